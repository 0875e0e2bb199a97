/** recto's Markdown: the ordered table of syntaxes, and the engine that reads them. */
import createEngine from "markdown-it";
import type { MarkdownIt } from "markdown-it";
import type { Syntax } from "./rule.ts";
import { abbreviation } from "./syntax/abbreviation.ts";
import { autolink } from "./syntax/autolink.ts";
import { blockId } from "./syntax/blockId.ts";
import { callout } from "./syntax/callout.ts";
import { cjk } from "./syntax/cjk.ts";
import { code } from "./syntax/code.ts";
import { comment } from "./syntax/comment.ts";
import { definition } from "./syntax/definition.ts";
import { diagram } from "./syntax/diagram.ts";
import { direction } from "./syntax/direction.ts";
import { embed } from "./syntax/embed.ts";
import { footnote } from "./syntax/footnote.ts";
import { heading } from "./syntax/heading.ts";
import { html } from "./syntax/html.ts";
import { link } from "./syntax/link.ts";
import { mark } from "./syntax/mark.ts";
import { math } from "./syntax/math.ts";
import { nesting } from "./syntax/nesting.ts";
import { place } from "./syntax/place.ts";
import { property } from "./syntax/property.ts";
import { strikethrough } from "./syntax/strikethrough.ts";
import { table } from "./syntax/table.ts";
import { tag } from "./syntax/tag.ts";
import { task } from "./syntax/task.ts";
import { wikilink } from "./syntax/wikilink.ts";

/** What is added to CommonMark, in the order of adding: a later one may build on the rules of an earlier one. */
export const SYNTAXES: readonly (readonly [name: string, syntax: Syntax])[] = [
  ["nesting", nesting],
  ["table", table],
  ["cjk", cjk],
  ["strikethrough", strikethrough],
  ["mark", mark],
  ["autolink", autolink],
  ["html", html],
  ["place", place],
  ["link", link],
  ["wikilink", wikilink],
  ["footnote", footnote],
  ["embed", embed],
  ["code", code],
  ["comment", comment],
  ["tag", tag],
  ["math", math],
  ["diagram", diagram],
  ["definition", definition],
  ["callout", callout],
  ["blockId", blockId],
  ["abbreviation", abbreviation],
  ["property", property],
  ["heading", heading],
  ["task", task],
  ["direction", direction],
];

/** An engine with the given syntaxes on top of CommonMark 0.31; with none it is CommonMark alone. */
export function createMarkdown(syntaxes: readonly (readonly [name: string, syntax: Syntax])[] = SYNTAXES): MarkdownIt {
  const md = new createEngine("commonmark", { xhtmlOut: false });
  for (const [, syntax] of syntaxes) md.use(syntax);
  return md;
}
