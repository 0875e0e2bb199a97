/** Tags of the site: two spellings with one slug are one tag. */
import { byUnits } from "../lib/order.ts";
import { addressSlug } from "../lib/slug.ts";
import type { Note, NotePath, Settings, Tag, TaggedNotes } from "../model/index.ts";
import { tagAddress } from "./address.ts";

export type TagIndex = {
  /** By slug. */
  readonly all: readonly TaggedNotes[];
  /** Tags of a note, in its own order; the name is the spelling that the site has first. */
  readonly of: ReadonlyMap<NotePath, readonly Tag[]>;
};

/** `notes` in reading order, which is the order of notes below a tag. */
export function collectTags(notes: readonly Note[], urls: Settings["urls"]): TagIndex {
  const bySlug = new Map<string, { readonly tag: Tag; readonly notes: NotePath[] }>();
  const of = new Map<NotePath, readonly Tag[]>();
  for (const note of notes) {
    const tags = new Set<Tag>();
    for (const name of note.frontMatter.tags ?? []) {
      const slug = name.split("/").map(addressSlug).join("/");
      const known = bySlug.get(slug) ?? { tag: { name, slug }, notes: [] };
      bySlug.set(slug, known);
      if (!tags.has(known.tag)) known.notes.push(note.path);
      tags.add(known.tag);
    }
    if (tags.size > 0) of.set(note.path, [...tags]);
  }
  const all = [...bySlug.values()]
    .map(({ tag, notes: tagged }) => ({ ...tag, address: tagAddress(tag.slug, urls), notes: tagged }))
    .sort((a, b) => byUnits(a.slug, b.slug));
  return { all, of };
}
