/** Tags of the site: two spellings with one slug are one tag. */
import { byUnits } from "../lib/order.ts";
import { addressSegment } from "../lib/slug.ts";
import type { Note, NotePath, Settings, Tag, TaggedNotes } from "../model/index.ts";
import { tagAddress } from "./address.ts";
import { isListed } from "./folders.ts";

export type TagIndex = {
  /** By slug. */
  readonly all: readonly TaggedNotes[];
  /** Tags of a note, in its own order; the name is the spelling that the site has first. */
  readonly of: ReadonlyMap<NotePath, readonly Tag[]>;
};

/** Deeper tags have pages, but their parents beyond this depth have none. */
const MAX_DEPTH = 8;

/** What tells tags apart: `AWS/S3 basics` and `aws/s3-basics` are one. */
export function tagSlug(name: string): string {
  return name.split("/").map(addressSegment).join("/");
}

/** Tags of front matter, then those in the text. `notes` in reading order, which is the order of notes below a tag. */
export function collectTags(notes: readonly Note[], urls: Settings["urls"]): TagIndex {
  const bySlug = new Map<string, { readonly tag: Tag; readonly notes: NotePath[] }>();
  const of = new Map<NotePath, readonly Tag[]>();
  /** The tag called so, with the note added to its notes. */
  const take = (name: string, note: Note): Tag => {
    const { path } = note;
    const slug = tagSlug(name);
    const known = bySlug.get(slug) ?? { tag: { name, slug }, notes: [] };
    bySlug.set(slug, known);
    if (isListed(note) && known.notes.at(-1) !== path) known.notes.push(path);
    return known.tag;
  };
  for (const note of notes) {
    const tags = new Set<Tag>();
    for (const name of namesOf(note)) {
      tags.add(take(name, note));
      for (const parent of parentsOf(name)) take(parent, note);
    }
    if (tags.size > 0) of.set(note.path, [...tags]);
  }
  const all = [...bySlug.values()]
    .filter(({ notes: tagged }) => tagged.length > 0)
    .map(({ tag, notes: tagged }) => ({ ...tag, address: tagAddress(tag.slug, urls), notes: tagged }))
    .sort((a, b) => byUnits(a.slug, b.slug));
  return { all, of };
}

function namesOf({ frontMatter, references }: Note): ReadonlySet<string> {
  const names = new Set(frontMatter.tags);
  for (const { kind, target } of references) if (kind === "tag") names.add(target);
  return names;
}

/** `a/b/c` → `a`, `a/b`. */
function parentsOf(name: string): readonly string[] {
  const segments = name.split("/").slice(0, MAX_DEPTH + 1);
  return segments.slice(1).map((_, i) => segments.slice(0, i + 1).join("/"));
}
