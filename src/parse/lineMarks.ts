/** Puts `<mark>` around lines of highlighted code, whose spans may begin in one line and end in another. */
import type { LineRange } from "./fenceInfo.ts";

/** `html` has text and `<span …>` only, as highlight.js writes it. Lines next to each other share a mark. */
export function markLines(html: string, ranges: readonly LineRange[]): string {
  if (ranges.length === 0) return html;
  const lines = html.split("\n");
  // What follows the last line end is no line.
  const isMarked = markedLines(ranges, html.endsWith("\n") ? lines.length - 1 : lines.length);
  const open: string[] = [];
  let marked = "";
  for (const [i, line] of lines.entries()) {
    const end = i === lines.length - 1 ? "" : "\n";
    const isIn = isMarked[i] === true;
    const closing = "</span>".repeat(open.length);
    if (isIn && isMarked[i - 1] !== true) marked += `${closing}<mark class="marked-lines">${open.join("")}`;
    marked += line;
    follow(line, open);
    marked += end;
    if (isIn && isMarked[i + 1] !== true) marked += `${"</span>".repeat(open.length)}</mark>${open.join("")}`;
  }
  return marked;
}

/** By line, from 0. Linear in lines and ranges, however the ranges overlap. */
function markedLines(ranges: readonly LineRange[], count: number): readonly boolean[] {
  const changes: number[] = Array.from({ length: count + 1 }, () => 0);
  for (const [first, last] of ranges) {
    if (first > count || last < 1) continue;
    const from = Math.max(1, first) - 1;
    changes[from] = (changes[from] as number) + 1;
    const behind = Math.min(last, count);
    changes[behind] = (changes[behind] as number) - 1;
  }
  let depth = 0;
  return changes.slice(0, count).map((change) => (depth += change) > 0);
}

/** Brings the start tags that are open up to date with a line. */
function follow(line: string, open: string[]): void {
  for (const [tag] of line.matchAll(/<\/?span[^>]*>/g)) {
    if (tag.startsWith("</")) open.pop();
    else open.push(tag);
  }
}
