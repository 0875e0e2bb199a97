/** A note in one line. */
import { expect, test } from "vitest";
import { formulaText } from "../../src/parse/formulaText.ts";
import { firstSentences } from "../../src/parse/sentence.ts";
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
test("a paragraph that is only links is the last choice, and one that leads about in the note is none", async () => {
  expect(await describe("[Source](https://e.com)\n\n- item\n")).toBe("item");
  expect(await describe("[Source](https://e.com)\n")).toBe("Source");
  expect(await describe("[Back](b.md) | [Next](c.md)\n\ntext\n")).toBe("text");
  expect(await describe("- [Costs](#costs)\n- [Limits](#limits)\n")).toBe("");
});
test("an image and a linked title are no description", async () => {
  expect(await describe("# [T](https://e.com)\n\n![alt](a.png)\n\ntext\n")).toBe("text");
});
test("code, a table, a callout's title, a date and tags are none", async () => {
  const text = "2024-03-01\n\n#aws #s3\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n> [!tip] Title\n> What the callout says.\n";
  expect(await describe(text)).toBe("What the callout says.");
});
test("tags behind the text are left out, a tag that is a word of it is not", async () => {
  expect(await describe("Water moves. #biology\n")).toBe("Water moves.");
  expect(await describe("water moving #biology #exam/june\n")).toBe("water moving");
  expect(await describe("Water\nmoves\n#biology\n")).toBe("Water moves");
  expect(await describe("More on #aws and #s3\n")).toBe("More on #aws and #s3");
});
test("a line that only announces is the last choice, and a sentence that does so ends with an ellipsis", async () => {
  expect(await describe("Usage:\n\n- Call it once.\n")).toBe("Call it once.");
  expect(await describe("Usage:\n\n```\ncall()\n```\n")).toBe("Usage…");
  expect(await describe("There are exactly two ways to replace a file:\n\n- one\n")).toBe("There are exactly two ways to replace a file…");
});
test("a sentence that goes on in code is left out, or ends with an ellipsis", async () => {
  const text = "You can move the cursor to a column of the line with the bar. For instance, typing\n\n```\n30|\n```\n";
  expect(await describe(text)).toBe("You can move the cursor to a column of the line with the bar.");
  expect(await describe("Get a list of all plugins with\n\n```\n:scriptnames\n```\n")).toBe("Get a list of all plugins with…");
  expect(await describe("No full stop\n\nNext.\n")).toBe("No full stop");
});
test("footnote marks go, a formula becomes text, a line break a blank", async () => {
  expect(await describe("Sorting takes $O(n \\log n)$ steps[^1] and<br>memory.\n\n[^1]: At least.\n")).toBe(
    "Sorting takes O(n log n) steps and memory.",
  );
  expect(await describe("It is $\\begin{matrix}1\\end{matrix}$ here.\n")).toBe("It is … here.");
});
test("a long one ends with its last whole sentence, without an ellipsis", async () => {
  const first = "Versioning keeps every old state of an object, and lifecycle rules decide how long.";
  expect(await describe(`${first} One without the other is dangerous or expensive, in the end, as many have found out.\n`)).toBe(first);
});
test("a long sentence is cut after a word to at most 160 characters, with one ellipsis", async () => {
  const description = await describe(`${"word ".repeat(50)}\n`);
  expect(description).toBe(`${"word ".repeat(31)}word…`);
  expect(description.length).toBeLessThanOrEqual(160);
  expect(firstSentences("Costs, limits, performance. More about them below", 29)).toBe("Costs, limits, performance…");
});
test("an endless word is cut within, but not within a character", async () => {
  expect(await describe(`a${"😀".repeat(100)}\n`)).toBe(`a${"😀".repeat(79)}…`);
  expect(firstSentences(`${"x".repeat(8)}👩‍👩‍👧y`, 12)).toBe(`${"x".repeat(8)}…`);
  expect(firstSentences("xxxxxxxxe\u0301yyyyy", 10)).toBe("xxxxxxxx…");
});
test.each([
  [
    "an abbreviation",
    "Caches keep what was asked for before, e.g. Images, styles and scripts of a page.",
    "Caches keep what was asked for before, e.g. Images, styles and…",
  ],
  [
    "small letters",
    "The file is called something like index.html or index. html if you wish so.",
    "The file is called something like index.html or index. html if…",
  ],
  [
    "an initial",
    "The rule was written down in the year of 1998 by J. K. Somebody and others.",
    "The rule was written down in the year of 1998 by J. K. Somebody…",
  ],
])("%s does not end a sentence", (_, text, expected) => {
  expect(firstSentences(text, 64)).toBe(expected);
});
test("sentences of other scripts end with their own marks, and Chinese is cut behind a comma", () => {
  const chinese = "对象存储把每个文件当作一个对象，连同它的元数据一起保存在一个称为存储桶的平面命名空间之中，没有真正的目录层次结构。";
  expect(firstSentences(`${chinese}第二句话。`, chinese.length + 2)).toBe(chinese);
  expect(firstSentences(chinese, 50)).toBe("对象存储把每个文件当作一个对象，连同它的元数据一起保存在一个称为存储桶的平面命名空间之中…");
  expect(firstSentences("هل يمكن حفظ كل ملف في دلو واحد من دون أي مجلدات حقيقية؟ نعم، يمكن ذلك دائما.", 70)).toBe(
    "هل يمكن حفظ كل ملف في دلو واحد من دون أي مجلدات حقيقية؟",
  );
});
test("an empty note has none", async () => {
  expect(await describe("")).toBe("");
});

test.each([
  ["x^2 + y_1", "x² + y₁"],
  ["O(n \\log n)", "O(n log n)"],
  ["\\frac{a+b}{2}", "(a+b)/2"],
  ["\\alpha \\le \\beta", "α≤β"],
  ["e^{i\\pi} + 1 = 0", "e^(iπ) + 1 = 0"],
  ["\\sqrt{2} \\approx 1.41", "√2 ≈1.41"],
  ["x \\in \\mathbb{R}", "x ∈ℝ"],
  ["\\text{cost} = 5\\%", "cost = 5%"],
  ["\\left( \\frac12 \\right)", "( 1/2 )"],
])("the formula %s reads %s", (tex, text) => {
  expect(formulaText(tex)).toBe(text);
});
test.each(["\\unknown", "\\begin{matrix}1\\end{matrix}", "{", "}", "x^", `${"{".repeat(30)}${"}".repeat(30)}`, "x".repeat(100)])(
  "the formula %s cannot be said in a line",
  (tex) => {
    expect(formulaText(tex)).toBeUndefined();
  },
);
