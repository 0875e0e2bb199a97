/** The folders of the notes, in reading order. */
import { readableName } from "../lib/readableName.ts";
import { folderOf, nameOf, stemOf } from "../lib/relative.ts";
import { sortNaturally } from "../lib/order.ts";
import type { Folder, Note, NotePath, Settings } from "../model/index.ts";
import { indexAddress, noteAddress, permalinkAddress } from "./address.ts";

type Growing = { readonly folders: Set<string>; readonly notes: Note[]; noteCount: number };

/** Whether lists may lead to a note. */
export function isListed({ frontMatter }: Note): boolean {
  return frontMatter.unlisted !== true;
}

/**
 * Every folder that holds notes, at any depth, by path; the root is always there.
 * Reading order: the index note, then notes by `order` and natural file name, then sub-folders.
 */
export function arrangeFolders(notes: readonly Note[], urls: Settings["urls"]): ReadonlyMap<string, Folder> {
  const growing = new Map<string, Growing>();
  folderAt(growing, "");
  for (const note of notes) {
    const folder = folderOf(note.path);
    folderAt(growing, folder).notes.push(note);
    if (isListed(note)) for (const path of upwards(folder)) folderAt(growing, path).noteCount++;
  }
  const indexNotes = chooseIndexNotes(growing, urls);
  const taken = new Set(indexNotes.values());
  const isFolderListed = (path: string) => {
    const indexNote = indexNotes.get(path);
    return (path === "" || growing.get(path)?.noteCount !== 0) && (indexNote === undefined || isListed(indexNote));
  };
  return new Map(
    [...growing].map(([path, { folders, notes: inFolder, noteCount }]) => {
      const indexNote = indexNotes.get(path);
      const folder: Folder = {
        path,
        title: indexNote?.title ?? readableName(nameOf(path)),
        address: (indexNote && permalinkAddress(indexNote, urls)) ?? indexAddress(path),
        isListed: isFolderListed(path),
        ...(indexNote && { indexNote: indexNote.path }),
        folders: sortNaturally([...folders].filter(isFolderListed), nameOf),
        notes: inReadingOrder(inFolder.filter((note) => isListed(note) && !taken.has(note))),
        noteCount,
      };
      return [path, folder] as const;
    }),
  );
}

/** All notes that lists lead to, folder by folder. */
export function readingOrder(folders: ReadonlyMap<string, Folder>): NotePath[] {
  const order: NotePath[] = [];
  const waiting = [""];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const folder = folders.get(path);
    if (folder === undefined) continue;
    if (folder.indexNote !== undefined && folder.isListed) order.push(folder.indexNote);
    order.push(...folder.notes);
    waiting.push(...folder.folders.toReversed());
  }
  return order;
}

/** The folder and those above it, the root last. */
function* upwards(folder: string): Generator<string> {
  for (let path = folder; path !== ""; path = folderOf(path)) yield path;
  yield "";
}

/** The folder, made with all folders above it when it is new. */
function folderAt(growing: Map<string, Growing>, path: string): Growing {
  const known = growing.get(path);
  if (known !== undefined) return known;
  const made: Growing = { folders: new Set(), notes: [], noteCount: 0 };
  growing.set(path, made);
  if (path !== "") folderAt(growing, folderOf(path)).folders.add(path);
  return made;
}

/** A folder is shown by the note in it that wants its address, its `index`, its `README`, a note of its own name, or, where addresses are folders, the note beside it that has its address. */
function chooseIndexNotes(growing: ReadonlyMap<string, Growing>, urls: Settings["urls"]): ReadonlyMap<string, Note> {
  const chosen = new Map<string, Note>();
  for (const [path, { notes }] of growing) {
    const named = (name: string) => notes.find((note) => stemOf(note.path).toLowerCase() === name);
    const beside = () =>
      urls === "folder" && path !== ""
        ? growing
            .get(folderOf(path))
            ?.notes.find((note) => note.frontMatter.permalink === undefined && noteAddress(note.path, urls) === indexAddress(path))
        : undefined;
    const wanting = notes.find((each) => permalinkAddress(each, urls) === indexAddress(path));
    // The home page stays where it is, so a note that wants to be elsewhere is none.
    const mayBe = (each: Note | undefined) => (path === "" && each?.frontMatter.permalink !== undefined ? undefined : each);
    const note =
      wanting ??
      mayBe(named("index")) ??
      mayBe(named("readme")) ??
      (path === "" ? undefined : (named(nameOf(path).toLowerCase()) ?? beside()));
    if (note !== undefined) chosen.set(path, note);
  }
  return chosen;
}

function inReadingOrder(notes: readonly Note[]): NotePath[] {
  return sortNaturally(notes, (note) => stemOf(note.path))
    .sort((a, b) => (a.frontMatter.order ?? Infinity) - (b.frontMatter.order ?? Infinity) || 0)
    .map((note) => note.path);
}
