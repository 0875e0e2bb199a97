/** Texts made to be slow: each would take minutes if anything were quadratic, and just completes. */
import { expect, test } from "vitest";
import { parseText } from "./parseText.ts";

const many = (text: string, count: number) => text.repeat(count);

test.each([
  ["asterisks", many("*", 50_000)],
  ["open emphasis", many("*a ", 50_000)],
  ["open and closed emphasis", many("a**b", 20_000)],
  ["brackets", many("[", 50_000)],
  ["nested brackets", many("[", 20_000) + many("]", 20_000)],
  ["open links", many("[a](", 20_000)],
  ["open wikilinks", many("[[a", 20_000)],
  ["half closed wikilinks", many("[[a]", 20_000)],
  ["backticks", many("`", 50_000)],
  ["tildes", many("~a ", 50_000)],
  ["angle brackets", many("<", 50_000)],
  ["open tags", many('<a x="', 20_000)],
  ["tags in quotes", `<div>\n${many("<a x='<a x=\" ", 10_000)}>`],
  ["open comments", many("<!-- ", 20_000)],
  ["open comments, each a block", many("<!--\n\n", 10_000)],
  ["open raw formatting", many("<b>x\n\n", 10_000)],
  ["different raw formatting", Array.from({ length: 5000 }, (_, i) => `<b title=${i}>`).join("") + many("<p>", 10_000)],
  ["quotes in quotes", many(">", 50_000)],
  ["lists in lists", Array.from({ length: 400 }, (_, i) => `${"  ".repeat(i)}- x`).join("\n")],
  ["references", many("[a]: b\n", 10_000)],
  ["wide tables", `${many("a|", 3000)}\n${many("-|", 3000)}\n${many("x\n", 20)}`],
  ["bare addresses", many("www.", 20_000)],
  ["addresses of mail", many("a@", 50_000)],
  ["open footnotes", many("^[a", 20_000)],
  ["deep emphasis and raw HTML", `${many("**a ", 2000)}${many("b** ", 2000)}<kbd>x</kbd>`],
  ["percent signs", many("%", 50_000)],
  ["open comments of two signs", many("%%a\n\n", 10_000)],
  ["open comments in one list item", `- x\n\n${many("  %%a\n\n", 10_000)}\n%%`],
  ["open comments in lists", many("- %%a\n\n  b\n", 10_000)],
  ["open comments behind numbers", many("1%% ", 20_000)],
  ["equals signs", many("==a ", 50_000)],
  ["a long run of equals signs", `a ${many("=", 50_000)} b`],
  ["hash signs", many(" #", 50_000)],
  ["a tag of dashes", `#${many("-", 50_000)}`],
  ["many tags", many("#a/b ", 10_000)],
  ["carets", many(" ^a", 20_000)],
  ["block ids alone", many("a\n\n^b\n\n", 10_000)],
  ["block ids behind one list", `${many("- a\n", 5000)}\n${many("^b\n\n", 5000)}`],
  ["empty sections", `x\n\n${many("## a\n\n", 20_000)}`],
  ["pseudo-headings", many("**a**\n\nb\n\n", 15_000)],
  ["links above lists", many("[a](b)\n\n- c\n\n", 15_000)],
  ["contents made by hand", `${many("- [a](#a)\n- [b](#b)\n- [c](#c)\n\n***\n\n", 5000)}## a\n\nx\n\n## b\n\nx\n\n## c\n\nx\n`],
  ["comments below a heading", `x\n\n## a\n\n${many("<!-- -->", 20_000)} x\n`],
  ["an endless heading", `## ${many("it is. A ", 50_000)}`],
  ["terms", many("a\n: b\n\n", 10_000)],
  ["definitions in definitions", Array.from({ length: 200 }, (_, i) => `${"  ".repeat(i)}: a`).join("\n")],
  ["abbreviations with one head", Array.from({ length: 3000 }, (_, i) => `*[A ${i}]: x`).join("\n") + many("\n\nA A A A A", 3000)],
  ["abbreviations", Array.from({ length: 5000 }, (_, i) => `*[A${i}]: x`).join("\n") + many("\n\nA1 A2 A3 A4", 5000)],
  ["line marks", `\`\`\`js {${many("1-99999,", 5000)}1}\n${many("x\n", 10_000)}\`\`\``],
  ["a fence's info", `\`\`\`js ${many(" title", 10_000)}\nx\n\`\`\``],
  ["properties", many("a b c:: d\n", 10_000)],
  ["nearly properties", `a:: b\n${many("a ", 50_000)}`],
  ["right-to-left lists", many("- \u05D0\n", 10_000)],
  ["blanks before a custom id", `## a${many(" ", 50_000)}{#x`],
])("%s", async (_, text) => {
  expect((await parseText(text)).title).toBe("Note");
});

test("20,000 equal headings have 20,000 ids", async () => {
  const { anchors } = await parseText(many("## Same\n\n", 20_000));
  expect(new Set(anchors).size).toBe(20_000);
});

test("10,000 links in one paragraph have 10,000 places", async () => {
  const { references } = await parseText(many("[a](b.md) ", 10_000));
  expect(references.map(({ column }) => column)).toEqual(Array.from({ length: 10_000 }, (_, i) => i * 10 + 1));
});

test("5,000 footnotes stand at the end in order", async () => {
  const text = Array.from({ length: 5000 }, (_, i) => `a[^${i}]\n\n[^${i}]: note ${i}\n`).join("\n");
  const { anchors } = await parseText(text);
  expect(anchors.slice(-5000)).toEqual(Array.from({ length: 5000 }, (_, i) => `fn-${i + 1}`));
});
