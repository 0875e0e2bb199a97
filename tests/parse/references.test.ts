/** References: where each one was written, and the sentence around it. */
import { describe, expect, test } from "vitest";
import type { Reference } from "../../src/model/index.ts";
import { parseText } from "./parseText.ts";

/** What stands in the file where each reference says it was written. */
async function written(text: string): Promise<readonly string[]> {
  const lines = text.split("\n");
  const { references } = await parseText(text);
  return references.map(({ line, column, length }) => lines[line - 1]?.slice(column - 1, column - 1 + length) ?? "no such line");
}

const placesOf = (references: readonly Reference[]) => references.map(({ line, column, length }) => `${line}:${column}+${length}`);

describe("a reference's place is exact", () => {
  test("line and column count from 1 in the file, front matter included", async () => {
    const { references } = await parseText("---\ntitle: T\n---\n\nsee [[note]] and [x](y.md)\nand\n![i](i.png)\n");
    expect(placesOf(references)).toEqual(["5:5+8", "5:18+9", "7:1+11"]);
  });
  test.each([
    ["in a quote and a list", "> - a\n>   b [[one]]\n>   1. [t](two.md)\n", ["[[one]]", "[t](two.md)"]],
    ["behind tabs", "-\ta [[one]]\n\n\tb\n\t[[two]]\n", ["[[one]]", "[[two]]"]],
    ["on a lazy line", "> a\nb [[one]]\n", ["[[one]]"]],
    [
      "in headings of both kinds",
      "# T\n\n##  A [[one]] ##\n\nB [[two]]\n---\n\n## C [[three]] {#c}\n",
      ["[[one]]", "[[two]]", "[[three]]"],
    ],
    [
      "in table cells",
      "> | a | [[h]] |\n> |---|---|\n> | x \\| [[n\\|l]] | [t](u.md) |\n> [[v]] | `\\|` [[w]]\n",
      ["[[h]]", "[[n\\|l]]", "[t](u.md)", "[[v]]", "[[w]]"],
    ],
    ["in tasks", "- [ ] a [[one]]\n", ["[[one]]"]],
    ["in callouts", "> [!tip] T [[one]]\n> b [[two]]\n> > [!note]\n> > c [[three]]\n", ["[[one]]", "[[two]]", "[[three]]"]],
    ["in footnotes", "a[^1] ^[b [[two]]]\n\n[^1]: c [[one]]\n    d [[three]]\n", ["[[one]]", "[[three]]", "[[two]]"]],
    ["in emphasis and next to its like", "**[a](a.md)** [a](a.md)\n", ["[a](a.md)", "[a](a.md)"]],
    ["as an image in a link", "[![a](a.png)](b.md)\n", ["[![a](a.png)](b.md)", "![a](a.png)"]],
    ["by reference", "a [b][r] and [r]\n\n[r]: c.md\n", ["[b][r]", "[r]"]],
    ["across lines, up to the end of the first", "a [b\nc](d.md)\n", ["[b"]],
    ["in raw HTML", '<div>\n <a href="a.md">x</a>\n</div>\n\nb <img src="i.png"> c\n', ['<a href="a.md">', '<img src="i.png">']],
    ["with emoji before it", "😀 [[one]]\n", ["[[one]]"]],
  ])("%s", async (_, text, expected) => {
    expect(await written(text)).toEqual(expected);
  });
});

test("a reference says all that the writer gave", async () => {
  const { references } = await parseText('[*label*](../a%20b.md?x=1#Part%20one "Tip") ![alt](i.png)\n');
  expect(references).toEqual([
    {
      kind: "link",
      syntax: "markdown",
      target: "../a b.md",
      anchor: "Part one",
      label: "label",
      title: "Tip",
      line: 1,
      column: 1,
      length: 43,
      context: "label alt",
    },
    { kind: "image", syntax: "markdown", target: "i.png", label: "alt", line: 1, column: 45, length: 13, context: "" },
  ]);
});

test("body and references interlock: one part more than holes, and a hole for a link is its opening tag", async () => {
  const { body, references } = await parseText("a [b](c.md) ![d](e.png)\n");
  expect(body).toEqual(["<p>a ", "b</a> ", "</p>\n"]);
  expect(references.map(({ target }) => target)).toEqual(["c.md", "e.png"]);
});

describe("the context of a link", () => {
  const contextOf = async (text: string) => (await parseText(text)).references.map(({ context }) => context);

  test("is the sentence around it, plain", async () => {
    expect(await contextOf("First one. The *second* has [a `link`](x.md), and\nends here. Third.\n")).toEqual([
      "The second has a link, and ends here.",
    ]);
  });
  test("does not end at a dot within a word", async () => {
    expect(await contextOf("See version 1.2 of [x](x.md) by e.g.me here.\n")).toEqual(["See version 1.2 of x by e.g.me here."]);
  });
  test("is the whole text of a list item without a full stop", async () => {
    expect(await contextOf("- one [a](a.md) two\n- three\n")).toEqual(["one a two"]);
  });
  test("is cut between words to 240 characters, with the link in it", async () => {
    const [context = ""] = await contextOf(`${"before ".repeat(60)}[here](x.md) ${"after ".repeat(60)}\n`);
    expect(context.length).toBeLessThanOrEqual(240);
    expect(context).toMatch(/^…before (?:before )+here after (?:after )*after…$/);
  });
  test("ends at wide full stops, too", async () => {
    expect(await contextOf("一句。这是[链接](x.md)的话。三句。\n")).toEqual(["这是链接的话。"]);
  });
});

test("what the sanitizer sees as raw cannot take another's hole", async () => {
  const { references, body } = await parseText('[a](a.md) <a data-recto-hole="0">b</a> <img data-recto-hole="0" alt="c">\n');
  expect(references.map(({ target }) => target)).toEqual(["a.md"]);
  expect(body.join("|")).not.toContain("data-recto-hole");
});
