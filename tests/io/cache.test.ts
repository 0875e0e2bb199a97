import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openCache } from "../../src/io/cache.ts";
import { createMemoryCache } from "../../src/io/memoryCache.ts";
import { digest } from "../../src/lib/digest.ts";
import type { Cache } from "../../src/model/index.ts";
import { makeFolder } from "./temporaryFolder.ts";

const key = (number: number) => digest(`input ${number}`);
const value = (number: number) => ({ title: `note ${number}`, body: ["<p>ä ☁</p>", "x".repeat(number)], nothing: null });

/** Fills a cache with entries 0 to `count` - 1 of one stage. */
async function fill(folder: string, count: number): Promise<void> {
  const cache = await openCache(folder);
  for (let number = 0; number < count; number++) cache.set("parse", key(number), value(number));
  await cache.flush();
}

/** Which of the entries 0 to `count` - 1 are known; fails when one has a wrong value. */
async function known(cache: Cache, count: number): Promise<number[]> {
  const found: number[] = [];
  for (let number = 0; number < count; number++) {
    const got = await cache.get("parse", key(number));
    if (got === undefined) continue;
    expect(got).toEqual(value(number));
    found.push(number);
  }
  return found;
}

test("a memory cache gives what it was given, by stage and key", async () => {
  const cache = createMemoryCache();
  expect(await cache.get("parse", key(1))).toBeUndefined();
  cache.set("parse", key(1), value(1));
  await cache.flush();
  expect(await cache.get("parse", key(1))).toEqual(value(1));
  expect(await cache.get("render", key(1))).toBeUndefined();
});

test("what was flushed is known to the next run, by stage and key", async () => {
  const folder = join(makeFolder(), ".recto", "cache");
  await fill(folder, 100);
  const cache = await openCache(folder);
  expect((await known(cache, 101)).length).toBe(100);
  expect(await cache.get("render", key(1))).toBeUndefined();
});

test("what was set is known at once, also after flushing, and a later value wins", async () => {
  const cache = await openCache(makeFolder());
  cache.set("parse", key(1), "old");
  cache.set("parse", key(1), "new");
  expect(await cache.get("parse", key(1))).toBe("new");
  await cache.flush();
  expect(await cache.get("parse", key(1))).toBe("new");
  cache.set("parse", key(1), "newer");
  await cache.flush();
  expect(await cache.get("parse", key(1))).toBe("newer");
});

const VALUES: readonly unknown[] = [
  null,
  false,
  0,
  "",
  [],
  {},
  "\uD800 \u2028 😀",
  [[[]]],
  JSON.parse('{"__proto__":null,"constructor":"c"}'),
];

test.each(VALUES)("the value %j comes back as it was", async (json) => {
  const folder = makeFolder();
  const cache = await openCache(folder);
  cache.set("parse", key(1), json);
  await cache.flush();
  expect(await (await openCache(folder)).get("parse", key(1))).toEqual(json);
});

test("without a flush nothing is written, and a flush without news writes nothing", async () => {
  const folder = makeFolder();
  const cache = await openCache(folder);
  cache.set("parse", key(1), 1);
  expect(readdirSync(folder)).toEqual([]);
  await cache.flush();
  const times = () => readdirSync(folder).map((name) => [name, statSync(join(folder, name), { bigint: true }).ctimeNs]);
  const before = times();
  expect(before.map(([name]) => name)).toEqual(["parse.index", "parse.pack"]);
  const next = await openCache(folder);
  await next.get("parse", key(1));
  await next.flush();
  expect(times()).toEqual(before);
});

test("what a run does not touch is let go, but stages that it does not touch at all stay", async () => {
  const folder = makeFolder();
  await fill(folder, 10);
  const other = await openCache(folder);
  other.set("render", key(1), "page");
  await other.flush();
  const run = await openCache(folder);
  for (const number of [2, 3, 5]) await run.get("parse", key(number));
  run.set("parse", key(7), value(7));
  await run.flush();
  const last = await openCache(folder);
  expect(await known(last, 10)).toEqual([2, 3, 5, 7]);
  expect(await last.get("render", key(1))).toBe("page");
});

test("a pack is rewritten when more than half of it is not wanted any more, and so cannot grow for ever", async () => {
  const folder = makeFolder();
  const big = (turn: number) => `${turn} ${"x".repeat(100_000)}`;
  for (let turn = 0; turn < 20; turn++) {
    const cache = await openCache(folder);
    cache.set("parse", digest(`version ${turn}`), big(turn));
    await cache.flush();
    expect(await cache.get("parse", digest(`version ${turn}`))).toBe(big(turn));
  }
  expect(statSync(join(folder, "parse.pack")).size).toBeLessThan(350_000);
  expect(await (await openCache(folder)).get("parse", digest("version 19"))).toBe(big(19));
});

/** Each takes the bytes of a file and gives damaged ones. */
const DAMAGES: readonly (readonly [string, (bytes: Buffer, seed: number) => Buffer])[] = [
  ["cut off", (bytes, seed) => bytes.subarray(0, Math.floor((bytes.length * seed) / 50))],
  ["with a flipped bit", (bytes, seed) => flipBit(bytes, Math.floor((bytes.length * seed) / 50))],
  ["with bytes in front", (bytes, seed) => Buffer.concat([Buffer.alloc(seed + 1, "x"), bytes])],
  ["with bytes at the end", (bytes, seed) => Buffer.concat([bytes, Buffer.alloc(seed + 1, "x")])],
  ["with a hole of zeros", (bytes, seed) => fillFrom(bytes, Math.floor((bytes.length * seed) / 50))],
  ["of another version", (bytes) => flipBit(bytes, 7)],
  ["empty", () => Buffer.alloc(0)],
  ["full of something else", (bytes, seed) => Buffer.from(bytes).fill(`seed ${seed} `)],
];

function fillFrom(bytes: Buffer, at: number): Buffer {
  return Buffer.from(bytes).fill(0, at, Math.min(at + 40, bytes.length));
}

function flipBit(bytes: Buffer, at: number): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
  return flipped;
}

for (const file of ["parse.index", "parse.pack"]) {
  test.each(DAMAGES)(`${file} %s: never an exception, never a wrong value, and the next flush mends it`, async (_what, damage) => {
    const folder = makeFolder();
    await fill(folder, 20);
    const good = { "parse.index": readFileSync(join(folder, "parse.index")), "parse.pack": readFileSync(join(folder, "parse.pack")) };
    for (let seed = 0; seed < 50; seed++) {
      for (const [name, bytes] of Object.entries(good)) writeFileSync(join(folder, name), bytes);
      writeFileSync(join(folder, file), damage(good[file as keyof typeof good], seed));
      const cache = await openCache(folder);
      const hits = new Set(await known(cache, 20));
      // Waiting for the disk is what takes long here.
      if (seed % 10 !== 0) continue;
      for (let number = 0; number < 20; number++) if (!hits.has(number)) cache.set("parse", key(number), value(number));
      await cache.flush();
      expect((await known(await openCache(folder), 20)).length).toBe(20);
    }
  });
}

test("an index of a pack that was replaced knows nothing", async () => {
  const folder = makeFolder();
  await fill(folder, 3);
  const index = readFileSync(join(folder, "parse.index"));
  rmSync(join(folder, "parse.pack"));
  await fill(folder, 3);
  writeFileSync(join(folder, "parse.index"), index);
  expect(await known(await openCache(folder), 3)).toEqual([]);
});

test("two runs at once on one cache lose at worst some results, and never give a wrong one", async () => {
  const folder = makeFolder();
  await fill(folder, 30);
  const [a, b] = [await openCache(folder), await openCache(folder)];
  await known(a, 30);
  await known(b, 30);
  for (let number = 30; number < 40; number++) a.set("parse", key(number), value(number));
  for (let number = 35; number < 50; number++) b.set("parse", key(number), value(number));
  await a.flush();
  await b.flush();
  await known(a, 50);
  await known(b, 50);
  expect((await known(await openCache(folder), 50)).length).toBeGreaterThanOrEqual(30);
});

test("a run whose pack another run has rewritten in the meantime still keeps what it knows and makes", async () => {
  const folder = makeFolder();
  const big = (name: string) => `${name} ${"x".repeat(100_000)}`;
  const first = await openCache(folder);
  for (const name of ["1", "2", "3", "4"]) first.set("parse", digest(name), big(name));
  await first.flush();
  const [a, b] = [await openCache(folder), await openCache(folder)];
  for (const name of ["1", "2", "3", "4"]) await b.get("parse", digest(name));
  a.set("parse", digest("a"), big("a"));
  await a.flush();
  b.set("parse", digest("b"), big("b"));
  await b.flush();
  const last = await openCache(folder);
  for (const name of ["1", "2", "3", "4", "b"]) expect(await last.get("parse", digest(name))).toBe(big(name));
});

test("folders in the place of its files, or an index of absurd size, are as good as no cache", async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, "parse.pack"));
  writeFileSync(join(folder, "parse.index"), "");
  truncateSync(join(folder, "parse.index"), 2 ** 40);
  const troubles: string[] = [];
  const cache = await openCache(folder, (error) => troubles.push(error.fault));
  expect(await cache.get("parse", key(1))).toBeUndefined();
  cache.set("parse", key(1), 1);
  await cache.flush();
  expect(await cache.get("parse", key(1))).toBe(1);
  expect(troubles).toEqual(["failed"]);
});

test("a cache that cannot be written says so once, and works on for this run", async () => {
  const folder = makeFolder({ cache: "a file in its place" });
  chmodSync(folder, 0o500);
  const troubles: string[] = [];
  const cache = await openCache(join(folder, "cache"), (error) => troubles.push(error.message));
  cache.set("parse", key(1), 1);
  cache.set("render", key(1), 1);
  await cache.flush();
  expect(await cache.get("parse", key(1))).toBe(1);
  expect(troubles).toEqual([`cannot write ${join(folder, "cache")}: a file is where a folder is needed`]);
});
