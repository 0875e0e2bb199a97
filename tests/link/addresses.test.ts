/** Addresses that writers choose: permalinks and aliases; and notes that no list leads to. */
import { describe, expect, test } from "vitest";
import { linkSite } from "../../src/link/index.ts";
import { notePath, type Note, type Settings } from "../../src/model/index.ts";
import { markdownLink, note, wikilink } from "../helpers/notes.ts";
import { parseSettings } from "../../src/settings/index.ts";

const SETTINGS: Settings = parseSettings(undefined).settings;

const link = (notes: readonly Note[], settings: Partial<Settings> = {}) =>
  linkSite({ notes, assets: [], dates: new Map(), settings: { ...SETTINGS, ...settings } });

describe("permalinks", () => {
  test.each([
    ["/about/", "about/index.html", "about/index.html"],
    ["/about.html", "about.html", "about.html"],
    ["/about", "about.html", "about/index.html"],
    ["/Über/Mich", "Über/Mich.html", "Über/Mich/index.html"],
    ["s3", "aws-notes/s3.html", "aws-notes/s3/index.html"],
    ["s3/", "aws-notes/s3/index.html", "aws-notes/s3/index.html"],
    ["/404", "404.html", "404.html"],
  ])("%s becomes %s, and with folder addresses %s", (permalink, html, folder) => {
    const addresses = (["html", "folder"] as const).map(
      (urls) => link([note("AWS notes/x.md", { permalink })], { urls }).notes.get(notePath("AWS notes/x.md"))?.address,
    );
    expect(addresses).toEqual([html, folder]);
  });

  test("two notes of one address are an error at the permalink", () => {
    const places = { permalink: { line: 3, column: 12, length: 5 } };
    const site = link([note("a.md"), note("b.md", { permalink: "/A.html", places })]);
    expect(site.diagnostics).toEqual([
      {
        code: "duplicate-address",
        severity: "error",
        message: "b.md and a.md would both become A.html",
        hint: "Rename one of them, or give one a permalink.",
        at: { path: "b.md", line: 3, column: 12, length: 5 },
      },
    ]);
  });

  test("a note that wants the address of its folder is its index note, the home page too", () => {
    const site = link([note("start.md", { permalink: "/" }), note("aws/about.md", { permalink: "/aws/" }), note("aws/s3.md")]);
    expect([site.folders.get("")?.indexNote, site.folders.get("aws")?.indexNote]).toEqual(["start.md", "aws/about.md"]);
    expect(site.diagnostics).toEqual([]);
  });

  test("an index note takes its folder's page along, but the home page stays where it is", () => {
    const site = link([note("index.md", { permalink: "/start/" }), note("aws/index.md", { permalink: "/amazon/" }), note("aws/s3.md")]);
    expect([...site.folders.values()].map(({ address, indexNote }) => [address, indexNote])).toEqual([
      ["index.html", undefined],
      ["amazon/index.html", "aws/index.md"],
    ]);
    expect(site.notes.get(notePath("index.md"))?.address).toBe("start/index.html");
  });

  test.each(["/about/", "/about.html", "about", "/about/index.html"])("a link may name the note by its address: %s", (target) => {
    const site = link([note("me.md", { permalink: "/about/" }), note("x.md", { references: [markdownLink(target)] })]);
    expect(site.notes.get(notePath("x.md"))?.resolutions).toEqual([{ kind: "note", path: "me.md" }]);
  });

  test("a file goes before an address", () => {
    const site = link([
      note("me.md", { permalink: "/other/about/" }),
      note("other/about.md"),
      note("x.md", { references: [markdownLink("other/about.md")] }),
    ]);
    expect(site.notes.get(notePath("x.md"))?.resolutions).toEqual([{ kind: "note", path: "other/about.md" }]);
  });
});

describe("aliases", () => {
  const redirectsOf = (path: string, aliases: readonly string[], settings: Partial<Settings> = {}) =>
    link([note(path, { aliases })], settings).redirects.map(({ address, isPath }) => [address, isPath]);

  test.each([
    ["/old/page.html", "old/page.html", true],
    ["/old/page/", "old/page/index.html", true],
    ["/old/page", "old/page.html", true],
    ["old.html", "old.html", true],
    ["../old.html", "old.html", true],
    ["./old/", "aws/old/index.html", true],
    ["old-name", "aws/old-name.html", false],
    ["Simple Storage Service", "aws/simple-storage-service.html", false],
    ["v1.2", "aws/v1-2.html", false],
    ["C/C++", "c/c-plus-plus.html", false],
    ["archive/s3.md", "archive/s3.html", false],
    ["简单存储", "aws/简单存储.html", false],
  ])("%s of a note in aws/ asks for %s", (alias, address, isPath) => {
    expect(redirectsOf("aws/s3.md", [alias])).toEqual([[address, isPath]]);
  });

  test("an alias that gives the note's own address asks for nothing", () => {
    expect(redirectsOf("aws/s3.md", ["S3", "/aws/S3.html"])).toEqual([]);
  });

  test.each([
    ["/a/../../b.html", "it has an empty segment, or one that is . or .."],
    ["../../up.html", "it leads out of the site"],
    ["/old?page=3/", 'it holds "?"'],
    ["https://old.example.org/x.html", "it is the address of another site"],
    ["/assets/x.html", 'recto keeps "assets/" for itself'],
  ])("%s cannot be an address, which is worth knowing", (alias, why) => {
    const site = link([note("aws/s3.md", { aliases: [alias], places: { aliases: { line: 2, column: 10, length: 9 } } })]);
    expect(site.redirects).toEqual([]);
    expect(site.diagnostics).toEqual([
      {
        code: "alias-address",
        severity: "info",
        message: `no redirect leads from "${alias}": ${why}`,
        hint: "Links between notes find it nevertheless. Write an address as /old/page.html.",
        at: { path: "aws/s3.md", line: 2, column: 10, length: 9 },
      },
    ]);
  });

  test.each([
    [markdownLink("/old/page.html"), "/old/page.html"],
    [markdownLink("old/page"), "/old/page.html"],
    [wikilink("C/C++"), "C/C++"],
    [wikilink("Old name"), "old name"],
    [markdownLink("Old name"), "old name"],
  ])("the link %j finds the note with the alias %s", (reference, alias) => {
    const site = link([note("now.md", { aliases: [alias] }), note("x.md", { references: [reference] })]);
    expect(site.notes.get(notePath("x.md"))?.resolutions).toEqual([{ kind: "note", path: "now.md" }]);
    expect(site.diagnostics).toEqual([]);
  });
});

describe("unlisted notes", () => {
  const site = link([
    note("index.md", { references: [markdownLink("b.md")] }),
    note("a.md", { tags: ["t"], date: "2024-01-01" }),
    note("b.md", { unlisted: true, tags: ["t", "u"], date: "2024-01-02", references: [markdownLink("a.md")] }),
    note("c.md"),
    note("hidden/x.md", { unlisted: true }),
    note("quiet/index.md", { unlisted: true }),
    note("quiet/y.md"),
  ]);

  test("a link to one leads there", () => {
    expect(site.notes.get(notePath("index.md"))?.resolutions).toEqual([{ kind: "note", path: "b.md" }]);
    expect(site.diagnostics).toEqual([]);
  });

  test("it stands in no folder's list, under no tag, among no recent notes and between no neighbours", () => {
    expect(site.folders.get("")).toMatchObject({ notes: ["a.md", "c.md"], folders: [], noteCount: 4, isListed: true });
    expect(site.tags.map(({ name, notes }) => [name, notes])).toEqual([["t", ["a.md"]]]);
    expect(site.recent).toEqual(["a.md"]);
    expect(site.notes.get(notePath("a.md"))).toMatchObject({ previous: "index.md", next: "c.md" });
    expect(site.notes.get(notePath("b.md"))).not.toHaveProperty("next");
  });

  test("what it links to is not linked from it", () => {
    expect(site.notes.get(notePath("a.md"))?.backlinks).toEqual([]);
  });

  test("a folder is not listed whose index note is not, or in which nothing is", () => {
    expect(["hidden", "quiet"].map((path) => site.folders.get(path)?.isListed)).toEqual([false, false]);
  });

  test("all of them have a page, after those that are listed", () => {
    expect([...site.notes.keys()]).toEqual(["index.md", "a.md", "c.md", "b.md", "hidden/x.md", "quiet/index.md", "quiet/y.md"]);
  });
});
