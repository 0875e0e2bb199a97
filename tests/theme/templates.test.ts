/** What every template of the default theme must keep to, and the few that decide something. */
import { readdirSync, readFileSync } from "node:fs";
import { Eta } from "eta";
import { describe, expect, test } from "vitest";
import { createSay, wordsFor } from "../../src/words/index.ts";
import { lintTemplate } from "./lintTemplate.ts";

const FOLDER = new URL("../../templates/", import.meta.url);
const TEMPLATES = new Map(
  readdirSync(FOLDER).map((file) => [file.replace(/\.eta$/, ""), readFileSync(new URL(file, FOLDER), "utf8")] as const),
);

describe.each([...TEMPLATES])("%s", (_name, text) => {
  /** Markup alone: each Eta tag stands as a letter. */
  const markup = text.replace(/<%[\s\S]*?%>\n?/g, "x");

  test("says in its first line what it is for", () => {
    expect(text).toMatch(/^<%\/\* .+\. \*\/%>\n|^<%\/\* .+\. \*\/%>$/);
  });

  test("keeps what a note says as text: see lintTemplate.ts", () => {
    expect(lintTemplate(text)).toEqual([]);
  });

  test("gives its own ids the prefix that no heading's id has", () => {
    const ids = [...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id = ""]) => id);
    expect(ids.filter((id) => !id.startsWith("recto-"))).toEqual([]);
  });
});

describe("a template is refused that", () => {
  test.each([
    ["writes a title unescaped", "<h1><%~ it.title %></h1>", "writes unescaped: it.title"],
    ["writes a description unescaped, with a trimmed tag", "<%_~ it.description -%>", "writes unescaped: it.description"],
    ["writes front matter unescaped", "<p><%~ it.extra.note %></p>", "writes unescaped: it.extra.note"],
    ["writes the body with something around it", "<%~ it.body + it.title %>", "writes unescaped: it.body + it.title"],
    ["includes a template that a note names", "<%~ include(it.extra.part) %>", "writes unescaped: include(it.extra.part)"],
    ["has a value without quotes", "<a href=<%= it.home %>>x</a>", "has a tag that cannot be judged: <a href={0}>"],
    ["has a class without quotes", "<p class=<%= it.lang %>>x</p>", "has a tag that cannot be judged: <p class={0}>"],
    ["has a value between single quotes", "<p title='<%= it.title %>'>x</p>", "has a tag that cannot be judged: <p title='{0}'>"],
    ["makes an attribute of a value", "<p <%= it.lang %>>x</p>", "has a tag that cannot be judged: <p {0}>"],
    ["makes an attribute's name of a value", '<p data-<%= it.lang %>="x">x</p>', 'has a tag that cannot be judged: <p data-{0}="x">'],
    ["makes an element's name of a value", "<<%= it.extra.tag %>>x", "has a tag that cannot be judged: <{0}>"],
    ["puts a value into a script", '<script src="a.js">x = "<%= it.title %>"</script>', "has a <script> with something in it"],
    ["has an inline script", "<script>start()</script>", "has an inline <script>"],
    ["has an inline module", '<script type="module">start()</script>', "has an inline <script>"],
    ["puts JSON into a script", '<script type="application/json"><%= it.title %></script>', "has an inline <script>"],
    [
      "puts anything else than structured data into a data block",
      '<script type="application/ld+json"><%~ it.title %></script>',
      "has an inline <script>",
    ],
    [
      "adds something to structured data",
      '<script type="application/ld+json"><%~ it.structuredData %><%= it.title %></script>',
      "writes unescaped: it.structuredData",
    ],
    [
      "writes structured data where a browser would run it",
      "<script><%~ it.structuredData %></script>",
      "writes unescaped: it.structuredData",
    ],
    ["writes structured data as HTML", "<p><%~ it.structuredData %></p>", "writes unescaped: it.structuredData"],
    ["has a style element", "<style>p { color: <%= it.extra.color %> }</style>", "has an inline <style>"],
    ["has a style attribute", '<p style="color: <%= it.extra.color %>">x</p>', "has an active attribute: style"],
    ["has an event handler", '<p onclick="go()">x</p>', "has an active attribute: onclick"],
    ["has an event handler in capitals", "<BODY ONLOAD=\"go('<%= it.title %>')\">", "has an active attribute: ONLOAD"],
    [
      "links to what a note says",
      '<a href="<%= it.extra.link %>">x</a>',
      'has an address that is not recto\'s: href="{0}" (it.extra.link)',
    ],
    ["links to a title", '<a href="<%= it.title %>">x</a>', 'has an address that is not recto\'s: href="{0}" (it.title)'],
    [
      "lets a value choose the scheme",
      '<a href="<%= it.title %>/a.html">x</a>',
      'has an address that is not recto\'s: href="{0}/a.html" (it.title)',
    ],
    ["has a javascript: link", '<a href="javascript:go()">x</a>', 'has an address that is not recto\'s: href="javascript:go()" ()'],
    [
      "loads a script of another site",
      '<script src="https://example.org/a.js"></script>',
      'has an address that is not recto\'s: src="https://example.org/a.js" ()',
    ],
    [
      "loads a font of another site",
      '<link rel="stylesheet" href="//example.org/a.css">',
      'has an address that is not recto\'s: href="//example.org/a.css" ()',
    ],
    [
      "leads elsewhere by itself",
      '<meta http-equiv="refresh" content="0; url=<%= it.title %>">',
      'has an address that is not recto\'s: content="0; url={0}" (it.title)',
    ],
    ["has a frame", '<iframe src="a.html"></iframe>', "has a <iframe>"],
    ["writes a document into a frame", '<iframe srcdoc="<%= it.body %>"></iframe>', "has a <iframe>"],
    ["has a base", '<base href="<%= it.root %>">', "has a <base>"],
    ["has a comment with a value in it", "<!-- <%= it.title %> -->", "has a tag that cannot be judged: <!-- {0} -->"],
  ])("%s", (_name, text, fault) => {
    expect(lintTemplate(text)).toContain(fault);
  });
});

test("headings that skip levels make lists that nest", () => {
  const heading = (level: number, text: string) => ({ level, text, id: text.toLowerCase(), line: 1 });
  const headings = [heading(3, "A"), heading(2, "B"), heading(4, "C"), heading(3, "D"), heading(6, "E"), heading(2, "F")];
  expect(render("contents", { headings }).replace(/<\/?bdi>|\n/g, "")).toBe(
    '<nav class="contents" aria-label="Contents"><details data-label="Contents"><summary>Contents</summary><div class="scroller">' +
      '<ol><li><a href="#a">A</a></li>' +
      '<li><a href="#b">B</a><ol><li><a href="#c">C</a></li><li><a href="#d">D</a><ol><li><a href="#e">E</a></li></ol></li></ol></li>' +
      '<li><a href="#f">F</a></li></ol>' +
      "</div></details></nav>",
  );
});

test("a date is written for readers and for machines", () => {
  expect(render("date", { date: "2026-02-09" }).trim()).toBe('<time datetime="2026-02-09">9 Feb 2026</time>');
});

test("text in a list of notes is escaped", () => {
  const notes = [{ href: "a.html", title: "<b>&</b>", description: 'a "<i>"' }];
  expect(render("list", { notes })).toBe(`<ul class="list">
<li>
<div><a href="a.html"><bdi>&lt;b&gt;&amp;&lt;/b&gt;</bdi></a></div>
<p><bdi>a &quot;&lt;i&gt;&quot;</bdi></p>
</li>
</ul>
`);
});

/** As render/ does: templates know each other as `@name`. */
function render(name: string, it: object): string {
  const eta = new Eta({ autoTrim: [false, "nl"] });
  for (const [each, text] of TEMPLATES) eta.loadTemplate(`@${each}`, text);
  const words = wordsFor("en");
  return eta.render(`@${name}`, { words, say: createSay(words), ...it });
}
