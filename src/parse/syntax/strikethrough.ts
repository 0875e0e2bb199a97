/** GFM strikethrough: one or two tildes on both sides, the same number; three or more are text (https://github.github.com/gfm/#strikethrough-extension-). */
import type { StateInline } from "markdown-it";
import { closePairs, pushRun } from "../pairs.ts";
import type { Syntax } from "../rule.ts";

const TILDE = 0x7e;

/** Own marker numbers keep one tilde from closing two: markdown-it pairs what has the same marker. */
const MARKERS: { readonly [length: number]: number } = { 1: TILDE, 2: 0x1_00_00 + TILDE };
const ALL_MARKERS: ReadonlySet<number> = new Set(Object.values(MARKERS));

export const strikethrough: Syntax = (md) => {
  md.enable("strikethrough");
  md.inline.ruler.at("strikethrough", readTildes);
  md.inline.ruler2.at("strikethrough", (state) => closePairs(state, ALL_MARKERS, { name: "s", element: "del" }));
};

function readTildes(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== TILDE) return false;
  const run = state.scanDelims(state.pos, true);
  pushRun(state, MARKERS[run.length], run);
  return true;
}
