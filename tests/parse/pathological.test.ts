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
