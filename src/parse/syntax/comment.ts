/**
 * Obsidian's comments, `%% so %%` in a line or over many lines: they reach no output. One without an end stays text, and
 * the writer is told. Three or more signs in a row are text, and so are two behind a digit: `50%%`.
 */
import type { StateBlock, StateCore, StateInline, Token } from "markdown-it";
import { contextOf, report } from "../context.ts";
import { placeOfSpan } from "../position.ts";
import type { Syntax } from "../rule.ts";

const PERCENT = 0x25;

const MARK = /(?<!%)%%(?!%)/;
const NEXT_MARK = new RegExp(MARK, "g");
const OPENING = /(?<![%\d])%%(?!%)/y;
const COMMENT = /(?<![%\d])%%(?!%).*?(?<!%)%%(?!%)/gs;

/** By level of nesting: the line before which a comment that is open there has no end. */
const SEARCHED = Symbol("searched");

export const comment: Syntax = (md) => {
  md.block.ruler.before("table", "comment", readBlock, { alt: ["paragraph", "reference", "blockquote", "list"] });
  md.inline.ruler.before("escape", "comment", readInline);
  md.core.ruler.after("inline", "comment", hideEmptyParagraphs);
};

/** A text that no inline rule reads, without the comments in it. */
export function withoutComments(text: string): string {
  return text.includes("%%") ? text.replace(COMMENT, "") : text;
}

/** From a line that begins with `%%` to a later one that begins or ends with it. What stands behind the end is read as another block. */
function readBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const begin = (state.bMarks[startLine] as number) + (state.tShift[startLine] as number);
  if (state.src.charCodeAt(begin) !== PERCENT || (state.sCount[startLine] as number) - state.blkIndent >= 4) return false;
  const first = state.src.slice(begin, state.eMarks[startLine]);
  // An end in the same line leaves a paragraph, in which the rest of the line stands.
  if (!/^%%(?!%)/.test(first) || MARK.test(first.slice(2))) return false;
  // Up to here an earlier search in the same container found no end: many openings must not search many times.
  const searched = (state.env[SEARCHED] ??= []) as number[];
  if (startLine < (searched[state.level] ?? 0)) return false;
  let line = startLine + 1;
  for (; line < endLine; line++) {
    if (!state.isEmpty(line) && (state.sCount[line] as number) < state.blkIndent) break;
    const end = endIn(state, line);
    if (end === -1) continue;
    if (!silent) leave(state, line, end);
    return true;
  }
  searched[state.level] = line;
  return false;
}

/** A line that begins a notebook's cell (`%%bash`) or another comment ends none. */
const FIRST_IN_LINE = /^%%(?![%\w])/;
const LAST_IN_LINE = /(?<![%\d])%%$/;

/** Offset behind the `%%` with which a line begins or ends; -1 when it does neither. */
function endIn(state: StateBlock, line: number): number {
  const begin = (state.bMarks[line] as number) + (state.tShift[line] as number);
  const text = state.src.slice(begin, state.eMarks[line]).trimEnd();
  if (FIRST_IN_LINE.test(text)) return begin + 2;
  return LAST_IN_LINE.test(text) ? begin + text.length : -1;
}

/** Goes on behind `at` in `line`, or in the next one when nothing is left of it. */
function leave(state: StateBlock, line: number, at: number): void {
  const text = state.skipSpaces(at);
  if (text >= (state.eMarks[line] as number)) {
    state.line = line + 1;
    return;
  }
  state.bMarks[line] = at;
  state.tShift[line] = text - at;
  state.sCount[line] = state.blkIndent;
  state.line = line;
}

function readInline(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== PERCENT) return false;
  OPENING.lastIndex = state.pos;
  if (!OPENING.test(state.src)) return false;
  NEXT_MARK.lastIndex = state.pos + 2;
  const end = NEXT_MARK.exec(state.src);
  if (end === null || end.index >= state.posMax) {
    if (!silent) reportUnclosed(state);
    return false;
  }
  state.pos = end.index + 2;
  return true;
}

function reportUnclosed(state: StateInline): void {
  const context = contextOf(state.env);
  if (context.inline === undefined) return;
  const start = context.inlineStart + state.pos;
  report(
    context,
    {
      code: "unclosed-comment",
      severity: "warning",
      message: "the comment that begins with %% has no end, so it is shown as text",
      hint: "Write %% where the comment ends, or \\%% if it is no comment. A comment with empty lines in it begins and ends with %% on lines of their own.",
    },
    placeOfSpan({ source: context.inline, start, end: start + 2 }, context.lines, context.firstLine),
  );
}

/** A paragraph that was all comment is none; comments in raw HTML go here, since nothing in it is read as Markdown. */
function hideEmptyParagraphs(state: StateCore): void {
  if (!state.src.includes("%%")) return;
  for (const [i, token] of state.tokens.entries()) {
    if (token.type === "html_block") blank(token);
    if (token.type !== "inline" || !token.content.includes("%%") || state.tokens[i - 1]?.type !== "paragraph_open") continue;
    if (token.children?.some(({ type, content }) => !/^(?:text|softbreak|hardbreak)$/.test(type) || content.trim() !== "")) continue;
    token.children = [];
    for (const around of [state.tokens[i - 1], state.tokens[i + 1]]) if (around !== undefined) around.hidden = true;
  }
}

/** As many blanks as there were characters, so that everything else keeps its place. */
function blank(token: Token): void {
  if (!token.content.includes("%%") || /<(?:pre|code)[\s>]/i.test(token.content)) return;
  token.content = token.content.replace(COMMENT, (text) => text.replace(/[^\n]/g, " "));
}
