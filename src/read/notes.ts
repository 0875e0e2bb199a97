/** Reads every note of a store, and lists what else is there. */
import { mapConcurrently } from "../lib/concurrency.ts";
import { digest } from "../lib/digest.ts";
import { byUnits } from "../lib/order.ts";
import { extensionOf } from "../lib/relative.ts";
import { StoreError } from "../lib/storeError.ts";
import { notePath } from "../model/index.ts";
import type { Asset, Diagnostic, Entry, ReadResult, Settings, Skipped, Source, Store } from "../model/index.ts";
import { decodeNote } from "./decode.ts";
import { ignoring, isNotePath } from "./ignore.ts";
import { repairDoubleEncoding } from "./repair.ts";

export type ReadRequest = {
  readonly store: Store;
  readonly settings: Pick<Settings, "ignore">;
  /** Paths in the store that are left out with all that is in them, without a final `/`: the output folder, say. Absent: none. */
  readonly ignoredPaths?: readonly string[];
};

/** In bytes. Markdown of that size already takes seconds and hundreds of megabytes. */
const MAX_SIZE = 10 * 1024 * 1024;
const READS_AT_ONCE = 32;

/** All notes and attachments. A note that cannot be read is an error among the diagnostics, and no source. Whatever the store's order, the result is the same. */
export async function readNotes({ store, settings, ignoredPaths = [] }: ReadRequest): Promise<ReadResult> {
  const { entries, skipped } = await store.list(ignoring({ patterns: settings.ignore, paths: ignoredPaths }));
  const sorted = [...entries].sort((a, b) => byUnits(a.path, b.path));
  const assets = sorted.filter(({ path }) => !isNotePath(path)).map((entry): Asset => ({ ...entry, path: notePath(entry.path) }));
  const notes = sorted.filter(({ path }) => isNotePath(path));
  const read = await mapConcurrently(notes, READS_AT_ONCE, async (entry) => readNote(store, entry));
  const diagnostics = [
    ...[...skipped].sort((a, b) => byUnits(a.path, b.path)).map(reportSkipped),
    ...read.flatMap((note) => note.diagnostics),
  ];
  return { sources: read.flatMap(({ source }) => source ?? []), assets, diagnostics };
}

type ReadNote = { readonly source?: Source; readonly diagnostics: readonly Diagnostic[] };

async function readNote(store: Store, { path, size }: Entry): Promise<ReadNote> {
  if (size > MAX_SIZE) return { diagnostics: [tooLarge(path, size)] };
  let bytes: Uint8Array;
  try {
    bytes = await store.read(path);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { diagnostics: [reportUnreadable(path, error)] };
  }
  // It may have grown since it was listed.
  if (bytes.length > MAX_SIZE) return { diagnostics: [tooLarge(path, bytes.length)] };
  const decoded = decodeNote(path, bytes);
  if (decoded.text === undefined) return decoded;
  const { text, diagnostics } = repairDoubleEncoding(path, decoded.text);
  return { source: { path: notePath(path), text, digest: digest(bytes) }, diagnostics: [...decoded.diagnostics, ...diagnostics] };
}

function tooLarge(path: string, size: number): Diagnostic {
  const message = `the note has ${(size / 1024 / 1024).toFixed(1)} MB, more than the limit of ${MAX_SIZE / 1024 / 1024} MB`;
  return {
    code: "note-too-large",
    severity: "error",
    message,
    hint: "Split it into several notes, or leave it out by the setting ignore.",
    at: fileAt(path),
  };
}

function reportUnreadable(path: string, error: StoreError): Diagnostic {
  if (error.fault === "not-found") {
    return {
      code: "vanished-note",
      severity: "info",
      message: "the note was deleted while the site was read, and is left out",
      at: fileAt(path),
    };
  }
  return {
    code: "unreadable-note",
    severity: "error",
    message: error.message,
    hint: "Make the note readable, or leave it out by the setting ignore.",
    at: fileAt(path),
  };
}

/** What is unreadable and may be a note or a folder of notes is an error: pages would be missing without a word. */
function reportSkipped({ path, reason }: Skipped): Diagnostic {
  if (reason === "unreadable" && (isNotePath(path) || extensionOf(path) === "")) {
    const message = "this cannot be read: permission is missing, or the name is no valid Unicode";
    return {
      code: "unreadable-note",
      severity: "error",
      message,
      hint: "Make it readable, rename it, or leave it out by the setting ignore.",
      at: fileAt(path),
    };
  }
  const what = { link: "a symbolic link, which is not followed", special: "no ordinary file", unreadable: "not readable" }[reason];
  return {
    code: "skipped-file",
    severity: "warning",
    message: `left out: it is ${what}`,
    hint: "The setting ignore silences this.",
    at: fileAt(path),
  };
}

/** The file as a whole. */
function fileAt(path: string): NonNullable<Diagnostic["at"]> {
  return { path, line: 1, column: 1, length: 1 };
}
