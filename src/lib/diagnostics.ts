/** Lists of diagnostics: their order, their severity, and the lines they point to. */
import type { Diagnostic, Source } from "../model/index.ts";
import { byUnits } from "./order.ts";

/** The code of messages about secrets in notes; they bring their line along, with the secret covered. */
export const SECRET = "looks-like-secret";

/** Whether any is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** The same with every warning an error. */
export function strictly(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((diagnostic) => (diagnostic.severity === "warning" ? { ...diagnostic, severity: "error" } : diagnostic));
}

/** By path, line and column; those without a place come first. */
export function inOrderOfPlace(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    ({ at: a }, { at: b }) =>
      byUnits(a?.path ?? "", b?.path ?? "") || (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0),
  );
}

/** The same with the line that each points to, from `textOf` a path; a line that is known already stays. */
export function withSourceLines(diagnostics: readonly Diagnostic[], textOf: (path: string) => string | undefined): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { at, sourceLine } = diagnostic;
    const line = at === undefined || sourceLine !== undefined ? undefined : textOf(at.path)?.split("\n", at.line)[at.line - 1];
    return line === undefined ? diagnostic : { ...diagnostic, sourceLine: line.replace(/\r$/, "") };
  });
}

/** The same where each that points to a line with a secret shows that line as the message about the secret does, which has it covered. */
export function withSecretsCovered(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const covered = new Map<string, string>();
  for (const { code, at, sourceLine } of diagnostics) {
    if (code === SECRET && at !== undefined && sourceLine !== undefined) covered.set(`${at.line} ${at.path}`, sourceLine);
  }
  return diagnostics.map((diagnostic) => {
    const { at } = diagnostic;
    const sourceLine = at === undefined ? undefined : covered.get(`${at.line} ${at.path}`);
    return sourceLine === undefined ? diagnostic : { ...diagnostic, sourceLine };
  });
}

/** Looks texts up by path; `sources` are sorted by path. */
export function textsOf(sources: readonly Source[]): (path: string) => string | undefined {
  return (path) => {
    let low = 0;
    let high = sources.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byUnits(sources[middle]?.path ?? "", path) < 0) low = middle + 1;
      else high = middle;
    }
    const source = sources[low];
    return source?.path === path ? source.text : undefined;
  };
}

/** The same with `prefix` before every path. */
export function withPrefix(diagnostics: readonly Diagnostic[], prefix: string): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { at } = diagnostic;
    return at === undefined ? diagnostic : { ...diagnostic, at: { ...at, path: prefix + at.path } };
  });
}
