import fc from "fast-check";
import { expect, test } from "vitest";
import { createMemoryReleaseRecord, createMemoryStore } from "../../src/io/memory.ts";
import { StoreError } from "../../src/lib/storeError.ts";
import type { Output, ReleaseRecord, Store } from "../../src/model/index.ts";
import { publish } from "../../src/publish/index.ts";
import { outputsOf, textsIn, type Texts } from "./outputs.ts";

/** A store and a record that note every change, and die at the n-th: nothing that comes after it happens. */
function createMortalWorld(files: Texts = {}): { store: Store; record: ReleaseRecord; log: string[]; dieAt: (n: number) => void } {
  const store = createMemoryStore(files);
  const record = createMemoryReleaseRecord();
  const log: string[] = [];
  let left = Number.POSITIVE_INFINITY;
  function change(what: string): void {
    if (left <= 0) throw new Error("killed");
    left--;
    log.push(what);
  }
  return {
    log,
    dieAt: (n) => (left = n),
    store: {
      ...store,
      async write(path, bytes) {
        change(`write ${path}`);
        return store.write(path, bytes);
      },
      async remove(path) {
        change(`remove ${path}`);
        return store.remove(path);
      },
    },
    record: {
      load: record.load,
      async save(standing) {
        change(`record ${Object.keys(standing.release.files).join(" ")} | ${standing.unsettled.join(" ")}`);
        return record.save(standing);
      },
    },
  };
}

test("the record learns what is about to appear, then files appear, then it says what stands, then the rest goes", async () => {
  const { log, ...world } = createMortalWorld();
  await publish({ ...world, outputs: outputsOf({ "index.html": "home", "a.html": "a", "old.html": "o" }) });
  expect(log.splice(0)).toEqual([
    "record  | a.html index.html old.html",
    "write a.html",
    "write old.html",
    "write index.html",
    "record a.html index.html old.html | ",
  ]);
  const second = await publish({ ...world, outputs: outputsOf({ "index.html": "home 2", "a.html": "a", "b.html": "b" }) });
  expect(log.splice(0)).toEqual([
    "record a.html index.html old.html | b.html",
    "write b.html",
    "write index.html",
    "record a.html b.html index.html | old.html",
    "remove old.html",
    "record a.html b.html index.html | ",
  ]);
  expect(second).toEqual({ report: { written: ["b.html", "index.html"], unchanged: 1, removed: ["old.html"] }, diagnostics: [] });
});

test("when nothing differs, neither the store nor the record is touched", async () => {
  const { log, ...world } = createMortalWorld();
  const outputs = outputsOf({ "index.html": "home", "a.html": "a" });
  await publish({ ...world, outputs });
  log.splice(0);
  expect(await publish({ ...world, outputs })).toEqual({ report: { written: [], unchanged: 2, removed: [] }, diagnostics: [] });
  expect(log).toEqual([]);
});

test("a file that was changed, or removed, in the store is made good; a file that was only touched is not written", async () => {
  const { log, store, ...world } = createMortalWorld();
  const outputs = outputsOf({ "index.html": "home", "a.html": "a", "b.html": "b" });
  await publish({ ...world, store, outputs });
  await store.write("a.html", new TextEncoder().encode("X"));
  await store.remove("b.html");
  log.splice(0);
  const { report } = await publish({ ...world, store, outputs });
  expect(report?.written).toEqual(["a.html", "b.html"]);
  expect(await textsIn(store)).toEqual({ "index.html": "home", "a.html": "a", "b.html": "b" });
});

test("files that are already as they shall be are taken over on the first run", async () => {
  const { log, ...world } = createMortalWorld({ "a.html": "a", "b.html": "b" });
  const { report } = await publish({ ...world, outputs: outputsOf({ "a.html": "a", "b.html": "b", "c.html": "c" }) });
  expect(report).toEqual({ written: ["c.html"], unchanged: 2, removed: [] });
  expect(log).toEqual(["record a.html b.html | c.html", "write c.html", "record a.html b.html c.html | "]);
});

test("leftovers of a killed run are removed, and are nobody's files", async () => {
  const { store, ...world } = createMortalWorld({ "aws/.recto-tmp-0123456789abcdef": "half", ".recto-tmp-mine": "a user's" });
  const refused = await publish({ ...world, store, outputs: outputsOf({ "a.html": "a" }) });
  expect(refused.diagnostics[0]?.message).toBe("the output folder holds a file that recto did not write: .recto-tmp-mine");
  await publish({ ...world, store, outputs: outputsOf({ "a.html": "a" }), force: true });
  expect(await textsIn(store)).toEqual({ "a.html": "a", ".recto-tmp-mine": "a user's" });
});

test("an attachment that changed since its digest was taken stops the run before anything is seen", async () => {
  const { store, ...world } = createMortalWorld();
  await publish({ ...world, store, outputs: outputsOf({ "index.html": "home" }) });
  const [changed] = outputsOf({ "photo.jpg": "as it was" }) as [Output];
  const outputs = [...outputsOf({ "index.html": "home 2" }), { ...changed, read: async () => new TextEncoder().encode("as it is") }];
  const failed = publish({ ...world, store, outputs });
  await expect(failed).rejects.toThrow(StoreError);
  await expect(failed).rejects.toThrow("cannot publish photo.jpg: its source changed while the site was made. Build again");
  expect(await textsIn(store)).toEqual({ "index.html": "home" });
});

test("progress counts every file that is written", async () => {
  const told: string[] = [];
  const outputs = outputsOf({ "a.html": "a", "b.html": "b", "index.html": "home" });
  await publish({
    store: createMemoryStore(),
    record: createMemoryReleaseRecord(),
    outputs,
    onWrite: (done, total) => told.push(`${done}/${total}`),
  });
  expect(told).toEqual(["1/3", "2/3", "3/3"]);
});

const paths = fc.constantFrom("index.html", "a.html", "A.html", "a/b.html", "a", "a/b/c.html", "assets/x.css", "x/y.png", "sitemap.xml");
const texts = fc.dictionary(paths, fc.constantFrom("1", "2", "two"), { maxKeys: 6 }).filter(isPossible);

/** Without a file where another needs a folder, and without two names that are one on some systems. */
function isPossible(site: Texts): boolean {
  const names = Object.keys(site).map((path) => path.toLowerCase());
  return new Set(names).size === names.length && !names.some((name) => names.some((other) => other.startsWith(`${name}/`)));
}

test("killed at any change, three runs in a row, the store holds files old or new, and the next run makes all good", async () => {
  const attempts = fc.array(fc.tuple(texts, fc.nat(16)), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(texts, attempts, texts, async (old, attempted, next) => {
      const { store, record, dieAt } = createMortalWorld();
      await publish({ store, record, outputs: outputsOf(old) });
      await store.write("foreign.txt", new TextEncoder().encode("kept"));
      for (const [site, n] of attempted) {
        dieAt(n);
        await publish({ store, record, outputs: outputsOf(site) }).catch((error: unknown) => expect(String(error)).toBe("Error: killed"));
      }
      const possible = [old, { "foreign.txt": "kept" }, ...attempted.map(([site]): Texts => site)];
      for (const [path, text] of Object.entries(await textsIn(store))) expect(possible.map((site) => site[path])).toContain(text);
      dieAt(Number.POSITIVE_INFINITY);
      const { diagnostics } = await publish({ store, record, outputs: outputsOf(next) });
      expect(diagnostics).toEqual([]);
      expect(await textsIn(store)).toEqual({ ...next, "foreign.txt": "kept" });
      const again = await publish({ store, record, outputs: outputsOf(next) });
      expect(again.report?.written).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("a run that is stopped before anything is seen leaves the store as it was", async () => {
  const store = createMemoryStore();
  const record = createMemoryReleaseRecord();
  await publish({ store, record, outputs: outputsOf({ "index.html": "old" }) });
  const stop = new AbortController();
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`${number}.html`, "new"]));
  const stopped = publish({ store, record, outputs: outputsOf(many), signal: stop.signal, onWrite: () => stop.abort(new Error("Ctrl+C")) });
  await expect(stopped).rejects.toThrow("Ctrl+C");
  expect(await textsIn(store)).toEqual({ "index.html": "old" });
});
