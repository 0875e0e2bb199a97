/** What shapes of notes do beyond their HTML: contents, titles, messages. */
import { describe, expect, test } from "vitest";
import { isProse } from "../../src/parse/proseHeading.ts";
import { parseText } from "./parseText.ts";

/** `line severity code message; hint` of each. */
async function said(text: string): Promise<readonly string[]> {
  const { diagnostics } = await parseText(text);
  return diagnostics.map(({ at, severity, code, message, hint }) => `${at?.line} ${severity} ${code} ${message}; ${hint}`);
}

async function contents(text: string): Promise<readonly string[]> {
  return (await parseText(text)).headings.map(({ level, text: name, id }) => `${level} ${name} #${id}`);
}

describe("prose headings", () => {
  const SENTENCE = "Lambda runs your code without a server that you have to look after, and you pay for the time it runs.";

  test.each([
    SENTENCE,
    "Lambda runs code. Typically, to complete a serverless stack, one also needs a database service and a gateway",
    "Amazon S3 is an object storage service that offers scalability, data availability, security and performance",
    "Amazon S3 ist ein Dienst, der Objekte speichert und dessen Kosten mit der Menge der Daten und der Zugriffe wachsen",
    "アマゾンS3は、あらゆる量のデータをどこからでも保存および取得できるように構築されたオブジェクトストレージです。",
  ])("are long and a sentence: %s", (text) => {
    expect(isProse(text)).toBe(true);
  });
  test.each([
    "Lambda is serverless.",
    "What is the difference between an object store and a file system, and when would you choose which one?",
    "Describe how a content delivery network answers the request of a reader who lives far from the origin.",
    "Interactive rebase with autosquash: fixing up commits in the middle of a long-lived feature branch",
    "Amazon Web Services vs. Microsoft Azure vs. Google Cloud: storage classes, regions and pricing side by side",
  ])("are not short ones, questions, tasks or titles: %s", (text) => {
    expect(isProse(text)).toBe(false);
  });
  test("are in no contents, but can be linked", async () => {
    const { headings, anchors } = await parseText(`# T\n\n## Part\n\n### ${SENTENCE}\n\n#### Detail\n\ntext\n`);
    expect(headings.map(({ level, text }) => [level, text])).toEqual([
      [2, "Part"],
      [3, "Detail"],
    ]);
    expect(anchors).toEqual([
      "part",
      "lambda-runs-your-code-without-a-server-that-you-have-to-look-after-and-you-pay-for-the-time-it-runs",
      "detail",
    ]);
  });
  test("are no titles", async () => {
    expect((await parseText(`# ${SENTENCE}\n\n# S3\n\ntext\n`)).title).toBe("S3");
    expect((await parseText(`# ${SENTENCE}\n\ntext\n`, "s3-notes.md")).title).toBe("S3 notes");
  });
  test("are headings when the writer gave them an id", async () => {
    expect((await parseText(`# T\n\n## ${SENTENCE} {#x}\n\ntext\n`)).headings.map(({ id }) => id)).toEqual(["x"]);
  });
});

describe("pseudo-headings", () => {
  test("stand in the contents one level below the nearest heading, and no heading below them", async () => {
    expect(await contents("# T\n\n**A:**\n\na\n\n**B**\n\nb\n\n### C\n\n__D__\n\nd\n\n#### E\n\ne\n")).toEqual([
      "2 A #a",
      "2 B #b",
      "2 C #c",
      "3 D #d",
      "3 E #e",
    ]);
  });
  test.each([
    ["bold words in a list or quote", "- **A**\n\n  a\n\n> **B**\n>\n> b\n"],
    ["two lines", "x\n\n**A\nB**\n\na\n"],
    ["bold with text", "x\n\n**A** is\n\na\n"],
    ["a bare address", "x.\n\n<https://example.org>\n\n- a\n"],
    ["a link to a place in the note", "x.\n\n[top](#t)\n\n- a\n"],
    ["a link home", "x.\n\n[Back to home](../README.md)\n\n- a\n"],
    ["a badge", "x.\n\n[![a](https://example.org/a.png)](https://example.org)\n\n- a\n"],
    ["lines one after another", "x\n\n**A**\n\n**B**\n\n## C\n\nc\n"],
    ["a link that is the source of the note", "[Post](https://example.org/post)\n\ntext\n"],
    ["what stands in a table of raw HTML", "<table><tr><td>\n\n**A**\n\n</td></tr></table>\n"],
  ])("are not %s", async (_, text) => {
    expect((await parseText(text)).headings.filter(({ text: name }) => name !== "C")).toEqual([]);
  });
});

describe("empty sections", () => {
  test("are told of and left out of the contents", async () => {
    const text = "# T\n\ntext\n\n## Done\n\nx\n\n## To do:\n";
    expect(await said(text)).toEqual([
      '9 info empty-section there is nothing below the heading "To do:"; It is not shown until you write something below it.',
    ]);
    expect(await contents(text)).toEqual(["2 Done #done"]);
  });
  test("that stay are told of as well", async () => {
    expect(await said("# T\n\n## Only\n")).toEqual([
      '3 info empty-section there is nothing below the heading "Only"; Write something below it.',
    ]);
  });
  test.each([
    ["a part that is not empty", "# T\n\nx\n\n## A\n\n### B\n\nb\n"],
    ["an image", "# T\n\nx\n\n## A\n\n![i](https://example.org/i.png)\n"],
    ["raw HTML", "# T\n\nx\n\n## A\n\n<hr>\n"],
    ["a link in the heading itself", "# T\n\nx\n\n## [A](https://example.org)\n"],
    ["footnotes at the end", "# T\n\nx[^1]\n\n## Sources\n\n[^1]: y\n"],
  ])("are none where they have %s", async (_, text) => {
    expect(await said(text)).toEqual([]);
  });
});

describe("contents made by hand", () => {
  const PARTS = "## A\n\na\n\n## B\n\nb\n\n## C\n\nc\n";
  const LIST = "- [A](#a)\n- [B](#b)\n- [C](#c)\n\n";

  test("are told of, and links to them find their place", async () => {
    const { diagnostics, references, anchors } = await parseText(
      `# T\n\n## Table of Contents\n\n${LIST}${PARTS}\n[up](#table-of-contents)\n`,
    );
    expect(diagnostics.map(({ at, severity, code, message }) => [at?.line, severity, code, message])).toEqual([
      [3, "info", "hand-made-contents", "the table of contents made by hand is not shown, because the page has one of its own"],
    ]);
    expect(references.map(({ anchor }) => anchor)).toEqual(["table-of-contents"]);
    expect(anchors).toEqual(["table-of-contents", "a", "b", "c"]);
  });
  test.each([
    ["the page shows none of its own", `---\ntoc: false\n---\n# T\n\n## Contents\n\n${LIST}${PARTS}`],
    ["the list stands under a heading that says something else", `# T\n\n## My favourites\n\n${LIST}${PARTS}`],
    ["some links lead elsewhere", `# T\n\n## Contents\n\n- [X](x.md)\n${LIST}${PARTS}`],
    ["few headings are meant", `# T\n\n## Contents\n\n- [A](#a)\n- [X](#x)\n- [Y](#y)\n\n${PARTS}`],
  ])("stay where %s", async (_, text) => {
    const { references, diagnostics } = await parseText(text);
    expect(references.length).toBeGreaterThanOrEqual(3);
    expect(diagnostics).toEqual([]);
  });
});
