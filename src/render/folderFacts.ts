/** What folders know of the notes below them, worked out once for all pages. */
import { folderOf } from "../lib/relative.ts";
import type { Site } from "../model/index.ts";

/** Last change of a listed note in each folder and below it, `YYYY-MM-DD`; folders without a known date are absent. */
export function lastChanges({ recent, notes, folders }: Pick<Site, "recent" | "notes" | "folders">): ReadonlyMap<string, string> {
  const changes = new Map<string, string>();
  // Newest first: the first note that reaches a folder has its date, and those above have it or a newer one already.
  for (const path of recent) {
    const date = notes.get(path)?.updated;
    if (date === undefined) continue;
    for (let folder = folderOf(path); !changes.has(folder) && folders.has(folder); folder = folderOf(folder)) {
      changes.set(folder, date);
      if (folder === "") break;
    }
  }
  return changes;
}
