/** What the operating system says when it refuses, as a {@link StoreError}. */
import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { StoreError } from "../lib/storeError.ts";
import type { StoreFault } from "../lib/storeError.ts";

const FAULTS: { readonly [code: string]: StoreFault } = {
  ENOENT: "not-found",
  ENOTDIR: "not-found",
  EACCES: "denied",
  EPERM: "denied",
  EROFS: "denied",
  ENOSPC: "full",
  EDQUOT: "full",
};

const REASONS: { readonly [code: string]: string } = {
  ENOENT: "there is no such file",
  ENOTDIR: "a folder on its way is a file",
  EACCES: "permission denied",
  EPERM: "the system does not allow it",
  EROFS: "the disk is read-only",
  EDQUOT: "the disk quota is used up",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open on this system",
  EIO: "the disk reports an error",
  ENAMETOOLONG: "the name is too long for this disk",
  EEXIST: "a file is where a folder is needed",
  ENOTEMPTY: "a folder of this name is in its place",
};

/** The code that Node gives to a refused system call: `ENOENT`; undefined for any other error. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** What was tried: the verb for the message, the name that a person knows the file by, and where it lies on the disk. */
export type Attempt = {
  readonly doing: "read" | "write" | "remove" | "list";
  readonly path: string;
  readonly file: string;
  /** In bytes; for writing only. */
  readonly needed?: number;
};

/** `cannot write aws/s3.html: the disk is full (needed 8192 bytes, 4096 are free)`. A {@link StoreError} comes back as it is. */
export function storeError(cause: unknown, attempt: Attempt): StoreError {
  if (cause instanceof StoreError) return cause;
  const code = codeOf(cause) ?? "";
  const reason = code === "ENOSPC" ? `the disk is full${room(attempt)}` : (REASONS[code] ?? String(cause));
  const fault = FAULTS[code] ?? "failed";
  // What is missing when a file is made is not the file.
  return new StoreError(
    fault === "not-found" && attempt.doing === "write" ? "failed" : fault,
    attempt.path,
    `cannot ${attempt.doing} ${attempt.path}: ${reason}`,
    { cause },
  );
}

/** Bytes needed and free, or that it is the number of files that ran out; nothing when the system does not say. */
function room({ file, needed = 0 }: Attempt): string {
  try {
    const { bavail, bsize, files, ffree } = statfsSync(dirname(file));
    // Some file systems have no fixed number of files, and report none at all.
    if (files > 0 && ffree === 0) return " (it can hold no more files)";
    return ` (needed ${needed} bytes, ${bavail * bsize} are free)`;
  } catch {
    return "";
  }
}
