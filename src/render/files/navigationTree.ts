/** navigation.json: the whole navigation in one file, loaded on demand. In pages it would make the site grow with the square of its notes. */
import { likelyHref } from "../../lib/likelyHref.ts";
import type { NavigationTree, NotePath, SitePath, TreeFacts, TreeFolder, TreeNote } from "../../model/index.ts";
import { folderAt, type RenderContext } from "../context.ts";
import { isTreeWanted, NAVIGATION, navigationFolder, navigationNote } from "../navigation.ts";

/** Undefined where every page shows the whole navigation already. */
export function navigationTree(context: RenderContext): string | undefined {
  if (!isTreeWanted(context)) return undefined;
  const [noteEnding, folderEnding] = endings(context);
  const tree: NavigationTree = [1, noteEnding, folderEnding, folderFrom(context, NAVIGATION, "")];
  return `${JSON.stringify(tree)}\n`;
}

function endings({ settings }: RenderContext): readonly [note: string, folder: string] {
  return settings.urls === "folder" ? ["/", "/"] : [".html", "/index.html"];
}

function folderFrom(context: RenderContext, from: SitePath, path: string): TreeFolder {
  const { address } = folderAt(context, path);
  const { href, title, ...rare } = navigationFolder(context, from, path);
  const { notes, folders } = context.siblings.get(path) ?? { notes: [], folders: [] };
  return [
    title,
    unlessLikely(href, title, endings(context)[1]),
    notes.map((note) => noteFrom(context, address, note)),
    folders.map((child) => folderFrom(context, address, child)),
    ...factsOf(rare),
  ];
}

function noteFrom(context: RenderContext, from: SitePath, path: NotePath): TreeNote {
  const { href, title, ...rare } = navigationNote(context, from, path);
  const told = unlessLikely(href, title, endings(context)[0]);
  const facts = factsOf(rare);
  return told === "" && facts.length === 0 ? title : [title, told, ...facts];
}

function unlessLikely(href: string, title: string, ending: string): string {
  return href === likelyHref(title, ending) ? "" : href;
}

function factsOf(rare: TreeFacts): [TreeFacts?] {
  return Object.keys(rare).length === 0 ? [] : [rare];
}
