/** Formulas: `$x$`, `$$x$$` in a line or as a block, GitHub's `` $`x`$ `` and `math` fences; KaTeX makes HTML of them here, at build. */
import type { StateBlock, StateInline, Token } from "markdown-it";
import { escapeHtml } from "../../lib/escape.ts";
import type { Place } from "../../model/index.ts";
import { contextOf, placeOfLine, report, spanOf } from "../context.ts";
import type { Context } from "../context.ts";
import { createFormulaRenderer } from "../formula.ts";
import type { Formula, FormulaProblem } from "../formula.ts";
import { languageOf } from "../highlight.ts";
import { placeOfSpan } from "../position.ts";
import type { Syntax } from "../rule.ts";
import { placeToken } from "./place.ts";

const DOLLAR = 0x24;
const BACKSLASH = 0x5c;

/** What scrolls must be reached by keyboard, as code must. */
const scrolling = ({ words }: Context) => `class="math" role="group" tabindex="0" aria-label="${escapeHtml(words.formula)}"`;

export const math: Syntax = (md) => {
  const render = createFormulaRenderer();
  md.inline.ruler.after("escape", "math_inline", readInline);
  md.block.ruler.before("fence", "math_block", readBlock, { alt: ["paragraph", "reference", "blockquote", "list"] });
  md.renderer.rules["math_inline"] = (tokens, index, _options, env) => {
    const token = tokens[index] as Token;
    const isDisplay = token.markup.startsWith("$$");
    const formula = render(token.content, isDisplay ? "display" : "inline");
    const html = show(formula, token, { context: contextOf(env), placeOf: (problem, context) => placeInLine(token, problem, context) });
    return isDisplay ? `<span ${scrolling(contextOf(env))}>${html}</span>` : html;
  };
  const renderBlock = (token: Token, context: Context): string => {
    const html = show(render(token.content.trim(), "display"), token, {
      context,
      placeOf: (problem) => placeInBlock(token, problem, context),
    });
    return `<div ${scrolling(context)}>${html}</div>\n`;
  };
  md.renderer.rules["math_block"] = (tokens, index, _options, env) => renderBlock(tokens[index] as Token, contextOf(env));
  const renderFence = md.renderer.rules["fence"];
  if (renderFence === undefined || renderFence === null) throw new Error("math must be added after code");
  md.renderer.rules["fence"] = (tokens, index, options, env, self) => {
    const token = tokens[index] as Token;
    if (languageOf(token.info) !== "math") return renderFence(tokens, index, options, env, self);
    return renderBlock(token, contextOf(env));
  };
};

type Showing = {
  readonly context: Context;
  readonly placeOf: (problem: FormulaProblem, context: Context) => Omit<Place, "path">;
};

/** The formula, or its source where it stands and a word to the writer. */
function show(formula: Formula, token: Token, { context, placeOf }: Showing): string {
  if ("html" in formula) {
    context.features.add("math");
    return formula.html;
  }
  const source = token.content.trim();
  report(
    context,
    {
      code: "math-error",
      severity: "warning",
      message: `the formula ${shorten(source)} is shown as it is written: ${formula.problem}`,
      hint: "Mend the formula, or write \\$ where a dollar sign is meant.",
    },
    placeOf(formula, context),
  );
  return `<code class="math-error">${escapeHtml(token.type === "fence" ? source : token.markup + token.content + token.meta?.["end"])}</code>`;
}

function shorten(source: string): string {
  const line = source.replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 39).toWellFormed()}…` : line;
}

/**
 * Pandoc's rule, so that prices are none (https://pandoc.org/MANUAL.html#extension-tex_math_dollars): no blank after the first dollar,
 * none before the last, no digit after it. And a bit stricter where there is no TeX in between: `$HOME/bin:$PATH`, `${a}/${b}`, `$5, or US$ 7`.
 */
function readInline(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.charCodeAt(pos) !== DOLLAR) return false;
  const open = src.charCodeAt(pos + 1) === DOLLAR ? "$$" : src[pos + 1] === "`" ? "$`" : "$";
  const start = pos + open.length;
  const close = open === "$`" ? "`$" : open;
  const end = open === "$`" ? src.indexOf("`", start) : closingDollar(src, start, posMax);
  if (end === -1 || end + close.length > posMax || !src.startsWith(close, end)) return skipDollars(state, silent);
  const content = src.slice(start, end);
  if (content.trim() === "") return skipDollars(state, silent);
  if (open === "$" && !isFormula(content, src[pos - 1] ?? "", src[end + 1] ?? "")) return false;
  if (!silent) {
    const count = state.tokens.length;
    const token = state.push("math_inline", "", 0);
    token.markup = open;
    token.content = content;
    token.meta = { end: close };
    state.pos = end + close.length;
    placeToken(state, count, pos);
  }
  state.pos = end + close.length;
  return true;
}

/** Two dollars that open nothing are text together: the second must not open anything by itself. */
function skipDollars(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos + 1) !== DOLLAR) return false;
  if (!silent) state.pending += "$$";
  state.pos += 2;
  return true;
}

/** Index of the next dollar sign that has no backslash before it; -1 when there is none. */
function closingDollar(src: string, from: number, most: number): number {
  for (let at = from; at < most; at++) {
    const code = src.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === DOLLAR) return at;
  }
  return -1;
}

/** A number and then a plain word. */
const PRICE = /^\d[\d.,]*[kKmMbB]?[,;:.]?\s+[A-Za-z]{2,}/;

function isFormula(content: string, before: string, after: string): boolean {
  if (/^\s|\s$|`/.test(content) || /[\d{]/.test(after) || PRICE.test(content)) return false;
  if (/[\\^]/.test(content)) return true;
  return !/[A-Za-z0-9]/.test(before) && !/[A-Za-z]/.test(after);
}

/** From a line that begins with `$$` to one that ends with it. The next line with `$$` decides, so that many openings stay cheap. */
function readBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] as number) - state.blkIndent >= 4) return false;
  const first = lineOf(state, startLine);
  if (!first.startsWith("$$")) return false;
  const inFirst = first.indexOf("$$", 2);
  const lastLine = inFirst === -1 ? closingLine(state, startLine, endLine) : startLine;
  if (lastLine === undefined) {
    if (!silent && first === "$$") reportUnclosed(contextOf(state.env), startLine);
    return false;
  }
  if (inFirst !== -1 && (inFirst !== first.length - 2 || first.length < 5)) return false;
  if (silent) return true;
  const token = state.push("math_block", "", 0);
  token.block = true;
  token.markup = "$$";
  token.meta = { end: "$$" };
  token.map = [startLine, lastLine + 1];
  token.content =
    lastLine === startLine
      ? first.slice(2, -2)
      : [first.slice(2), state.getLines(startLine + 1, lastLine, state.blkIndent, false), lineOf(state, lastLine).slice(0, -2)].join("\n");
  state.line = lastLine + 1;
  return true;
}

/** A line without indentation, marks of its container and blanks at the end. */
function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] as number) + (state.tShift[line] as number), state.eMarks[line]).trimEnd();
}

function closingLine(state: StateBlock, startLine: number, endLine: number): number | undefined {
  for (let line = startLine + 1; line < endLine; line++) {
    const text = lineOf(state, line);
    // Less indented than its container: the container has ended.
    if (text !== "" && (state.sCount[line] as number) < state.blkIndent) return undefined;
    const at = text.indexOf("$$");
    if (at !== -1) return at === text.length - 2 ? line : undefined;
  }
  return undefined;
}

function reportUnclosed(context: Context, line: number): void {
  report(
    context,
    {
      code: "unclosed-math",
      severity: "warning",
      message: "the formula that begins with $$ has no end, so it is shown as text",
      hint: "Write $$ on a line of its own where the formula ends.",
    },
    placeOfLine(context, line),
  );
}

function placeInLine(token: Token, { start, end }: FormulaProblem, context: Context): Omit<Place, "path"> {
  const span = spanOf(token);
  if (span === undefined) return { line: context.firstLine, column: 1, length: 1 };
  const from = span.start + token.markup.length;
  return placeOfSpan({ ...span, start: from + start, end: from + end }, context.lines, context.firstLine);
}

/** The formula's own lines are the source's; only blanks and marks of containers before them are gone. */
function placeInBlock(token: Token, { start, end }: FormulaProblem, context: Context): Omit<Place, "path"> {
  const offset = token.content.length - token.content.trimStart().length;
  const before = token.content.slice(0, offset + start).split("\n");
  const line = (token.map?.[0] ?? 0) + (token.type === "fence" ? 1 : 0) + before.length - 1;
  const written = token.content.split("\n")[before.length - 1] ?? "";
  const sourceLine = context.lines[line] ?? "";
  const column =
    Math.max(0, sourceLine.lastIndexOf(written.trim())) - (written.length - written.trimStart().length) + (before.at(-1) ?? "").length;
  return {
    line: context.firstLine + line,
    column: Math.max(0, column) + 1,
    length: Math.max(1, Math.min(end - start, sourceLine.length - column)),
  };
}
