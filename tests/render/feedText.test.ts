/** A note's HTML made fit for feed readers. */
import { expect, test } from "vitest";
import { feedText } from "../../src/render/files/feedText.ts";

const PAGE = "https://example.org/a&b.html";
const KATEX =
  '<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>a</mi></mrow><annotation encoding="application/x-tex">a &lt; b</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span class="base"><span class="mord">a</span></span></span></span>';

test.each([
  ["text and plain elements stay", '<p dir="auto">a <em>b</em><br>&lt;c&gt;</p>', '<p dir="auto">a <em>b</em><br>&lt;c&gt;</p>'],
  ["classes, ids and roles go", '<div class="callout" role="note" id="x"><p class="y">z</p></div>', "<div><p>z</p></div>"],
  ["a link within the page leads to the page", '<a href="#x">y</a>', '<a href="https://example.org/a&amp;b.html#x">y</a>'],
  [
    "a link without an address is text",
    '<p><a class="dead-link">x</a> <a href="https://b.example/">y</a></p>',
    '<p>x <a href="https://b.example/">y</a></p>',
  ],
  ["a heading's own link goes", '<h2 id="x">x<a class="heading-anchor" href="#x" aria-label="Link"></a></h2>', "<h2>x</h2>"],
  [
    "colours of code go",
    '<code class="hljs"><span class="hljs-keyword">const</span> <span class="a"><span>x</span></span></code>',
    "<code>const x</code>",
  ],
  ["a span that says something stays", '<span lang="de"><span class="a">Wort</span></span>', '<span lang="de">Wort</span>'],
  ["a formula is its TeX", `<p>x ${KATEX} y</p>`, "<p>x <code>a &lt; b</code> y</p>"],
  ["formulas side by side are two", `${KATEX}, ${KATEX}`, "<code>a &lt; b</code>, <code>a &lt; b</code>"],
  [
    "tasks keep their state",
    '<input type="checkbox" disabled checked aria-label="Done"> a <input type="checkbox" disabled aria-label="To do"> b',
    "☑ a ☐ b",
  ],
  [
    "a picture is its plain form",
    '<picture><source type="image/avif" srcset="b 1w"><img src="https://e.org/a.png" alt="c" width="2" height="1" loading="lazy"></picture>',
    '<img src="https://e.org/a.png" alt="c" width="2" height="1">',
  ],
  [
    "a film keeps its controls",
    '<video src="https://e.org/a.mp4" aria-label="x" controls preload="metadata">y</video>',
    '<video src="https://e.org/a.mp4" controls>y</video>',
  ],
  [
    "attributes of any name go, whole",
    '<svg viewBox="0 0 1 1"><line x1="0" y1="1 2" @click="go now"></line><a xlink:href="#q">y</a></svg>',
    "<svg><line></line>y</svg>",
  ],
  ["programs of trusted notes go", "<p>a</p><style>p > b { color: red }</style><script>if (a<b) c()</script><p>d</p>", "<p>a</p><p>d</p>"],
])("%s", (_name, html, text) => {
  expect(feedText(html, PAGE)).toBe(text);
});
