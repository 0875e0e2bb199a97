/** Which folders have a page for printing, and where; the pages themselves are made in `pages/print.ts`. */
import { freeAddress } from "../lib/listPages.ts";
import { folderOf } from "../lib/relative.ts";
import type { Diagnostic, Folder, NotePath, Settings, Site, SitePath } from "../model/index.ts";

/** Notes on one page; more is no page that anybody prints, or that a browser likes to lay out. */
const MOST_NOTES = 500;

/** Their text in UTF-16 units, before links are filled in: a CDN compresses no file above 10 MB. */
const MOST_LENGTH = 6_000_000;

/** A single note is printed from its own page. */
const FEWEST_NOTES = 2;

/** By path of the folder; those with too few or too many notes are absent. A note in the way of an address keeps it. */
export function printAddresses(site: Site, urls: Settings["urls"]): ReadonlyMap<string, SitePath> {
  const pages = [...site.folders.values(), ...site.notes.values(), ...site.tags].map(({ address }) => address);
  const taken = new Set([...pages, site.tagIndex]);
  const addresses = new Map<string, SitePath>();
  for (const { folder, excess } of printable(site)) {
    if (excess !== undefined) continue;
    const base = folderOf(folder.address);
    const address = freeAddress(`${base === "" ? "" : `${base}/`}print`, urls, (each) => taken.has(each));
    taken.add(address);
    addresses.set(folder.path, address);
  }
  return addresses;
}

/** The index note, whose text is the folder's own, unless it wants to be in no list. */
export function ownText({ indexNote, isListed }: Folder): readonly NotePath[] {
  return indexNote === undefined || !isListed ? [] : [indexNote];
}

/** What is to be said of folders whose notes are too many for one page. */
export function tooMuchToPrint(site: Site): readonly Diagnostic[] {
  return printable(site).flatMap(({ folder, excess }): Diagnostic[] => {
    if (excess === undefined) return [];
    const name = folder.path === "" ? "the whole site" : `the folder ${folder.path}`;
    const message = `there is no page for printing ${name}: ${excess}`;
    return [{ code: "too-much-to-print", severity: "info", message, hint: "Print the folders in it one by one." }];
  });
}

/** Folders with notes enough; `excess` says why they are too many. */
function printable(site: Site): readonly { readonly folder: Folder; readonly excess: string | undefined }[] {
  return [...site.folders.values()].flatMap((folder) => {
    const notes = folder.isListed || folder.path === "" ? notesIn(site, folder) : [];
    return notes.length < FEWEST_NOTES ? [] : [{ folder, excess: excessOf(site, notes) }];
  });
}

/** In the folder and below it. */
function notesIn(site: Site, folder: Folder): readonly NotePath[] {
  const below = folder.folders.flatMap((path) => {
    const child = site.folders.get(path);
    return child === undefined ? [] : notesIn(site, child);
  });
  return [...ownText(folder), ...folder.notes, ...below];
}

function excessOf(site: Site, notes: readonly NotePath[]): string | undefined {
  if (notes.length > MOST_NOTES) return `it has ${notes.length} notes, and ${MOST_NOTES} fit on one`;
  const parts = notes.flatMap((path) => site.notes.get(path)?.note.body ?? []);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return length > MOST_LENGTH ? `its notes have ${megabytes(length)} of text, and ${megabytes(MOST_LENGTH)} fit on one` : undefined;
}

function megabytes(length: number): string {
  return `${(length / 1_000_000).toFixed(1)} MB`;
}
