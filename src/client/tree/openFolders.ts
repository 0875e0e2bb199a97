/** Folders that the reader has opened, with what is in them: on her next page they stand open at once, before anything is loaded. */
import { forSession, recall, remember } from "../storage.ts";
import { siteRoot } from "../site.ts";
import { AT_ONCE, type Row } from "./rows.ts";
import type { Content } from "./treeFile.ts";

/** Rows that are kept of all folders together; of more, the folders opened first are forgotten. */
const MOST_ROWS = 1500;

type Opened = readonly [folder: string, content: Content];

/** By the address of the folder's page. Of a long list only as much is kept as is shown at first, and one row more to tell that it is longer. */
export function openFolders(): ReadonlyMap<string, Content> {
  const stored = recall(forSession, "tree");
  return new Map(Array.isArray(stored) ? (stored as unknown[]).filter(isOpened) : []);
}

export function rememberOpen(folder: string, { notes, folders }: Content): void {
  const opened = new Map(openFolders());
  opened.delete(folder);
  opened.set(folder, { notes: notes.slice(0, AT_ONCE + 1), folders: folders.slice(0, AT_ONCE + 1) });
  let count = 0;
  const kept = [...opened].toReversed().filter(([, content]) => (count += content.notes.length + content.folders.length) <= MOST_ROWS);
  remember(forSession, "tree", kept.toReversed());
}

export function forgetOpen(folder: string): void {
  const opened = new Map(openFolders());
  if (opened.delete(folder)) remember(forSession, "tree", [...opened]);
}

function isOpened(value: unknown): value is Opened {
  if (!Array.isArray(value)) return false;
  const [folder, content] = value as readonly unknown[];
  if (typeof folder !== "string" || typeof content !== "object" || content === null) return false;
  const { notes, folders } = content as { readonly [key: string]: unknown };
  return [notes, folders].every((rows) => Array.isArray(rows) && rows.every(isRow));
}

/** Links of another site at this address, or of no site, are none of ours. */
function isRow(value: unknown): value is Row {
  const { title, href } = (value ?? {}) as { readonly [key: string]: unknown };
  return typeof title === "string" && typeof href === "string" && siteRoot !== undefined && href.startsWith(siteRoot);
}
