import { expect, test } from "vitest";
import { createMemoryReleaseRecord, createMemoryStore } from "../../src/io/memory.ts";
import { formatDiagnostic } from "../../src/lib/frame.ts";
import { publish } from "../../src/publish/index.ts";
import { outputsOf, textsIn, type Texts } from "./outputs.ts";

/** Publishes `site` into a store that holds `there`; what is said, and what the store holds then. */
async function publishInto(there: Texts, site: Texts, force = false): Promise<{ said: string[]; holds: Texts }> {
  const store = createMemoryStore(there);
  const { diagnostics } = await publish({ store, record: createMemoryReleaseRecord(), outputs: outputsOf(site), force });
  return { said: diagnostics.map(formatDiagnostic), holds: await textsIn(store) };
}

const MANY = { "1.txt": "", "2.txt": "", "3.txt": "", "4.txt": "", "5.txt": "", "6.txt": "", "7.txt": "" };

test("a folder with other files in it is refused on the first run, and nothing is written", async () => {
  expect(await publishInto(MANY, { "index.html": "home" })).toEqual({
    said: [
      "error foreign-files  the output folder holds 7 files that recto did not write: 1.txt, 2.txt, 3.txt, 4.txt, 5.txt and 2 more\n" +
        "  Choose another folder with --out, or move them away. With --force they stay, and only those that have the name of a file of the site are overwritten.",
    ],
    holds: MANY,
  });
});

test("a dot file counts as a file", async () => {
  expect((await publishInto({ ".git/config": "[core]" }, { "index.html": "home" })).said[0]).toContain(
    "holds a file that recto did not write: .git/config",
  );
});

test("what the system strews about is not counted, and stays", async () => {
  const junk = { ".DS_Store": "", "images/Thumbs.db": "", "desktop.ini": "" };
  expect(await publishInto(junk, { "index.html": "home" })).toEqual({ said: [], holds: { ...junk, "index.html": "home" } });
});

test("with force other files stay, and only those that have the name of a page are overwritten", async () => {
  expect(await publishInto({ CNAME: "example.org", "index.html": "hand-made" }, { "index.html": "home" }, true)).toEqual({
    said: [],
    holds: { CNAME: "example.org", "index.html": "home" },
  });
});

test("a file where a folder is needed, or a folder where a file is needed, is refused even with force", async () => {
  const { said, holds } = await publishInto(
    { aws: "a file", "s3.html/x.txt": "in a folder" },
    { "aws/index.html": "a", "s3.html": "s" },
    true,
  );
  expect(said).toEqual([
    "error foreign-files  the output folder holds 2 files that recto did not write, in the way of the site: aws, s3.html/x.txt\n" +
      "  A folder is needed where there is a file, or the other way round. Move them away, or choose another folder with --out.",
  ]);
  expect(holds).toEqual({ aws: "a file", "s3.html/x.txt": "in a folder" });
});

test("files that appear later are left alone for ever", async () => {
  const store = createMemoryStore();
  const record = createMemoryReleaseRecord();
  await publish({ store, record, outputs: outputsOf({ "index.html": "1" }) });
  await store.write("CNAME", new TextEncoder().encode("example.org"));
  for (let build = 2; build <= 100; build++) {
    expect((await publish({ store, record, outputs: outputsOf({ "index.html": `${build}` }) })).diagnostics).toEqual([]);
  }
  expect(await textsIn(store)).toEqual({ CNAME: "example.org", "index.html": "100" });
});

test("a page that would overwrite a file that appeared later is refused, also where only the case of its name differs", async () => {
  const store = createMemoryStore();
  const record = createMemoryReleaseRecord();
  await publish({ store, record, outputs: outputsOf({ "index.html": "1" }) });
  await store.write("About.html", new TextEncoder().encode("hand-made"));
  const refused = await publish({ store, record, outputs: outputsOf({ "index.html": "2", "about.html": "about" }) });
  expect(refused.report).toBeUndefined();
  expect(refused.diagnostics.map(({ message }) => message)).toEqual([
    "the output folder holds a file that recto did not write, and would overwrite: About.html",
  ]);
  expect(await textsIn(store)).toEqual({ "About.html": "hand-made", "index.html": "1" });
});

test("a file that appeared later and is the very page that shall stand becomes recto's", async () => {
  const store = createMemoryStore();
  const record = createMemoryReleaseRecord();
  await publish({ store, record, outputs: outputsOf({ "index.html": "1" }) });
  await store.write("a.html", new TextEncoder().encode("a"));
  expect((await publish({ store, record, outputs: outputsOf({ "index.html": "1", "a.html": "a" }) })).report?.written).toEqual([]);
  expect((await publish({ store, record, outputs: outputsOf({ "index.html": "1" }) })).report?.removed).toEqual(["a.html"]);
});
