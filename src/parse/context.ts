/** What one parse collects on its way: the `env` that markdown-it hands to every rule. */
import type { Env, Token } from "markdown-it";
import type { Diagnostic, Feature, Place, Reference, Settings } from "../model/index.ts";
import type { Say, Words } from "../words/index.ts";
import type { InlineSource, Span } from "./position.ts";

/** A block that recto opens and closes itself; `end` is the number of its last token. */
export type Container = { end: number };

/** A piece of raw HTML that waits for the sanitizer; its number stands between two NULs in the rendered body. */
export type RawSegment = {
  readonly content: string;
  /** Of a tag in a paragraph its span; of a block the block itself. */
  readonly origin: Span | InlineSource;
  /** The sentence around it, for links. */
  readonly context: string;
  /** The number of its token, and the block it stands in: what it opens is closed there, and it can close nothing else. */
  readonly index: number;
  readonly container: Container;
};

/** Lives for one note and belongs to the parser alone; the only thing that rules may change. */
export type Context = {
  readonly path: string;
  /** The body's lines, front matter left out. */
  readonly lines: readonly string[];
  /** The file's line, from 1, at which the body begins. */
  readonly firstLine: number;
  /** Whether the writer gave a direction to the whole text, so that its blocks do not find their own. */
  readonly hasDirection?: boolean;
  /** Of the note's language, for names and titles that stand in its text. */
  readonly words: Words;
  readonly say: Say;
  /** What becomes of raw HTML. */
  readonly html: Settings["html"];
  readonly diagnostics: Diagnostic[];
  /** By hole number; the body tells which of them are used, and in which order. */
  readonly holes: Reference[];
  readonly rawSegments: RawSegment[];
  /** What the rendered body needs beyond the theme. */
  readonly features: Set<Feature>;
  /** Level as written of each heading in the rendered body, by id. */
  readonly writtenLevels: Map<string, number>;
  /** Makes an id that is not yet in the page. */
  readonly claimId: (wanted: string) => string;
  /** Ids of footnotes and references to them, by what they were asked for. */
  readonly footnoteIds: Map<string, string>;
  /** The block whose inline content is being read, and where in it the inline footnote began that is being read apart; 0 when none is. */
  inline: InlineSource | undefined;
  inlineStart: number;
  /** Whether an image's alternative text is being read, of which only the words remain. */
  isAltText: boolean;
  /** Whether a Markdown link's label is being read, in which no other link can stand. */
  isLinkLabel: boolean;
  /** Offset of the body's last `-->`; made when first asked for, so that many openings stay cheap. */
  lastCommentEnd: number | undefined;
};

const KEY = Symbol("recto");

export function makeEnv(context: Context): Env {
  return { [KEY]: context };
}

/** The context that {@link makeEnv} put there. */
export function contextOf(env: Env | undefined): Context {
  const context = env?.[KEY];
  if (context === undefined) throw new Error("this syntax needs an env made by makeEnv");
  return context as Context;
}

/** Reports a problem; `at` counts lines in the file. */
export function report(context: Context, diagnostic: Omit<Diagnostic, "at">, at: Omit<Place, "path">): void {
  context.diagnostics.push({ ...diagnostic, at: { path: context.path, line: at.line, column: at.column, length: at.length } });
}

/** Place of the text of a whole line of the body (`line` from 0), its indentation left out. */
export function placeOfLine(context: Context, line: number): Omit<Place, "path"> {
  const text = context.lines[line] ?? "";
  const column = text.length - text.trimStart().length;
  return { line: context.firstLine + line, column: column + 1, length: Math.max(1, text.trim().length) };
}

/** Remembers where an inline token was written. */
export function setSpan(token: Token, span: Span): void {
  token.meta = { ...token.meta, span };
}

export function spanOf(token: Token): Span | undefined {
  return token.meta?.["span"] as Span | undefined;
}
