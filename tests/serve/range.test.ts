/** Parts of files. */
import { expect, test } from "vitest";
import { byteRange } from "../../src/serve/range.ts";

test.each([
  ["bytes=0-4", { start: 0, end: 5 }],
  ["bytes=2-", { start: 2, end: 10 }],
  ["bytes=-3", { start: 7, end: 10 }],
  ["bytes=-30", { start: 0, end: 10 }],
  ["bytes=5-500", { start: 5, end: 10 }],
  ["bytes=10-", "none"],
  ["bytes=-0", "none"],
  ["bytes=4-2", "all"],
  ["bytes=0-1,4-5", "all"],
  ["bytes=-", "all"],
  ["bytes=a-b", "all"],
  ["lines=0-4", "all"],
  ["", "all"],
])("of ten bytes, %j means %o", (header, expected) => {
  expect(byteRange(header, 10)).toEqual(expected);
});
