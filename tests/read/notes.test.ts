/** From a store to texts and attachments. */
import { describe, expect, test } from "vitest";
import { createMemoryStore } from "../../src/io/memory.ts";
import { digest } from "../../src/lib/digest.ts";
import { StoreError } from "../../src/lib/storeError.ts";
import type { Entry, Store } from "../../src/model/index.ts";
import { readNotes } from "../../src/read/index.ts";

const settings = { ignore: [] };
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

test("notes become sources with the digest of their bytes, everything else is an attachment", async () => {
  const crlf = "# S3\r\n";
  const store = createMemoryStore({
    "b/s3.MD": crlf,
    "a.markdown": "A",
    "b/img.png": "png",
    "b/.obsidian/app.json": "{}",
    ".git/HEAD": "x",
    "notes.txt": "t",
  });
  expect(await readNotes({ store, settings })).toEqual({
    sources: [
      { path: "a.markdown", text: "A", digest: digest("A") },
      { path: "b/s3.MD", text: "# S3\n", digest: digest(crlf) },
    ],
    assets: [
      { path: "b/img.png", size: 3, stamp: digest("png") },
      { path: "notes.txt", size: 1, stamp: digest("t") },
    ],
    diagnostics: [],
  });
});

test("settings and caller leave out folders and files", async () => {
  const store = createMemoryStore({ "a.md": "", "private/b.md": "", "c.tmp.md": "", "dist/d.md": "", "x/dist/e.md": "" });
  const { sources } = await readNotes({ store, settings: { ignore: ["private/", "*.tmp.md"] }, ignoredPaths: ["dist"] });
  expect(sources.map(({ path }) => path)).toEqual(["a.md", "x/dist/e.md"]);
});

test("an empty store has no notes, and no faults", async () => {
  expect(await readNotes({ store: createMemoryStore(), settings })).toEqual({ sources: [], assets: [], diagnostics: [] });
});

test("the result does not depend on the order in which a store lists", async () => {
  const store = createMemoryStore({ "a.md": latin1("\xff"), "B.md": "b\0 long enough", "c/d.md": "isnâ€™t", "e.png": "", "é.md": "" });
  const reversed: Store = {
    ...store,
    async list(ignore) {
      const { entries } = await store.list(ignore);
      return {
        entries: entries.toReversed(),
        skipped: [
          { path: "z", reason: "link" as const },
          { path: "a", reason: "link" as const },
        ],
      };
    },
  };
  const forward: Store = {
    ...reversed,
    list: async (ignore) => ({ ...(await store.list(ignore)), skipped: (await reversed.list(ignore)).skipped.toReversed() }),
  };
  expect(await readNotes({ store: reversed, settings })).toEqual(await readNotes({ store: forward, settings }));
});

describe("what cannot be read is said", () => {
  test("a note in another encoding is an error at the byte, and the others are read", async () => {
    const store = createMemoryStore({ "a.md": "fine", "b.md": latin1("one\ncaf\xe9\n") });
    const { sources, diagnostics } = await readNotes({ store, settings });
    expect(sources.map(({ path }) => path)).toEqual(["a.md"]);
    expect(diagnostics).toEqual([
      {
        code: "bad-encoding",
        severity: "error",
        message: "the byte 0xE9 is not UTF-8",
        hint: 'In Windows-1252 it would be "é". Save the note as UTF-8.',
        at: { path: "b.md", line: 2, column: 4, length: 1 },
      },
    ]);
  });

  test("double encoding is repaired, with its place in the file", async () => {
    const { sources, diagnostics } = await readNotes({ store: createMemoryStore({ "a.md": "One\r\n\r\ndoesnâ€™t\r\n" }), settings });
    expect(sources[0]?.text).toBe("One\n\ndoesn’t\n");
    expect(diagnostics).toMatchObject([{ code: "double-encoding", at: { path: "a.md", line: 3, column: 6, length: 3 } }]);
  });

  test("a note beyond ten megabytes is an error that names the limit, and is not read", async () => {
    const store = createMemoryStore({ "a.md": "x".repeat(10 * 1024 * 1024 + 1), "b.md": "x".repeat(10 * 1024 * 1024) });
    const { sources, diagnostics } = await readNotes({ store, settings });
    expect(sources.map(({ path }) => path)).toEqual(["b.md"]);
    expect(diagnostics).toMatchObject([
      {
        code: "note-too-large",
        severity: "error",
        message: "the note has 10.0 MB, more than the limit of 10 MB",
        at: { path: "a.md", line: 1 },
      },
    ]);
  });

  test.each([
    ["a note that was deleted since it was listed is left out with a notice", "not-found", "info", "vanished-note"],
    ["a note without permission is an error", "denied", "error", "unreadable-note"],
    ["a note that keeps changing is an error", "unsteady", "error", "unreadable-note"],
  ] as const)("%s", async (_, fault, severity, code) => {
    const inner = createMemoryStore({ "a.md": "A", "b.md": "B" });
    const store: Store = {
      ...inner,
      async read(path) {
        if (path === "a.md") throw new StoreError(fault, path, "cannot read a.md");
        return inner.read(path);
      },
    };
    const { sources, diagnostics } = await readNotes({ store, settings });
    expect(sources.map(({ path }) => path)).toEqual(["b.md"]);
    expect(diagnostics).toMatchObject([{ severity, code, at: { path: "a.md", line: 1, column: 1 } }]);
  });

  test("links and special files are warnings; what may hold notes and cannot be read is an error", async () => {
    const store: Store = {
      ...createMemoryStore(),
      list: async () => ({
        entries: [] as readonly Entry[],
        skipped: [
          { path: "fifo", reason: "special" },
          { path: "img.png", reason: "unreadable" },
          { path: "link.md", reason: "link" },
          { path: "locked", reason: "unreadable" },
          { path: "note.md", reason: "unreadable" },
        ],
      }),
    };
    const { diagnostics } = await readNotes({ store, settings });
    expect(diagnostics.map(({ severity, code, message, at }) => [at?.path, severity, code, message])).toEqual([
      ["fifo", "warning", "skipped-file", "left out: it is no ordinary file"],
      ["img.png", "warning", "skipped-file", "left out: it is not readable"],
      ["link.md", "warning", "skipped-file", "left out: it is a symbolic link, which is not followed"],
      ["locked", "error", "unreadable-note", "this cannot be read: permission is missing, or the name is no valid Unicode"],
      ["note.md", "error", "unreadable-note", "this cannot be read: permission is missing, or the name is no valid Unicode"],
    ]);
  });

  test("a fault that is no store's is not swallowed", async () => {
    const store: Store = { ...createMemoryStore({ "a.md": "A" }), read: async () => Promise.reject(new TypeError("a bug")) };
    await expect(readNotes({ store, settings })).rejects.toThrow("a bug");
  });
});
