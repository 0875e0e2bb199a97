/** Lines that are headings without the mark of one: a paragraph that is nothing but bold, or nothing but a link, above what it names. */
import type { Token } from "markdown-it";
import { headingLevel, isOnlyComments, topBlocks, visibleChildren } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { headingText, makeHeading } from "./outline.ts";
import { tagOf } from "./syntax/tag.ts";
import { NAVIGATION_LABEL } from "./title.ts";

/** In UTF-16 units; what is longer is a statement. */
const MOST_LENGTH = 90;
/** With address and marks; a look at longer ones would be for nothing. */
const MOST_SOURCE_LENGTH = 2000;

type Kind = "bold" | "link";

/** Bold words that say what the next block is, and are no heading: `**Note:**`, `**Output**`. */
const LABEL =
  /^(?:notes?|nb|n\.b\.|examples?|e\.g\.|output|input|results?|warning|caution|important|attention|tips?|hint|answer|solution|before|after|update|edit(?:ed)?|hinweis|beispiel|ausgabe|ergebnis|achtung|antwort|lösung|nota|ejemplo|salida|resultado|respuesta|exemple|résultat|attention|réponse|esempio|risultato|risposta|exemplo|saída)(?: \d+)?[:：]?$/i;

/** Marks such paragraphs. Their level, one below the nearest heading above, follows in `arrangeOutline`. */
export function markPseudoHeadings(tokens: readonly Token[]): void {
  const blocks = topBlocks(tokens).filter(isShown);
  const kinds = blocks.map((block) => kindOf(block));
  if (kinds.every((kind) => kind === undefined)) return;
  for (const section of sections(blocks)) {
    const found = section.filter((at) => kinds[at] !== undefined && namesWhatFollows(at, blocks, kinds));
    const counts = { bold: 0, link: 0 };
    for (const at of found) counts[kinds[at] as Kind]++;
    for (const at of found) {
      const { start, inline } = blocks[at] as Block;
      const isFirst = at === 0;
      const kind = kinds[at] as Kind;
      const alike = counts[kind];
      // Alone at the top of a note, a bold line is its motto, a link its source.
      if (isFirst && alike === 1) continue;
      if (kind === "link" && alike === 1 && !isList(blocks[at + 1])) continue;
      if (inline !== undefined) makeHeading(tokens[start] as Token, inline, tokens[start + 2] as Token);
    }
  }
}

/** Numbers of the blocks between headings. */
function sections(blocks: readonly Block[]): readonly (readonly number[])[] {
  const all: number[][] = [[]];
  for (const [at, block] of blocks.entries()) {
    if (headingLevel(block) !== undefined) all.push([]);
    else (all.at(-1) as number[]).push(at);
  }
  return all;
}

/** Comments and the like are nothing between a line and what it names. */
function isShown({ open, inline }: Block): boolean {
  if (open.type === "html_block") return !isOnlyComments(open.content);
  return inline === undefined || open.type !== "paragraph_open" || visibleChildren(inline).length > 0;
}

function kindOf({ open, inline }: Block): Kind | undefined {
  if (open.type !== "paragraph_open" || inline === undefined || inline.content.length > MOST_SOURCE_LENGTH) return undefined;
  if (open.attrGet("id") !== null || open.attrGet("class") !== null || inline.content.includes("\n")) return undefined;
  const children = visibleChildren(inline);
  // A line of tags says where a note belongs.
  if (children.some((child) => tagOf(child) !== undefined)) return undefined;
  const [first] = children;
  const outer = first?.type === "strong_open" ? "bold" : first?.type === "link_open" ? "link" : undefined;
  if (outer === undefined || !isWrapped(children, outer)) return undefined;
  const inner = children.slice(
    1,
    children.findLastIndex(({ type }) => type === "strong_close"),
  );
  const isBoldLink = outer === "bold" && inner[0]?.type === "link_open" && isWrapped(inner, "link");
  const kind = isBoldLink ? "link" : outer;
  const text = headingText(inline);
  if (text.length > MOST_LENGTH || !/^\P{Ps}*\p{L}/u.test(text) || /[.!…;,。！；，]$/u.test(text)) return undefined;
  if (kind === "bold") return LABEL.test(text) ? undefined : kind;
  const link = isBoldLink ? inner[0] : first;
  const href = String(link?.attrGet("href") ?? "");
  const isAddress = link?.info === "auto" || /^(?:https?:\/\/|www\.)/i.test(text);
  return isAddress || href.startsWith("#") || NAVIGATION_LABEL.test(text) ? undefined : kind;
}

/** Whether the first token's element spans everything; a colon may stand behind bold. Images make it something else. */
function isWrapped(children: readonly Token[], kind: Kind): boolean {
  const close = kind === "bold" ? "strong_close" : "link_close";
  const last = children.at(-1);
  const end = kind === "bold" && last?.type === "text" && /^\s*[:：]\s*$/.test(last.content) ? children.length - 2 : children.length - 1;
  let depth = 0;
  for (const [i, { type, nesting }] of children.entries()) {
    if (type === "image" || type === "footnote_ref" || type === "html_inline") return false;
    depth += nesting;
    if (depth === 0 && i < end) return false;
  }
  return children[end]?.type === close;
}

/** A heading has something below it, and does not stand in the middle of a sentence. */
function namesWhatFollows(at: number, blocks: readonly Block[], kinds: readonly (Kind | undefined)[]): boolean {
  const next = blocks[at + 1];
  if (next === undefined || headingLevel(next) !== undefined || next.open.type === "hr" || next.open.type === "footnote_block_open")
    return false;
  if (kinds[at + 1] === kinds[at]) return false;
  const before = blocks[at - 1];
  if (isRawContainer(before) || isRawContainer(next)) return false;
  if (before === undefined || before.open.type !== "paragraph_open" || before.inline === undefined) return true;
  return kinds[at] === "bold"
    ? !/[:,：，]$/u.test(before.inline.content.trimEnd())
    : /[.!?。！？]["”»)]?$/u.test(before.inline.content.trimEnd());
}

/** Raw HTML in which the line may stand: the cell of a table, a box. */
function isRawContainer(block: Block | undefined): boolean {
  return (
    block?.open.type === "html_block" &&
    /<\/?(?:t[hdr]|table|tbody|thead|div|details|summary|li|ul|ol|p|center)\b/i.test(block.open.content)
  );
}

function isList(block: Block | undefined): boolean {
  return block?.open.type === "bullet_list_open" || block?.open.type === "ordered_list_open";
}
