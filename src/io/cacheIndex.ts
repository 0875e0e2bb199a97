/**
 * The index of one stage's cache: where in the pack each value lies. Binary, because 10,000 entries are read at every
 * start. Its numbers are big-endian:
 *
 *     magic 8 | id of the pack 8 | number of entries 4 | CRC-32 of the entries 4
 *     then each entry: key 32 | offset 6 | length 4 | CRC-32 of the value 4
 */
import { crc32 } from "node:zlib";
import type { Digest } from "../model/index.ts";

/** Where a value lies in the pack, in bytes. */
export type Slot = { readonly offset: number; readonly length: number; readonly crc: number };

export type CacheIndex = {
  /** 16 hexadecimal digits: the index belongs to the pack that begins with the same. */
  readonly packId: string;
  readonly slots: ReadonlyMap<Digest, Slot>;
};

/** The last digit is the format: one that is not ours is no index. */
const MAGIC = Buffer.from("rectoIx1", "latin1");
const HEADER = 24;
const ENTRY = 46;

/** Undefined when it is damaged, cut off, or of another format. */
export function decodeIndex(bytes: Buffer): CacheIndex | undefined {
  if (bytes.length < HEADER || !bytes.subarray(0, 8).equals(MAGIC)) return undefined;
  const count = bytes.readUInt32BE(16);
  if (bytes.length !== HEADER + count * ENTRY || crc32(bytes.subarray(HEADER)) !== bytes.readUInt32BE(20)) return undefined;
  const slots = new Map<Digest, Slot>();
  for (let at = HEADER; at < bytes.length; at += ENTRY) {
    // A digest is just that: 32 bytes in hexadecimal.
    const key = bytes.toString("hex", at, at + 32) as Digest;
    slots.set(key, { offset: bytes.readUIntBE(at + 32, 6), length: bytes.readUInt32BE(at + 38), crc: bytes.readUInt32BE(at + 42) });
  }
  return { packId: bytes.toString("hex", 8, 16), slots };
}

/** The bytes that {@link decodeIndex} understands. */
export function encodeIndex({ packId, slots }: CacheIndex): Buffer {
  const bytes = Buffer.alloc(HEADER + slots.size * ENTRY);
  MAGIC.copy(bytes);
  bytes.write(packId, 8, "hex");
  bytes.writeUInt32BE(slots.size, 16);
  let at = HEADER;
  for (const [key, { offset, length, crc }] of slots) {
    bytes.write(key, at, "hex");
    bytes.writeUIntBE(offset, at + 32, 6);
    bytes.writeUInt32BE(length, at + 38);
    bytes.writeUInt32BE(crc, at + 42);
    at += ENTRY;
  }
  bytes.writeUInt32BE(crc32(bytes.subarray(HEADER)), 20);
  return bytes;
}
