/** The small helpers: order, nearest, relative paths, names, concurrency, digest. */
import { expect, test } from "vitest";
import { mapConcurrently } from "../../src/lib/concurrency.ts";
import { digest, digestParts } from "../../src/lib/digest.ts";
import { groupBy } from "../../src/lib/groupBy.ts";
import { nearest } from "../../src/lib/nearest.ts";
import { sortNaturally } from "../../src/lib/order.ts";
import { readableName } from "../../src/lib/readableName.ts";
import { extensionOf, folderOf, nameOf, relativePath, stemOf } from "../../src/lib/relative.ts";

test("names sort as people count, whatever their case", () => {
  const names = ["read10", "Read2", "read1", "a", "B", "read2", "01", "1"];
  expect(sortNaturally(names, (name) => name)).toEqual(["01", "1", "a", "B", "read1", "Read2", "read2", "read10"]);
});

test.each([
  ["lamda", ["lambda", "s3"], "lambda"],
  ["LAMBDA", ["lambda"], "lambda"],
  ["cachnig", ["caching", "costs"], "caching"],
  ["xyz", ["lambda", "s3"], undefined],
  ["s3", ["s4"], "s4"],
  ["", ["a"], "a"],
])("the nearest to %j of %j is %j", (word, names, found) => {
  expect(nearest(word, names)).toBe(found);
});

test.each([
  ["index.html", "aws/s3.html", "aws/s3.html"],
  ["aws/s3.html", "index.html", "../index.html"],
  ["aws/s3.html", "aws/lambda.html", "lambda.html"],
  ["a/b/c.html", "a/d/e.html", "../d/e.html"],
  ["ab/c.html", "abc/d.html", "../abc/d.html"],
  ["a/b.html", "a/b.html", "b.html"],
])("from %j to %j is %j", (from, to, path) => {
  expect(relativePath(from, to)).toBe(path);
});

test("the parts of a path", () => {
  expect([
    folderOf("a/b.md"),
    folderOf("b.md"),
    nameOf("a/b.md"),
    stemOf("a/b.c.md"),
    stemOf(".x"),
    extensionOf("a.MD"),
    extensionOf("a"),
  ]).toEqual(["a", "", "b.md", "b.c", ".x", "md", ""]);
});

test.each([
  ["how-it_runs", "How it runs"],
  ["My Vault note", "My Vault note"],
  ["élan", "Élan"],
  ["---", "---"],
])("the file name %j reads %j", (stem, name) => {
  expect(readableName(stem)).toBe(name);
});

test("results keep the order of the items, and no more than the limit run at once", async () => {
  let running = 0;
  let most = 0;
  const results = await mapConcurrently([30, 1, 20, 2, 10], 2, async (delay) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, delay));
    running--;
    return delay * 2;
  });
  expect(results).toEqual([60, 2, 40, 4, 20]);
  expect(most).toBe(2);
});

test("after a failure no further item is begun", async () => {
  const begun: number[] = [];
  const all = mapConcurrently([1, 2, 3, 4], 1, async (item) => {
    begun.push(item);
    if (item === 2) throw new Error("no");
  });
  await expect(all).rejects.toThrow("no");
  expect(begun).toEqual([1, 2]);
});

test("digests are SHA-256 and tell lists from their concatenation", () => {
  expect(digest("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(digestParts(["ab"])).not.toBe(digestParts(["a", "b"]));
});

test("groups come in the order of their first item", () => {
  expect([...groupBy([3, 1, 4, 2], (n) => n % 2 === 0)]).toEqual([
    [false, [3, 1]],
    [true, [4, 2]],
  ]);
});
