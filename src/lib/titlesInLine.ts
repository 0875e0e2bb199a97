/** What is on a page of lists, in a line for search engines and whoever links to it. */

/** In UTF-16 units. */
const LIMIT = 160;

/** The first titles, as many as fit; `…` behind them where there are more. Empty without titles. */
export function titlesInLine(titles: readonly string[], separator: string): string {
  let line = "";
  for (const [index, title] of titles.entries()) {
    const longer = line === "" ? title : `${line}${separator}${title}`;
    if (longer.length > LIMIT) return index === 0 ? "" : `${line}…`;
    line = longer;
  }
  return line;
}
