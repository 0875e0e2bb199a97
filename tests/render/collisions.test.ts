/** Tag pages and other made pages, and what happens where a note wants the same address. */
import { expect, test } from "vitest";
import { note } from "../helpers/notes.ts";
import { show } from "./shown.ts";

const pages = (paths: readonly string[]) => paths.filter((path) => path.endsWith(".html")).toSorted();
const said = (diagnostics: readonly { readonly severity: string; readonly code: string; readonly message: string }[]) =>
  diagnostics.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);

test("a tag's page lists its notes in reading order; the index has the number of each", async () => {
  const { at } = await show({
    notes: [note("b/x.md", { title: "X", tags: ["AWS", "aws/s3"] }), note("a.md", { title: "A", tags: ["aws"] })],
  });
  expect(await at("tags/aws.html")).toMatchObject({
    title: "#aws",
    notes: [
      { title: "A", href: "../a.html" },
      { title: "X", href: "../b/x.html" },
    ],
  });
  expect((await at("tags/index.html"))["groups"]).toEqual([
    {
      letter: "",
      number: 0,
      tags: [
        { title: "aws", href: "aws.html", noteCount: 2 },
        { title: "aws/s3", href: "aws/s3.html", noteCount: 1 },
      ],
    },
  ]);
  expect((await at("b/x.html"))["tags"]).toEqual([
    { title: "aws", href: "../tags/aws.html" },
    { title: "aws/s3", href: "../tags/aws/s3.html" },
  ]);
});

test.each(["html", "folder"] as const)("a tag called `index` has a page beside the index of all tags (%s)", async (urls) => {
  const { at, paths } = await show({ notes: [note("a.md", { tags: ["index"] })], urls });
  expect(new Set(paths).size).toBe(paths.length);
  expect((await at("tags/index.html"))["groups"]).toMatchObject([
    { tags: [{ title: "index", href: urls === "html" ? "index-.html" : "index-/", noteCount: 1 }] },
  ]);
});

test("a note at a tag's address wins, and the tag says so and has no page", async () => {
  const { at, paths, diagnostics } = await show({ notes: [note("tags/x.md", { title: "Note", tags: ["x", "y"] })] });
  expect(pages(paths)).toEqual(["404.html", "index.html", "tags/index.html", "tags/x.html", "tags/y.html"]);
  expect(await at("tags/x.html")).toMatchObject({ title: "Note", tags: [{ title: "y" }] });
  expect(said(diagnostics)).toEqual([
    "info address-taken: the page of all tags is left out, because the folder tags has its address tags/index.html",
    'info address-taken: the page of the tag "x" is left out, because tags/x.md has its address tags/x.html',
  ]);
  expect((await at("index.html"))["tagIndex"]).toBeUndefined();
});

test.each([
  ["html", "recent.md", "recent.html", "recent.md"],
  ["folder", "recent.md", "recent/index.html", "recent.md"],
  ["folder", "recent/x.md", "recent/index.html", "the folder recent"],
] as const)("with %s addresses, %s takes the place of the recent changes", async (urls, path, address, owner) => {
  const { at, paths, diagnostics } = await show({ notes: [note(path, { date: "2024-01-01" })], urls });
  expect(paths.filter((each) => each === address)).toHaveLength(1);
  expect((await at("index.html"))["recent"]).toBeUndefined();
  expect(said(diagnostics)).toEqual([
    `info address-taken: the page of recent changes is left out, because ${owner} has its address ${address}`,
  ]);
});

test("a note called 404 is the page for what is not there, without a word", async () => {
  const { at, diagnostics } = await show({ notes: [note("404.md", { title: "Lost" })] });
  expect((await at("404.html"))["title"]).toBe("Lost");
  expect(diagnostics).toEqual([]);
});

test("without dates and tags there are no pages of recent changes and tags", async () => {
  expect(pages((await show({ notes: [note("a.md")] })).paths)).toEqual(["404.html", "a.html", "index.html"]);
});
