/** The outside world as the stages see it: interfaces that `io/` implements. */
import type { Digest } from "./brand.ts";
import type { Release } from "./release.ts";

/** A file in a store. */
export type Entry = {
  /** `/` between segments, never absolute, as the store names it. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Changes whenever the content does, as far as the store can tell without reading; equal stamps are a hint, not a proof. */
  readonly stamp: string;
};

/** Something in a store that is not an ordinary file, and so is never followed or read. */
export type Skipped = { readonly path: string; readonly reason: "link" | "special" | "unreadable" };

/** Named files. Paths are those of {@link Entry}; a method refuses (throws) any that would leave the store. */
export interface Store {
  /** All ordinary files, sorted by path in UTF-16 order; `ignore` is asked about folders (with a final `/`) and files, and prunes. */
  list(ignore?: (path: string) => boolean): Promise<{ readonly entries: readonly Entry[]; readonly skipped: readonly Skipped[] }>;
  /** Throws {@link StoreError} `not-found` when there is no such file. */
  read(path: string): Promise<Uint8Array>;
  /** Makes or replaces a file: a reader sees the old bytes or the new ones, nothing between. */
  write(path: string, bytes: Uint8Array): Promise<Entry>;
  /**
   * Like `write` in two steps: all that can fail for want of room or permission fails in the first, the second shows the file.
   * Absent where the store has no such thing.
   */
  stage?(path: string, bytes: Uint8Array): Promise<StagedFile>;
  /** Removes a file, and folders that became empty; no error when there is no such file. */
  remove(path: string): Promise<void>;
}

/** A file that is written but not yet to be seen. Exactly one of the two is called, once. */
export interface StagedFile {
  commit(): Promise<Entry>;
  /** Never throws: what cannot be removed now is removed by the next run. */
  discard(): Promise<void>;
}

/** Why there is no result: it took longer than it may, or more memory than there is. */
export type Stopped = { readonly stopped: "time" | "memory" };

/** Results of earlier builds, by digest of all that decided them. Values are JSON. A damaged entry is a miss. */
export interface Cache {
  get(stage: string, key: Digest): Promise<unknown>;
  set(stage: string, key: Digest, value: unknown): void;
  /** Makes what was set durable, and lets go of what neither `get` nor `set` touched since the cache was opened. */
  flush(): Promise<void>;
}

/** What stands in an output store, as recto knows it. */
export type Standing = {
  readonly release: Release;
  /** Stamp of each file when recto wrote it, by path. */
  readonly stamps: { readonly [path: string]: string };
  /** Files that recto may have written or not yet removed: an interrupted run leaves some. */
  readonly unsettled: readonly string[];
};

/** Remembers what stands in one output store; durable when `save` returns. */
export interface ReleaseRecord {
  /** Undefined when nothing is known (first run, or a damaged file). */
  load(): Promise<Standing | undefined>;
  save(standing: Standing): Promise<void>;
}

/** Last change of notes, from version control. */
export interface History {
  /** Path below the notes folder → calendar date `YYYY-MM-DD` of the last commit that touched it. Unknown ones are absent. */
  dates(): Promise<ReadonlyMap<string, string>>;
}
