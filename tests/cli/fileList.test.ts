/** The list of files that would be published. */
import { expect, test } from "vitest";
import { fileTable, filesOf } from "../../src/cli/fileList.ts";
import { notePath, sitePath, type Digest, type Output } from "../../src/model/index.ts";

const output = (path: string, size: number, from?: string): Output => ({
  path: sitePath(path),
  size,
  digest: "" as Digest,
  cacheClass: "page",
  ...(from !== undefined && { from: notePath(from) }),
  read: async () => new Uint8Array(),
});

const OUTPUTS = [output("b.html", 20, "b.md"), output("a/z.html", 1), output("B.html", 3, "evil\u001B[31m\u202E\tx\ny.md")];

test("files are sorted, and told with their size and where they come from", () => {
  expect(filesOf(OUTPUTS, "notes/")).toEqual([
    { path: "B.html", size: 3, from: "notes/evil\u001B[31m\u202E\tx\ny.md" },
    { path: "a/z.html", size: 1 },
    { path: "b.html", size: 20, from: "notes/b.md" },
  ]);
});

test("one file takes one line of three columns, whatever it is called", () => {
  expect(fileTable(filesOf(OUTPUTS, ""))).toBe("B.html\t3\tevil\\u{1b}[31m\\u{202e}\\tx\\ny.md\na/z.html\t1\nb.html\t20\tb.md");
});
