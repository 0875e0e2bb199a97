/** Source → Note: what one note is before any other is known. */
import type { FrontMatter, Heading, Note, Plugin, Settings, Source } from "../model/index.ts";
import { emptyNote } from "../lib/emptyNote.ts";
import { factsFrom, PluginFailure, reasonOf } from "../lib/plugins.ts";
import { uniqueNames } from "../lib/slug.ts";
import { createSay, wordsFor } from "../words/index.ts";
import { splitBody } from "./body.ts";
import { makeEnv } from "./context.ts";
import type { Context } from "./context.ts";
import { describe } from "./excerpt.ts";
import { parseFrontMatter } from "./frontMatter.ts";
import { createMarkdown, SYNTAXES } from "./markdown.ts";
import { arrangeOutline } from "./outline.ts";
import { qualifyHeadings } from "./qualifiedLabel.ts";
import { openReferences } from "./references.ts";
import { reportSecrets } from "./secrets.ts";
import { readShapes } from "./shapes.ts";
import { takeTitle } from "./title.ts";

export type ParseNote = (source: Source) => Promise<Note>;

/** All of the settings that decides what a note becomes: a plain value, a part of the key under which notes are remembered. */
export type ParseOptions = Pick<Settings, "html" | "lang">;

/** Makes the parser once for many notes, with what plug-ins add to it. It keeps nothing from note to note but grammars it has loaded. */
export async function createParser(
  plugins: readonly Plugin[] = [],
  options: ParseOptions = { html: "sanitize", lang: "en" },
): Promise<ParseNote> {
  const md = createMarkdown([
    ...SYNTAXES,
    ...plugins.flatMap(({ name, syntax }) => (syntax === undefined ? [] : [[name, syntax] as const])),
  ]);
  const parse: ParseNote = async (source) => {
    const { frontMatter, body, bodyLine, diagnostics } = parseFrontMatter(source);
    const words = wordsFor(frontMatter.lang, options.lang);
    const context = {
      ...makeContext(source, body, bodyLine),
      words,
      say: createSay(words),
      html: options.html,
      hasDirection: frontMatter.dir !== undefined,
    };
    const env = makeEnv(context);
    const titled = takeTitle(md.parse(body, env), frontMatter.title, context);
    const tokens = readShapes(titled.tokens, { context, mayShowContents: frontMatter.toc !== false });
    const written = arrangeOutline(tokens, context);
    openReferences(tokens, context);
    const facts =
      plugins.length === 0
        ? undefined
        : factsFrom(plugins, { path: source.path, title: titled.title, frontMatter, headings: written, tokens });
    const { html, headings } = await finishHtml(md.renderer.render([...tokens], md.options, env), written, context);
    return {
      path: source.path,
      digest: source.digest,
      title: titled.title,
      titleOrigin: titled.titleOrigin,
      titleAnchor: titled.titleAnchor,
      description: descriptionOf(frontMatter) ?? describe(tokens, context.holes),
      frontMatter,
      headings: qualifyHeadings(headings),
      ...splitBody(html, context.holes),
      ...(context.features.size > 0 && { features: [...context.features].sort() }),
      ...(facts !== undefined && { facts }),
      diagnostics: [...diagnostics, ...inOrder([...context.diagnostics, ...reportSecrets(source)])],
    };
  };
  return async (source) => {
    try {
      return await parse(source);
    } catch (error) {
      const why = failureOf(error, plugins);
      if (why === undefined) throw error;
      return emptyNote(source, { code: "bad-plugin", severity: "error", message: why, hint: "Mend it, or take it out of recto.yml." });
    }
  };
}

/** What is to be said of an exception that a plug-in has to answer for; undefined: it is recto's own. */
function failureOf(error: unknown, plugins: readonly Plugin[]): string | undefined {
  if (error instanceof PluginFailure) return error.message;
  const names = plugins.flatMap(({ name, syntax }) => (syntax === undefined ? [] : [`"${name}"`]));
  return names.length === 0 ? undefined : `the Markdown of a plug-in (${names.join(", ")}) failed on this note: ${reasonOf(error)}`;
}

function makeContext(source: Source, body: string, bodyLine: number): Omit<Context, "html" | "words" | "say"> {
  return {
    path: source.path,
    lines: body.split("\n"),
    firstLine: bodyLine,
    diagnostics: [],
    holes: [],
    rawSegments: [],
    features: new Set(),
    writtenLevels: new Map(),
    claimId: uniqueNames(),
    footnoteIds: new Map(),
    inline: undefined,
    inlineStart: 0,
    isAltText: false,
    isLinkLabel: false,
    lastCommentEnd: undefined,
  };
}

/** The sanitizer, or what stands in its place, and their HTML parser are loaded by the first note that has raw HTML. */
async function finishHtml(
  html: string,
  headings: readonly Heading[],
  context: Context,
): Promise<{ html: string; headings: readonly Heading[] }> {
  if (context.rawSegments.length === 0) return { html, headings };
  if (context.html === "trusted") return (await import("./trustedHtml.ts")).trustBody(html, headings, context);
  const { sanitizeBody } = await import("./sanitize.ts");
  return sanitizeBody(html, headings, context);
}

function descriptionOf({ description }: FrontMatter): string | undefined {
  return description === undefined || description.trim() === "" ? undefined : description;
}

function inOrder(diagnostics: Context["diagnostics"]): Context["diagnostics"] {
  return diagnostics.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
}
