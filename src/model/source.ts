/** What `read` makes of the notes folder: texts and attachments. */
import type { Digest, NotePath } from "./brand.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** One note as read: line ends are LF, no byte order mark, no control characters. */
export type Source = {
  readonly path: NotePath;
  readonly text: string;
  /** Of the bytes in the store. */
  readonly digest: Digest;
};

/** A file in the notes folder that is not a note. Its bytes stay where they are until publish copies them. */
export type Asset = {
  readonly path: NotePath;
  /** In bytes. */
  readonly size: number;
  /** See {@link Entry.stamp}. */
  readonly stamp: string;
};

/** What a page needs to know of an attachment that it shows. */
export type AssetFacts = {
  readonly path: NotePath;
  readonly digest: Digest;
  /** In bytes. */
  readonly size: number;
  /** In CSS pixels; absent for what is not an image or cannot be measured. */
  readonly dimensions?: { readonly width: number; readonly height: number };
  /** The same picture in other forms, for browsers to choose from: by format, narrow ones first. Absent when there are none. */
  readonly renditions?: readonly Rendition[];
};

/** A picture encoded anew. */
export type Rendition = {
  readonly format: "avif" | "webp";
  /** In pixels. */
  readonly width: number;
  readonly digest: Digest;
  /** In bytes. */
  readonly size: number;
};

export type ReadResult = {
  /** Sorted by path in UTF-16 order. */
  readonly sources: readonly Source[];
  readonly assets: readonly Asset[];
  readonly diagnostics: readonly Diagnostic[];
};
