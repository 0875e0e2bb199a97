/** Pages of folders, the home page among them. A long list goes on, on pages of its own. */
import { addressesOfList, freeAddress, pagerAt, splitList } from "../../lib/listPages.ts";
import type { Folder, ListEntry, FolderRow, NotePath, Page, SitePath } from "../../model/index.ts";
import { noteAt, type RenderContext } from "../context.ts";
import { frameFor, type FrameInput } from "../frame.ts";
import { templateFor } from "../layouts.ts";
import { describeList, folderRows, ownEntries } from "./folderRows.ts";
import { homeDescription, homeParts, shownOnHome } from "./home.ts";
import { noteBody, noteFrame, noteParts } from "./note.ts";

/** All pages of all folders; the root's first is the home page. */
export function folderPages(context: RenderContext): Page[] {
  return [...context.site.folders.values()].flatMap((folder) =>
    folder.path === "" ? homePages(context, folder) : pagesOf(context, folder),
  );
}

/** The page of a folder, with its index note if it has one. */
export function folderPage(context: RenderContext, folder: Folder): Page {
  if (folder.path === "") return homePage(context, folder, homeList(context, folder));
  return firstPage(context, folder, listOf(context, folder, folder.address));
}

function pagesOf(context: RenderContext, folder: Folder): Page[] {
  const list = listOf(context, folder, folder.address);
  return [
    firstPage(context, folder, list),
    ...list.parts.slice(1).map((_, index) => furtherPage(context, folder, { list, index: index + 1 })),
  ];
}

/** What is in a folder, cut into pages. */
type FolderList = {
  readonly addresses: readonly SitePath[];
  readonly parts: readonly { readonly folders: readonly string[]; readonly notes: readonly NotePath[] }[];
};

function listOf(context: RenderContext, { folders, notes }: Folder, first: SitePath): FolderList {
  const items = [...folders.map((folder) => ({ folder, path: folder })), ...notes.map((note) => ({ note, path: note }))];
  const parts = splitList(items, ({ path }) => path).map((part) => ({
    folders: part.flatMap((item) => ("folder" in item ? [item.folder] : [])),
    notes: part.flatMap((item) => ("note" in item ? [item.note] : [])),
  }));
  const isTaken = (address: SitePath) => context.taken.has(address);
  return { parts, addresses: addressesOfList({ first, count: parts.length, urls: context.settings.urls, isTaken }) };
}

function firstPage(context: RenderContext, folder: Folder, list: FolderList): Page {
  const { frame, ...page } = ownPage(context, folder);
  const template = templateFor(indexNoteOf(context, folder)?.note, "folder", context.layouts);
  return { ...page, template, data: { ...frame, ...listParts(context, folder, { list, index: 0 }) } };
}

/** The home page, and where it shows only a part of what is in the root, a list of all. */
function homePages(context: RenderContext, folder: Folder): Page[] {
  const list = homeList(context, folder);
  const home = homePage(context, folder, list);
  return list === undefined ? [home] : [home, ...list.parts.map((_, index) => furtherPage(context, folder, { list, index }))];
}

function homeList(context: RenderContext, folder: Folder): FolderList | undefined {
  const { folders, notes } = shownOnHome(context, folder);
  if (folders.length === folder.folders.length && notes.length === folder.notes.length) return undefined;
  const { taken, settings } = context;
  return listOf(
    context,
    folder,
    freeAddress("all", settings.urls, (address) => taken.has(address)),
  );
}

function homePage(context: RenderContext, folder: Folder, list: FolderList | undefined): Page {
  const { address } = folder;
  const { frame, ...page } = ownPage(context, folder);
  const template = templateFor(indexNoteOf(context, folder)?.note, "home", context.layouts);
  const shown = shownOnHome(context, folder);
  const data = {
    ...frame,
    ...rows(context, address, shown),
    ...counts(context, folder),
    ...homeParts(context, folder, shown),
    ...(list?.addresses[0] !== undefined && { all: { href: context.hrefs.between(address, list.addresses[0]) } }),
  };
  return { ...page, template, data };
}

/** The page at the folder's own address, but for its list. */
function ownPage(context: RenderContext, folder: Folder) {
  const { address, path } = folder;
  const siteNote = indexNoteOf(context, folder);
  const print = context.prints.get(path);
  const shown = siteNote === undefined ? ownFrame(context, folder) : noteFrame(context, siteNote);
  const { frame, surroundings } = frameFor(context, {
    ...shown,
    open: { address, folder: path },
    isFolderPage: true,
    isUnlisted: !folder.isListed,
  });
  return {
    address,
    surroundings,
    frame: {
      ...frame,
      ...(siteNote && { note: noteParts(context, siteNote) }),
      ...(print && { print: context.hrefs.between(address, print) }),
    },
    ...(siteNote && { body: noteBody(context, siteNote) }),
  };
}

type PartOfList = { readonly list: FolderList; readonly index: number };

/** A page with nothing but a part of the folder's list. */
function furtherPage(context: RenderContext, folder: Folder, part: PartOfList): Page {
  const { words, say } = context;
  const { path } = folder;
  const address = part.list.addresses[part.index] as SitePath;
  const isRoot = path === "";
  const page = isRoot && part.index === 0 ? [] : [say.fill(words.page, { n: part.index + 1 })];
  const distinctions = [...(isTitleShared(context, folder) && !isRoot ? [path] : []), ...page];
  const { frame, surroundings } = frameFor(context, {
    open: { address, folder: path },
    title: isRoot ? words.allNotes : folder.title,
    distinction: distinctions.length === 0 ? undefined : distinctions.join(words.listSeparator),
    isUnlisted: !folder.isListed,
  });
  return { address, surroundings, template: "folder", data: { ...frame, ...listParts(context, folder, part) } };
}

function listParts(context: RenderContext, folder: Folder, { list, index }: PartOfList) {
  const address = list.addresses[index] as SitePath;
  const pager = pagerAt(list.addresses, index, (to) => context.hrefs.between(address, to));
  const part = list.parts[index] ?? { folders: [], notes: [] };
  return { ...rows(context, address, part), ...(index === 0 && counts(context, folder)), ...(pager && { pager }) };
}

function rows(
  context: RenderContext,
  from: SitePath,
  { folders, notes }: Pick<Folder, "folders" | "notes">,
): { readonly folders: readonly FolderRow[]; readonly notes: readonly ListEntry[] } {
  return { folders: folderRows(context, from, folders), notes: ownEntries(context, from, notes) };
}

function counts({ lastChanges }: RenderContext, { path, noteCount }: Folder): { readonly noteCount: number; readonly updated?: string } {
  const updated = lastChanges.get(path);
  return { noteCount, ...(updated !== undefined && { updated }) };
}

/** What the frame says of a folder without an index note. */
function ownFrame(context: RenderContext, folder: Folder): Omit<FrameInput, "open"> {
  const { path, title } = folder;
  if (path === "") return { title: context.siteTitle, description: homeDescription(context, folder) };
  return { title, distinction: isTitleShared(context, folder) ? path : undefined, description: describeList(context, folder) };
}

function indexNoteOf(context: RenderContext, { indexNote }: Folder) {
  return indexNote === undefined ? undefined : noteAt(context, indexNote);
}

/** Whether another folder of the site has the same title, case aside. */
export function isTitleShared(context: RenderContext, folder: Folder): boolean {
  return (context.folderTitles.get(folder.title.toLowerCase()) ?? 0) > 1;
}
