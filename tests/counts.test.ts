/** What a build does, counted: a feature that reads, parses, renders or writes more than it must is seen here, on any machine. */
import { expect, test } from "vitest";
import { build, type World } from "../src/build.ts";
import { createFolderStore } from "../src/io/folder.ts";
import { createMemoryReleaseRecord, createMemoryStore } from "../src/io/memory.ts";
import { createMemoryCache } from "../src/io/memoryCache.ts";
import type { Cache, Store } from "../src/model/index.ts";

const ROOT = new URL("..", import.meta.url).pathname;
const NOTES = 60;

/** Notes in folders of twenty; each links to the next one, and every third has a tag. */
function noteText(number: number): string {
  const tag = number % 3 === 0 ? "---\ntags: [third]\n---\n" : "";
  return `${tag}# Note ${number}\n\nThe text of note ${number}, which leads to [[note-${(number + 1) % NOTES}]].\n`;
}

const pathOf = (number: number) => `folder-${Math.floor(number / 20)}/note-${number}.md`;

function createCounted() {
  const counts = { notesRead: 0, notesParsed: 0, pagesRendered: 0, filesWritten: 0, bytesWritten: 0 };
  const notes = createMemoryStore(Object.fromEntries(Array.from({ length: NOTES }, (_, number) => [pathOf(number), noteText(number)])));
  const output = createMemoryStore();
  const countedNotes: Store = { ...notes, read: async (path) => (counts.notesRead++, notes.read(path)) };
  const countedOutput: Store = {
    ...output,
    write: async (path, bytes) => {
      counts.filesWritten++;
      counts.bytesWritten += bytes.length;
      return output.write(path, bytes);
    },
  };
  const known = createMemoryCache();
  const cache: Cache = {
    ...known,
    set: (stage, key, value) => {
      if (stage === "parse") counts.notesParsed++;
      if (stage === "render") counts.pagesRendered++;
      known.set(stage, key, value);
    },
  };
  const world: World = {
    settingsText: async () => undefined,
    notes: countedNotes,
    notesPrefix: "notes/",
    notNotes: [],
    templates: createFolderStore(`${ROOT}templates`),
    publicFiles: createMemoryStore(),
    cache,
    loadPlugins: async () => ({ plugins: [], stamp: "", diagnostics: [] }),
    history: { dates: async () => new Map() },
    programStamp: "test",
  };
  const destination = { store: countedOutput, record: createMemoryReleaseRecord(), force: false };
  return {
    notes,
    /** One build, and what it took. */
    async build() {
      for (const key of Object.keys(counts) as (keyof typeof counts)[]) counts[key] = 0;
      const result = await build(world, destination, { overrides: {}, strict: false });
      expect(result.report).toBeDefined();
      return { ...counts, pages: result.pageCount };
    },
  };
}

test("a cold build reads and parses every note once, and renders and writes every page once", async () => {
  const cold = await createCounted().build();
  expect(cold).toMatchObject({ notesRead: NOTES, notesParsed: NOTES, pagesRendered: cold.pages });
});

test("a build after which nothing changed parses, renders and writes nothing", async () => {
  const site = createCounted();
  await site.build();
  expect(await site.build()).toMatchObject({ notesParsed: 0, pagesRendered: 0, filesWritten: 0, bytesWritten: 0 });
});

test("a changed sentence is one note parsed, and only pages that show it are rendered and written", async () => {
  const site = createCounted();
  await site.build();
  await site.notes.write(
    pathOf(25),
    Buffer.from(noteText(25).replace("The text", "The words").replace(", which leads to", ". It leads to")),
  );
  const { notesParsed, pagesRendered, filesWritten } = await site.build();
  // Its own page, that of its folder, which shows its first sentence, and that of the note it links to, which shows the sentence.
  expect({ notesParsed, pagesRendered, filesWritten }).toEqual({ notesParsed: 1, pagesRendered: 3, filesWritten: 3 });
  await site.notes.write(pathOf(25), Buffer.from(`${noteText(25)}\nMore text far below.\n`));
  await site.build();
  await site.notes.write(pathOf(25), Buffer.from(`${noteText(25)}\nMore words far below.\n`));
  const below = await site.build();
  expect(below).toMatchObject({ notesParsed: 1, pagesRendered: 1, filesWritten: 1 });
});

test("a new note in a large folder changes the pages near it, not all of them", async () => {
  const site = createCounted();
  await site.build();
  await site.notes.write("folder-1/note-20-b.md", Buffer.from("# Note 20 b\n\nNew.\n"));
  const { notesParsed, pagesRendered } = await site.build();
  expect(notesParsed).toBe(1);
  // Those of its folder, whose navigation shows it, and of the lists that it is in.
  expect(pagesRendered).toBeLessThan(20 + 6);
});

test("bytes of a page do not depend on how many notes the site has", async () => {
  const sizeOf = async (count: number) => {
    const output = createMemoryStore();
    const notes = Object.fromEntries(
      Array.from({ length: count }, (_, number) => [`a/note-${String(number).padStart(5, "0")}.md`, "# Same\n\nText.\n"]),
    );
    const world: World = {
      settingsText: async () => undefined,
      notes: createMemoryStore({ ...notes, "a/note-00300.md": "# Same\n\nText.\n" }),
      notesPrefix: "notes/",
      notNotes: [],
      templates: createFolderStore(`${ROOT}templates`),
      publicFiles: createMemoryStore(),
      cache: createMemoryCache(),
      loadPlugins: async () => ({ plugins: [], stamp: "", diagnostics: [] }),
      history: { dates: async () => new Map() },
      programStamp: "test",
    };
    await build(world, { store: output, record: createMemoryReleaseRecord(), force: false }, { overrides: {}, strict: false });
    return (await output.read("a/note-00300.html")).length;
  };
  expect(Math.abs((await sizeOf(2000)) - (await sizeOf(600)))).toBeLessThan(100);
});
