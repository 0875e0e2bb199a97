/** Folders and notes as lines of a list on a page. */
import { groupBy } from "../../lib/groupBy.ts";
import { nameOf } from "../../lib/relative.ts";
import { titlesInLine } from "../../lib/titlesInLine.ts";
import type { Folder, FolderRow, ListEntry, NotePath, PageLink, SitePath } from "../../model/index.ts";
import { entryFor, folderAt, linkTo, noteAt, type RenderContext } from "../context.ts";
import { folderLink } from "../navigation.ts";

/** Notes or folders that a row names of what is in its folder. */
const HIGHLIGHTS = 3;
/** More do not fit into a line. */
const DESCRIBED = 40;

/** What is in a folder, in a line: the titles of its first notes, or of its folders where it has no notes. */
export function describeList(context: RenderContext, { notes, folders }: Folder): string {
  const titles =
    notes.length > 0
      ? notes.slice(0, DESCRIBED).map((path) => noteAt(context, path).note.title)
      : folders.slice(0, DESCRIBED).map((path) => folderAt(context, path).title);
  return titlesInLine(titles, context.words.listSeparator);
}

/** The folders as rows of a list on the page at `from`; of equal names those on disk tell which is which. */
export function folderRows(context: RenderContext, from: SitePath, paths: readonly string[]): readonly FolderRow[] {
  const folders = paths.map((path) => folderAt(context, path));
  const byTitle = groupBy(folders, ({ title }) => title.toLowerCase());
  return folders.map((folder) => {
    const isShared = byTitle.get(folder.title.toLowerCase())?.length !== 1;
    return { ...folderRow(context, from, folder), ...(isShared && { distinction: nameOf(folder.path) }) };
  });
}

function folderRow(context: RenderContext, from: SitePath, folder: Folder): FolderRow {
  const updated = context.lastChanges.get(folder.path);
  const { description = "" } = folder.indexNote === undefined ? {} : noteAt(context, folder.indexNote).note;
  return {
    ...folderLink(context, from, folder),
    description,
    highlights: description === "" ? highlights(context, from, folder) : [],
    ...(updated !== undefined && { updated }),
  };
}

function highlights(context: RenderContext, from: SitePath, { notes, folders }: Folder): readonly PageLink[] {
  if (notes.length > 0) return notes.slice(0, HIGHLIGHTS).map((path) => withoutDistinction(linkTo(context, from, path)));
  return folders.slice(0, HIGHLIGHTS).map((path) => {
    const { href, title } = folderLink(context, from, folderAt(context, path));
    return { href, title };
  });
}

/** Notes of one folder as lines of a list: a distinction is shown only where two in the folder have one title. */
export function ownEntries(context: RenderContext, from: SitePath, paths: readonly NotePath[]): readonly ListEntry[] {
  const entries = paths.map((path) => entryFor(context, from, path));
  const byTitle = groupBy(entries, ({ title }) => title.toLowerCase());
  return entries.map((entry) => (byTitle.get(entry.title.toLowerCase())?.length === 1 ? withoutDistinction(entry) : entry));
}

function withoutDistinction<Link extends PageLink>(link: Link): Omit<Link, "distinction"> {
  const { distinction: _, ...rest } = link;
  return rest;
}
