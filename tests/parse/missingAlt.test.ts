/** Images without words are told at their place; those that only decorate, and files that are no images, are not. */
import { expect, test } from "vitest";
import { parseText } from "./parseText.ts";

const said = async (text: string) =>
  (await parseText(text)).diagnostics
    .filter(({ code }) => code === "missing-alt")
    .map(({ severity, message, at }) => `${at?.line}:${at?.column}+${at?.length} ${severity} ${message}`);

const warning = (address: string) => `warning the image "${address}" has no text for those who cannot see it`;

test.each([
  ["a Markdown image", "# T\n\nSee ![](img/a.png).", [`3:5+14 ${warning("img/a.png")}`]],
  ["one of another site", "![](https://example.org/a%20b.png)", [`1:1+34 ${warning("https://example.org/a%20b.png")}`]],
  ["one by reference", "![][a]\n\n[a]: a.png", [`1:1+6 ${warning("a.png")}`]],
  ["one that is a link", "[![](badge.svg)](https://example.org)", [`1:2+14 ${warning("badge.svg")}`]],
  ["an HTML image without alt", '<img src="a.png">', [`1:1+17 ${warning("a.png")}`]],
  ["a pasted image by its name", "![[Pasted image 20260102030405.png]]", [`1:1+36 ${warning("Pasted image 20260102030405.png")}`]],
  ["a camera's name", "![[IMG_0042.JPG|300]]", [`1:1+21 ${warning("IMG_0042.JPG")}`]],
])("told: %s", async (_, text, expected) => {
  expect(await said(text)).toEqual(expected);
});

test.each([
  ["words", "![a door](a.png)"],
  ["a tooltip alone", '![](a.png "a door")'],
  ["an HTML image that is empty on purpose", '<img src="a.png" alt="">'],
  ["a wikilink whose file has a telling name", "![[request-path.svg]]"],
  ["a wikilink with words", "![[IMG_0042.JPG|a door]]"],
  ["a film, a sound, a document", "![](a.mp4) ![](b.mp3) ![](c.pdf)"],
  ["code", "`![](a.png)`"],
])("not told: %s", async (_, text) => {
  expect(await said(text)).toEqual([]);
});

test("the hint says how an image that only decorates is written", async () => {
  const { diagnostics } = await parseText("![](a.png)");
  expect(diagnostics.find(({ code }) => code === "missing-alt")?.hint).toBe(
    'Describe it between the brackets. An image that only decorates is written <img src="…" alt="">.',
  );
});
