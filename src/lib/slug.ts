/** Names for addresses and anchors. */

/** Anchor of a heading, GitHub's way on NFC: lower case, blanks to `-`, punctuation dropped. May be empty. */
export function anchorSlug(text: string): string {
  return text
    .normalize("NFC")
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replace(/ /g, "-");
}

const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/\+\+/g, "-plus-plus"],
  [/\+/g, "-plus-"],
  [/(?<=\p{L})#/gu, "-sharp"],
  [/&/g, "-and-"],
];

/**
 * One segment of a page's address: lower case, NFC, letters, digits, `_` and `-` only.
 * No dots, because an edge function tells files from pages by them; no `+`, which S3 reads as a blank; so that "C", "C++"
 * and "C#" still differ, these signs are spelt out. `untitled` when nothing is left.
 */
export function addressSlug(segment: string): string {
  let slug = segment.normalize("NFC").toLowerCase();
  for (const [sign, word] of SPOKEN) slug = slug.replace(sign, word);
  slug = slug
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return slug === "" ? "untitled" : slug;
}

/** Hands out names that are unique: the second `use-cases` becomes `use-cases-1`. Linear in the number of names. */
export function uniqueNames(): (wanted: string) => string {
  const used = new Set<string>();
  const next = new Map<string, number>();
  return (wanted) => {
    let name = wanted;
    let count = next.get(wanted) ?? 1;
    while (used.has(name)) name = `${wanted}-${count++}`;
    next.set(wanted, count);
    used.add(name);
    return name;
  };
}
