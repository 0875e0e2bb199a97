/** All pages of a site, one function for each kind. */
import { folderOf } from "../../lib/relative.ts";
import type { NotePath, Page } from "../../model/index.ts";
import type { RenderContext } from "../context.ts";
import { folderPage, folderPages } from "./folder.ts";
import { notFoundPages } from "./notFound.ts";
import { notePage, notePages } from "./note.ts";
import { printPages } from "./print.ts";
import { recentPages } from "./recent.ts";

export { redirectPages } from "./redirect.ts";

const KINDS: readonly ((context: RenderContext) => Page[])[] = [notePages, folderPages, recentPages, notFoundPages, printPages];

/** In the order of their kinds. */
export function planPages(context: RenderContext): Page[] {
  return KINDS.flatMap((pagesOf) => pagesOf(context));
}

/** The pages that show these notes; paths that are no note of the site are passed over. */
export function pagesOfNotes(context: RenderContext, paths: readonly NotePath[]): Page[] {
  return paths.flatMap((path) => {
    const siteNote = context.site.notes.get(path);
    if (siteNote === undefined) return [];
    const folder = context.site.folders.get(folderOf(path));
    return folder?.indexNote === path ? folderPage(context, folder) : notePage(context, siteNote);
  });
}
