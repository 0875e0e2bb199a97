/** Source → Note: what one note is before any other is known. */
import type { FrontMatter, Heading, Note, Source } from "../model/index.ts";
import { uniqueNames } from "../lib/slug.ts";
import { splitBody } from "./body.ts";
import { makeEnv } from "./context.ts";
import type { Context } from "./context.ts";
import { describe } from "./excerpt.ts";
import { parseFrontMatter } from "./frontMatter.ts";
import { createMarkdown } from "./markdown.ts";
import { arrangeOutline } from "./outline.ts";
import { openReferences } from "./references.ts";
import { takeTitle } from "./title.ts";

/** Changes whenever a note may come out differently for the same source; part of the cache's key. */
export const PARSE_VERSION = "1";

export type ParseNote = (source: Source) => Promise<Note>;

/** Makes the parser once for many notes. It keeps nothing from note to note but grammars it has loaded. */
export async function createParser(): Promise<ParseNote> {
  const md = createMarkdown();
  return async (source) => {
    const { frontMatter, body, bodyLine, diagnostics } = parseFrontMatter(source);
    const context = makeContext(source, body, bodyLine);
    const env = makeEnv(context);
    const { title, titleOrigin, tokens } = takeTitle(md.parse(body, env), frontMatter.title, context);
    const written = arrangeOutline(tokens, context);
    openReferences(tokens, context);
    const { html, headings } = await finishHtml(md.renderer.render([...tokens], md.options, env), written, context);
    return {
      path: source.path,
      digest: source.digest,
      title,
      titleOrigin,
      description: descriptionOf(frontMatter) ?? describe(tokens),
      frontMatter,
      headings,
      ...splitBody(html, context.holes),
      diagnostics: [...diagnostics, ...inOrder(context.diagnostics)],
    };
  };
}

function makeContext(source: Source, body: string, bodyLine: number): Context {
  return {
    path: source.path,
    lines: body.split("\n"),
    firstLine: bodyLine,
    diagnostics: [],
    holes: [],
    rawSegments: [],
    writtenLevels: new Map(),
    claimId: uniqueNames(),
    footnoteIds: new Map(),
    inline: undefined,
    inlineStart: 0,
    isAltText: false,
    lastCommentEnd: undefined,
  };
}

/** The sanitizer and its HTML parser are loaded by the first note that has raw HTML. */
async function finishHtml(
  html: string,
  headings: readonly Heading[],
  context: Context,
): Promise<{ html: string; headings: readonly Heading[] }> {
  if (context.rawSegments.length === 0) return { html, headings };
  const { sanitizeBody } = await import("./sanitize.ts");
  return sanitizeBody(html, headings, context);
}

function descriptionOf({ description }: FrontMatter): string | undefined {
  return description === undefined || description.trim() === "" ? undefined : description;
}

function inOrder(diagnostics: Context["diagnostics"]): Context["diagnostics"] {
  return diagnostics.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
}
