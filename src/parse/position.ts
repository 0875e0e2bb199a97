/** From an offset in a block's inline content back to line and column of the file. */
import type { Place } from "../model/index.ts";

/** Inline content of one block and where it was taken from. */
export type InlineSource = {
  readonly content: string;
  /** Of its first line, in the body, from 0. */
  readonly line: number;
  /** For a table cell: where its content begins in that line, from 0. */
  readonly cellStart?: number;
  /** Made when first asked for, so that many places in one block stay cheap. */
  lines: ContentLine[] | undefined;
};

/** A line of inline content. */
type ContentLine = {
  /** Offset in the content. */
  readonly start: number;
  readonly end: number;
  /** Where in the source line the column of offset `start` would be, from 0; made when first asked for. */
  shift: number | undefined;
};

/** A stretch of inline content. */
export type Span = { readonly source: InlineSource; readonly start: number; readonly end: number };

/** Line and column in the file. What spans several lines has the length of its part in the first one. */
export function placeOfSpan(span: Span, lines: readonly string[], firstLine: number): Omit<Place, "path"> {
  const { source, start } = span;
  const contentLines = (source.lines ??= linesOf(source.content));
  const index = lineAt(contentLines, start);
  const line = contentLines[index] as ContentLine;
  const end = Math.min(span.end, line.end);
  const row = firstLine + source.line + index;
  if (source.cellStart !== undefined) {
    // A cell lost one backslash before each `|` that it has.
    const column = source.cellStart + start + pipes(source.content.slice(0, start));
    return { line: row, column: column + 1, length: Math.max(1, end - start + pipes(source.content.slice(start, end))) };
  }
  const shift = (line.shift ??= shiftOf(source.content.slice(line.start, line.end), lines[source.line + index] ?? ""));
  const column = Math.max(0, shift + start - line.start);
  return { line: row, column: column + 1, length: Math.max(1, end - start) };
}

/**
 * A line of a paragraph is the end of the source line, without the marks of quotes and lists and without indentation;
 * a heading also loses its closing `#`. So the content's last occurrence is its place.
 */
function shiftOf(content: string, sourceLine: string): number {
  const indent = content.length - content.trimStart().length;
  return Math.max(0, sourceLine.lastIndexOf(content.trim())) - indent;
}

function pipes(text: string): number {
  return text.split("|").length - 1;
}

function linesOf(content: string): ContentLine[] {
  const lines: ContentLine[] = [];
  let start = 0;
  for (const text of content.split("\n")) {
    lines.push({ start, end: start + text.length, shift: undefined });
    start += text.length + 1;
  }
  return lines;
}

function lineAt(lines: readonly ContentLine[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] as ContentLine).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
