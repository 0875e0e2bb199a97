/** GFM strikethrough: one or two tildes on both sides, the same number; three or more are text (https://github.github.com/gfm/#strikethrough-extension-). */
import type { Delimiter, StateInline } from "markdown-it";
import type { Syntax } from "../rule.ts";

const TILDE = 0x7e;

/** Own marker numbers keep one tilde from closing two: markdown-it pairs what has the same marker. */
const MARKERS: { readonly [length: number]: number } = { 1: TILDE, 2: 0x1_00_00 + TILDE };

export const strikethrough: Syntax = (md) => {
  md.enable("strikethrough");
  md.inline.ruler.at("strikethrough", readTildes);
  md.inline.ruler2.at("strikethrough", (state) => {
    closePairs(state, state.delimiters);
    for (const meta of state.tokens_meta) if (meta?.delimiters !== undefined) closePairs(state, meta.delimiters);
  });
};

function readTildes(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== TILDE) return false;
  const { can_open, can_close, length } = state.scanDelims(state.pos, true);
  const token = state.push("text", "", 0);
  token.content = state.src.slice(state.pos, state.pos + length);
  state.pos += length;
  const marker = MARKERS[length];
  if (marker === undefined) return true;
  // Length 0 switches off emphasis's rule of three.
  state.delimiters.push({ marker, length: 0, token: state.tokens.length - 1, end: -1, open: can_open, close: can_close });
  return true;
}

function closePairs(state: StateInline, delimiters: readonly Delimiter[]): void {
  for (const opener of delimiters) {
    const closer = delimiters[opener.end];
    if (closer === undefined || !Object.values(MARKERS).includes(opener.marker)) continue;
    markToken(state, opener.token, 1);
    markToken(state, closer.token, -1);
  }
}

function markToken(state: StateInline, index: number, nesting: 1 | -1): void {
  const token = state.tokens[index];
  if (token === undefined) return;
  token.type = nesting === 1 ? "s_open" : "s_close";
  token.tag = "del";
  token.nesting = nesting;
  token.markup = token.content;
  token.content = "";
}
