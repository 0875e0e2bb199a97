/** HTML inside an SVG (foreignObject) as words: mermaid and draw.io write labels so. */
import { escapeXml } from "../lib/escape.ts";

/** Numbers in the units of the drawing; undefined where they are missing, or are no plain numbers. */
export type HtmlBox = {
  text: string;
  readonly x: number | undefined;
  readonly y: number | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
};

const MOST_LINES = 40;

/** The words in the middle of the box, line by line, as SVG; `""` when there are none. */
export function shownAsText({ text, x = 0, y = 0, width = 0, height = 0 }: HtmlBox): string {
  const lines = text
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .slice(0, MOST_LINES);
  if (lines.length === 0) return "";
  const middle = x + width / 2;
  const anchor = width === 0 ? "" : ` text-anchor="middle"`;
  const first = -0.6 * (lines.length - 1);
  const spans = lines.map((line, i) => `<tspan x="${middle}" dy="${i === 0 ? round(first) : 1.2}em">${escapeXml(line)}</tspan>`);
  return `<text x="${middle}" y="${y + height / 2}"${anchor} dominant-baseline="central">${spans.join("")}</text>`;
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
