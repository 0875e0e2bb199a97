/** How tags stand to each other: above, below, and beside each other on notes. */
import type { PageLink, PluginSite, Settings, SitePath, TaggedNotes } from "../model/index.ts";

/** The tags of a site, as their pages need them. */
export type Tags = {
  readonly site: PluginSite;
  /** Those that have a page, by slug. */
  readonly shown: readonly TaggedNotes[];
  /** Whether the index has its address for itself. */
  readonly hasIndex: boolean;
  readonly bySlug: ReadonlyMap<string, TaggedNotes>;
  /** Addresses that other pages have. */
  readonly taken: ReadonlySet<SitePath>;
  readonly urls: Settings["urls"];
};

/** From the page at `from` to a tag's. */
export function tagLink({ name, address }: TaggedNotes, from: SitePath, { site }: Tags): PageLink {
  return { href: site.href(from, address), title: name };
}

/** `a/b/c` has the parents `a` and `a/b`, and `a` has the child `a/b`; children with many notes come first. */
export function familyOf(
  { slug }: TaggedNotes,
  { bySlug, shown }: Tags,
): { readonly parents: readonly TaggedNotes[]; readonly children: readonly TaggedNotes[] } {
  const segments = slug.split("/");
  const parents = segments.slice(1).flatMap((_, index) => bySlug.get(segments.slice(0, index + 1).join("/")) ?? []);
  return { parents, children: childrenOf(slug, shown).toSorted((a, b) => b.notes.length - a.notes.length) };
}

/** In the order of slugs, all that begin alike stand together. */
function childrenOf(slug: string, shown: readonly TaggedNotes[]): readonly TaggedNotes[] {
  const prefix = `${slug}/`;
  const children: TaggedNotes[] = [];
  for (let at = firstFrom(shown, prefix); shown[at]?.slug.startsWith(prefix) === true; at++) {
    const tag = shown[at] as TaggedNotes;
    if (!tag.slug.slice(prefix.length).includes("/")) children.push(tag);
  }
  return children;
}

/** Index of the first tag whose slug is `slug` or stands behind it. */
function firstFrom(shown: readonly TaggedNotes[], slug: string): number {
  let low = 0;
  let high = shown.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shown[middle] as TaggedNotes).slug < slug) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of a note with more, the first ones say what it is about. Keeps the work linear. */
const TAGS_OF_A_NOTE = 20;

/** For each tag, by slug, the others that its notes have, most often first; not those above it or below it. */
export function relatedTags(site: PluginSite, { bySlug }: Tags): ReadonlyMap<string, readonly TaggedNotes[]> {
  const counts = new Map<string, Map<string, number>>();
  for (const { note, tags } of site.notes.values()) {
    if (note.frontMatter.unlisted === true) continue;
    const slugs = tags.slice(0, TAGS_OF_A_NOTE).map(({ slug }) => slug);
    for (const slug of slugs) {
      const others = counts.get(slug) ?? new Map<string, number>();
      counts.set(slug, others);
      for (const other of slugs) if (!isFamily(slug, other)) others.set(other, (others.get(other) ?? 0) + 1);
    }
  }
  return new Map([...counts].map(([slug, others]) => [slug, mostOften(others).flatMap((other) => bySlug.get(other) ?? [])]));
}

function isFamily(slug: string, other: string): boolean {
  return slug === other || slug.startsWith(`${other}/`) || other.startsWith(`${slug}/`);
}

/** Once is no habit. Equal ones by slug. */
function mostOften(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts]
    .filter(([, often]) => often > 1)
    .sort(([a, often], [b, oftener]) => oftener - often || (a < b ? -1 : 1))
    .map(([slug]) => slug);
}
