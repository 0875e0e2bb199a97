/** The checks find what they are for: each fault in a page that is otherwise good. */
import { expect, test } from "vitest";
import { faultsOf, sharedTitles } from "./checks.ts";

const page = (body: string, head = "<title>A</title>") =>
  `<!DOCTYPE html>\n<html lang="en"><head>${head}</head><body><h1>A</h1>${body}</body></html>\n`;
const OTHER = { "b/c d.html": page('<p id="é">x</p>'), "x.png": "" };

test.each([
  ["a good page", page('<a href="b/c%20d.html#%C3%A9">x</a><img src="x.png" alt=""><a href="#t">y</a><p id="t">z</p>'), []],
  ["an address elsewhere", page('<a href="https://example.org/?a=1&amp;b=2">x</a>'), []],
  ["a dead link", page('<a href="b/none.html">x</a>'), ['a href="b/none.html" leads to b/none.html, which is not there']],
  ["a dead image", page('<img src="b/x.png" alt="">'), ['img src="b/x.png" leads to b/x.png, which is not there']],
  ["a dead fragment", page('<a href="b/c%20d.html#e">x</a>'), ['a href="b/c%20d.html#e" leads to an id that is not in b/c d.html']],
  ["a link within the page to nothing", page('<a href="#t">x</a>'), ['a href="#t" leads to an id that is not in a.html']],
  ["a link from the server's root", page('<a href="/x.png">x</a>'), ['a href="/x.png" is not relative to the page']],
  ["a link to a script", page('<a href="javascript:a()">x</a>'), ['a href="javascript:a()" has a scheme of its own']],
  ["an id twice", page('<p id="t"></p><p id="t"></p>'), ["the id t is there more than once"]],
  ["two h1", page("<h1>B</h1>"), ["2 h1"]],
  ["no title", page("", ""), ["no title"]],
  ["an inline script", page("<script>a()</script>"), ["a script without src"]],
  ["data for search engines", page("", '<title>A</title><script type="application/ld+json">{}</script>'), []],
  [
    "data for search engines twice",
    page("", `<title>A</title>${'<script type="application/ld+json">{}</script>'.repeat(2)}`),
    ['more than one <script type="application/ld+json">'],
  ],
  ["data of another kind", page('<script type="application/json">{}</script>'), ["a script without src"]],
  ["an inline style", page('<p style="color: red">x</p>'), ['inline style or script: <p style="color: red">']],
  ["an event handler", page('<p onclick="a()">x</p>'), ['inline style or script: <p onclick="a()">']],
  ["an attribute without quotes", page("<p id=t>x</p>"), ["cannot be read at <p id=t>x"]],
  ["a forgotten value", page('<p class="undefined">x</p>'), ["an attribute has no value"]],
])("%s", (_, html, faults) => {
  expect(faultsOf({ "a.html": html, ...OTHER })).toEqual(faults.map((fault) => `a.html: ${fault}`));
});

test("only the page for what is not there has addresses from the server's root, below the site's own", () => {
  const rooted = page('<a href="/sub/x.png">x</a><a href="/x.png">y</a><a href="x.png">z</a>');
  expect(faultsOf({ "404.html": rooted, ...OTHER }, "/sub")).toEqual([
    '404.html: a href="/x.png" leaves the site',
    '404.html: a href="x.png" is not relative to the page',
  ]);
});

test("a folder's address is its index page", () => {
  expect(faultsOf({ "a/index.html": page('<a href="./">x</a><a href="../">y</a>') })).toEqual([
    'a/index.html: a href="../" leads to index.html, which is not there',
  ]);
});

test("pages that share a title are named", () => {
  expect(sharedTitles({ "a.html": page(""), "b.html": page("", "<title>B</title>"), "c.html": page("") })).toEqual(["A: a.html, c.html"]);
});
