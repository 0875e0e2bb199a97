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
  const slug = /[\p{L}\p{N}_]/u.test(name) ? addressSlug(name) : spelt(name);
  if (Buffer.byteLength(slug) > SEGMENT_BYTES) {
    // A character that the cut goes through comes out as U+FFFD.
    const kept = Buffer.from(slug).subarray(0, SEGMENT_BYTES).toString();
    return `${kept.replace(/[-\uFFFD]+$/, "")}-${digest(slug).slice(0, 8)}`;
  }
  return DEVICE.test(slug) ? `${slug}-` : slug;
}

/** The code points of a name, as hexadecimal numbers: `u1f389`. */
function spelt(name: string): string {
  return `u${Array.from(name, (char) => char.codePointAt(0)?.toString(16)).join("-")}`;
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
