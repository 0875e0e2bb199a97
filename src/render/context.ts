/** What every kind of page is made from, and the small look-ups they share. */
import type { AssetFacts, Folder, ListEntry, NotePath, PageLink, Settings, Site, SiteNote, SitePath, TaggedNotes } from "../model/index.ts";
import type { Hrefs } from "./hrefs.ts";

/** Goes to every kind of page; nothing in it changes while pages are made. */
export type RenderContext = {
  readonly site: Site;
  readonly settings: Settings;
  readonly siteTitle: string;
  readonly hrefs: Hrefs;
  /** Attachments by path, with the address each is published at. */
  readonly attachments: ReadonlyMap<NotePath, AssetFacts & { readonly address: SitePath }>;
  /** Fingerprinted files by their name in `public/assets/`. */
  readonly fingerprints: ReadonlyMap<string, SitePath>;
  /** Address of the tag index and of recent notes; absent when the site has none. */
  readonly tagIndex?: SitePath;
  readonly recent?: SitePath;
  /** Where a note or folder stands among its siblings. */
  readonly positions: ReadonlyMap<string, number>;
  /** Addresses that notes have taken; a made page of the same address is left out. */
  readonly taken: ReadonlySet<SitePath>;
  /** Tags that have a page, by slug. */
  readonly tagAddresses: ReadonlyMap<string, SitePath>;
  /** How many folders have a title, case aside. */
  readonly folderTitles: ReadonlyMap<string, number>;
};

/** Addresses of tag pages, but for those that a note has taken. */
export function addressTags(tags: readonly TaggedNotes[], taken: ReadonlySet<SitePath>): ReadonlyMap<string, SitePath> {
  return new Map(tags.filter(({ address }) => !taken.has(address)).map(({ slug, address }) => [slug, address]));
}

/** A note of the site. Throws on a path that is not in it, which would be a bug of `link`. */
export function noteAt({ site }: RenderContext, path: NotePath): SiteNote {
  const note = site.notes.get(path);
  if (note === undefined) throw new Error(`no note at ${path}`);
  return note;
}

/** A folder of the site, in the same way. */
export function folderAt({ site }: RenderContext, path: string): Folder {
  const folder = site.folders.get(path);
  if (folder === undefined) throw new Error(`no folder at ${path}`);
  return folder;
}

/** From the page at `from` to a note. */
export function linkTo(context: RenderContext, from: SitePath, path: NotePath): PageLink {
  const { note, address, distinction } = noteAt(context, path);
  return { href: context.hrefs.between(from, address), title: note.title, ...(distinction !== undefined && { distinction }) };
}

/** A note as a line of a list on the page at `from`. */
export function entryFor(context: RenderContext, from: SitePath, path: NotePath): ListEntry {
  const { note, updated } = noteAt(context, path);
  return { ...linkTo(context, from, path), description: note.description, ...(updated !== undefined && { updated }) };
}
