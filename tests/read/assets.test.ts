/** Facts of the attachments that pages show. */
import { expect, test } from "vitest";
import { createMemoryStore } from "../../src/io/memory.ts";
import { createMemoryCache } from "../../src/io/memoryCache.ts";
import { digest } from "../../src/lib/digest.ts";
import { StoreError } from "../../src/lib/storeError.ts";
import { notePath } from "../../src/model/index.ts";
import type { Asset, Store } from "../../src/model/index.ts";
import { inspectAssets, readNotes } from "../../src/read/index.ts";

/** The beginning of a GIF of 3 by 2 pixels. */
const gif = new Uint8Array([...Buffer.from("GIF89a"), 3, 0, 2, 0, 0, 0, 0]);
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d=""/></svg>';

/** A store that remembers what was read. */
const watched = (files: { readonly [path: string]: string | Uint8Array }) => {
  const inner = createMemoryStore(files);
  const reads: string[] = [];
  const read = async (path: string) => {
    reads.push(path);
    return inner.read(path);
  };
  const store: Store = { ...inner, read };
  return { store, reads };
};
const assetsOf = async (store: Store): Promise<readonly Asset[]> => (await readNotes({ store, settings: { ignore: [] } })).assets;

test("the asked attachments have digest, size, and dimensions where they are images", async () => {
  const { store, reads } = watched({ "a.gif": gif, "b.svg": svg, "c.pdf": "pdf", "d.png": "never asked" });
  const paths = ["c.pdf", "b.svg", "a.gif", "a.gif", "missing.png", "../etc/passwd"].map(notePath);
  const { facts, diagnostics } = await inspectAssets(store, paths, createMemoryCache(), await assetsOf(store));
  expect([...facts]).toEqual([
    ["a.gif", { path: "a.gif", digest: digest(gif), size: 13, dimensions: { width: 3, height: 2 } }],
    ["b.svg", { path: "b.svg", digest: digest(svg), size: 78, dimensions: { width: 40, height: 30 } }],
    ["c.pdf", { path: "c.pdf", digest: digest("pdf"), size: 3 }],
  ]);
  expect(diagnostics).toEqual([]);
  expect(reads.toSorted()).toEqual(["a.gif", "b.svg", "c.pdf"]);
});

test("an unchanged attachment is not read again, a changed one is", async () => {
  const cache = createMemoryCache();
  const { store, reads } = watched({ "a.gif": gif, "b.gif": "broken" });
  const paths = ["a.gif", "b.gif"].map(notePath);
  const cold = await inspectAssets(store, paths, cache, await assetsOf(store));
  const warm = await inspectAssets(store, paths, cache, await assetsOf(store));
  expect(warm).toEqual(cold);
  expect(reads).toEqual(["a.gif", "b.gif"]);
  await store.write("b.gif", gif);
  const { facts, diagnostics } = await inspectAssets(store, paths, cache, await assetsOf(store));
  expect(facts.get(notePath("b.gif"))?.dimensions).toEqual({ width: 3, height: 2 });
  expect(diagnostics).toEqual([]);
  expect(reads).toEqual(["a.gif", "b.gif", "b.gif"]);
});

test("a damaged image is a warning without dimensions, also when it is remembered", async () => {
  const cache = createMemoryCache();
  const store = createMemoryStore({ "a.png": "no image" });
  const expected = {
    facts: new Map([["a.png", { path: "a.png", digest: digest("no image"), size: 8 }]]),
    diagnostics: [
      {
        code: "unmeasured-image",
        severity: "warning",
        message: "the size of the image a.png cannot be read, so the page may jump while it loads",
        hint: "Check that the file is a whole image of the kind that its name says.",
      },
    ],
  };
  for (const _ of ["cold", "warm"]) expect(await inspectAssets(store, [notePath("a.png")], cache, await assetsOf(store))).toEqual(expected);
});

test("a damaged memory is a miss", async () => {
  const store = createMemoryStore({ "a.gif": gif });
  const cache = { ...createMemoryCache(), get: async () => ({ digest: 5, width: "wide" }) };
  const { facts } = await inspectAssets(store, [notePath("a.gif")], cache, await assetsOf(store));
  expect(facts.get(notePath("a.gif"))).toEqual({ path: "a.gif", digest: digest(gif), size: 13, dimensions: { width: 3, height: 2 } });
});

test("a deleted attachment is a notice, an unreadable one an error, and neither has facts", async () => {
  const inner = createMemoryStore({ "a.gif": gif, "b.gif": gif });
  const assets = await assetsOf(inner);
  const store: Store = {
    ...inner,
    read: async (path) => Promise.reject(new StoreError(path === "a.gif" ? "not-found" : "denied", path, `cannot read ${path}`)),
  };
  const { facts, diagnostics } = await inspectAssets(store, ["a.gif", "b.gif"].map(notePath), createMemoryCache(), assets);
  expect(facts.size).toBe(0);
  expect(diagnostics.map(({ severity, code, message }) => [severity, code, message])).toEqual([
    ["info", "vanished-file", "a.gif was deleted while the site was read, and is left out"],
    ["error", "unreadable-file", "cannot read b.gif"],
  ]);
});
