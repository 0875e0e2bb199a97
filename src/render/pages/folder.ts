/** Pages of folders, the home page among them. */
import { sortNaturally } from "../../lib/order.ts";
import type { Folder, FolderData, HomeData, Page, SitePath, TagEntry } from "../../model/index.ts";
import { entryFor, folderAt, noteAt, type RenderContext } from "../context.ts";
import { frameFor } from "../frame.ts";
import { folderLink } from "../navigation.ts";
import { noteBody, noteData } from "./note.ts";

/** Notes and tags that the home page shows of those that it could. */
const RECENT_ON_HOME = 6;
const TAGS_ON_HOME = 16;

/** One page for each folder that no note has taken the address of. */
export function folderPages(context: RenderContext): Page[] {
  return [...context.site.folders.values()]
    .filter(({ address, indexNote }) => indexNote !== undefined || !context.taken.has(address))
    .map((folder): Page => {
      const body = folder.indexNote === undefined ? {} : { body: noteBody(context, noteAt(context, folder.indexNote)) };
      if (folder.path === "") return { address: folder.address, template: "home", data: homeData(context, folder), ...body };
      return { address: folder.address, template: "folder", data: folderData(context, folder), ...body };
    });
}

function folderData(context: RenderContext, folder: Folder): FolderData {
  const { address, path } = folder;
  const lists = {
    folders: folder.folders.map((child) => folderLink(context, address, folderAt(context, child))),
    notes: folder.notes.map((note) => entryFor(context, address, note)),
  };
  if (folder.indexNote !== undefined) {
    const { body: _body, ...note } = noteData(context, noteAt(context, folder.indexNote));
    return { ...note, note: { ...note, body: "" }, ...lists };
  }
  const title = path === "" ? context.siteTitle : folder.title;
  return {
    ...frameFor(context, {
      open: { address, folder: path },
      title,
      distinction: isTitleShared(context, folder) ? path : undefined,
      description: path === "" ? context.settings.description : "",
      isFolderPage: true,
    }),
    ...lists,
  };
}

function homeData(context: RenderContext, root: Folder): HomeData {
  const { site } = context;
  return {
    ...folderData(context, root),
    noteCount: site.notes.size,
    recentNotes: site.recent.slice(0, RECENT_ON_HOME).map((note) => entryFor(context, root.address, note)),
    topTags: topTags(context, root.address),
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
