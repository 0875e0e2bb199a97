/** What a note's links and images become. */
import { expect, test } from "vitest";
import type { Note, Reference } from "../../src/model/index.ts";
import { image, markdownLink, note, wikilink } from "../helpers/notes.ts";
import { show } from "./shown.ts";

const ATTACHMENTS = { "pic one.png": [640, 480], "paper.pdf": undefined, "x.svg": undefined } as const;

/** The body of a note with these references, each followed by what `parts` has between them. */
async function body(references: readonly Reference[], parts?: readonly string[]) {
  const made = note("aws/a.md", { references });
  const start: Note = parts === undefined ? made : { ...made, body: parts };
  const others = [note("b.md", { headings: ["Use cases"] }), note("secret.md", { draft: true }), note("azure/blob.md")];
  const { at } = await show({ notes: [start, ...others], attachments: ATTACHMENTS });
  return (await at("aws/a.html"))["body"];
}

test.each([
  ["a note", wikilink("b"), '<a href="../b.html">'],
  ["a heading", wikilink("b", "Use cases"), '<a href="../b.html#use-cases">'],
  ["a folder", markdownLink("../azure/"), '<a href="../azure/index.html">'],
  [
    "a file, with its place",
    markdownLink("../paper.pdf", "page=3&zoom=50"),
    '<a href="../assets/paper.567209d2e6.pdf#page=3&amp;zoom=50">',
  ],
  ["nothing", wikilink("nowhere"), '<a class="dead-link">'],
  ["a draft", wikilink("secret"), '<a class="dead-link">'],
])("a link to %s", async (_, reference, html) => {
  expect(await body([reference])).toBe(html);
});

test("a title is escaped, in a link, a dead link and an image", async () => {
  const title = `"><script>alert('1')</script>&`;
  const escaped = "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;";
  expect(await body([{ ...wikilink("b"), title }])).toBe(`<a href="../b.html" title="${escaped}">`);
  expect(await body([{ ...wikilink("nowhere"), title }])).toBe(`<a class="dead-link" title="${escaped}">`);
  expect(await body([{ ...image("pic one.png"), title, label: title }])).toContain(`alt="${escaped}" title="${escaped}"`);
});

const IMAGE = 'src="../assets/pic-one.8141f74737.png" alt="label"';

test.each([
  ["its own size", {}, 'width="640" height="480"'],
  ["a width, and the height that goes with it", { width: 100 }, 'width="100" height="75"'],
  ["a height, and the width that goes with it", { height: 100 }, 'width="133" height="100"'],
  ["the writer's size", { width: 10, height: 99 }, 'width="10" height="99"'],
])("an image has %s", async (_, size, attributes) => {
  expect(await body([{ ...image("pic one.png"), ...size }])).toBe(`<img ${IMAGE} ${attributes} decoding="async">`);
});

test("an image that cannot be measured has no size", async () => {
  expect(await body([image("x.svg")])).toMatch(/^<img src="\.\.\/assets\/x\.[0-9a-f]{10}\.svg" alt="label" decoding="async">$/);
});

test("the first image is loaded at once, the others when they come into view", async () => {
  const html = String(await body([image("pic one.png"), image("pic one.png"), image("pic one.png")]));
  expect(html.match(/loading="lazy"/g)).toHaveLength(2);
  expect(html.indexOf("loading")).toBeGreaterThan(html.indexOf("<img", 1));
});

test.each([
  ["a missing image is its alternative text", image("none.png"), '<span class="missing-image">label</span>'],
  ["without alternative text, its name", { ...image("none.png"), label: "" }, '<span class="missing-image">none</span>'],
  ["an embedded note is a link to it", image("b.md"), '<a href="../b.html">label</a>'],
  [
    "an embedded file is a link to it",
    image("paper.pdf"),
    '<a class="file-card" href="../assets/paper.567209d2e6.pdf">label <span class="file-facts">(PDF, 9 bytes)</span></a>',
  ],
  ["an embed of a place in the note itself is called as the place", { ...image(""), label: "", anchor: "top" }, '<a href="a.html">top</a>'],
])("%s", async (_, reference, html) => {
  expect(await body([reference])).toBe(html);
});

test("what would be a link within a link is its text alone", async () => {
  expect(await body([image("b.md")], ['<a href="https://example.org">', "</a>"])).toBe('<a href="https://example.org">label</a>');
  expect(await body([wikilink("b"), image("paper.pdf")], ["", "<em>", "</em></a>"])).toBe('<a href="../b.html"><em>label</em></a>');
  expect(await body([wikilink("b"), image("paper.pdf")], ["", "x</a><abbr>", "</abbr>"])).toBe(
    '<a href="../b.html">x</a><abbr><a class="file-card" href="../assets/paper.567209d2e6.pdf">label <span class="file-facts">(PDF, 9 bytes)</span></a></abbr>',
  );
});
