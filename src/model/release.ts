/** What `render` hands to `publish`, and the manifest that `publish` keeps. */
import type { Digest, NotePath, SitePath } from "./brand.ts";

/**
 * How long a file may be cached, and when it is written. `asset`: name carries its hash, for ever. `media`: copied as it is.
 * `page`: HTML. `pointer`: an entry point that leads machines to the rest (sitemap, feed). Written in this order.
 */
export type CacheClass = "asset" | "media" | "page" | "pointer";

/** A finished file. `read` gives its bytes, which may still lie in another store. */
export type Output = {
  readonly path: SitePath;
  readonly digest: Digest;
  /** In bytes, before compression. */
  readonly size: number;
  readonly cacheClass: CacheClass;
  /** The note that it shows, or the attachment that it is made from; absent for all else. */
  readonly from?: NotePath;
  readonly read: () => Promise<Uint8Array>;
};

export type ReleaseFile = {
  readonly digest: Digest;
  readonly size: number;
  /** Media type with charset where it is text. */
  readonly type: string;
  readonly cacheClass: CacheClass;
};

/** The manifest of a site: path → file. */
export type Release = { readonly files: { readonly [path: string]: ReleaseFile } };

/** Why a file is written. */
export type PutReason = "new" | "changed" | "altered in the store";

/** The difference between the release that stands and the one that shall stand, in the order of its execution. */
export type Plan = {
  /** Removed before anything is put, because an output takes its place: as a folder, as a file, or in another case of letters. */
  readonly clear: readonly SitePath[];
  readonly put: readonly { readonly output: Output; readonly reason: PutReason }[];
  /** Removed after everything is put. */
  readonly remove: readonly SitePath[];
  /** How many files stay as they are. */
  readonly kept: number;
};

export type PublishReport = {
  readonly written: readonly SitePath[];
  readonly unchanged: number;
  readonly removed: readonly SitePath[];
};
