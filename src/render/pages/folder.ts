/** Pages of folders, the home page among them. */
import { sortNaturally } from "../../lib/order.ts";
import type { Folder, HomeData, Page, SitePath, TagEntry } from "../../model/index.ts";
import { entryFor, folderAt, noteAt, type RenderContext } from "../context.ts";
import { frameFor, type FrameInput } from "../frame.ts";
import { templateFor } from "../layouts.ts";
import { folderLink } from "../navigation.ts";
import { noteBody, noteFrame, noteParts } from "./note.ts";

/** Notes and tags that the home page shows of those that it could. */
const RECENT_ON_HOME = 6;
const TAGS_ON_HOME = 16;

/** One page for each folder; the root's is the home page. */
export function folderPages(context: RenderContext): Page[] {
  return [...context.site.folders.values()].map((folder) => folderPage(context, folder));
}

/** The page of a folder, with its index note if it has one. */
export function folderPage(context: RenderContext, folder: Folder): Page {
  const { address, path, indexNote } = folder;
  const siteNote = indexNote === undefined ? undefined : noteAt(context, indexNote);
  const shown = siteNote === undefined ? ownFrame(context, folder) : noteFrame(context, siteNote);
  const open = { address, folder: path };
  const { frame, surroundings } = frameFor(context, { ...shown, open, isFolderPage: true, isUnlisted: !folder.isListed });
  const data = {
    ...frame,
    ...(siteNote && { note: noteParts(context, siteNote) }),
    folders: folder.folders.map((child) => folderLink(context, address, folderAt(context, child))),
    notes: folder.notes.map((note) => entryFor(context, address, note)),
  };
  const page = { address, surroundings, ...(siteNote && { body: noteBody(context, siteNote) }) };
  const template = (usual: "folder" | "home") => templateFor(siteNote?.note, usual, context.layouts);
  if (path !== "") return { ...page, template: template("folder"), data };
  return { ...page, template: template("home"), data: { ...data, ...homeParts(context, folder) } };
}

/** What the frame says of a folder without an index note. */
function ownFrame(context: RenderContext, folder: Folder): Omit<FrameInput, "open"> {
  const { path, title } = folder;
  if (path === "") return { title: context.siteTitle, description: context.settings.description };
  return { title, distinction: isTitleShared(context, folder) ? path : undefined };
}

/** What the home page shows beyond other folders' pages. */
function homeParts(context: RenderContext, { address, noteCount }: Folder): Pick<HomeData, "noteCount" | "recentNotes" | "topTags"> {
  const { site } = context;
  return {
    noteCount,
    recentNotes: site.recent.slice(0, RECENT_ON_HOME).map((note) => entryFor(context, address, note)),
    topTags: topTags(context, address),
  };
}

/** The tags with the most notes, by name. */
function topTags({ site, hrefs, tagAddresses }: RenderContext, from: SitePath): readonly TagEntry[] {
  const shown = site.tags
    .filter(({ slug }) => tagAddresses.has(slug))
    .toSorted((a, b) => b.notes.length - a.notes.length)
    .slice(0, TAGS_ON_HOME);
  return sortNaturally(shown, ({ name }) => name).map(({ name, address, notes }) => ({
    href: hrefs.between(from, address),
    title: name,
    noteCount: notes.length,
  }));
}

function isTitleShared(context: RenderContext, folder: Folder): boolean {
  return (context.folderTitles.get(folder.title.toLowerCase()) ?? 0) > 1;
}
