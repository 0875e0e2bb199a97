/** How a command tells what it found and did: diagnostics to standard error, one summary, JSON for programs. */
import { relative } from "node:path";
import type { BuildResult } from "../build.ts";
import { LockedError } from "../io/lock.ts";
import { escapeTerminal, jsonForTerminal } from "../lib/escape.ts";
import { formatDiagnostic } from "../lib/frame.ts";
import { groupBy } from "../lib/groupBy.ts";
import { byUnits } from "../lib/order.ts";
import { StoreError } from "../lib/storeError.ts";
import type { Diagnostic, Severity } from "../model/index.ts";
import type { Terminal } from "./terminal.ts";

/** Blocks shown of one code; the rest is counted, so that an error is not lost among thousands of warnings. */
const MOST_OF_A_CODE = 20;

const FROM_LEAST: readonly Severity[] = ["info", "warning", "error"];

/** Diagnostics with paths as seen from where the user stands. */
export function seenFrom(diagnostics: readonly Diagnostic[], here: string, siteFolder: string): Diagnostic[] {
  const way = relative(here, siteFolder).replaceAll("\\", "/");
  return diagnostics.map((diagnostic) => {
    const { at } = diagnostic;
    return at === undefined || way === "" ? diagnostic : { ...diagnostic, at: { ...at, path: `${way}/${at.path}` } };
  });
}

/** One block each, errors last, where they are read. */
export function tellDiagnostics(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  const told = new Map<string, number>();
  for (const severity of FROM_LEAST) {
    for (const diagnostic of diagnostics) {
      if (diagnostic.severity !== severity) continue;
      const count = (told.get(diagnostic.code) ?? 0) + 1;
      told.set(diagnostic.code, count);
      if (count <= MOST_OF_A_CODE || severity === "error") terminal.tell(`${formatDiagnostic(diagnostic)}\n`);
    }
  }
  for (const [code, count] of told) {
    const more = count - MOST_OF_A_CODE;
    const isError = diagnostics.some((diagnostic) => diagnostic.code === code && diagnostic.severity === "error");
    if (more > 0 && !isError) terminal.tell(`… and ${more} more ${code}; --json lists them all\n`);
  }
}

/**
 * Under a heading for each code, `dead-link (3)`, with its first few; those that are worth least come first, errors last.
 * Each is told with its place, as by {@link tellDiagnostics}.
 */
export function tellByCode(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  for (const severity of FROM_LEAST) {
    const alike = groupBy(
      diagnostics.filter((diagnostic) => diagnostic.severity === severity),
      ({ code }) => code,
    );
    for (const [code, all] of [...alike].sort(([a], [b]) => byUnits(a, b))) {
      terminal.tell(`${code} (${all.length})\n`);
      for (const diagnostic of all.slice(0, MOST_OF_A_CODE)) terminal.tell(`${formatDiagnostic(diagnostic)}\n`);
      if (all.length > MOST_OF_A_CODE) terminal.tell(`… and ${all.length - MOST_OF_A_CODE} more ${code}; --json lists them all\n`);
    }
  }
}

/** Without what is only worth knowing, which `recto check` tells of. */
export function withoutInfos(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity !== "info");
}

/** "24 notes, 40 pages: 3 written, 37 unchanged, 0 removed, 2 warnings, 0.31 s" */
export function summary(result: BuildResult, milliseconds: number): string {
  const { report } = result;
  const published =
    report === undefined
      ? "nothing written"
      : `${report.written.length} written, ${report.unchanged} unchanged, ${report.removed.length} removed`;
  return `${plural(result.noteCount, "note")}, ${plural(result.pageCount, "page")}: ${published}, ${counts(result.diagnostics)}, ${seconds(milliseconds)}`;
}

/** "1 error, 2 warnings"; errors are left out when there are none. */
export function counts(diagnostics: readonly Diagnostic[]): string {
  const of = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const errors = of("error");
  const warnings = plural(of("warning"), "warning");
  return errors === 0 ? warnings : `${plural(errors, "error")}, ${warnings}`;
}

/** "1 note", "2 notes". */
export function plural(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** "0.31 s", "12.4 s". */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 9950 ? 2 : 1)} s`;
}

/** The result of a build or a check for a program; one line of JSON. */
export function resultAsJson(result: BuildResult, milliseconds: number): string {
  const { report, diagnostics } = result;
  return jsonForTerminal({
    notes: result.noteCount,
    pages: result.pageCount,
    published: report !== undefined,
    written: report?.written ?? [],
    unchanged: report?.unchanged ?? 0,
    removed: report?.removed ?? [],
    errors: diagnostics.filter(({ severity }) => severity === "error").length,
    warnings: diagnostics.filter(({ severity }) => severity === "warning").length,
    milliseconds: Math.round(milliseconds),
    diagnostics,
  });
}

/** What the world said no to, as a diagnostic; undefined for a bug. */
export function failureOf(error: unknown): Diagnostic | undefined {
  if (error instanceof StoreError) return { code: error.fault, severity: "error", message: error.message };
  if (error instanceof LockedError) return { code: "locked", severity: "error", message: error.message };
  return undefined;
}

/** A run that the world ended, for a program; one line of JSON. */
export function failedAsJson(failure: Diagnostic, milliseconds: number): string {
  return resultAsJson({ noteCount: 0, pageCount: 0, diagnostics: [failure] }, milliseconds);
}

/** The world said no, in one line; a bug, with all that helps to mend it. */
export function failureText(error: unknown): string {
  const failure = failureOf(error);
  if (failure !== undefined) return escapeTerminal(`error: ${failure.message}`);
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `recto itself failed; this is a bug, please report it with these lines:\n${details}`;
}
