/** Reads `tests/fixtures/syntax/*.txt`: a title, and input and expected HTML, each after a line with a single dot. */
import { readdirSync, readFileSync } from "node:fs";

export type Pair = { readonly file: string; readonly title: string; readonly input: string; readonly expected: string };

const FOLDER = new URL("../fixtures/syntax/", import.meta.url);

export function readPairs(): readonly Pair[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));
  return files.toSorted().flatMap((file) => pairsOf(file, readFileSync(new URL(file, FOLDER), "utf8")));
}

function pairsOf(file: string, text: string): readonly Pair[] {
  const parts = text.split(/^\.\n/m);
  const pairs: Pair[] = [];
  for (let i = 0; i + 2 < parts.length; i += 3) {
    const [title, input, expected] = parts.slice(i, i + 3) as [string, string, string];
    pairs.push({ file, title: title.trim(), input, expected });
  }
  if (pairs.length === 0 || (parts.length - 1) % 3 !== 0) throw new Error(`${file} does not consist of whole pairs`);
  return pairs;
}
