/** GFM tables: they scroll in a region of their own, and align by class, since a page's policy forbids inline styles. */
import type { StateBlock, Token } from "markdown-it";
import { escapeHtml } from "../../lib/escape.ts";
import { contextOf, report } from "../context.ts";
import { replaceRule } from "../rule.ts";
import type { Syntax } from "../rule.ts";

export const table: Syntax = (md) => {
  md.enable("table");
  replaceRule(md.block.ruler, "table", (original) => (state, startLine, endLine, silent) => {
    const count = state.tokens.length;
    if (!original(state, startLine, endLine, silent)) return false;
    if (!silent) finishTable(state, count);
    return true;
  });
  // A group, not a region: many tables must not become many landmarks of one name.
  md.renderer.rules["table_open"] = (tokens, index, _options, env) =>
    `<div class="table-scroll" role="group" tabindex="0" aria-label="${escapeHtml(contextOf(env).words.table)}">\n<table${md.renderer.renderAttrs(tokens[index] as Token)}>\n`;
  md.renderer.rules["table_close"] = () => "</table>\n</div>\n";
};

/** Tells each cell where it stands, and finishes its attributes. */
function finishTable(state: StateBlock, from: number): void {
  let line = 0;
  let column = 0;
  let starts: readonly number[] = [];
  for (let i = from; i < state.tokens.length; i++) {
    const token = state.tokens[i] as Token;
    if (token.type === "tr_close") {
      reportExcess(state, line, starts[column]);
    } else if (token.type === "tr_open") {
      line = token.map?.[0] ?? 0;
      starts = cellStarts(state, line);
      column = 0;
    } else if (token.type === "th_open" || token.type === "td_open") {
      const content = state.tokens[i + 1] as Token;
      content.map = [line, line + 1];
      content.meta = { cellStart: starts[column++] ?? 0 };
      finishCell(token, content, state.tokens[i + 2] as Token);
    }
  }
}

/** GFM takes no more cells in a row than the header has; what stands in the others would be lost without a word. */
function reportExcess(state: StateBlock, line: number, start: number | undefined): void {
  if (start === undefined) return;
  const context = contextOf(state.env);
  const excess = (context.lines[line] ?? "")
    .slice(start)
    .replace(/\|\s*$/, "")
    .trimEnd();
  if (excess.replaceAll("|", "").trim() === "") return;
  const message = `this row has more cells than the table has columns, so "${excess.length <= 60 ? excess : `${excess.slice(0, 59)}…`}" is not shown`;
  const hint = "Give the header as many cells, or write \\| for a bar within a cell.";
  report(
    context,
    { code: "table-cells", severity: "warning", message, hint },
    { line: context.firstLine + line, column: start + 1, length: excess.length },
  );
}

/** Where the text of each cell of a row begins in its source line, from 0. The same splitting as in markdown-it's rule. */
function cellStarts(state: StateBlock, line: number): readonly number[] {
  const begin = state.bMarks[line] as number;
  const lineStart = state.src.lastIndexOf("\n", begin - 1) + 1;
  const end = state.eMarks[line] as number;
  let at = begin + (state.tShift[line] as number);
  if (state.src[at] === "|") at++;
  const starts: number[] = [];
  while (at < end) {
    starts.push(state.skipSpaces(at) - lineStart);
    while (at < end && (state.src[at] !== "|" || state.src[at - 1] === "\\")) at++;
    at++;
  }
  return starts;
}

function finishCell(open: Token, content: Token, close: Token): void {
  const align = /^text-align:(\w+)$/.exec(String(open.attrGet("style") ?? ""))?.[1];
  open.attrs = align === undefined ? [] : [["class", `align-${align}`]];
  if (open.type === "td_open") return;
  if (content.content === "") {
    // A header without text would be announced as nothing.
    open.tag = "td";
    close.tag = "td";
  } else {
    open.attrPush(["scope", "col"]);
  }
}
