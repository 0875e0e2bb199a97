/** Tables that were written as raw HTML, made like those of Markdown. */
import type { Words } from "../words/index.ts";
import { isElement } from "./contentModel.ts";
import type { Child, Element } from "./contentModel.ts";

/** As browsers cap them (https://html.spec.whatwg.org/multipage/tables.html#forming-a-table). */
const MOST_COLUMNS = 1000;
const MOST_ROWS = 65_534;

/** The table, which is the caller's own and is changed, in an element that scrolls; header cells say what they head. */
export function rawTable(table: Element, { table: label }: Words): Element {
  let isFirst = true;
  for (const [row, isHead] of rowsOf(table.children, false)) {
    const cells = row.children.filter((child) => isElement(child)).filter(({ tagName }) => /^t[dh]$/.test(tagName));
    // A first row whose first cell alone is a header heads itself, not its columns.
    const isOwnHeader = cells[0]?.tagName === "th" && cells.length > 1 && cells.slice(1).every(({ tagName }) => tagName === "td");
    const headsColumns = isHead || (isFirst && !isOwnHeader);
    for (const cell of cells) {
      cap(cell, "colSpan", MOST_COLUMNS);
      cap(cell, "rowSpan", MOST_ROWS);
      if (cell.tagName === "th") cell.properties["scope"] ??= headsColumns ? "col" : "row";
    }
    isFirst = false;
  }
  const properties = { className: ["table-scroll"], role: "group", tabIndex: 0, ariaLabel: label };
  return { type: "element", tagName: "div", properties, children: [table] };
}

/** In order, each with whether it stands in the head. */
function* rowsOf(children: readonly Child[], isHead: boolean): Generator<readonly [row: Element, isHead: boolean]> {
  for (const child of children) {
    if (!isElement(child)) continue;
    if (child.tagName === "tr") yield [child, isHead];
    else if (/^(?:thead|tbody|tfoot)$/.test(child.tagName)) yield* rowsOf(child.children, child.tagName === "thead");
    else if (child.tagName === "colgroup") for (const col of child.children) if (isElement(col)) cap(col, "span", MOST_COLUMNS);
  }
}

/** A span over nothing is none. */
function cap(cell: Element, name: "colSpan" | "rowSpan" | "span", most: number): void {
  const value = cell.properties[name];
  if (value === undefined || value === null) return;
  const number = Number(value);
  if (number >= 1) cell.properties[name] = Math.min(most, number);
  else delete cell.properties[name];
}
