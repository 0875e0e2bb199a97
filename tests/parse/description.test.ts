/** A note in one line. */
import { expect, test } from "vitest";
import { parseText } from "./parseText.ts";

const describe = async (text: string) => (await parseText(text)).description;

test("the first paragraph, plain", async () => {
  expect(await describe("# T\n\n## A\n\n- item\n\nThe *first*\n[paragraph](x.md).\n\nSecond.\n")).toBe("The first paragraph.");
});
test("front matter's description wins", async () => {
  expect(await describe("---\ndescription: Mine\n---\ntext\n")).toBe("Mine");
});
test("without a paragraph, the first text of a list or quote", async () => {
  expect(await describe("# T\n\n- one\n- two\n")).toBe("one");
});
test("a paragraph that is only a link is the last choice", async () => {
  expect(await describe("[Source](https://e.com)\n\n- item\n")).toBe("item");
  expect(await describe("[Source](https://e.com)\n")).toBe("Source");
});
test("an image and a linked title are no description", async () => {
  expect(await describe("# [T](https://e.com)\n\n![alt](a.png)\n\ntext\n")).toBe("text");
});
test("a long one is cut after a word to at most 160 characters", async () => {
  const description = await describe(`${"word ".repeat(50)}\n`);
  expect(description).toBe(`${"word ".repeat(31)}word…`);
  expect(description.length).toBeLessThanOrEqual(160);
});
test("an endless word is cut within, but not within a character", async () => {
  const description = await describe(`a${"😀".repeat(100)}\n`);
  expect(description).toBe(`a${"😀".repeat(79)}…`);
});
test("an empty note has none", async () => {
  expect(await describe("")).toBe("");
});
