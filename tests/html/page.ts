/** Reads a built page as far as the checks need it. recto quotes every attribute, so tags can be told by one expression. */

/** An attribute that points at another file or at a place in one. */
export type PageReference = { readonly tag: string; readonly attribute: string; readonly value: string };

export type ReadPage = {
  /** In document order, as often as they stand there. */
  readonly ids: readonly string[];
  readonly references: readonly PageReference[];
  /** Start tags, as written, by element name. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** Of the `<title>`, decoded; undefined without one. */
  readonly title: string | undefined;
  /** Of `<html>`. */
  readonly lang: string | undefined;
  /** The first `<` that begins nothing known, with what follows: what these checks would overlook. */
  readonly unread: string | undefined;
};

const TAG = /<([a-z][a-z0-9]*)((?:\s+[^\s=<>"'/]+(?:="[^"]*")?)*)\s*>/g;
const ATTRIBUTE = /([^\s=]+)(?:="([^"]*)")?/g;
const REFERENCES: ReadonlySet<string> = new Set(["href", "src", "srcset", "poster", "cite", "longdesc", "action", "data"]);

export function readPage(html: string): ReadPage {
  const ids: string[] = [];
  const references: PageReference[] = [];
  const tags = new Map<string, string[]>();
  let lang: string | undefined;
  for (const [whole, tag = "", written = ""] of html.matchAll(TAG)) {
    const alike = tags.get(tag);
    if (alike === undefined) tags.set(tag, [whole]);
    else alike.push(whole);
    for (const [, attribute = "", value = ""] of written.matchAll(ATTRIBUTE)) {
      if (attribute === "id") ids.push(decode(value));
      if (attribute === "lang" && tag === "html") lang = value;
      if (attribute === "srcset")
        for (const [, each = ""] of decode(value).matchAll(/(\S+) \d+w/g)) references.push({ tag, attribute, value: each });
      else if (REFERENCES.has(attribute)) references.push({ tag, attribute, value: decode(value) });
    }
  }
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1];
  const rest = html.replace(TAG, "").replace(/<\/[a-z][a-z0-9]*>|^<!DOCTYPE html>/g, "");
  return {
    ids,
    references,
    tags,
    title: title === undefined ? undefined : decode(title),
    lang,
    unread: /<.{0,60}/.exec(rest)?.[0],
  };
}

const NAMED: { readonly [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** The character references that recto and its sanitizer write. */
function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot));/gi, (_, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] as string;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
