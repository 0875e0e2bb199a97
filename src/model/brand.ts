/** Strings that must not be mixed up: a path of a note is not the path of a page. */

declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

/** Path below the notes folder, `/` between segments, as stored: `aws/s3.md`. Names a note or an attachment. */
export type NotePath = Brand<"NotePath">;

/** Path below the output folder, `/` between segments, NFC: `aws/s3.html`. */
export type SitePath = Brand<"SitePath">;

/** SHA-256, 64 lower-case hexadecimal digits. */
export type Digest = Brand<"Digest">;

/** Makes a {@link NotePath} of a path that a store listed. */
export const notePath = (path: string): NotePath => path as NotePath;

/** Makes a {@link SitePath}; only `link/address.ts` and `render/` decide addresses. */
export const sitePath = (path: string): SitePath => path as SitePath;
