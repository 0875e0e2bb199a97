/** Orders that are the same on every machine: no locale data is asked. */

/** By UTF-16 units, as `<` does. */
export function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Items in the order in which people count their names: `read2` before `read10`, case aside. Names that count the same go by units. */
export function sortNaturally<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, name: nameOf(item), chunks: chunksOf(nameOf(item)) }))
    .sort((a, b) => byChunks(a.chunks, b.chunks) || byUnits(a.name, b.name))
    .map(({ item }) => item);
}

/** Runs of digits and runs of anything else. */
function chunksOf(name: string): readonly string[] {
  return (
    name
      .normalize("NFC")
      .toLowerCase()
      .match(/\d+|\D+/g) ?? []
  );
}

function byChunks(left: readonly string[], right: readonly string[]): number {
  for (let i = 0; i < left.length && i < right.length; i++) {
    const x = left[i] as string;
    const y = right[i] as string;
    const order = isNumber(x) && isNumber(y) ? byNumber(x, y) : byUnits(x, y);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function isNumber(chunk: string): boolean {
  return chunk >= "0" && chunk < ":";
}

/** Digits of any length, without losing precision. */
function byNumber(a: string, b: string): number {
  const x = a.replace(/^0+(?=\d)/, "");
  const y = b.replace(/^0+(?=\d)/, "");
  return x.length - y.length || byUnits(x, y);
}
