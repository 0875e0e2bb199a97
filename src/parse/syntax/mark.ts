/** Highlights, `==so==`: two equals signs on both sides; any other number of them is text. */
import type { StateInline } from "markdown-it";
import { closePairs, pushRun } from "../pairs.ts";
import type { Syntax } from "../rule.ts";

const EQUALS = 0x3d;
const MARKERS: ReadonlySet<number> = new Set([EQUALS]);

const ASCII_WORD = /[A-Za-z0-9_]/;

export const mark: Syntax = (md) => {
  md.inline.ruler.before("emphasis", "mark", readEquals);
  md.inline.ruler2.before("emphasis", "mark", (state) => closePairs(state, MARKERS, { name: "mark", element: "mark" }));
};

/** A highlight neither begins nor ends within a Latin word, so that `a==b && b==c` stays a comparison. */
function readEquals(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== EQUALS) return false;
  const { can_open, can_close, length } = state.scanDelims(state.pos, true);
  pushRun(state, length === 2 ? EQUALS : undefined, {
    length,
    can_open: can_open && !ASCII_WORD.test(state.src[state.pos - 1] ?? ""),
    can_close: can_close && !ASCII_WORD.test(state.src[state.pos + length] ?? ""),
  });
  return true;
}
