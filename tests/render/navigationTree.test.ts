/** navigation.json: the whole navigation, for browsers that want more than a page shows. */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { likelyHref } from "../../src/lib/likelyHref.ts";
import { note } from "../helpers/notes.ts";
import { show } from "./shown.ts";

const treeOf = async (parts: Parameters<typeof show>[0]) => JSON.parse(await (await show(parts)).text("navigation.json")) as unknown;

test("a note is its title, where its address follows from that; else the address is said, relative to its folder's page", async () => {
  const notes = [
    note("goals.md", { title: "Goals" }),
    note("aws/s3.md", { title: "Amazon S3" }),
    note("aws/what's-new.md", { title: "What’s new?" }),
    note("aws/über-uns.md", { title: "Über uns" }),
    note("aws/deep/x.md", { title: "X" }),
  ];
  expect(await treeOf({ notes })).toEqual([
    1,
    ".html",
    "/index.html",
    ["Notes", "index.html", ["Goals"], [["Aws", "", [["Amazon S3", "s3.html"], "What’s new?", "Über uns"], [["Deep", "", ["X"], []]]]]],
  ]);
});

test("with folder addresses, titles stand for these", async () => {
  expect(await treeOf({ notes: [note("goals.md", { title: "Goals" }), note("aws/s3.md", { title: "S3" })], urls: "folder" })).toEqual([
    1,
    "/",
    "/",
    ["Notes", "./", ["Goals"], [["Aws", "", ["S3"], []]]],
  ]);
});

test("what few notes have is said of them: a distinction, another language, that they are drafts, what the navigation calls them", async () => {
  const notes = [
    note("a/x.md", { title: "Same" }),
    note("b/x.md", { title: "Same", lang: "de", draft: true }),
    note("b/y.md", { title: "Y", nav: "Why" }),
    note("b/z.md", { title: "Z", nav: false }),
  ];
  const tree = (await treeOf({ notes, drafts: true })) as readonly [1, string, string, readonly [string, string, [], readonly unknown[]]];
  expect(tree[3][3]).toEqual([
    ["A", "", [["Same", "x.html", { distinction: "a" }]], []],
    [
      "B",
      "",
      [
        ["Same", "x.html", { distinction: "b", lang: "de", isDraft: true }],
        ["Why", "y.html"],
      ],
      [],
    ],
  ]);
});

test("a permalink is an address like any other", async () => {
  const notes = [note("aws/s3.md", { title: "S3", permalink: "/buckets.html" })];
  expect(JSON.stringify(await treeOf({ notes }))).toContain('["S3","../buckets.html"]');
});

test("there is none where each page shows all there is, and pages do not ask for it", async () => {
  const shown = await show({ notes: [note("a.md"), note("b.md")] });
  expect(shown.paths).not.toContain("navigation.json");
  expect((await shown.at("a.html"))["navigationTree"]).toBeUndefined();
});

test("pages say where it lies, from where they are", async () => {
  const { at } = await show({ notes: [note("a.md"), note("b/c.md")], url: "https://example.org/sub" });
  expect((await at("a.html"))["navigationTree"]).toBe("navigation.json");
  expect((await at("b/c.html"))["navigationTree"]).toBe("../navigation.json");
  expect((await at("404.html"))["navigationTree"]).toBe("/sub/navigation.json");
});

test("a file of the site's own at this address wins", async () => {
  const { text } = await show({ notes: [note("b/c.md")], publicFiles: { "navigation.json": "mine" } });
  expect(await text("navigation.json")).toBe("mine");
});

test("of 5,000 notes whose titles have three words or more it takes less than 80 kB on the way", async () => {
  const words = "object storage bucket key version policy edge cache origin request latency function event memory timeout region".split(
    " ",
  );
  const pick = (number: number, place: number) => words[Math.imul(number * 31 + place * 7919, 2_654_435_761) >>> 28] as string;
  const notes = Array.from({ length: 5000 }, (_, i) => {
    const title = `${pick(i, 1)} ${pick(i, 2)} ${pick(i, 3)} ${pick(i, 4)} ${i}`;
    // One note in three is called other than its file.
    return note(`topic-${i % 100}/${i % 3 === 0 ? `n${i}` : title.replaceAll(" ", "-")}.md`, { title });
  });
  const { text } = await show({ notes });
  expect(gzipSync(await text("navigation.json")).length).toBeLessThan(80_000);
});

test.each([
  ["Amazon S3", ".html", "amazon-s3.html"],
  ["  What’s “new”? ", "/", "whats-new/"],
  ["日本語 のノート", ".html", `${encodeURIComponent("日本語-のノート")}.html`],
  ["a_b & c\u{D800}", "/index.html", "a_b-c/index.html"],
])("the likely address of %j with the ending %s is %s", (title, ending, href) => {
  expect(likelyHref(title, ending)).toBe(href);
});
