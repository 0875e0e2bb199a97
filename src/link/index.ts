/** link: all notes → the site. Finds addresses, closes references, and turns them round into backlinks. Cheap enough to do anew each time. */
import { byUnits } from "../lib/order.ts";
import type { Asset, Diagnostic, Folder, Note, NotePath, Place, Settings, Site, SiteNote, SitePath } from "../model/index.ts";
import { noteAddress, permalinkAddress, TAG_INDEX } from "./address.ts";
import { collectBacklinks } from "./backlinks.ts";
import { planEmbeds } from "./embeds.ts";
import { createFinder, fold } from "./finder.ts";
import { arrangeFolders, isListed, readingOrder } from "./folders.ts";
import { collectRedirects } from "./redirects.ts";
import { createResolver } from "./references.ts";
import { collectTags } from "./tags.ts";
import { distinguish } from "./titles.ts";

export { lintSite } from "./lints.ts";

export type LinkInput = {
  readonly notes: readonly Note[];
  readonly assets: readonly Asset[];
  /** Calendar date of the last change, from version control, by path below the notes folder. */
  readonly dates: ReadonlyMap<string, string>;
  readonly settings: Settings;
};

/** Drafts stay out of the site, unless the settings ask for them; a link to one is dead and said to be so. */
export function linkSite({ notes, assets, dates, settings }: LinkInput): Site {
  const isShown = (note: Note) => settings.drafts || note.frontMatter.draft !== true;
  const shown = notes.filter(isShown);
  const folders = arrangeFolders(shown, settings.urls);
  const byPath = new Map(shown.map((note) => [note.path, note]));
  const ordered = inOrder(shown, folders);
  const indexAddresses = new Map([...folders.values()].flatMap(({ indexNote, address }) => (indexNote ? [[indexNote, address]] : [])));
  const addressOf = (note: Note) =>
    indexAddresses.get(note.path) ?? permalinkAddress(note, settings.urls) ?? noteAddress(note.path, settings.urls);
  const addresses = new Map(ordered.map((note) => [note.path, addressOf(note)]));
  const { redirects, diagnostics: inAliases } = collectRedirects({
    notes: ordered,
    addressOf: (path) => addresses.get(path),
    urls: settings.urls,
  });

  const finder = createFinder({
    notes: shown,
    drafts: notes.filter((note) => !isShown(note)),
    assets: assets.map(({ path }) => path),
    folders,
    addresses: [
      ...notes.flatMap((note) => (note.frontMatter.permalink === undefined ? [] : [{ address: addressOf(note), to: note.path }])),
      ...redirects,
    ],
  });
  const resolve = createResolver(finder, byPath);
  const linked = ordered.map((note) => ({ note, ...resolve(note) }));
  const backlinks = collectBacklinks(linked.filter(({ note }) => isListed(note)));
  const planned = planEmbeds(linked);
  const tags = collectTags(ordered, settings.urls);
  const distinctions = distinguish(ordered);
  const listed = ordered.filter(isListed);
  const places = new Map(listed.map(({ path }, index) => [path, index]));

  const siteNotes = linked.map(({ note, resolutions }): SiteNote => {
    const distinction = distinctions.get(note.path);
    const embeds = planned.embeds.get(note.path);
    const updated = note.frontMatter.updated ?? note.frontMatter.date ?? dates.get(note.path);
    const place = places.get(note.path);
    const previous = place === undefined ? undefined : listed[place - 1]?.path;
    const next = place === undefined ? undefined : listed[place + 1]?.path;
    return {
      note,
      address: addresses.get(note.path) ?? addressOf(note),
      resolutions,
      ...(embeds !== undefined && { embeds }),
      backlinks: backlinks.get(note.path) ?? [],
      tags: tags.of.get(note.path) ?? [],
      ...(distinction !== undefined && { distinction }),
      ...(updated !== undefined && { updated }),
      ...(previous !== undefined && { previous }),
      ...(next !== undefined && { next }),
    };
  });
  return {
    notes: new Map(siteNotes.map((siteNote) => [siteNote.note.path, siteNote])),
    folders,
    tags: tags.all,
    tagIndex: TAG_INDEX,
    recent: newestFirst(siteNotes.filter(({ note }) => isListed(note))),
    redirects,
    attachments: attachmentsOf(siteNotes),
    diagnostics: [
      ...sharedAddresses(siteNotes, folders.values()),
      ...linked.flatMap(({ diagnostics }) => diagnostics),
      ...planned.diagnostics,
      ...inAliases,
    ],
  };
}

/** Notes as readers come upon them, then those that no list leads to. */
function inOrder(notes: readonly Note[], folders: ReadonlyMap<string, Folder>): Note[] {
  const byPath = new Map(notes.map((note) => [note.path, note]));
  const listed = readingOrder(folders).map((path) => byPath.get(path) as Note);
  const taken = new Set(listed);
  return [...listed, ...notes.filter((note) => !taken.has(note))];
}

function newestFirst(notes: readonly SiteNote[]): NotePath[] {
  return notes
    .filter(({ updated }) => updated !== undefined)
    .sort((a, b) => byUnits(b.updated as string, a.updated as string))
    .map(({ note }) => note.path);
}

function attachmentsOf(notes: readonly SiteNote[]): NotePath[] {
  const paths = new Set<NotePath>();
  for (const { resolutions } of notes) {
    for (const resolution of resolutions) if (resolution.kind === "asset") paths.add(resolution.path);
  }
  return [...paths].sort(byUnits);
}

/** Two pages must never overwrite each other; addresses that differ in case or Unicode form only are one file on some disks. */
function sharedAddresses(notes: readonly SiteNote[], folders: Iterable<Folder>): Diagnostic[] {
  const owners = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const claim = (owner: string, address: SitePath, at?: Place) => {
    const first = owners.get(fold(address));
    if (first === undefined) owners.set(fold(address), owner);
    else diagnostics.push({ ...sharedAddress(owner, first, address), ...(at && { at }) });
  };
  for (const { note, address } of notes) {
    claim(note.path, address, { path: note.path, ...(note.frontMatter.places?.["permalink"] ?? { line: 1, column: 1, length: 1 }) });
  }
  for (const { path, address, indexNote } of folders) if (indexNote === undefined) claim(`the folder ${path}`, address);
  return diagnostics;
}

function sharedAddress(one: string, other: string, address: SitePath): Diagnostic {
  return {
    code: "duplicate-address",
    severity: "error",
    message: `${one} and ${other} would both become ${address}`,
    hint: "Rename one of them, or give one a permalink.",
  };
}
