/**
 * One stage's part of the cache: a pack of values, and an index that says where each lies. A pack only grows at its end,
 * and the index is replaced after the pack has reached the disk: whatever happens in between, an index describes bytes
 * that are there. Every value has a checksum all the same, and a pack that was rewritten has another id, so that no
 * damage, and no second program at work on the same files, is more than a miss.
 */
import { randomBytes } from "node:crypto";
import { closeSync, readFileSync, statSync } from "node:fs";
import { mkdir, open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import type { Digest } from "../model/index.ts";
import { decodeIndex, encodeIndex, type CacheIndex, type Slot } from "./cacheIndex.ts";
import { isPack, LONGEST_VALUE, openPack, PACK_HEADER, packHeader, readJson, writeJson } from "./cachePack.ts";
import { discardTemporary, replaceFileDurably, writeTemporary } from "./replaceFile.ts";

/** A pack that ends before this is not worth being rewritten, in bytes. */
const SMALL = 1 << 16;

/** A larger index is not ours, in bytes: it would be that of five million notes. */
const LARGEST_INDEX = 1 << 28;

export interface CacheStage {
  /** Undefined when it is not known. */
  get(key: Digest): unknown;
  set(key: Digest, value: unknown): void;
  /** Throws what the system says; the stage is as good as before then. */
  flush(): Promise<void>;
}

/** `path` is that of its files, without their extensions. Files that are missing, damaged or of another format make an empty stage. */
export function openCacheStage(path: string): CacheStage {
  const packFile = `${path}.pack`;
  const indexFile = `${path}.index`;
  const fresh = new Map<Digest, unknown>();
  const touched = new Set<Digest>();
  let index = readIndex(indexFile);
  let pack = openPack(packFile, index.packId);

  function jsonOf(slot: Slot | undefined): Buffer | undefined {
    return slot === undefined || pack === undefined ? undefined : readJson(pack, slot);
  }

  function* freshJson(): Generator<readonly [Digest, Buffer]> {
    for (const [key, value] of fresh) {
      const json = Buffer.from(JSON.stringify(value));
      if (json.length <= LONGEST_VALUE) yield [key, json];
    }
  }

  function* keptThenFreshJson(kept: ReadonlyMap<Digest, Slot>): Generator<readonly [Digest, Buffer]> {
    for (const [key, slot] of kept) {
      const json = jsonOf(slot);
      if (json !== undefined) yield [key, json];
    }
    yield* freshJson();
  }

  /** Undefined when the pack is not the one that the index describes: another program has rewritten it. */
  async function append(kept: ReadonlyMap<Digest, Slot>): Promise<CacheIndex | undefined> {
    const handle = await open(packFile, "r+");
    try {
      if (!isPack(handle.fd, index.packId)) return undefined;
      // Where the values end, not the file: an interrupted run may have left something behind them.
      const slots = await writeJson(handle, freshJson(), endOf(index.slots));
      return { packId: index.packId, slots: new Map([...kept, ...slots]) };
    } finally {
      await handle.close();
    }
  }

  async function rewrite(kept: ReadonlyMap<Digest, Slot>): Promise<CacheIndex> {
    const packId = randomBytes(8).toString("hex");
    const temporary = writeTemporary(dirname(path), packHeader(packId));
    try {
      const slots = await writeRest(temporary, keptThenFreshJson(kept));
      // Windows does not replace a file that is open.
      closePack();
      await rename(temporary, packFile);
      return { packId, slots };
    } catch (error) {
      discardTemporary(temporary);
      throw error;
    }
  }

  function closePack(): void {
    if (pack !== undefined) closeSync(pack);
    pack = undefined;
  }

  return {
    get(key) {
      touched.add(key);
      if (fresh.has(key)) return fresh.get(key);
      // The checksum is right, so this is what `flush` wrote.
      const json = jsonOf(index.slots.get(key));
      return json === undefined ? undefined : (JSON.parse(json.toString("utf8")) as unknown);
    },
    set(key, value) {
      touched.add(key);
      fresh.set(key, value);
    },
    async flush() {
      const kept = new Map([...index.slots].filter(([key]) => touched.has(key) && !fresh.has(key)));
      if (fresh.size === 0 && kept.size === index.slots.size) return;
      await mkdir(dirname(path), { recursive: true });
      const isAppendable = pack !== undefined && !isWasteful(kept, endOf(index.slots));
      const next = (isAppendable ? await append(kept) : undefined) ?? (await rewrite(kept));
      replaceFileDurably(indexFile, encodeIndex(next));
      closePack();
      fresh.clear();
      index = next;
      pack = openPack(packFile, index.packId);
    },
  };
}

async function writeRest(file: string, values: Iterable<readonly [Digest, Buffer]>): Promise<Map<Digest, Slot>> {
  const handle = await open(file, "r+");
  try {
    return await writeJson(handle, values, PACK_HEADER);
  } finally {
    await handle.close();
  }
}

/** One without entries, of no pack at all, when there is none that can be used. */
function readIndex(file: string): CacheIndex {
  const none: CacheIndex = { packId: "", slots: new Map() };
  try {
    return statSync(file).size > LARGEST_INDEX ? none : (decodeIndex(readFileSync(file)) ?? none);
  } catch {
    return none;
  }
}

/** Whether more than half of a pack is values that nobody wants any more. */
function isWasteful(kept: ReadonlyMap<Digest, Slot>, end: number): boolean {
  let used = 0;
  for (const { length } of kept.values()) used += length;
  return end > SMALL && 2 * used < end;
}

/** Where the last value ends. */
function endOf(slots: ReadonlyMap<Digest, Slot>): number {
  let end = PACK_HEADER;
  for (const { offset, length } of slots.values()) end = Math.max(end, offset + length);
  return end;
}
