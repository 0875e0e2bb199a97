/** What tells notes apart that share a title: five notes may all be called "S3 and Lambda". */
import { groupBy } from "../lib/groupBy.ts";
import { readableName } from "../lib/readableName.ts";
import { folderOf, nameOf, stemOf } from "../lib/relative.ts";
import type { Note, NotePath } from "../model/index.ts";

/**
 * For each note whose title another note has too (case aside): the end of its folder's path, as much as tells it from the others'; where
 * several lie in one folder, the file's name behind it. Absent where that would only say the title again, because the others have theirs.
 */
export function distinguish(notes: readonly Note[]): ReadonlyMap<NotePath, string> {
  const distinctions = new Map<NotePath, string>();
  for (const sharing of groupBy(notes, (note) => note.title.toLowerCase()).values()) {
    if (sharing.length === 1) continue;
    const inFolder = groupBy(sharing, (note) => folderOf(note.path));
    const inOwnFolder = sharing.filter(({ path }) => folderOf(path) !== "" && inFolder.get(folderOf(path))?.length === 1);
    const ends = shortestEnds(inOwnFolder.map(({ path }) => folderOf(path)));
    for (const { path, title } of sharing) {
      const folder = folderOf(path);
      const end = ends.get(folder);
      if (end !== undefined) distinctions.set(path, end);
      else if (folder !== "") distinctions.set(path, isFolderNote(path) ? nameOf(folder) : `${nameOf(folder)}/${stemOf(path)}`);
      else if (!saysTitle(stemOf(path), title)) distinctions.set(path, stemOf(path));
    }
  }
  return distinctions;
}

/** "Meeting, Meeting" would tell nothing, and "Meeting, index" no more. */
function saysTitle(stem: string, title: string): boolean {
  return isFolderNote(stem) || stem.toLowerCase() === title.toLowerCase() || readableName(stem).toLowerCase() === title.toLowerCase();
}

/** Whether a note stands for its folder, so that its own name says nothing. */
function isFolderNote(path: string): boolean {
  return /^(?:index|readme)$/i.test(stemOf(path));
}

/** For each path, which are all different: its last segments, as few as no other path ends with. */
function shortestEnds(paths: readonly string[]): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  let waiting = paths.map((path) => ({ path, segments: path.split("/") }));
  for (let count = 1; waiting.length > 0; count++) {
    // Those that are told apart already still stand in the way: "week1" and "2023/week1" would be one and a part of it.
    const byEnd = groupBy(paths, (path) => lastSegments(path, count));
    waiting = waiting.filter(({ path, segments }) => {
      const end = lastSegments(path, count);
      if ((byEnd.get(end)?.length ?? 0) > 1 && count < segments.length) return true;
      ends.set(path, end);
      return false;
    });
  }
  return ends;
}

function lastSegments(path: string, count: number): string {
  let start = path.length;
  for (let i = 0; i < count && start > 0; i++) start = path.lastIndexOf("/", start - 1);
  return path.slice(Math.max(0, start + 1));
}
