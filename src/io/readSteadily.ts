/** One version of a file, even while an editor is saving it. */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { BigIntStats } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { StoreError } from "../lib/storeError.ts";
import { codeOf } from "./systemError.ts";

/** Of times, and the pause after each in milliseconds: as long as an editor may take to save. */
const ATTEMPTS = 4;
const PAUSE = 10;

/** The most that is read into memory, in bytes. */
const LIMIT = 2 ** 31 - 1;

/**
 * The bytes of the ordinary file `file`, which `path` names in messages. Throws `unsteady` when it kept changing,
 * `outside` for a link, `not-found` for a folder; a FIFO or a device is refused without waiting for it.
 */
export async function readSteadily(file: string, path: string): Promise<Uint8Array> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await setTimeout(PAUSE * attempt);
    const bytes = readOnce(file, path);
    if (bytes !== undefined) return bytes;
  }
  throw new StoreError("unsteady", path, `cannot read ${path}: it kept changing while it was read`);
}

/** Undefined when the file changed in between. */
function readOnce(file: string, path: string): Uint8Array | undefined {
  const descriptor = openOrdinary(file, path);
  try {
    const before = fstatSync(descriptor, { bigint: true });
    if (before.isDirectory()) throw new StoreError("not-found", path, `there is no file ${path}`);
    if (!before.isFile()) throw new StoreError("failed", path, `cannot read ${path}: it is not an ordinary file`);
    if (before.size > LIMIT) throw new StoreError("failed", path, `cannot read ${path}: it is larger than 2 GiB`);
    const bytes = new Uint8Array(Number(before.size));
    const length = readFully(descriptor, bytes);
    const after = fstatSync(descriptor, { bigint: true });
    return length === bytes.length && isSameState(before, after) ? bytes : undefined;
  } finally {
    closeSync(descriptor);
  }
}

function isSameState(a: BigIntStats, b: BigIntStats): boolean {
  return a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs;
}

function openOrdinary(file: string, path: string): number {
  try {
    // Non-blocking, because a FIFO without a writer would be waited for. Windows has neither flag, nor FIFOs.
    return openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (codeOf(error) !== "ELOOP") throw error;
    throw new StoreError("outside", path, `${path} is a link, and recto does not follow links`, { cause: error });
  }
}

/** Fills `bytes` from the beginning of the file; how many there were. */
function readFully(descriptor: number, bytes: Uint8Array): number {
  let length = 0;
  while (length < bytes.length) {
    const more = readSync(descriptor, bytes, length, bytes.length - length, length);
    if (more === 0) break;
    length += more;
  }
  return length;
}
