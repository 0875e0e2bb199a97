/** A diagnostic as text: place, message, code frame, hint. */
import type { Diagnostic } from "../model/index.ts";
import { escapeTerminal } from "./escape.ts";

/** Longest stretch of a source line that a frame shows, in UTF-16 units. */
const FRAME_WIDTH = 96;

/**
 * One block without a final line end:
 *
 *     notes/aws/s3.md:12:7 warning dead-link  no note is called "lamda"
 *       12 | see [[lamda]]
 *          |       ^^^^^
 *       Did you mean [[lambda]]?
 */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { at, severity, code, message, hint, sourceLine } = diagnostic;
  const place = at === undefined ? "" : `${at.path}:${at.line}:${at.column} `;
  const lines = [`${place}${severity} ${code}  ${message}`];
  if (at !== undefined && sourceLine !== undefined) lines.push(...codeFrame(sourceLine, at.line, at.column, at.length));
  if (hint !== undefined) lines.push(...hint.split("\n").map((line) => `  ${line}`));
  return escapeTerminal(lines.join("\n"));
}

/** Two lines: the source line with its number, and marks under the place. A long line is cut to a window around the place. */
function codeFrame(sourceLine: string, line: number, column: number, length: number): readonly [string, string] {
  const start = column - 1;
  const windowStart = sourceLine.length <= FRAME_WIDTH ? 0 : Math.max(0, Math.min(start - 20, sourceLine.length - FRAME_WIDTH));
  const shown = sourceLine.slice(windowStart, windowStart + FRAME_WIDTH).replace(/\t/g, " ");
  const marks = Math.max(1, Math.min(length, shown.length - (start - windowStart)));
  const gutter = String(line);
  return [`  ${gutter} | ${shown}`, `  ${" ".repeat(gutter.length)} | ${" ".repeat(Math.max(0, start - windowStart))}${"^".repeat(marks)}`];
}
