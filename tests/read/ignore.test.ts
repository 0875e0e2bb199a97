/** What in the notes folder is no part of the site. */
import { describe, expect, test } from "vitest";
import { ignoring } from "../../src/read/ignore.ts";

const isIgnored = (path: string, patterns: readonly string[] = [], paths: readonly string[] = []) => ignoring({ patterns, paths })(path);

describe("without any setting", () => {
  test.each([
    ".git/",
    ".obsidian/",
    "deep/.trash/",
    "node_modules/",
    "a/node_modules/",
    "__MACOSX/",
    ".env",
    ".hidden.md",
    "a/.DS_Store",
    "Thumbs.db",
    "desktop.ini",
    "note.md~",
    "#note.md#",
    "~$report.docx",
    "~$note.md",
    "note.md.swp",
    "note.md.orig",
    "video.mp4.part",
    "server.pem",
    "aws/prod.KEY",
    "id_rsa",
    "id_ed25519.pub",
    "credentials",
    "prod.env",
  ])("%s is left out", (path) => {
    expect(isIgnored(path)).toBe(true);
  });

  test.each([
    "aws/",
    "aws/s3.md",
    "README.md",
    "index.markdown",
    "img.png",
    "id_rsa.md",
    "credentials.md",
    "node_modules.md",
    "a b.pdf",
    "tmp/",
    "keys/",
  ])("%s is kept", (path) => {
    expect(isIgnored(path)).toBe(false);
  });
});

describe("patterns of the settings", () => {
  test.each([
    ["private", "private/", true],
    ["private", "a/private/", true],
    ["private", "a/private.md", false],
    ["*.tmp.md", "a/b/x.tmp.md", true],
    ["*.tmp.md", "a/b/x.md", false],
    ["draft*", "a/drafts/", true],
    ["/todo.md", "todo.md", true],
    ["/todo.md", "a/todo.md", false],
    ["./todo.md", "todo.md", true],
    ["a/*.md", "a/x.md", true],
    ["a/*.md", "a/b/x.md", false],
    ["a/*.md", "b/a/x.md", false],
    ["a/**", "a/", true],
    ["a/**/x.md", "a/x.md", true],
    ["a/**/x.md", "a/b/c/x.md", true],
    ["a/**/x.md", "b/x.md", false],
    ["**/x/*.md", "p/q/x/y.md", true],
    ["a/**/b/**/c", "a/1/b/2/b/3/c", true],
    ["private/", "private/", true],
    ["private/", "private", false],
    ["a*b*c", "aXbXbXc", true],
    ["a*b*c", "aXbXb", false],
    ["[x]?.md", "[x]?.md", true],
    ["", "a.md", false],
    ["/", "a.md", false],
    ["cafe\u0301.md", "caf\u00E9.md", true],
  ])("%j on %j: %s", (pattern, path, expected) => {
    expect(isIgnored(path, [pattern])).toBe(expected);
  });

  test("a hostile pattern takes no longer than pattern times path", () => {
    expect(isIgnored(`${"a".repeat(5000)}b`, [`${"a*".repeat(500)}c`])).toBe(false);
    expect(isIgnored(`${"a/".repeat(2000)}b`, [`${"**/a/".repeat(200)}c`])).toBe(false);
  });
});

test("a path that the caller leaves out is left out, and no other of that beginning", () => {
  expect(["dist/", "dist", "distant/", "a/dist/"].map((path) => isIgnored(path, [], ["dist"]))).toEqual([true, true, false, false]);
});
