/** Callouts: `> [!note] Title`, foldable with `-` (closed) and `+` (open), as GitHub and Obsidian write them. */
import type { StateCore, Token } from "markdown-it";
import { anchorSlug } from "../../lib/slug.ts";
import type { Words } from "../../words/index.ts";
import { contextOf } from "../context.ts";
import type { Syntax } from "../rule.ts";

/**
 * Other names of a type: https://help.obsidian.md/callouts.
 * `important` and `caution` stay themselves, because they are two of GitHub's five.
 */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["summary", "abstract"],
  ["tldr", "abstract"],
  ["hint", "tip"],
  ["check", "success"],
  ["done", "success"],
  ["help", "question"],
  ["faq", "question"],
  ["attention", "warning"],
  ["fail", "failure"],
  ["missing", "failure"],
  ["error", "danger"],
  ["cite", "quote"],
]);

/** 1: type, 2: fold, 3: title. */
const MARK = /^\[!([^[\]\n|]{1,40})(?:\|[^[\]\n]{0,100})?\]([+-]?)(?:[ \t]+([^\n]*))?(?:\n|$)/;

export const callout: Syntax = (md) => {
  md.core.ruler.after("block", "callout", markCallouts);
  md.renderer.rules["blockquote_open"] = (tokens, index, options) =>
    md.renderer.renderToken(tokens, index, options).replace(' open=""', " open");
};

function markCallouts(state: StateCore): void {
  if (!state.src.includes("[!")) return;
  const tokens: Token[] = [];
  /** What each open quote ends with. */
  const ends: string[] = [];
  for (let i = 0; i < state.tokens.length; i++) {
    const token = state.tokens[i] as Token;
    if (token.type === "blockquote_open") {
      const opened = openCallout(state, token, state.tokens.slice(i + 1, i + 3));
      ends.push(opened?.tag ?? "blockquote");
      if (opened !== undefined) {
        tokens.push(...opened.tokens, bodyToken(state, 1));
        i += opened.consumed;
        continue;
      }
    } else if (token.type === "blockquote_close") {
      token.tag = ends.pop() ?? "blockquote";
      if (token.tag !== "blockquote") {
        if (tokens.at(-1)?.type === "callout_body_open") tokens.pop();
        else tokens.push(bodyToken(state, -1));
      }
    }
    tokens.push(token);
  }
  state.tokens = tokens;
}

function bodyToken(state: StateCore, nesting: 1 | -1): Token {
  const token = new state.Token(nesting === 1 ? "callout_body_open" : "callout_body_close", "div", nesting);
  if (nesting === 1) token.attrs = [["class", "callout-body"]];
  token.block = true;
  return token;
}

type Opened = { readonly tag: string; readonly tokens: readonly Token[]; readonly consumed: number };

/** Tokens for the beginning of a callout: its element, its title, and the paragraph that goes on after the first line. */
function openCallout(state: StateCore, quote: Token, next: readonly Token[]): Opened | undefined {
  const [paragraph, inline] = next;
  if (paragraph?.type !== "paragraph_open" || inline?.type !== "inline") return undefined;
  const mark = MARK.exec(inline.content);
  if (mark === null) return undefined;
  const [whole, written = "", fold = "", title = ""] = mark;
  const type = typeOf(written);
  const line = inline.map?.[0] ?? 0;
  quote.tag = fold === "" ? "div" : "details";
  quote.attrJoin("class", `callout callout-${type}`);
  if (fold === "") quote.attrPush(["role", "note"]);
  if (fold === "+") quote.attrPush(["open", ""]);

  const titleTag = fold === "" ? "p" : "summary";
  const titleOpen = new state.Token("callout_title_open", titleTag, 1);
  titleOpen.attrs = [["class", "callout-title"]];
  const titleText = new state.Token("inline", "", 0);
  titleText.content = title.trim() || defaultTitle(written.trim(), contextOf(state.env).words);
  titleText.map = [line, line + 1];
  titleText.children = [];
  const titleClose = new state.Token("callout_title_close", titleTag, -1);
  for (const token of [titleOpen, titleClose]) token.block = true;
  const head = [quote, titleOpen, titleText, titleClose];

  const rest = inline.content.slice(whole.length);
  // Its paragraph had nothing else: paragraph, text and end are left out.
  if (rest.trim() === "") return { tag: quote.tag, tokens: head, consumed: 3 };
  inline.content = rest;
  inline.map = [line + 1, inline.map?.[1] ?? line + 1];
  return { tag: quote.tag, tokens: head, consumed: 0 };
}

/** A type as part of a class name; unknown ones keep their name. */
function typeOf(written: string): string {
  const name = anchorSlug(written) || "note";
  return ALIASES.get(name) ?? name;
}

/** "Note" for `NOTE`; a name that the writer made up keeps its letters, but for the first. */
function defaultTitle(written: string, { callouts }: Words): string {
  const known: ReadonlyMap<string, string> = new Map(Object.entries(callouts));
  const [first = ""] = written;
  return known.get(written.toLowerCase()) ?? first.toUpperCase() + written.slice(first.length);
}
