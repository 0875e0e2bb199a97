import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, utimesSync, writeFileSync, statSync, unlinkSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { createFolderStore, folderExists } from "../../src/io/folder.ts";
import { faultOf, pathsOf } from "../contract/store.ts";
import { makeFolder, treeOf } from "./temporaryFolder.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array) => new TextDecoder().decode(content);

test("notes are listed and read whatever their names are", async () => {
  const names = [
    "a b.md",
    "Was ist S3?.md",
    "10: costs.md",
    "😀/日本語.md",
    "cafe\u0301.md",
    "line\nend.md",
    "con.md",
    "dot./trailing .md",
    `${"x".repeat(240)}.md`,
    "-rf.md",
    "%2e%2e.md",
  ];
  const store = createFolderStore(makeFolder(Object.fromEntries(names.map((name) => [name, name]))));
  expect(await pathsOf(store)).toEqual([...names].sort());
  for (const name of names) expect(text(await store.read(name))).toBe(name);
});

test("links are passed over, never followed, whatever they point to", async () => {
  const outside = makeFolder({ "secret.md": "secret" });
  const root = makeFolder({ "a.md": "a" });
  symlinkSync(join(outside, "secret.md"), join(root, "file.md"));
  symlinkSync(outside, join(root, "folder"));
  symlinkSync(root, join(root, "loop"));
  symlinkSync("nowhere", join(root, "dead.md"));
  const store = createFolderStore(root);
  expect(await store.list()).toEqual({
    entries: [expect.objectContaining({ path: "a.md" })],
    skipped: ["dead.md", "file.md", "folder", "loop"].map((path) => ({ path, reason: "link" })),
  });
  expect(await faultOf(store.read("file.md"))).toBe("outside");
  expect(await faultOf(store.read("folder/secret.md"))).toBe("outside");
  expect(await faultOf(store.write("folder/new.md", bytes("x")))).toBe("outside");
  expect(await faultOf(store.remove("folder/secret.md"))).toBe("outside");
  expect(treeOf(outside)).toEqual({ "secret.md": "secret" });
});

test("writing over a link, or removing one, leaves what it points to alone", async () => {
  const outside = makeFolder({ "kept.html": "kept" });
  const root = makeFolder();
  symlinkSync(join(outside, "kept.html"), join(root, "a.html"));
  symlinkSync(join(outside, "kept.html"), join(root, "b.html"));
  const store = createFolderStore(root);
  await store.write("a.html", bytes("page"));
  await store.remove("b.html");
  expect(treeOf(root)).toEqual({ "a.html": "page" });
  expect(treeOf(outside)).toEqual({ "kept.html": "kept" });
});

test("FIFOs and sockets are passed over, and reading one does not wait for it", async () => {
  const root = makeFolder({ "a.md": "a" });
  execFileSync("mkfifo", [join(root, "pipe.md")]);
  const store = createFolderStore(root);
  expect((await store.list()).skipped).toEqual([{ path: "pipe.md", reason: "special" }]);
  expect(await faultOf(store.read("pipe.md"))).toBe("failed");
});

test("a name that is not UTF-8, or that holds a backslash, is passed over as unreadable", async () => {
  const root = makeFolder({ "a.md": "a", "back\\slash.md": "b" });
  writeFileSync(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from(".md")]), "latin-1");
  const store = createFolderStore(root);
  expect(await store.list()).toEqual({
    entries: [expect.objectContaining({ path: "a.md" })],
    skipped: [
      { path: "back\\slash.md", reason: "unreadable" },
      { path: "caf\uFFFD.md", reason: "unreadable" },
    ],
  });
});

test("what is ignored is not even mentioned as passed over", async () => {
  const root = makeFolder({ "a.md": "a" });
  symlinkSync("nowhere", join(root, "node_modules"));
  const store = createFolderStore(root);
  expect((await store.list((path) => path === "node_modules/")).skipped).toEqual([]);
});

test("an edit that keeps size and modification time changes the stamp", async () => {
  const root = makeFolder({ "a.png": "old" });
  const store = createFolderStore(root);
  const stampOf = async () => (await store.list()).entries[0]?.stamp;
  const before = await stampOf();
  const { atime, mtime } = statSync(join(root, "a.png"));
  writeFileSync(join(root, "a.png"), "new");
  utimesSync(join(root, "a.png"), atime, mtime);
  expect(await stampOf()).not.toBe(before);
});

/** Counts up in place, at the beginning of a file and then at its end, until it is stopped. */
const COUNTER = `
  const { openSync, writeSync } = require("node:fs");
  const { workerData: { file, size, stop } } = require("node:worker_threads");
  const descriptor = openSync(file, "r+");
  const number = new BigUint64Array(1);
  while (Atomics.load(stop, 0) === 0) {
    number[0]++;
    writeSync(descriptor, number, 0, 8, 0);
    writeSync(descriptor, number, 0, 8, size - 8);
  }`;

test("a file that keeps changing is refused as unsteady, or read as it was at one moment; at rest it is read", async () => {
  const size = 32 << 20;
  const root = makeFolder({ "a.md": Buffer.alloc(size) });
  const store = createFolderStore(root);
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const writer = new Worker(COUNTER, { eval: true, workerData: { file: join(root, "a.md"), size, stop } });
  await once(writer, "online");
  for (let turn = 0; turn < 5; turn++) {
    const read = await store.read("a.md").catch((error: unknown) => error);
    if (read instanceof Uint8Array) {
      const numbers = new BigUint64Array(read.buffer);
      const [first = 0n, last = 0n] = [numbers[0], numbers.at(-1)];
      expect([last, last + 1n]).toContain(first);
    } else expect(read).toMatchObject({ fault: "unsteady", message: "cannot read a.md: it kept changing while it was read" });
  }
  Atomics.store(stop, 0, 1);
  await once(writer, "exit");
  expect((await store.read("a.md")).length).toBe(size);
});

test("a file that is replaced while it is being read is read in one version", async () => {
  const root = makeFolder();
  const store = createFolderStore(root);
  const versions = ["a".repeat(300_000), "b".repeat(200_000)];
  await store.write("a.md", bytes(versions[0] as string));
  let isWriting = true;
  const writer = (async () => {
    for (let turn = 0; isWriting; turn++) {
      await store.write("a.md", bytes(versions[turn % 2] as string));
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  for (let turn = 0; turn < 200; turn++) expect(versions).toContain(text(await store.read("a.md")));
  isWriting = false;
  await writer;
});

test("no temporary file stays, neither after writing nor after a refusal", async () => {
  const root = makeFolder({ "folder/kept.txt": "kept" });
  const store = createFolderStore(root);
  await store.write("a.html", bytes("page"));
  expect(await faultOf(store.write("folder", bytes("in the way")))).toBe("failed");
  expect(await faultOf(store.write("a.html/b.html", bytes("in the way")))).toBe("failed");
  expect(treeOf(root)).toEqual({ "a.html": "page", "folder/": "", "folder/kept.txt": "kept" });
});

test("a folder that became empty is removed up to the root, which stays; others stay", async () => {
  const root = makeFolder({ "a/b/c/d.html": "x", "e/f/g.html": "y", "e/h.txt": "z" });
  const store = createFolderStore(root);
  await store.remove("a/b/c/d.html");
  await store.remove("e/f/g.html");
  await store.remove("e/h.txt");
  expect(treeOf(root)).toEqual({});
  expect(await folderExists(root)).toBe(true);
});

test("the empty folder of a removal that was killed half-way is removed by the next one", async () => {
  const root = makeFolder({ "a/b/c.html": "x" });
  unlinkSync(join(root, "a/b/c.html"));
  await createFolderStore(root).remove("a/b/c.html");
  expect(treeOf(root)).toEqual({});
});

test("an empty folder gives way to a file of its name", async () => {
  const root = makeFolder();
  mkdirSync(join(root, "a.html"));
  await createFolderStore(root).write("a.html", bytes("page"));
  expect(treeOf(root)).toEqual({ "a.html": "page" });
});

test("a folder that somebody removes between two files of it is made again", async () => {
  const root = makeFolder();
  const store = createFolderStore(root);
  await store.write("a/b/c.html", bytes("1"));
  execFileSync("rm", ["-r", root]);
  await store.write("a/b/d.html", bytes("2"));
  expect(treeOf(root)).toEqual({ "a/": "", "a/b/": "", "a/b/d.html": "2" });
});

test("the root may be reached through a link", async () => {
  const real = makeFolder();
  const link = join(makeFolder(), "dist");
  symlinkSync(real, link);
  await createFolderStore(link).write("a.html", bytes("page"));
  expect(treeOf(real)).toEqual({ "a.html": "page" });
});

test("a folder is there when it is one, be it through a link", async () => {
  const root = makeFolder({ "file.txt": "" });
  symlinkSync(root, join(root, "link"));
  expect([
    await folderExists(root),
    await folderExists(join(root, "link")),
    await folderExists(join(root, "file.txt")),
    await folderExists(join(root, "no")),
  ]).toEqual([true, true, false, false]);
});
