/** The folders below a store's root: looked at before they are passed through, because a link among them would lead out. */
import { lstatSync, mkdirSync } from "node:fs";
import { rmdir } from "node:fs/promises";
import { folderOf } from "../lib/relative.ts";
import { safeJoin } from "../lib/safeJoin.ts";
import { StoreError } from "../lib/storeError.ts";
import { codeOf } from "./systemError.ts";

/** Paths are below the root, without a final `/`; `""` is the root, which may itself be a link. */
export interface Folders {
  /** Whether it is there. Throws {@link StoreError} `outside` when a link is on the way. */
  isThere(folder: string): boolean;
  /** Makes it and what is above it. Throws like `isThere`, and what the system says: `EEXIST` for a file in its way. */
  make(folder: string): void;
  /** Takes it away and what is above it, as far as they are empty; the root stays. Never throws. */
  removeEmpty(folder: string): Promise<void>;
  /** What was seen is looked at again. */
  forget(): void;
}

/** Each folder is looked at once until `forget` is called: 10,000 files lie in few folders. */
export function createFolders(root: string): Folders {
  const solid = new Set<string>();

  function isThere(folder: string): boolean {
    if (folder === "" || solid.has(folder)) return true;
    if (!isThere(folderOf(folder))) return false;
    const stats = lstatSync(safeJoin(root, folder, "read"), { throwIfNoEntry: false });
    if (stats === undefined) return false;
    if (stats.isSymbolicLink()) throw new StoreError("outside", folder, `${folder} is a link, and recto does not follow links`);
    if (!stats.isDirectory()) return false;
    solid.add(folder);
    return true;
  }

  function make(folder: string): void {
    if (folder === "") {
      mkdirSync(root, { recursive: true });
      return;
    }
    if (isThere(folder)) return;
    make(folderOf(folder));
    try {
      mkdirSync(safeJoin(root, folder, "write"));
    } catch (error) {
      // Somebody else made it, or laid a link there.
      if (codeOf(error) !== "EEXIST" || !isThere(folder)) throw error;
    }
  }

  return {
    isThere,
    make,
    async removeEmpty(folder) {
      for (let empty = folder; empty !== ""; empty = folderOf(empty)) {
        solid.delete(empty);
        try {
          await rmdir(safeJoin(root, empty, "read"));
        } catch (error) {
          if (codeOf(error) !== "ENOENT") return;
        }
      }
    },
    forget: () => solid.clear(),
  };
}
