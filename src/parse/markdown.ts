/** recto's Markdown: the ordered table of syntaxes, and the engine that reads them. */
import createEngine from "markdown-it";
import type { MarkdownIt } from "markdown-it";
import type { Syntax } from "./rule.ts";
import { autolink } from "./syntax/autolink.ts";
import { callout } from "./syntax/callout.ts";
import { code } from "./syntax/code.ts";
import { footnote } from "./syntax/footnote.ts";
import { heading } from "./syntax/heading.ts";
import { html } from "./syntax/html.ts";
import { link } from "./syntax/link.ts";
import { nesting } from "./syntax/nesting.ts";
import { place } from "./syntax/place.ts";
import { strikethrough } from "./syntax/strikethrough.ts";
import { table } from "./syntax/table.ts";
import { task } from "./syntax/task.ts";
import { wikilink } from "./syntax/wikilink.ts";

/** What is added to CommonMark, in the order of adding: a later one may build on the rules of an earlier one. */
export const SYNTAXES: readonly (readonly [name: string, syntax: Syntax])[] = [
  ["nesting", nesting],
  ["table", table],
  ["strikethrough", strikethrough],
  ["autolink", autolink],
  ["html", html],
  ["place", place],
  ["link", link],
  ["wikilink", wikilink],
  ["footnote", footnote],
  ["code", code],
  ["callout", callout],
  ["heading", heading],
  ["task", task],
];

/** An engine with the given syntaxes on top of CommonMark 0.31; with none it is CommonMark alone. */
export function createMarkdown(syntaxes: readonly (readonly [name: string, syntax: Syntax])[] = SYNTAXES): MarkdownIt {
  const md = new createEngine("commonmark", { xhtmlOut: false });
  for (const [, syntax] of syntaxes) md.use(syntax);
  return md;
}
