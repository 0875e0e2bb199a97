/** Offsets in a text → lines and columns in its file. */
import type { Place } from "../model/index.ts";

/** A stretch of a text, in UTF-16 units. */
export type Span = { readonly offset: number; readonly length: number };

/**
 * Makes places of spans in `text`, which has LF line ends and begins at line `firstLine` (from 1) of the file `path`.
 * A span is cut at the end of its first line; an empty one still has length 1, so that there is something to point at.
 */
export function placesIn(path: string, text: string, firstLine = 1): (span: Span) => Place {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return ({ offset, length }) => {
    const row = rowOf(starts, offset);
    const lineStart = starts[row] as number;
    const lineEnd = (starts[row + 1] ?? text.length + 1) - 1;
    return { path, line: firstLine + row, column: offset - lineStart + 1, length: Math.max(1, Math.min(length, lineEnd - offset)) };
  };
}

/** Index of the last start that is not behind `offset`. */
function rowOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
