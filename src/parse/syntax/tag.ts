/** Tags in the text, `#aws/s3`: each becomes a link to its page. No tags: `#123`, colours, headings, what follows a word, `\#x`. */
import type { StateCore, StateInline, Token } from "markdown-it";
import { contextOf } from "../context.ts";
import type { Syntax } from "../rule.ts";
import { placeToken } from "./place.ts";

const HASH = 0x23;

/** In UTF-16 units; what is longer is no tag. */
const MAX_LENGTH = 100;

// What joins and varies emoji stands apart: U+FE0F is a mark already.
const TAG = /#((?:[\p{L}\p{M}\p{N}_/\p{Extended_Pictographic}-]|\u200D)+)/uy;

/** What may stand before a tag: a blank, an opening bracket or quote, a sign of emphasis, punctuation of scripts without blanks. */
const BEFORE = /[\s("'\u201C\u2018\u00AB\u201E*_~=>|\u3000-\u3003\u3008-\u3011\uFF08\uFF0C\uFF1A\uFF1B\uFF01\uFF1F]/;

/** Else it is a number: `#123`, `#4/5`. */
const MEANING = /[\p{L}_\p{Extended_Pictographic}]/u;

/** As in style sheets; a word of four or eight letters from a to f is likelier a word. */
const COLOUR = /^(?:[\da-f]{3}|[\da-f]{6}|(?=[a-f]*\d)(?:[\da-f]{4}|[\da-f]{8}))$/i;

export const tag: Syntax = (md) => {
  md.inline.ruler.after("escape", "tag", readTag);
  md.core.ruler.after("inline", "tag", freeHeadings);
};

/** The tag that a link of this syntax leads to, without `#`; undefined for other links. */
export function tagOf(token: Token): string | undefined {
  return token.meta?.["tag"] as string | undefined;
}

function readTag(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== HASH) return false;
  const start = state.pos;
  if (start > 0 && !BEFORE.test(state.src[start - 1] as string)) return false;
  if (state.linkLevel > 0 || contextOf(state.env).isAltText) return false;
  TAG.lastIndex = start;
  const run = TAG.exec(state.src)?.[1] ?? "";
  if (run.length > MAX_LENGTH) return false;
  const name = run.replace(/[/-]+$/, "");
  if (!MEANING.test(name) || COLOUR.test(name) || /^\/|\/\//.test(name)) return false;
  const end = start + 1 + name.length;
  if (!silent) {
    const count = state.tokens.length;
    const open = state.push("link_open", "a", 1);
    open.meta = { tag: name };
    state.push("text", "", 0).content = `#${name}`;
    state.push("link_close", "a", -1);
    state.pos = end;
    placeToken(state, count, start);
  }
  state.pos = end;
  return true;
}

/** A heading is the name of a place, not a list of links: in it a tag stays text. */
function freeHeadings({ src, tokens }: StateCore): void {
  if (!src.includes("#")) return;
  for (const [i, token] of tokens.entries()) {
    const { children } = token;
    if (token.type !== "inline" || tokens[i - 1]?.type !== "heading_open" || !children?.some((child) => tagOf(child) !== undefined))
      continue;
    let isInTag = false;
    token.children = children.filter((child) => {
      if (child.type === "link_open") isInTag = tagOf(child) !== undefined;
      const isGone = isInTag && (child.type === "link_open" || child.type === "link_close");
      if (child.type === "link_close") isInTag = false;
      return !isGone;
    });
  }
}
