/** The pack of one stage's cache: `magic 8 | id 8`, then JSON values one after another. The index knows where each lies. */
import { closeSync, openSync, readSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";
import type { Digest } from "../model/index.ts";
import type { Slot } from "./cacheIndex.ts";

/** Where the first value begins, in bytes. */
export const PACK_HEADER = 16;

/** The longest value that is kept, in bytes of JSON. */
export const LONGEST_VALUE = 2 ** 30;

/** The last digit is the format. */
const MAGIC = "rectoPk1";

/** Values are written in pieces of about this size, in bytes. */
const PIECE = 1 << 20;

/** What a pack with this id (16 hexadecimal digits) begins with. */
export function packHeader(id: string): Buffer {
  return Buffer.concat([Buffer.from(MAGIC, "latin1"), Buffer.from(id, "hex")]);
}

/** Whether an open file is the pack with this id. Throws what the system says. */
export function isPack(descriptor: number, id: string): boolean {
  const header = Buffer.alloc(PACK_HEADER);
  return readSync(descriptor, header, 0, PACK_HEADER, 0) === PACK_HEADER && header.equals(packHeader(id));
}

/** Opens the pack for reading; undefined when it is not there, not that one, or not to be read. */
export function openPack(file: string, id: string): number | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    if (isPack(descriptor, id)) return descriptor;
  } catch {
    // Not to be read: as good as not there.
  }
  if (descriptor !== undefined) closeSync(descriptor);
  return undefined;
}

/** The JSON of a value; undefined when it is damaged or cannot be read. */
export function readJson(descriptor: number, { offset, length, crc }: Slot): Buffer | undefined {
  if (length > LONGEST_VALUE) return undefined;
  try {
    const json = Buffer.allocUnsafe(length);
    return readSync(descriptor, json, 0, length, offset) === length && crc32(json) === crc ? json : undefined;
  } catch {
    return undefined;
  }
}

/** Writes values, as JSON, from byte `start` on, and waits until they have reached the disk; where each lies. */
export async function writeJson(
  handle: FileHandle,
  values: Iterable<readonly [Digest, Buffer]>,
  start: number,
): Promise<Map<Digest, Slot>> {
  const slots = new Map<Digest, Slot>();
  let offset = start;
  let written = start;
  let piece: Buffer[] = [];
  async function writePiece(): Promise<void> {
    const bytes = Buffer.concat(piece);
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, written + done);
      done += bytesWritten;
    }
    written += bytes.length;
    piece = [];
  }
  for (const [key, json] of values) {
    slots.set(key, { offset, length: json.length, crc: crc32(json) });
    offset += json.length;
    piece.push(json);
    if (offset - written >= PIECE) await writePiece();
  }
  await writePiece();
  await handle.datasync();
  return slots;
}
