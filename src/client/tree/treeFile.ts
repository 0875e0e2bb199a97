/** `navigation.json` → what is in each folder. It is asked for once, when a reader wants more of the navigation than her page shows. */
import { likelyHref } from "../../lib/likelyHref.ts";
import type { NavigationTree, TreeFolder, TreeNote } from "../../model/tree.ts";
import type { Row } from "./rows.ts";

/** What is in a folder, in reading order. */
export type Content = { readonly notes: readonly Row[]; readonly folders: readonly Row[] };

/** By the address of the folder's page; undefined: there is no such folder. */
export type Tree = (folder: string) => Content | undefined;

/** Fails when the file cannot be had, as on disk, or is none of ours. */
export async function loadTree(address: string): Promise<Tree> {
  const response = await fetch(address);
  const [version, noteEnding, folderEnding, root] = (await response.json()) as Partial<NavigationTree>;
  if (version !== 1 || noteEnding === undefined || folderEnding === undefined || root === undefined) throw new Error("not a navigation");
  const hrefOf = (base: string, title: string, href: string, ending: string) => {
    const relative = href || likelyHref(title, ending);
    // Parsing 5,000 addresses takes longer than all else here, and most only stand behind that of their folder.
    return /^[./]/.test(relative) ? new URL(relative, base).href : base.slice(0, base.lastIndexOf("/") + 1) + relative;
  };
  const folders = new Map<string, TreeFolder>();
  // Addresses of folders only: those of notes are made when one is opened.
  const find = (folder: TreeFolder, base: string) => {
    const href = hrefOf(base, folder[0], folder[1], folderEnding);
    folders.set(href, folder);
    for (const child of folder[3]) find(child, href);
  };
  find(root, address);
  const noteRow = (base: string, note: TreeNote): Row => {
    const [title, href, rare] = typeof note === "string" ? [note, ""] : note;
    return { ...rare, title, href: hrefOf(base, title, href, noteEnding) };
  };
  const folderRow = (base: string, [title, href, , , rare]: TreeFolder): Row => {
    return { ...rare, title, href: hrefOf(base, title, href, folderEnding), isFolder: true };
  };
  return (href) => {
    const folder = folders.get(href);
    if (folder === undefined) return undefined;
    return { notes: folder[2].map((note) => noteRow(href, note)), folders: folder[3].map((child) => folderRow(href, child)) };
  };
}
