/**
 * The navigation of a page: the folders that lead to it, and at each level a window of what stands there.
 * Never the whole tree: a list of all notes in every page would make the site grow with the square of its notes.
 */
import { folderOf, nameOf } from "../lib/relative.ts";
import {
  sitePath,
  type Folder,
  type NavigationFolder,
  type NavigationItem,
  type NotePath,
  type PageLink,
  type SitePath,
} from "../model/index.ts";
import { folderAt, linkTo, type RenderContext } from "./context.ts";
import { NOT_FOUND } from "./hrefs.ts";

/** Where the whole navigation lies: see `files/navigationTree.ts`. */
export const NAVIGATION = sitePath("navigation.json");

/** Notes, and likewise folders, that one level shows at most. */
const WINDOW = 24;

/** Windows begin at multiples of this, so that neighbours share theirs. */
const STEP = 8;

/** The page that is open: its address, its folder, and its note unless it is the folder's own page. */
export type OpenPage = { readonly address: SitePath; readonly folder: string; readonly note?: NotePath };

/** Starts at the root. Pages with equal {@link navigationKey} have equal navigation. */
export function navigationTo(context: RenderContext, open: OpenPage): NavigationFolder {
  return openFolder(context, open, "");
}

/** All that decides the navigation of a page of one site: where links start from, and what is open. */
export function navigationKey(context: RenderContext, { address, folder, note }: OpenPage): string {
  const start = note === undefined ? 0 : windowStart(siblingsIn(context, folder).notes.length, context.positions.get(note));
  return JSON.stringify([address === NOT_FOUND ? address : folderOf(address), folder, start]);
}

/** Paths from the root down to `folder`, both included. */
export function pathDownTo(folder: string): string[] {
  const segments = folder === "" ? [] : folder.split("/");
  return ["", ...segments.map((_, index) => segments.slice(0, index + 1).join("/"))];
}

function openFolder(context: RenderContext, open: OpenPage, path: string): NavigationFolder {
  const way = pathDownTo(open.folder);
  const below = way[way.indexOf(path) + 1];
  const position = path === open.folder && open.note !== undefined ? context.positions.get(open.note) : undefined;
  const siblings = siblingsIn(context, path);
  const { href, title } = folderLink(context, open.address, folderAt(context, path));
  const inWindow = <Path extends string>(paths: readonly Path[], around: number | undefined, item: (path: Path) => NavigationItem) => {
    const start = windowStart(paths.length, around);
    const end = Math.min(start + WINDOW, paths.length);
    return [
      ...(start > 0 ? [{ kind: "before", href, title } as const] : []),
      ...paths.slice(start, end).map(item),
      ...(end < paths.length ? [{ kind: "after", href, title } as const] : []),
    ];
  };
  const notes = inWindow(siblings.notes, position, (note) => ({ kind: "note", ...navigationNote(context, open.address, note) }));
  const folders = inWindow(siblings.folders, below === undefined ? undefined : context.positions.get(below), (child) =>
    child === below
      ? { kind: "open-folder", ...openFolder(context, open, child) }
      : { kind: "folder", ...navigationFolder(context, open.address, child) },
  );
  return { href, title, ...(path !== "" && labelOf(context, folderAt(context, path).indexNote)), children: [...notes, ...folders] };
}

/** From the page at `from` to a note, as the navigation calls it. */
export function navigationNote(context: RenderContext, from: SitePath, path: NotePath): PageLink {
  return { ...linkTo(context, from, path), ...labelOf(context, path) };
}

/** To a folder, likewise. Without the number of its notes: a new note would change every page of the site. */
export function navigationFolder(context: RenderContext, from: SitePath, path: string): PageLink {
  const folder = folderAt(context, path);
  const { href, title } = folderLink(context, from, folder);
  return { href, title, ...labelOf(context, folder.indexNote) };
}

/** Whether some page leaves out a part of the navigation. */
export function isTreeWanted(context: RenderContext): boolean {
  const { notes, folders } = siblingsIn(context, "");
  return folders.length > 0 || notes.length > WINDOW;
}

function siblingsIn({ siblings }: RenderContext, folder: string): Pick<Folder, "notes" | "folders"> {
  return siblings.get(folder) ?? { notes: [], folders: [] };
}

/** What the navigation calls a note, or the folder that it stands for, where its front matter says so. */
function labelOf({ site }: RenderContext, note: NotePath | undefined): { readonly title?: string } {
  const label = note === undefined ? undefined : site.notes.get(note)?.note.frontMatter.nav;
  return typeof label === "string" ? { title: label } : {};
}

/** From the page at `from` to a folder. Folders are called as on disk when their index note's title says nothing of them. */
export function folderLink(
  { hrefs, siteTitle }: RenderContext,
  from: SitePath,
  folder: Folder,
): { href: string; title: string; noteCount: number } {
  const title = folder.path === "" ? siteTitle : folder.title || nameOf(folder.path);
  return { href: hrefs.between(from, folder.address), title, noteCount: folder.noteCount };
}

/** Where a list of `count` items begins to be shown: {@link WINDOW} of them, with the one at `position` among them, or the first ones. */
function windowStart(count: number, position = 0): number {
  return Math.max(0, Math.min(Math.floor(position / STEP) * STEP - STEP, count - WINDOW));
}
