/** link: what notes make of each other. */
import { expect, test } from "vitest";
import { linkSite } from "../../src/link/index.ts";
import { notePath, type Note, type Reference, type Settings } from "../../src/model/index.ts";
import { image, markdownLink, note, tag, wikilink } from "../helpers/notes.ts";
import { parseSettings } from "../../src/settings/index.ts";

const SETTINGS: Settings = parseSettings(undefined).settings;

function link(
  notes: readonly Note[],
  { assets = [] as string[], dates = {}, ...settings }: Partial<Settings> & { assets?: string[]; dates?: object } = {},
) {
  return linkSite({
    notes,
    assets: assets.map((path) => ({ path: notePath(path), size: 1, stamp: "" })),
    dates: new Map(Object.entries(dates)),
    settings: { ...SETTINGS, ...settings },
  });
}

/** What one reference in the note `from` points at among other notes, and what is said about it. */
function resolve(reference: Reference, { from = "start.md", others = [] as readonly (Note | string)[], assets = [] as string[] } = {}) {
  const notes = others.map((other) => (typeof other === "string" ? note(other) : other));
  const site = link([note(from, { references: [reference] }), ...notes], { assets });
  const [resolution] = site.notes.get(notePath(from))?.resolutions ?? [];
  return { resolution, said: site.diagnostics.map(({ code, message, hint }) => [code, message, hint]) };
}

const addresses = (notes: readonly string[], settings: Partial<Settings> = {}) => {
  const site = link(
    notes.map((path) => note(path)),
    settings,
  );
  return Object.fromEntries([...site.notes].map(([path, { address }]) => [path, address]));
};

test("addresses come from paths; index notes are their folder's page", () => {
  expect(addresses(["index.md", "aws/README.md", "aws/S3 basics.md", "aws/deep/deep.md", "assets/x.md", "404.md"])).toEqual({
    "index.md": "index.html",
    "404.md": "404.html",
    "assets/x.md": "assets-notes/x.html",
    "aws/README.md": "aws/index.html",
    "aws/S3 basics.md": "aws/s3-basics.html",
    "aws/deep/deep.md": "aws/deep/index.html",
  });
});

test("with `urls: folder` each page has a folder, and a note beside a folder of its name is the folder's page", () => {
  expect(addresses(["index.md", "aws.md", "aws/s3.md"], { urls: "folder" })).toEqual({
    "index.md": "index.html",
    "aws.md": "aws/index.html",
    "aws/s3.md": "aws/s3/index.html",
  });
});

test("of several index notes the folder takes one, and the others keep pages of their own", () => {
  expect(addresses(["aws/index.md", "aws/README.md", "aws/aws.md"])).toEqual({
    "aws/index.md": "aws/index.html",
    "aws/aws.md": "aws/aws.html",
    "aws/README.md": "aws/readme.html",
  });
});

test("two notes of one address are an error that names both", () => {
  const site = link([note("S3!.md"), note("s3.md")]);
  expect(site.diagnostics).toEqual([
    {
      code: "duplicate-address",
      severity: "error",
      message: "S3!.md and s3.md would both become s3.html",
      hint: "Rename one of them, or give one a permalink.",
      at: { path: "S3!.md", line: 1, column: 1, length: 1 },
    },
  ]);
});

test("two folders of one address, and a folder that meets a note's address, are errors that name both", () => {
  const said = (notes: readonly string[]) =>
    link(notes.map((path) => note(path))).diagnostics.map(({ severity, message }) => [severity, message]);
  expect(said(["AWS!/x.md", "aws/y.md"])).toEqual([["error", "the folder aws and the folder AWS! would both become aws/index.html"]]);
  expect(said(["AWS!/index.md", "aws/y.md"])).toEqual([["error", "the folder aws and AWS!/index.md would both become aws/index.html"]]);
});

test("with `urls: folder` a note is its folder's page even when the two are not written alike", () => {
  const site = link([note("AWS.md"), note("aws/s3.md")], { urls: "folder" });
  expect(site.folders.get("aws")).toMatchObject({ indexNote: "AWS.md", address: "aws/index.html" });
  expect(site.diagnostics).toEqual([]);
});

test("the tag `index` is not the index of all tags, and meets no other tag", () => {
  const site = link([note("a.md", { tags: ["index", "index-", "index-tag"] })]);
  expect(site.tags.map(({ address }) => address)).toEqual(["tags/index-.html", "tags/index-tag.html"]);
});

test("notes are read in the order of `order`, then as people count, folder by folder", () => {
  const site = link([
    note("read10.md"),
    note("read2.md"),
    note("b/x.md"),
    note("a/x.md"),
    note("zuerst.md", { order: 1 }),
    note("index.md"),
  ]);
  expect([...site.notes.keys()]).toEqual(["index.md", "zuerst.md", "read2.md", "read10.md", "a/x.md", "b/x.md"]);
  expect(site.notes.get(notePath("read2.md"))).toMatchObject({ previous: "zuerst.md", next: "read10.md" });
});

test.each([
  ["an exact path", wikilink("aws/s3"), ["aws/s3.md", "s3.md"], "aws/s3.md"],
  ["an exact name", wikilink("s3"), ["aws/s3.md", "azure/S3.md"], "aws/s3.md"],
  ["a name in another case", wikilink("S3"), ["aws/s3.md"], "aws/s3.md"],
  ["a name in another Unicode form", wikilink("café"), ["cafe\u0301.md"], "cafe\u0301.md"],
  ["the end of a path", wikilink("aws/s3"), ["cloud/aws/s3.md", "other/s3.md"], "cloud/aws/s3.md"],
  ["a name with its extension", wikilink("s3.md"), ["aws/s3.md"], "aws/s3.md"],
  ["a folder note by the folder's name", wikilink("aws"), ["cloud/aws/index.md"], "cloud/aws/index.md"],
  ["a path from the note", wikilink("../b/y"), ["b/y.md"], "b/y.md", "a/x.md"],
])("a wikilink finds %s", (_, reference, others, path, from = "start.md") => {
  expect(resolve(reference, { from, others })).toEqual({ resolution: { kind: "note", path }, said: [] });
});

test("a wikilink finds a note by its alias, after names", () => {
  const others = [note("lambda.md", { aliases: ["functions", "s3"] }), "s3.md"];
  expect(resolve(wikilink("Functions"), { others }).resolution).toEqual({ kind: "note", path: "lambda.md" });
  expect(resolve(wikilink("s3"), { others }).resolution).toEqual({ kind: "note", path: "s3.md" });
});

test("of several notes of a name the nearest is taken, and a tie is a warning that names the others", () => {
  const from = "a/b/start.md";
  expect(resolve(wikilink("x"), { from, others: ["a/b/x.md", "c/x.md"] })).toEqual({
    resolution: { kind: "note", path: "a/b/x.md" },
    said: [],
  });
  expect(resolve(wikilink("x"), { from, others: ["a/x.md", "c/d/x.md"] })).toEqual({
    resolution: { kind: "note", path: "a/x.md" },
    said: [
      ["ambiguous-link", '"x" fits 2 files; the nearest is taken, a/x.md', "The others: c/d/x.md. Write more of the path to choose one."],
    ],
  });
});

test("a Markdown link in another Unicode form than the file is right, one with other capitals is not", () => {
  const others = ["cafe\u0301.md"];
  expect(resolve(markdownLink("caf\u00e9.md"), { others }).said).toEqual([]);
  expect(resolve(markdownLink("caf\u00e9.html"), { others }).said).toEqual([]);
  expect(resolve(markdownLink("Caf\u00e9.md"), { others }).said.map(([code]) => code)).toEqual(["link-case"]);
  expect(resolve(markdownLink("caf\u00e9.MD"), { others }).said.map(([code]) => code)).toEqual(["link-case"]);
});

test.each([
  ["a relative path", "../aws/s3.md", "notes/aws/s3.md", "notes/x/start.md"],
  ["a path without its extension", "s3", "aws/s3.md", "aws/start.md"],
  ["a path from the notes folder", "/aws/s3.md", "aws/s3.md", "x/start.md"],
  ["the address of the page", "s3.html", "aws/s3.md", "aws/start.md"],
  ["a name anywhere, as vaults link", "s3.md", "deep/down/s3.md", "start.md"],
])("a Markdown link finds %s", (_, target, path, from) => {
  expect(resolve(markdownLink(target), { from, others: [path] })).toEqual({ resolution: { kind: "note", path }, said: [] });
});

test("a Markdown link finds a folder, by its index note or its made page", () => {
  expect(resolve(markdownLink("aws/"), { others: ["aws/s3.md"] }).resolution).toEqual({ kind: "folder", path: "aws" });
});

test("a path in the wrong case is found with a warning, because S3 tells capitals apart", () => {
  const { resolution, said } = resolve(markdownLink("AWS/S3.md"), { others: ["aws/s3.md"] });
  expect(resolution).toEqual({ kind: "note", path: "aws/s3.md" });
  expect(said.map(([code, message]) => [code, message])).toEqual([["link-case", '"AWS/S3.md" is written "aws/s3.md" on disk']]);
});

test("a path that climbs out of the notes is dead", () => {
  expect(resolve(markdownLink("../../secret.md"), { others: ["a.md"] }).resolution).toEqual({ kind: "dead" });
});

test("a dead link is a diagnostic with a place and a suggestion, not an exception", () => {
  const site = link([note("aws/x.md", { references: [wikilink("lamda")] }), note("lambda.md")]);
  expect(site.diagnostics).toEqual([
    {
      code: "dead-link",
      severity: "warning",
      message: 'no note is called "lamda"',
      hint: "Did you mean [[lambda]]? Otherwise create aws/lamda.md.",
      at: { path: "aws/x.md", line: 1, column: 1, length: 1 },
    },
  ]);
});

test.each([
  ["its id", "use-cases"],
  ["its text", "Use cases"],
  ["its text in another case", "USE CASES"],
  ["a chain of headings", "Storage#Use cases"],
])("an anchor finds a heading by %s", (_, anchor) => {
  const others = [note("s3.md", { headings: ["Use cases"] })];
  expect(resolve(wikilink("s3", anchor), { others })).toEqual({
    resolution: { kind: "note", path: "s3.md", anchor: "use-cases" },
    said: [],
  });
});

test("a dead anchor leads to the top of the note, with a warning and a suggestion", () => {
  const others = [note("s3.md", { headings: ["Use cases"] })];
  expect(resolve(wikilink("s3", "Use csaes"), { others })).toEqual({
    resolution: { kind: "note", path: "s3.md" },
    said: [
      [
        "dead-anchor",
        's3.md has no heading or anchor "Use csaes"',
        'Did you mean "#Use cases"? Until then the link leads to the top of the note.',
      ],
    ],
  });
});

test("images are found beside the note, from the root, or by name", () => {
  const assets = ["aws/pic one.png", "img/logo.svg"];
  expect(resolve(image("pic one.png"), { from: "aws/s3.md", assets }).resolution).toEqual({ kind: "asset", path: "aws/pic one.png" });
  expect(resolve(image("logo.svg"), { from: "aws/s3.md", assets }).resolution).toEqual({ kind: "asset", path: "img/logo.svg" });
});

test("a missing image is a warning that names the nearest", () => {
  expect(resolve(image("lgo.svg"), { assets: ["logo.svg"] }).said).toEqual([
    ["missing-image", 'there is no image "lgo.svg"', 'Did you mean "logo.svg"?'],
  ]);
});

test("a page or a script among the notes is not published", () => {
  const { resolution, said } = resolve(markdownLink("evil.html"), { assets: ["evil.html"] });
  expect(resolution).toEqual({ kind: "dead" });
  expect(said.map(([code]) => code)).toEqual(["active-attachment"]);
});

test("only attachments that some note shows are the site's", () => {
  const site = link([note("a.md", { references: [image("b.png"), image("a.png"), image("b.png")] })], {
    assets: ["a.png", "b.png", "secret.png"],
  });
  expect(site.attachments).toEqual(["a.png", "b.png"]);
});

test("a sentence that is the link alone tells nothing, and is left out of the backlinks", () => {
  const site = link([note("a.md", { references: [{ ...wikilink("b"), label: "b", context: "b" }] }), note("b.md")]);
  expect(site.notes.get(notePath("b.md"))?.backlinks).toEqual([{ from: "a.md", context: "" }]);
});

test("backlinks carry the sentence, once, and not the note's own links", () => {
  const site = link([note("a.md", { references: [wikilink("b"), wikilink("b"), wikilink("a")] }), note("b.md")]);
  expect(site.notes.get(notePath("b.md"))?.backlinks).toEqual([{ from: "a.md", context: "about b" }]);
  expect(site.notes.get(notePath("a.md"))?.backlinks).toEqual([]);
});

test("a draft is nowhere in the site, and a link to it is dead and says why", () => {
  const site = link([
    note("a.md", { references: [wikilink("b")] }),
    note("b.md", { draft: true, tags: ["secret"], references: [wikilink("a")] }),
  ]);
  expect(JSON.stringify([...site.notes.values(), ...site.folders.values(), site.tags, site.recent])).not.toMatch(/b\.md|secret/);
  expect(site.diagnostics.map(({ code }) => code)).toEqual(["link-to-draft"]);
});

test("with drafts asked for, a draft is a note like others", () => {
  expect([...link([note("b.md", { draft: true })], { drafts: true }).notes.keys()]).toEqual(["b.md"]);
});

test("spellings of a tag with one slug are one tag, called as the site has it first", () => {
  const site = link([note("a.md", { tags: ["Cloud Storage", "C++"] }), note("b.md", { tags: ["cloud-storage", "c"] })]);
  expect(site.tags.map(({ name, address, notes }) => [name, address, notes])).toEqual([
    ["c", "tags/c.html", ["b.md"]],
    ["C++", "tags/c-plus-plus.html", ["a.md"]],
    ["Cloud Storage", "tags/cloud-storage.html", ["a.md", "b.md"]],
  ]);
});

test("tags in the text count like those of front matter, and come after them", () => {
  const site = link([note("a.md", { tags: ["one"], references: [tag("Two"), tag("ONE"), tag("two")] })]);
  expect(site.notes.get(notePath("a.md"))?.tags).toEqual([
    { name: "one", slug: "one" },
    { name: "Two", slug: "two" },
  ]);
  expect(site.notes.get(notePath("a.md"))?.resolutions).toEqual([
    { kind: "tag", slug: "two" },
    { kind: "tag", slug: "one" },
    { kind: "tag", slug: "two" },
  ]);
  expect(site.diagnostics).toEqual([]);
});

test("a nested tag's notes stand below its parents, too", () => {
  const site = link([note("a.md", { tags: ["AWS/S3/costs"] }), note("b.md", { references: [tag("aws/lambda"), tag("aws/s3")] })]);
  expect(site.tags.map(({ name, address, notes }) => [name, address, notes])).toEqual([
    ["AWS", "tags/aws.html", ["a.md", "b.md"]],
    ["aws/lambda", "tags/aws/lambda.html", ["b.md"]],
    ["AWS/S3", "tags/aws/s3.html", ["a.md", "b.md"]],
    ["AWS/S3/costs", "tags/aws/s3/costs.html", ["a.md"]],
  ]);
  expect(site.notes.get(notePath("a.md"))?.tags.map(({ name }) => name)).toEqual(["AWS/S3/costs"]);
});

test("`^id` is a block, case aside, and never a heading of the same words", () => {
  const others = [{ ...note("x.md", { headings: ["Costs"] }), anchors: ["costs", "block-a1"] }];
  expect(resolve(wikilink("x", "^A1"), { others })).toEqual({ resolution: { kind: "note", path: "x.md", anchor: "block-a1" }, said: [] });
  const dead = resolve(wikilink("x", "^costs"), { others });
  expect(dead.resolution).toEqual({ kind: "note", path: "x.md" });
  expect(dead.said.map(([code, message]) => [code, message])).toEqual([["dead-anchor", 'x.md has no heading or anchor "^costs"']]);
});

test("notes that share a title are told apart by folder, or by file where the folder is shared, too", () => {
  const title = "S3 and Lambda";
  const site = link(["a/x.md", "b/x.md", "b/y.md", "z.md"].map((path) => note(path, { title })).concat(note("own.md", { title: "Own" })));
  expect([...site.notes.values()].map(({ note: { path }, distinction }) => [path, distinction])).toEqual([
    ["own.md", undefined],
    ["z.md", "z"],
    ["a/x.md", "a"],
    ["b/x.md", "b/x"],
    ["b/y.md", "b/y"],
  ]);
});

test("a note at the root whose file name is the shared title stands for itself", () => {
  const site = link([note("Meeting.md", { title: "Meeting" }), note("work/Meeting.md", { title: "Meeting" })]);
  expect([...site.notes.values()].map(({ distinction }) => distinction)).toEqual([undefined, "work"]);
});

test("of folders as much is said as tells them apart; an index stands for its folder, and a name that repeats the title says nothing", () => {
  const paths = [
    "2023/aws/week1/n.md",
    "2024/aws/week1/n.md",
    "2024/aws/week2/n.md",
    "gcp/index.md",
    "gcp/meeting.md",
    "meeting.md",
    "README.md",
  ];
  const site = link(paths.map((path) => note(path, { title: "Meeting" })));
  expect(Object.fromEntries([...site.notes.values()].map(({ note: { path }, distinction }) => [path, distinction]))).toEqual({
    "2023/aws/week1/n.md": "2023/aws/week1",
    "2024/aws/week1/n.md": "2024/aws/week1",
    "2024/aws/week2/n.md": "week2",
    "gcp/index.md": "gcp",
    "gcp/meeting.md": "gcp/meeting",
    "meeting.md": undefined,
    "README.md": undefined,
  });
});

test("recent notes are those with a date, newest first; front matter says more than version control", () => {
  const site = link([note("a.md", { date: "2024-01-01" }), note("b.md"), note("c.md", { updated: "2023-05-05" }), note("d.md")], {
    dates: { "a.md": "2030-01-01", "b.md": "2024-06-01" },
  });
  expect(site.recent).toEqual(["b.md", "a.md", "c.md"]);
});

test("thousands of dead links cost no more than a bounded number of searches for names", () => {
  const references = Array.from({ length: 5000 }, (_, index) => wikilink(`missing note ${index}`));
  const others = Array.from({ length: 2000 }, (_, index) => note(`n/some other note ${index}.md`));
  const site = link([note("start.md", { references }), ...others]);
  expect(site.diagnostics.filter(({ code }) => code === "dead-link")).toHaveLength(5000);
});

test.each(["amazon-s3", "Amazon S3", "top"])("the anchor of a title means the top of the page: #%s", (anchor) => {
  const { resolution, said } = resolve(markdownLink("s3.md", anchor), {
    others: [note("s3.md", { title: "Amazon S3", headings: ["Costs"] })],
  });
  expect(resolution).toEqual({ kind: "note", path: "s3.md" });
  expect(said).toEqual([]);
});

test("a heading with the words of the title goes before the top of the page", () => {
  const { resolution } = resolve(markdownLink("s3.md", "costs"), { others: [note("s3.md", { title: "Costs", headings: ["Costs"] })] });
  expect(resolution).toEqual({ kind: "note", path: "s3.md", anchor: "costs" });
});

test("of headings that say little alone the suggestion tells which one it means", () => {
  const target = note("aws.md");
  const headings = [
    { level: 2, text: "Use cases", label: "S3 › Use cases", id: "use-cases", line: 1 },
    { level: 2, text: "Use cases", label: "Lambda › Use cases", id: "use-cases-1", line: 2 },
  ];
  const others = [{ ...target, headings, anchors: ["use-cases", "use-cases-1"] }];
  const hintFor = (anchor: string) => resolve(markdownLink("aws.md", anchor), { others }).said[0]?.[2];
  expect(hintFor("lambda use case")).toBe(
    'Did you mean "#use-cases-1" (Lambda › Use cases)? Until then the link leads to the top of the note.',
  );
  expect(hintFor("use-casse")).toBe('Did you mean "#use-cases" (S3 › Use cases)? Until then the link leads to the top of the note.');
});
