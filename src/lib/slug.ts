/** Names for addresses and anchors. */
import { digest } from "./digest.ts";

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
    // What turns a sign into an emoji is a mark to Unicode, and would be left over alone where the emoji goes.
    .replace(/[\uFE00-\uFE0F\p{Me}]/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return slug === "" ? "untitled" : slug;
}

/** In UTF-8: with an extension and a fingerprint still below what `lib/safeJoin.ts` takes. */
const SEGMENT_BYTES = 150;
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/;

/**
 * {@link addressSlug} made fit for every disk and bucket, without two names meeting that differ: a name of signs alone is spelt
 * by their code points, a long one is cut and gets digits of its digest, and one that Windows keeps for a device gets a
 * final `-`, which no slug has.
 */
export function addressSegment(name: string): string {
  const slug = addressSlug(name);
  if (slug === "untitled" && !/[\p{L}\p{N}]/u.test(name)) return `u${[...name].map((char) => char.codePointAt(0)?.toString(16)).join("-")}`.slice(0, 60);
  if (Buffer.byteLength(slug) > SEGMENT_BYTES) return `${shortened(slug)}-${digest(slug).slice(0, 8)}`;
  return DEVICE.test(slug) ? `${slug}-` : slug;
}

/** Whole characters only. */
function shortened(slug: string): string {
  let length = 0;
  const kept: string[] = [];
  for (const char of slug) {
    length += Buffer.byteLength(char);
    if (length > SEGMENT_BYTES - 9) break;
    kept.push(char);
  }
  return kept.join("").replace(/-+$/, "");
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
