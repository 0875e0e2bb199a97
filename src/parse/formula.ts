/** TeX to safe HTML by KaTeX: MathML for those who hear it, HTML for those who see it, and not one inline style. */
import { createRequire } from "node:module";
import type { ParseError, default as Katex } from "katex";
import { withoutStyles } from "./formulaStyle.ts";

/** Longer formulas are data; KaTeX keeps all of one in memory several times over. In UTF-16 units. */
const LENGTH_LIMIT = 10_000;

/** In em: a formula cannot draw over the page. */
const SIZE_LIMIT = 50;

const MAX_EXPANSIONS = 1000;

/** Macros that a formula defines itself may repeat all of it at each use; so the longer it is, the fewer uses. */
const DEFINES = /\\(?:[egx]?def|let|futurelet|(?:re)?newcommand|providecommand)(?![a-zA-Z])/;
const EXPANDED_LIMIT = 100_000;

export type FormulaProblem = {
  /** Without a full stop; KaTeX's own words. */
  readonly problem: string;
  /** The stretch of the source that is meant. */
  readonly start: number;
  readonly end: number;
};

/** `html` is a `<span class="katex">`, for display one within a `<span class="katex-display">`. */
export type Formula = { readonly html: string } | FormulaProblem;

/** Makes a function from TeX to HTML; KaTeX is loaded by its first use. */
export function createFormulaRenderer(): (tex: string, mode: "inline" | "display") => Formula {
  let katex: typeof Katex | undefined;
  return (tex, mode) => {
    if (tex.length > LENGTH_LIMIT) {
      return { problem: `it is longer than ${LENGTH_LIMIT} characters`, start: 0, end: 1 };
    }
    katex ??= createRequire(import.meta.url)("katex") as typeof Katex;
    let refused: string | undefined;
    try {
      const html = katex.renderToString(tex, {
        displayMode: mode === "display",
        output: "htmlAndMathml",
        throwOnError: true,
        strict: "ignore",
        trust: ({ command }) => {
          refused ??= command;
          return false;
        },
        maxSize: SIZE_LIMIT,
        maxExpand: DEFINES.test(tex) ? Math.min(MAX_EXPANSIONS, Math.floor(EXPANDED_LIMIT / tex.length)) : MAX_EXPANSIONS,
      });
      if (refused !== undefined) return refusedCommand(tex, refused);
      return { html: withoutStyles(html) };
    } catch (error) {
      return problemOf(error, tex);
    }
  };
}

/** Links, images and attributes: what is not mathematics belongs into the note around the formula. */
function refusedCommand(tex: string, command: string): FormulaProblem {
  const start = Math.max(0, tex.indexOf(command));
  return { problem: `${command} is not allowed in formulas`, start, end: start + command.length };
}

/** KaTeX throws its own errors for what it cannot read, and the engine's for what is nested too deep. */
function problemOf(error: unknown, tex: string): FormulaProblem {
  if (error instanceof RangeError) return { problem: "it is nested too deep", start: 0, end: 1 };
  if (!isParseError(error)) return { problem: `KaTeX fails: ${error instanceof Error ? error.message : String(error)}`, start: 0, end: 1 };
  const { rawMessage, position, length } = error;
  const start = Math.min(position ?? 0, tex.length);
  return { problem: rawMessage.replace(/\.$/, ""), start, end: start + Math.max(1, length ?? 1) };
}

function isParseError(error: unknown): error is ParseError {
  return error instanceof Error && error.name === "ParseError";
}
