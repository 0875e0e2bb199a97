import { posix, win32 } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isTemporary, pathFault, safeJoin } from "../../src/lib/safeJoin.ts";
import { StoreError } from "../../src/lib/storeError.ts";

test("a good path is joined with a slash, on every system", () => {
  expect(safeJoin("/srv/site", "aws/s3.html", "write")).toBe("/srv/site/aws/s3.html");
  expect(safeJoin("/", "aws/s3.html", "write")).toBe("/aws/s3.html");
  expect(safeJoin("C:\\site", "aws/s3.html", "write")).toBe("C:\\site/aws/s3.html");
});

test.each([
  ["", "it is empty"],
  ["/etc/passwd", "it has an empty segment, or one that is . or .."],
  ["a//b", "it has an empty segment, or one that is . or .."],
  ["../up", "it has an empty segment, or one that is . or .."],
  ["a/./b", "it has an empty segment, or one that is . or .."],
  ["a\\b", "it holds a backslash"],
  ["a\0b", "it holds a NUL"],
  ["\uDC00", "it is not valid Unicode"],
  ["line\nend", "it holds a control character"],
  ["C:drive", "it holds a colon, which Windows takes for a drive or a stream"],
  ["a.html::$DATA", "it holds a colon, which Windows takes for a drive or a stream"],
  ["trailing.", "a name ends in a dot or a blank, which Windows drops"],
  ["aws/Com1.html", 'Windows keeps the name "Com1.html" for a device'],
  [".RECTO/lock", 'recto keeps the name ".RECTO" for itself'],
  ["ä".repeat(101), "a name has more than 200 bytes"],
])("%j is no path for an output: %s", (path, fault) => {
  expect(pathFault(path, "write")).toBe(fault);
});

test.each(["..a", "a..b/c", ".nojekyll", "con-text.html", "comet.html", "a b/ü 😀.html", "com.html", "x".repeat(200), "%2e%2e/a"])(
  "%j is a path for an output",
  (path) => {
    expect(pathFault(path, "write")).toBeUndefined();
  },
);

test("any string is a path inside the root, on every system, or is refused", () => {
  const piece = fc.constantFrom("..", ".", "", "a", "b.md", "\\", "C:", "\0", "\n", " ", "%2e%2e", "~", "\uD800", "é");
  const path = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("/")),
    fc.array(piece).map((pieces) => pieces.join("")),
  );
  fc.assert(
    fc.property(path, fc.constantFrom("read", "write"), (candidate, use) => {
      let joined: string;
      try {
        joined = safeJoin("/root/of", candidate, use);
      } catch (error) {
        expect(error).toBeInstanceOf(StoreError);
        return;
      }
      expect(posix.resolve(joined).startsWith("/root/of/")).toBe(true);
      expect(win32.resolve(joined.replace("/root/of", "C:\\root\\of")).startsWith("C:\\root\\of\\")).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test("only names that recto makes while it writes are temporary", () => {
  expect([".recto-tmp-0123456789abcdef", "aws/.recto-tmp-0123456789abcdef"].map(isTemporary)).toEqual([true, true]);
  expect(
    [".recto-tmp-", ".recto-tmp-0123", "x.recto-tmp-0123456789abcdef", ".recto-tmp-0123456789abcdef/a", ".recto-tmp-0123456789ABCDEF"].map(
      isTemporary,
    ),
  ).toEqual([false, false, false, false, false]);
});
