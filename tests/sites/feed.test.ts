/** feed.xml: full texts that are right in another program, on another page, and in XML. */
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { createSite, type Files } from "../helpers/site.ts";
import { corporaOf, readCorpus } from "../html/corpora.ts";

const URL_LINE = "url: https://example.org/notes\n";
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6"></svg>`;

async function feedOf(files: Files, settings = URL_LINE): Promise<string | undefined> {
  const site = createSite({ "recto.yml": settings, ...files });
  await site.build();
  return site.page("feed.xml");
}

test("the feed has the newest notes first, each with its full text, by full addresses", async () => {
  const xml = await feedOf({
    "recto.yml": `${URL_LINE}title: Cloud & more\ndescription: What I <learn>\nlang: en\n`,
    "notes/aws/s3.md": `---
date: 2024-02-03
tags: [storage, "a & b"]
---
# S3 & <you>

See [[lambda#Costs|what it costs]], [below](#parts), ![a sign](sign.svg) and [paper](https://example.com/a?b&c).[^1]

## Parts

- [x] done
- [ ] not done

[^1]: A footnote.
`,
    "notes/aws/lambda.md": "---\nupdated: 2024-03-01\ndescription: Functions\n---\n# Lambda\n\n## Costs\n\nFew ]]> many.\n",
    "notes/aws/sign.svg": SVG,
    "notes/undated.md": "# Undated\n\nText.\n",
  });
  expect(xml?.replace(/sign\.[0-9a-f]{10}/, "sign.0123456789")).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>Cloud &amp; more</title>
<link>https://example.org/notes/</link>
<description>What I &lt;learn&gt;</description>
<language>en</language>
<lastBuildDate>Fri, 01 Mar 2024 00:00:00 GMT</lastBuildDate>
<atom:link href="https://example.org/notes/feed.xml" rel="self" type="application/rss+xml"/>
<item>
<title>Lambda</title>
<link>https://example.org/notes/aws/lambda.html</link>
<guid isPermaLink="true">https://example.org/notes/aws/lambda.html</guid>
<pubDate>Fri, 01 Mar 2024 00:00:00 GMT</pubDate>
<description>Functions</description>
<content:encoded><![CDATA[<h2>Costs</h2>
<p>Few ]]&gt; many.</p>]]></content:encoded>
</item>
<item>
<title>S3 &amp; &lt;you&gt;</title>
<link>https://example.org/notes/aws/s3.html</link>
<guid isPermaLink="true">https://example.org/notes/aws/s3.html</guid>
<pubDate>Sat, 03 Feb 2024 00:00:00 GMT</pubDate>
<category>storage</category>
<category>a &amp; b</category>
<description>See what it costs, below, and paper.</description>
<content:encoded><![CDATA[<p>See <a href="https://example.org/notes/aws/lambda.html#costs">what it costs</a>, <a href="https://example.org/notes/aws/s3.html#parts">below</a>, <img src="https://example.org/notes/assets/sign.0123456789.svg" alt="a sign" width="8" height="6"> and <a href="https://example.com/a?b&amp;c">paper</a>.<sup><a href="https://example.org/notes/aws/s3.html#fn-1">1</a></sup></p>
<h2>Parts</h2>
<ul>
<li>☑ done</li>
<li>☐ not done</li>
</ul>
<section>
<ol>
<li><p>A footnote. <a href="https://example.org/notes/aws/s3.html#fnref-1">↩︎</a></p>
</li>
</ol>
</section>]]></content:encoded>
</item>
</channel>
</rss>
`);
});

test("formulas and diagrams become text that can be read anywhere, code loses its colours, and a folder's own note is there", async () => {
  const xml = await feedOf({
    "notes/aws/index.md": "---\ndate: 2024-01-01\n---\n# Aws\n\nIt costs $n^2$.\n\n```js\nconst a = 1;\n```\n\n```mermaid\na --> b\n```\n",
  });
  expect(contentsOf(xml)).toEqual([
    `<p>It costs <code>n^2</code>.</p>
<pre><code>const a = 1;
</code></pre>
<figure><pre>a --&gt; b
</pre></figure>`,
  ]);
  expect(xml).toContain("<link>https://example.org/notes/aws/index.html</link>");
});

test("a note within a note is there with its text", async () => {
  const xml = await feedOf({
    "notes/a.md": "---\ndate: 2024-01-01\n---\n# A\n\nBefore.\n\n![[b#Part]]\n",
    "notes/b.md": "# B\n\n## Part\n\nWithin, see [a](a.md).\n",
  });
  expect(contentsOf(xml)).toEqual([
    `<p>Before.</p>
<section>
<h2>Part</h2>
<p>Within, see <a href="https://example.org/notes/a.html">a</a>.</p>
<p>From <a href="https://example.org/notes/b.html#part">B › Part</a></p>
</section>`,
  ]);
});

test("a text in another language or direction says so", async () => {
  const xml = await feedOf({ "notes/a.md": "---\ndate: 2024-01-01\nlang: de\ndir: rtl\n---\n# A\n\nWort.\n" });
  expect(contentsOf(xml)).toEqual(['<div lang="de" dir="rtl">\n<p>Wort.</p>\n</div>']);
});

test("with folder addresses, links end in a slash", async () => {
  const xml = await feedOf(
    { "notes/aws/s3.md": "---\ndate: 2024-01-01\n---\n# S3\n\n[Home](../index.md)\n", "notes/index.md": "# Home\n" },
    `${URL_LINE}urls: folder\n`,
  );
  expect(xml).toContain('<guid isPermaLink="true">https://example.org/notes/aws/s3/</guid>');
  expect(contentsOf(xml)).toEqual(['<p><a href="https://example.org/notes/">Home</a></p>']);
});

test("titles that are shared are told apart", async () => {
  const xml = await feedOf({ "notes/a/x.md": "---\ndate: 2024-01-01\n---\n# S3\n", "notes/b/x.md": "# S3\n" });
  expect(xml).toContain("<title>S3 (a)</title>");
});

test("unlisted notes are in no feed, and drafts not even where they are shown", async () => {
  const files = {
    "notes/a.md": "---\ndate: 2024-01-01\n---\n# A\n",
    "notes/hidden.md": "---\ndate: 2024-01-02\nunlisted: true\n---\n# Hidden\n",
    "notes/draft.md": "---\ndate: 2024-01-03\ndraft: true\n---\n# Draft\n",
  };
  const xml = await feedOf(files, `${URL_LINE}drafts: true\n`);
  expect(xml?.match(/<guid[^>]*>[^<]*/g)).toEqual(['<guid isPermaLink="true">https://example.org/notes/a.html']);
});

test("of many notes the twenty newest are there, and what would make the feed too large comes without its text", async () => {
  const dated = (day: number, text: string) => `---\ndate: 2024-01-${String(day).padStart(2, "0")}\n---\n# Note ${day}\n\n${text}\n`;
  const days = Array.from({ length: 25 }, (_, index) => index + 1);
  const xml = await feedOf(
    Object.fromEntries(days.map((day) => [`notes/n${day}.md`, dated(day, day === 24 ? "x ".repeat(600_000) : "Text.")])),
  );
  expect(xml?.match(/<title>Note \d+/g)).toEqual(
    days
      .slice(5)
      .reverse()
      .map((day) => `<title>Note ${day}`),
  );
  expect(contentsOf(xml)).toHaveLength(19);
});

describe("there is no feed", () => {
  const DATED = { "notes/a.md": "---\ndate: 2024-01-01\n---\n# A\n" };
  test.each([
    ["without the site's address", DATED, ""],
    ["without a date", { "notes/a.md": "# A\n" }, URL_LINE],
  ])("%s, and no page leads to one", async (_name, files, settings) => {
    const site = createSite({ ...files, "recto.yml": settings });
    await site.build();
    const tree = await site.tree();
    expect(Object.keys(tree).filter((path) => path === "feed.xml")).toEqual([]);
    expect(Object.keys(tree).filter((path) => tree[path]?.includes("feed.xml"))).toEqual([]);
  });
});

test("a feed of the site's own is taken as it is, and every page leads to it", async () => {
  const site = createSite({ "notes/aws/a.md": "# A\n", "public/feed.xml": "mine" });
  await site.build();
  expect(await site.page("feed.xml")).toBe("mine");
  expect(await site.page("aws/a.html")).toContain('<link rel="alternate" type="application/rss+xml" href="../feed.xml">');
});

describe.each(corporaOf(new URL("../..", import.meta.url).pathname))("of real notes ($name)", (corpus) => {
  const why = corpus.isThere ? "" : " (skipped: they do not lie beside the repository)";
  test.skipIf(!corpus.isThere)(`the feed is well-formed, and every address in it is absolute${why}`, { timeout: 120_000 }, async () => {
    const files = Object.entries(readCorpus(corpus));
    const notes = files.filter(([path]) => path.endsWith(".md")).slice(0, 60);
    // Each has a date, so that the last twenty of them are in the feed.
    const dated = notes.map(([path, text], index) => {
      const body = new TextDecoder().decode(text as Uint8Array).replace(/^---\n[^]*?\n---\n/, "");
      return [path, `---\ndate: 20${String(10 + Math.floor(index / 10))}-01-01\n---\n${body}`] as const;
    });
    const xml =
      (await feedOf({ ...Object.fromEntries(files.filter(([path]) => !path.endsWith(".md"))), ...Object.fromEntries(dated) })) ?? "";
    const contents = contentsOf(xml);
    expect(contents.length).toBeGreaterThan(3);
    const tags = contents.flatMap((html) => html.match(/<[a-z][^>]*>/g) ?? []);
    const addresses = tags.flatMap((tag) => [...tag.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address = ""]) => address));
    expect(addresses.filter((address) => !/^(?:https?:\/\/|mailto:|tel:|data:)/.test(address))).toEqual([]);
    expect(tags.flatMap((tag) => tag.match(/ (?:class|id|style|on\w+|role|tabindex|aria-\w+)="[^"]*"/g) ?? [])).toEqual([]);
  });
});

/** What the items hold as `content:encoded`, as an XML reader sees it. Throws on what is not well-formed. */
function contentsOf(xml: string | undefined): readonly string[] {
  const contents: string[] = [];
  let isContent = false;
  const parser = new SaxesParser({ xmlns: true });
  const add = (text: string) => {
    if (isContent) contents.push((contents.pop() ?? "") + text);
  };
  parser.on("opentag", ({ name }) => {
    isContent = name === "content:encoded";
    if (isContent) contents.push("");
  });
  parser.on("closetag", () => {
    isContent = false;
  });
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml ?? "").close();
  return contents;
}
