/** Block ids, as Obsidian writes them: ` ^id` at the end of a paragraph, heading or list item, or `^id` alone behind a block. */
import type { StateBlock, StateCore, Token } from "markdown-it";
import { contextOf } from "../context.ts";
import { languageOf } from "../highlight.ts";
import type { Syntax } from "../rule.ts";

const CARET = 0x5e;
const ALONE = /^\^([A-Za-z0-9][A-Za-z0-9_-]{0,99})[ \t]*$/;
const TRAILING = /[ \t\n]\^([A-Za-z0-9][A-Za-z0-9_-]{0,99})[ \t]*$/;

/** ` ^2` may be a power; it stays readable and works as an id all the same. */
const MAYBE_POWER = /^\d{1,2}$/;

/** Tokens whose renderer writes their attributes. */
const WITH_ATTRIBUTES: ReadonlySet<string> = new Set([
  "paragraph_open",
  "bullet_list_open",
  "ordered_list_open",
  "list_item_open",
  "blockquote_open",
  "dl_open",
  "table_open",
  "fence",
]);

export const blockId: Syntax = (md) => {
  md.block.ruler.before("table", "block_id", readAlone, { alt: ["paragraph", "reference", "blockquote", "list"] });
  md.core.ruler.before("inline", "block_id", readTrailing);
  md.core.ruler.after("inline", "block_anchor", placeAnchors);
  md.renderer.rules["block_id"] = (tokens, index) => {
    const id = tokens[index]?.meta?.["blockId"];
    return typeof id === "string" ? `<div id="${id}"></div>\n` : "";
  };
  md.renderer.rules["block_anchor"] = (tokens, index) => `<span id="${String(tokens[index]?.meta?.["blockId"])}"></span>`;
};

/** A line of its own gives the block before it an id; without such a block it is text. */
function readAlone(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const begin = (state.bMarks[startLine] as number) + (state.tShift[startLine] as number);
  if (state.src.charCodeAt(begin) !== CARET || (state.sCount[startLine] as number) - state.blkIndent >= 4) return false;
  const written = ALONE.exec(state.src.slice(begin, state.eMarks[startLine]))?.[1];
  if (written === undefined) return false;
  if (silent) return true;
  const { tokens, level } = state;
  const last = tokens.at(-1);
  if (last === undefined || last.level !== level || last.nesting === 1 || last.type === "block_id") return false;
  let first = tokens.length - 1;
  if (last.nesting === -1) first = tokens.findLastIndex((token, i) => i < first && token.level === level);
  const id = claim(state, written);
  // What cannot carry an id gets an empty element in front.
  if (id !== undefined && !mark(tokens, first, id)) tokens.splice(first, 0, makeMarker(state, { blockId: id }));
  tokens.push(makeMarker(state, null));
  state.line = startLine + 1;
  return true;
}

/** Without an id it is not shown, and tells a second `^id` that the first is no block. */
function makeMarker(state: StateBlock, meta: Token["meta"]): Token {
  const marker = new state.Token("block_id", "", 0);
  marker.level = state.level;
  marker.block = true;
  marker.meta = meta;
  return marker;
}

function readTrailing(state: StateCore): void {
  if (!state.src.includes("^")) return;
  for (const [i, token] of state.tokens.entries()) {
    if (token.type !== "inline" || !/^(?:paragraph|heading|callout_title)_open$/.test(state.tokens[i - 1]?.type ?? "")) continue;
    const end = token.content.lastIndexOf("^");
    const written = end < 1 ? undefined : TRAILING.exec(token.content.slice(end - 1))?.[1];
    if (written === undefined) continue;
    const id = claim(state, written);
    if (id === undefined) continue;
    if (!MAYBE_POWER.test(written)) token.content = token.content.slice(0, end - 1).trimEnd();
    mark(state.tokens, i - 1, id);
  }
}

/** A heading has an id of its own, and so gets an empty element with the other one. */
function placeAnchors({ tokens, Token }: StateCore): void {
  for (const { type, meta, children } of tokens) {
    if (type !== "inline" || meta?.["blockId"] === undefined) continue;
    const anchor = new Token("block_anchor", "span", 0);
    anchor.meta = { blockId: meta["blockId"] };
    children?.unshift(anchor);
  }
}

/** The id in the page of `^written`; undefined when another block of the note has it already. */
function claim({ env }: Pick<StateCore, "env">, written: string): string | undefined {
  const wanted = `block-${written.toLowerCase()}`;
  return contextOf(env).claimId(wanted) === wanted ? wanted : undefined;
}

/** Gives the block that begins at `index` the id, or what shows it; false when it has no place for one. */
function mark(tokens: readonly Token[], index: number, id: string): boolean {
  const token = tokens[index] as Token;
  const outer = tokens[index - 1];
  const inner = tokens[index + 1];
  if (token.type === "heading_open" && inner !== undefined) inner.meta = { ...inner.meta, blockId: id };
  else if (token.type === "callout_title_open") outer?.attrSet("id", id);
  else if (token.type === "paragraph_open" && outer?.type === "list_item_open") outer.attrSet("id", id);
  else if (WITH_ATTRIBUTES.has(token.type) && !isDrawn(token)) token.attrSet("id", id);
  else return false;
  return true;
}

/** Formulas and diagrams are more than one element. */
function isDrawn({ type, info }: Token): boolean {
  return type === "fence" && /^(?:math|mermaid)$/.test(languageOf(info) ?? "");
}
