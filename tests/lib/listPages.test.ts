/** Long lists in several pages. */
import { expect, test } from "vitest";
import { addressesOfList, pagerAt, splitList } from "../../src/lib/listPages.ts";
import { titlesInLine } from "../../src/lib/titlesInLine.ts";
import { sitePath } from "../../src/model/index.ts";

const names = (count: number) => Array.from({ length: count }, (_, index) => `note${index}`);
const split = (items: readonly string[]) => splitList(items, (item) => item);

test("a list that fits stays in one piece, an empty one too", () => {
  expect(split([])).toEqual([[]]);
  expect(split(names(120))).toEqual([names(120)]);
});

test.each([121, 160, 500, 5000])("of %d items all are there, in order, in pages of at most 120 and not a few", (count) => {
  const pages = split(names(count));
  expect(pages.flat()).toEqual(names(count));
  expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(120);
  expect(Math.min(...pages.map(({ length }) => length))).toBeGreaterThanOrEqual(40);
});

test("an item more changes few pages, wherever it comes in", () => {
  const items = names(3000);
  const before = new Set(split(items).map((page) => page.join(" ")));
  const changes = Array.from({ length: 60 }, (_, index) => {
    const at = index * 50;
    const after = split([...items.slice(0, at), `new${index}`, ...items.slice(at)]);
    return after.filter((page) => !before.has(page.join(" "))).length;
  });
  expect(before.size).toBeGreaterThan(25);
  expect(Math.max(...changes)).toBeLessThanOrEqual(4);
});

test.each([
  ["aws/index.html", "html", ["aws/index.html", "aws/page-2.html", "aws/page-3.html"]],
  ["index.html", "html", ["index.html", "page-2.html", "page-3.html"]],
  ["tags/aws.html", "html", ["tags/aws.html", "tags/aws/page-2.html", "tags/aws/page-3.html"]],
  ["aws/index.html", "folder", ["aws/index.html", "aws/page-2/index.html", "aws/page-3/index.html"]],
] as const)("the pages behind %s with `urls: %s` are told by number", (first, urls, expected) => {
  expect(addressesOfList({ first: sitePath(first), count: 3, urls, isTaken: () => false })).toEqual(expected);
});

test("an address that a note has is left to it", () => {
  const isTaken = (address: string) => address === "aws/page-2.html";
  expect(addressesOfList({ first: sitePath("aws/index.html"), count: 2, urls: "html", isTaken })).toEqual([
    "aws/index.html",
    "aws/page-2-.html",
  ]);
});

test("a pager leads to the pages beside, the first and the last; one page needs none", () => {
  const addresses = names(9).map((name) => sitePath(name));
  const page = (number: number) => ({ number, href: `note${number - 1}` });
  expect(pagerAt(addresses, 4, (to) => to)).toEqual({
    page: 5,
    pageCount: 9,
    previous: page(4),
    next: page(6),
    pages: [page(1), page(4), page(5), page(6), page(9)],
  });
  expect(pagerAt(addresses, 0, (to) => to)).toEqual({ page: 1, pageCount: 9, next: page(2), pages: [page(1), page(2), page(9)] });
  expect(pagerAt(addresses.slice(0, 1), 0, (to) => to)).toBeUndefined();
});

test("titles in a line: as many as fit into 160 characters, with a sign for those that do not", () => {
  expect(titlesInLine([], ", ")).toBe("");
  expect(titlesInLine(["S3", "Lambda"], ", ")).toBe("S3, Lambda");
  expect(titlesInLine(["a".repeat(80), "b".repeat(70), "c".repeat(20)], "、")).toBe(`${"a".repeat(80)}、${"b".repeat(70)}…`);
  expect(titlesInLine(["a".repeat(161)], ", ")).toBe("");
});
