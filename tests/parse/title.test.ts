/** Where a note's title comes from, and what of it stays in the body. */
import { describe, expect, test } from "vitest";
import { parseText } from "./parseText.ts";
import { showBody } from "./showBody.ts";

/** Title, its origin, and the body without permalinks. */
async function titled(text: string, path?: string): Promise<readonly [string, string, string]> {
  const note = await parseText(text, path);
  return [note.title, note.titleOrigin, showBody(note).replaceAll(/<a class="heading-anchor".*?<\/a>/g, "")];
}

describe("a heading as the title", () => {
  test("the first H1 is the title and leaves the body", async () => {
    expect(await titled("# Amazon  S3 :\n\ntext\n")).toEqual(["Amazon S3", "heading", "<p>text</p>\n"]);
  });
  test("an H1 under a line of text is the title as well", async () => {
    expect(await titled("intro\n\nTitle\n=====\n")).toEqual(["Title", "heading", "<p>intro</p>\n"]);
  });
  test("an H1 in a quote or without text is no title", async () => {
    expect(await titled("#\n\n> # Quoted\n\n# Real\n")).toEqual([
      "Real",
      "heading",
      '\n<blockquote>\n<h2 id="quoted">Quoted</h2>\n</blockquote>\n',
    ]);
  });
  test("markup in it becomes plain text", async () => {
    expect(await titled("# The `PUT` *verb* &amp; more\n")).toEqual(["The PUT verb & more", "heading", ""]);
  });
  test("a link in it stays as a paragraph", async () => {
    expect(await titled("# [Amazon S3](https://aws.amazon.com/s3/)\n\ntext\n")).toEqual([
      "Amazon S3",
      "heading",
      '<p class="title-source"><a href="https://aws.amazon.com/s3/">Amazon S3</a></p>\n<p>text</p>\n',
    ]);
  });
  test("without an H1 the file's name counts, not an H2", async () => {
    expect(await titled("## Part\n", "my-note.md")).toEqual(["My note", "file-name", '<h2 id="part">Part</h2>\n']);
  });
});

describe("a heading that only leads home", () => {
  test.each([
    "# [Back to Main Page](https://someone.github.io/notes/)",
    "# [Home](other.md)",
    "# [← Notes](x.md)",
    "# [Table of Contents](toc.md)",
    "# [Reading notes](../README.md)",
    "# [Reading notes](/)",
    "# [Reading notes](https://someone.github.io/reading-notes/)",
    "# [Go back](other.md)",
  ])("is dropped, and the first H2 is the title: %s", async (heading) => {
    expect(await titled(`${heading}\n\n## Notes: AWS: S3\n\n### Costs\n`)).toEqual(["AWS: S3", "heading", '<h2 id="costs">Costs</h2>\n']);
  });
  test("yields to another H1", async () => {
    expect(await titled("# [Home](../README.md)\n\n# S3\n\n## Part\n")).toEqual(["S3", "heading", '<h2 id="part">Part</h2>\n']);
  });
  test("leaves no reference behind", async () => {
    expect((await parseText("# [Home](../README.md)\n\n## S3\n")).references).toEqual([]);
  });
  test("is no longer one when it says more than the link", async () => {
    expect((await titled("# Back to [basics](basics.md)\n"))[0]).toBe("Back to basics");
  });
});

describe("front matter's title", () => {
  test("wins, and another H1 becomes a section", async () => {
    expect(await titled("---\ntitle: Storage\n---\n# S3\n\n## Costs\n")).toEqual([
      "Storage",
      "front-matter",
      '<h2 id="s3">S3</h2>\n<h3 id="costs">Costs</h3>\n',
    ]);
  });
  test("is not repeated by an H1 that says the same", async () => {
    expect(await titled("---\ntitle: Amazon S3\n---\n# Amazon s3:\n\ntext\n")).toEqual(["Amazon S3", "front-matter", "<p>text</p>\n"]);
  });
});

test.each([
  ["how-it_runs.md", "How it runs"],
  ["aws/s3.md", "S3"],
  ["My own Name-with dash.md", "My own Name-with dash"],
  ["2024-01-02.md", "2024 01 02"],
  ["élan.md", "Élan"],
  ["aws/lambda-edge/index.md", "Lambda edge"],
  ["aws/README.md", "Aws"],
  ["index.md", "Home"],
  ["README.md", "Home"],
  ["---.md", "---"],
])("a note without headings is named by its file: %s is %s", async (path, title) => {
  expect((await titled("text\n", path)).slice(0, 2)).toEqual([title, "file-name"]);
});

test.each([
  ["# Notes: AWS & S3:\n", "notes-aws--s3"],
  ["---\ntitle: Storage\n---\n# S3\n", "storage"],
  ["---\ntitle: S3\n---\n# S3:\n", "s3"],
  ["text\n", "note"],
])("the title's own anchor is that of its heading, else of its words: %j", async (text, anchor) => {
  expect((await parseText(text)).titleAnchor).toBe(anchor);
});
