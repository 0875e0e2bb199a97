/** What tells notes apart that share a title: five notes may all be called "S3 and Lambda". */
import { groupBy } from "../lib/groupBy.ts";
import { folderOf, nameOf, stemOf } from "../lib/relative.ts";
import type { Note, NotePath } from "../model/index.ts";

/** For each note whose title another note has too (case aside): its folder, or its path where that is shared as well. */
export function distinguish(notes: readonly Note[]): ReadonlyMap<NotePath, string> {
  const byTitle = groupBy(notes, (note) => note.title.toLowerCase());
  const distinctions = new Map<NotePath, string>();
  for (const sharing of byTitle.values()) {
    if (sharing.length === 1) continue;
    const inFolder = groupBy(sharing, (note) => folderOf(note.path));
    for (const { path, title } of sharing) {
      const folder = folderOf(path);
      const stem = stemOf(path);
      // "Meeting, Meeting" would tell nothing; the others have their folders.
      if (folder === "" && stem.toLowerCase() === title.toLowerCase()) continue;
      const isAlone = inFolder.get(folder)?.length === 1 && folder !== "";
      distinctions.set(path, isAlone ? folder : folder === "" ? stem : `${nameOf(folder)}/${stem}`);
    }
  }
  return distinctions;
}
