/** Slugs of addresses and anchors. */
import { expect, test } from "vitest";
import { addressSegment, addressSlug, anchorSlug, uniqueNames } from "../../src/lib/slug.ts";

test.each([
  ["S3 and Lambda", "s3-and-lambda"],
  ["AWS: S3 & Lambda (part 2)", "aws-s3-and-lambda-part-2"],
  ["C++", "c-plus-plus"],
  ["C#", "c-sharp"],
  ["C", "c"],
  ["v1.2", "v1-2"],
  ["don't", "dont"],
  ["Cafe\u0301", "caf\u00e9"],
  ["日本語 ノート", "日本語-ノート"],
  ["🎉", "untitled"],
  ["⚙️ Setup", "setup"],
  ["1️⃣ First", "1-first"],
  ["a/../b", "a-b"],
])("the address of %j is %j", (name, slug) => {
  expect(addressSlug(name)).toBe(slug);
});

test.each([
  ["Use cases", "use-cases"],
  ["🎉", "u1f389"],
  ["❤️", "u2764-fe0f"],
  ["!?", "u21-3f"],
  ["untitled", "untitled"],
  ["Con", "con-"],
  ["con 1", "con-1"],
])("the segment of an address for %j is %j: fit for every disk, and another for every name", (name, segment) => {
  expect(addressSegment(name)).toBe(segment);
});

test("a name that is too long for a file is cut between characters, and gets digits of its SHA-256", () => {
  expect(addressSegment("日".repeat(50))).toBe("日".repeat(50));
  expect(addressSegment("日".repeat(51))).toBe(`${"日".repeat(50)}-c2cf1471`);
  expect(addressSegment(`${"a".repeat(149)}é`)).toBe(`${"a".repeat(149)}-9d1401e0`);
});

test.each([
  ["Use cases", "use-cases"],
  ["What is a CDN?", "what-is-a-cdn"],
  ["`Cache-Control`: max-age", "cache-control-max-age"],
  ["Übergänge", "übergänge"],
  ["snake_case & more", "snake_case--more"],
])("the anchor of %j is %j, as on GitHub", (heading, slug) => {
  expect(anchorSlug(heading)).toBe(slug);
});

test("equal names are numbered, and a number that is taken is passed over", () => {
  const unique = uniqueNames();
  expect(["use", "use", "use-1", "use"].map(unique)).toEqual(["use", "use-1", "use-1-1", "use-2"]);
});

test("100,000 equal names are numbered without looking at each other", () => {
  const unique = uniqueNames();
  let last = "";
  for (let i = 0; i < 100_000; i++) last = unique("same");
  expect(last).toBe("same-99999");
});
