/** What every store must do. `storeContract` is run against each of them; a store that promises more has tests of its own. */
import { describe, expect, test } from "vitest";
import { StoreError } from "../../src/lib/storeError.ts";
import type { StoreFault } from "../../src/lib/storeError.ts";
import type { Store } from "../../src/model/index.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array) => new TextDecoder().decode(content);

/** Paths of all files, as listed. */
export async function pathsOf(store: Store): Promise<string[]> {
  return (await store.list()).entries.map(({ path }) => path);
}

/** The fault that a call is refused with. */
export async function faultOf(call: Promise<unknown>): Promise<StoreFault> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StoreError)) throw new Error(`no StoreError but ${String(error)}`);
  return error.fault;
}

/** Paths that leave the store, or are none. */
const NO_PATHS = [
  "",
  "/",
  "/etc/passwd",
  "..",
  "../up.html",
  "a/../../up.html",
  "a/..",
  ".",
  "./a",
  "a/./b",
  "a//b",
  "a/",
  "a\\b",
  "..\\up",
  "a\0b",
  "\uD800",
];

/** Paths that a person's disk may hold, but that no output may have. */
const UNPORTABLE = [
  "a:b.html",
  "C:/a",
  "con",
  "aws/NUL.txt",
  "lpt1.html",
  "line\nend.html",
  "bell\u0007",
  "dot.",
  "blank ",
  "x".repeat(201),
  ".recto/lock",
  ".recto-tmp-0123456789abcdef",
];

/** `open` gives an empty store that no other test has. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} is a store`, () => {
    test("an empty store lists nothing", async () => {
      expect(await (await open()).list()).toEqual({ entries: [], skipped: [] });
    });

    test("what was written is read, and listed with its size and the stamp that write returned", async () => {
      const store = await open();
      const entry = await store.write("aws/s3.html", bytes("bucket ☁"));
      expect(text(await store.read("aws/s3.html"))).toBe("bucket ☁");
      expect(entry).toEqual({ path: "aws/s3.html", size: 10, stamp: expect.any(String) });
      expect((await store.list()).entries).toEqual([entry]);
    });

    test("an empty file is a file", async () => {
      const store = await open();
      await store.write("empty.txt", bytes(""));
      expect((await store.read("empty.txt")).length).toBe(0);
      expect((await store.list()).entries).toEqual([{ path: "empty.txt", size: 0, stamp: expect.any(String) }]);
    });

    test("writing again replaces the bytes and changes the stamp, also when the size stays", async () => {
      const store = await open();
      const first = await store.write("a.html", bytes("old"));
      const second = await store.write("a.html", bytes("new"));
      expect(text(await store.read("a.html"))).toBe("new");
      expect(second.stamp).not.toBe(first.stamp);
      expect((await store.list()).entries).toEqual([second]);
    });

    test("what is done to an array after writing it does not reach the store", async () => {
      const store = await open();
      const array = bytes("kept");
      await store.write("a.html", array);
      array.fill(0);
      (await store.read("a.html")).fill(0);
      expect(text(await store.read("a.html"))).toBe("kept");
    });

    test("entries are listed in the order of UTF-16 units, whatever the order of writing", async () => {
      const store = await open();
      for (const path of ["b.html", "a/z.html", "ä.html", "a.html", "B.html", "a-1.html", "😀.html", "日本.html"]) {
        await store.write(path, bytes(path));
      }
      expect(await pathsOf(store)).toEqual(["B.html", "a-1.html", "a.html", "a/z.html", "b.html", "ä.html", "日本.html", "😀.html"]);
    });

    test("ignore is asked about folders with a final slash, and what is below them is then not asked about", async () => {
      const store = await open();
      for (const path of ["a.html", "drafts/b.html", "drafts/old/c.html", "notes/drafts.html"]) await store.write(path, bytes(path));
      const asked: string[] = [];
      const { entries } = await store.list((path) => {
        asked.push(path);
        return path === "drafts/" || path === "a.html";
      });
      expect(entries.map(({ path }) => path)).toEqual(["notes/drafts.html"]);
      expect(asked.sort()).toEqual(["a.html", "drafts/", "notes/", "notes/drafts.html"]);
    });

    test("reading a file that is not there is refused as not-found, and so is reading a folder", async () => {
      const store = await open();
      await store.write("aws/s3.html", bytes("x"));
      expect(await faultOf(store.read("nowhere.html"))).toBe("not-found");
      expect(await faultOf(store.read("aws/nowhere.html"))).toBe("not-found");
      expect(await faultOf(store.read("no/where.html"))).toBe("not-found");
      expect(await faultOf(store.read("aws"))).toBe("not-found");
      expect(await faultOf(store.read("aws/s3.html/more"))).toBe("not-found");
    });

    test("a removed file is gone, and removing it again is no error", async () => {
      const store = await open();
      await store.write("a/b/c.html", bytes("x"));
      await store.write("a/d.html", bytes("y"));
      await store.remove("a/b/c.html");
      await store.remove("a/b/c.html");
      await store.remove("never/was.html");
      expect(await pathsOf(store)).toEqual(["a/d.html"]);
    });

    test("removing a folder's path removes none of its files", async () => {
      const store = await open();
      await store.write("a/b.html", bytes("x"));
      await store.remove("a");
      expect(await pathsOf(store)).toEqual(["a/b.html"]);
    });

    test("after a folder's last file is removed, its name is free for a file, and the other way round", async () => {
      const store = await open();
      await store.write("a/b/c.html", bytes("x"));
      await store.remove("a/b/c.html");
      await store.write("a", bytes("file"));
      expect(text(await store.read("a"))).toBe("file");
      await store.remove("a");
      await store.write("a/b/c.html", bytes("folder"));
      expect(text(await store.read("a/b/c.html"))).toBe("folder");
    });

    test("a hundred files may be written, read and removed at once", async () => {
      const store = await open();
      const paths = Array.from({ length: 100 }, (_, number) => `d${number % 7}/f${number}.html`);
      await Promise.all(paths.map((path) => store.write(path, bytes(path))));
      expect(await Promise.all(paths.map(async (path) => text(await store.read(path))))).toEqual(paths);
      await Promise.all(paths.map((path) => store.remove(path)));
      expect(await pathsOf(store)).toEqual([]);
    });

    test.each(NO_PATHS)("the path %j is refused by every method", async (path) => {
      const store = await open();
      expect(await faultOf(store.read(path))).toBe("outside");
      expect(await faultOf(store.write(path, bytes("x")))).toBe("outside");
      expect(await faultOf(store.remove(path))).toBe("outside");
      expect(await pathsOf(store)).toEqual([]);
    });

    test.each(UNPORTABLE)("no file %j is written, though one may be read or removed", async (path) => {
      const store = await open();
      expect(await faultOf(store.write(path, bytes("x")))).toBe("outside");
      expect(await faultOf(store.read(path))).toBe("not-found");
      await store.remove(path);
    });
  });
}

/** What a store must do that writes in two steps. */
export function stagingContract(name: string, open: () => Promise<Store>): void {
  const stageIn = (store: Store, path: string, content: Uint8Array) => {
    if (store.stage === undefined) throw new Error(`${name} cannot stage files`);
    return store.stage(path, content);
  };

  describe(`${name} writes in two steps`, () => {
    test("a staged file appears when it is committed, with the stamp that is listed", async () => {
      const store = await open();
      await store.write("a.html", bytes("old"));
      const staged = await stageIn(store, "a.html", bytes("new"));
      expect(text(await store.read("a.html"))).toBe("old");
      const entry = await staged.commit();
      expect(text(await store.read("a.html"))).toBe("new");
      expect((await store.list()).entries).toEqual([entry]);
    });

    test("a staged file that is discarded leaves nothing", async () => {
      const store = await open();
      await (await stageIn(store, "a.html", bytes("new"))).discard();
      expect(await pathsOf(store)).toEqual([]);
    });
  });
}
