/** Abbreviations: a line `*[CDN]: content delivery network` explains the word wherever it stands in the note. */
import type { StateBlock, StateCore, Token } from "markdown-it";
import { replaceAllInline } from "../inlineTokens.ts";
import type { Syntax } from "../rule.ts";
import { withoutComments } from "./comment.ts";

/** 1: the abbreviation, 2: its meaning. */
const DEFINITION = /^\*\[((?:\\.|[^[\]\\]){1,100})\]:[ \t]*(\S.*)$/;

/** What an abbreviation can begin with: a whole word, or a single sign. */
const HEADS = /[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]/gu;
const WORD_END = /[\p{L}\p{M}\p{N}_]$/u;
const WORD_START = /^[\p{L}\p{M}\p{N}_]/u;

/** Meanings of abbreviations with the same head: length → abbreviation → meaning. So a look-up costs no more with many of them. */
type Bucket = { readonly byLength: Map<number, Map<string, string>>; lengths: number[] };
type Abbreviations = Map<string, Bucket>;

const KEY = Symbol("abbreviations");

export const abbreviation: Syntax = (md) => {
  md.block.ruler.before("reference", "abbreviation", readDefinition, { alt: ["paragraph", "reference"] });
  md.core.ruler.push("abbreviation", markAbbreviations);
};

function readDefinition(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const begin = (state.bMarks[startLine] as number) + (state.tShift[startLine] as number);
  if (!state.src.startsWith("*[", begin) || (state.sCount[startLine] as number) - state.blkIndent >= 4) return false;
  const [, written = "", meaning = ""] = DEFINITION.exec(state.src.slice(begin, state.eMarks[startLine])) ?? [];
  const label = written.replace(/\\(.)/g, "$1").trim();
  if (label === "") return false;
  if (silent) return true;
  define((state.env[KEY] ??= new Map()) as Abbreviations, label, withoutComments(meaning).trim());
  state.line = startLine + 1;
  return true;
}

/** The first meaning counts. */
function define(abbreviations: Abbreviations, label: string, meaning: string): void {
  const [head = ""] = label.match(HEADS) ?? [];
  const bucket = abbreviations.get(head) ?? { byLength: new Map(), lengths: [] };
  abbreviations.set(head, bucket);
  const alike = bucket.byLength.get(label.length) ?? new Map<string, string>();
  bucket.byLength.set(label.length, alike);
  if (!alike.has(label)) alike.set(label, meaning);
  bucket.lengths = [...bucket.byLength.keys()].sort((a, b) => b - a);
}

function markAbbreviations(state: StateCore): void {
  const abbreviations = state.env[KEY] as Abbreviations | undefined;
  if (abbreviations === undefined) return;
  for (const token of state.tokens) {
    if (token.type === "inline" && token.children !== null) token.children = markChildren(state, token.children, abbreviations);
  }
}

function markChildren(state: StateCore, children: readonly Token[], abbreviations: Abbreviations): Token[] {
  let isAddress = false;
  let rawAbbr = 0;
  return replaceAllInline(children, (token) => {
    // An address that is its own label must stay whole.
    if (token.type === "link_open") isAddress = token.info === "auto";
    else if (token.type === "link_close") isAddress = false;
    else if (token.type === "html_inline") rawAbbr += /^<abbr[\s>]/i.test(token.content) ? 1 : /^<\/abbr/i.test(token.content) ? -1 : 0;
    if (token.type !== "text" || isAddress || rawAbbr > 0) return undefined;
    return markText(state, token, abbreviations);
  });
}

/** Undefined where the text has none. */
function markText(state: StateCore, { content, level }: Token, abbreviations: Abbreviations): Token[] | undefined {
  const tokens: Token[] = [];
  const push = (type: string, tag: string, nesting: -1 | 0 | 1) => {
    const token = new state.Token(type, tag, nesting);
    token.level = level;
    tokens.push(token);
    return token;
  };
  let done = 0;
  for (const { 0: head, index } of content.matchAll(HEADS)) {
    const bucket = index < done ? undefined : abbreviations.get(head);
    const found = bucket && find(bucket, content, index);
    if (found === undefined) continue;
    if (index > done) push("text", "", 0).content = content.slice(done, index);
    push("abbr_open", "abbr", 1).attrs = [["title", found.meaning]];
    push("text", "", 0).content = found.label;
    push("abbr_close", "abbr", -1);
    done = index + found.label.length;
  }
  if (done === 0) return undefined;
  if (done < content.length) push("text", "", 0).content = content.slice(done);
  return tokens;
}

/** The longest abbreviation at `index` that is no part of a longer word. */
function find(bucket: Bucket, content: string, index: number): { readonly label: string; readonly meaning: string } | undefined {
  for (const length of bucket.lengths) {
    const label = content.slice(index, index + length);
    const meaning = bucket.byLength.get(length)?.get(label);
    if (meaning === undefined || isWithinWord(content, index, index + length)) continue;
    return { label, meaning };
  }
  return undefined;
}

function isWithinWord(content: string, start: number, end: number): boolean {
  return WORD_END.test(content.slice(Math.max(0, start - 2), start)) || WORD_START.test(content.slice(end, end + 2));
}
