/** What is in a folder: its ordinary files, and what is passed over. */
import { lstatSync, readdirSync } from "node:fs";
import type { BigIntStats, Dirent } from "node:fs";
import { byUnits } from "../lib/order.ts";
import { pathFault } from "../lib/safeJoin.ts";
import type { Entry, Skipped } from "../model/index.ts";
import { codeOf, storeError } from "./systemError.ts";

/**
 * See {@link Store.list}. Links and special files are never followed or opened. A name that is not UTF-8, or that no path
 * can hold, is `unreadable`; so is a folder that may not be listed. A root that does not exist is empty.
 */
export function listFolder(
  root: string,
  ignore: (path: string) => boolean,
): { readonly entries: readonly Entry[]; readonly skipped: readonly Skipped[] } {
  const entries: Entry[] = [];
  const skipped: Skipped[] = [];

  // Paths are made of names that the system gave, each looked at here, so that joining them needs no further care.
  function enter(folder: string): void {
    for (const item of itemsOf(folder)) {
      const path = folder === "" ? item.name : `${folder}/${item.name}`;
      if (item.isDirectory() ? ignore(`${path}/`) : ignore(path) || (item.isSymbolicLink() && ignore(`${path}/`))) continue;
      if (pathFault(item.name, "read") !== undefined) skipped.push({ path, reason: "unreadable" });
      else if (item.isDirectory()) enter(path);
      else if (item.isFile()) addFile(path);
      else skipped.push({ path, reason: item.isSymbolicLink() ? "link" : "special" });
    }
  }

  function itemsOf(folder: string): readonly Dirent[] {
    try {
      return readdirSync(folder === "" ? root : `${root}/${folder}`, { withFileTypes: true });
    } catch (error) {
      // Gone since its parent was listed, or a root that was never made.
      if (codeOf(error) === "ENOENT") return [];
      if (folder === "") throw storeError(error, { doing: "list", path: root, file: root });
      skipped.push({ path: folder, reason: "unreadable" });
      return [];
    }
  }

  function addFile(path: string): void {
    const stats = lstatSync(`${root}/${path}`, { bigint: true, throwIfNoEntry: false });
    // Gone, or replaced by something else, since the folder was listed: a file that is not there.
    if (stats?.isFile() === true) entries.push({ path, size: Number(stats.size), stamp: stampOf(stats) });
  }

  enter("");
  return {
    entries: entries.sort((a, b) => byUnits(a.path, b.path)),
    skipped: skipped.sort((a, b) => byUnits(a.path, b.path)),
  };
}

/**
 * The time of the last change of the inode is part of it, so that an edit which keeps size and modification time
 * (`cp -p`, `touch -r`, a clock set back) is seen.
 */
export function stampOf({ size, mtimeNs, ctimeNs, ino }: Pick<BigIntStats, "size" | "mtimeNs" | "ctimeNs" | "ino">): string {
  return [size, mtimeNs, ctimeNs, ino].map((number) => number.toString(36)).join("-");
}
