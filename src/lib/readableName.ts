/** A title for what has only a file name. */

/** `how-it_runs` → `How it runs`; a name that already has blanks, as in a vault, is kept. */
export function readableName(stem: string): string {
  const name = stem.normalize("NFC").trim();
  if (/\s/.test(name)) return name;
  const words = name.replace(/[-_]+/g, " ").trim();
  if (words === "") return name;
  const first = String.fromCodePoint(words.codePointAt(0) as number);
  return first.toUpperCase() + words.slice(first.length);
}
