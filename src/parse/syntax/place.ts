/** Remembers where links, images and raw tags were written. */
import type { StateCore, StateInline } from "markdown-it";
import { contextOf, setSpan } from "../context.ts";
import { replaceRule } from "../rule.ts";
import type { Syntax } from "../rule.ts";

const PLACED_RULES = ["link", "image", "html_inline"] as const;

export const place: Syntax = (md) => {
  md.core.ruler.at("inline", readInline);
  for (const name of PLACED_RULES) {
    replaceRule(md.inline.ruler, name, (original) => (state, silent) => {
      const start = state.pos;
      const count = state.tokens.length;
      if (!original(state, silent)) return false;
      if (!silent) placeToken(state, count, start);
      return true;
    });
  }
  replaceRule(md.inline.ruler, "image", (original) => (state, silent) => {
    const context = contextOf(state.env);
    const outer = context.isAltText;
    context.isAltText = true;
    const found = original(state, silent);
    context.isAltText = outer;
    return found;
  });
  replaceRule(md.inline.ruler, "link", (original) => (state, silent) => {
    const context = contextOf(state.env);
    const outer = context.isLinkLabel;
    context.isLinkLabel = true;
    const found = original(state, silent);
    context.isLinkLabel = outer;
    return found;
  });
};

/** As markdown-it's own rule, but telling the context which block is read. */
function readInline(state: StateCore): void {
  const context = contextOf(state.env);
  for (const token of state.tokens) {
    if (token.type !== "inline") continue;
    const cellStart = token.meta?.["cellStart"];
    context.inline = {
      content: token.content,
      line: token.map?.[0] ?? 0,
      ...(typeof cellStart === "number" && { cellStart }),
      lines: undefined,
    };
    context.inlineStart = 0;
    state.md.inline.parse(token.content, state.md, state.env, (token.children ??= []));
  }
}

/** Gives the first token that a rule pushed (after `count` others and pending text) the span from `start` to the state's position. */
export function placeToken(state: StateInline, count: number, start: number): void {
  const context = contextOf(state.env);
  const token = state.tokens.slice(count, count + 2).find(({ type }) => type !== "text");
  if (token === undefined || context.inline === undefined) return;
  const base = context.inlineStart;
  setSpan(token, { source: context.inline, start: base + start, end: base + state.pos });
}
