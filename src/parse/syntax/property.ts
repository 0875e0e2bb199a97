/** Logseq's and Dataview's `key:: value` lines stay text, but each on a line of its own, as it was written. */
import type { StateCore, Token } from "markdown-it";
import type { Syntax } from "../rule.ts";

const PROPERTY = /^[\p{L}_](?:[\p{L}\p{M}\p{N}_ -]{0,60}[\p{L}\p{M}\p{N}_])?::(?:\s|$)/u;

export const property: Syntax = (md) => {
  md.core.ruler.after("inline", "property", breakLines);
};

function breakLines(state: StateCore): void {
  if (!state.src.includes(":: ") && !state.src.includes("::\n")) return;
  for (const { type, children } of state.tokens) {
    if (type !== "inline" || children === null) continue;
    let isBehindProperty = beginsProperty(children[0]);
    for (const [i, token] of children.entries()) {
      if (token.type !== "softbreak") continue;
      const isProperty = beginsProperty(children[i + 1]);
      if (isProperty || isBehindProperty) token.type = "hardbreak";
      isBehindProperty = isProperty;
    }
  }
}

function beginsProperty(token: Token | undefined): boolean {
  return token?.type === "text" && PROPERTY.test(token.content);
}
