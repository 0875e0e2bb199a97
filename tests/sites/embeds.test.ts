/** Notes within notes, as readers see them. */
import { expect, test } from "vitest";
import { faultsOf } from "../html/checks.ts";
import { createSite, type Files } from "../helpers/site.ts";

const SCRIPTS = { "public/assets/theme.js": "// theme\n", "public/assets/recto.js": "// recto\n" };

async function buildSite(files: Files) {
  const site = createSite({ ...SCRIPTS, ...files });
  const { diagnostics } = await site.build();
  const said = diagnostics.map(({ code, message, at }) => `${at?.path}:${at?.line}:${at?.column} ${code} ${message}`);
  return { said, tree: await site.tree() };
}

/** What a page shows of its note. */
function bodyOf(page: string | undefined): string {
  const open = '<div class="prose">\n';
  const start = page?.indexOf(open) ?? -1;
  if (page === undefined || start === -1) return "";
  const ends = ['\n<footer class="note-end">', '\n<div class="parts">', "\n</article>"].map((end) => page.indexOf(end, start));
  const end = Math.min(...ends.filter((at) => at !== -1));
  return page.slice(start + open.length, page.lastIndexOf("</div>", end));
}

test("a note is embedded with ids of its own, its headings below those of the page, its links seen from the page", async () => {
  const { said, tree } = await buildSite({
    "notes/start.md": "# Start\n\n## Storage\n\n![[s3]]\n\n## End\n",
    "notes/aws/s3.md": "# S3\n\nObjects, see [costs](#costs) and [CDN](../cdn.md). ![a](dot.svg)\n\n## Costs\n\n### Deep\n\nText.\n",
    "notes/aws/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
    "notes/cdn.md": "# CDN\n",
  });
  expect(said.filter((line) => !line.includes("empty-section"))).toEqual([]);
  const image = /<img [^>]*>/.exec(tree["start.html"] ?? "")?.[0] ?? "";
  expect(image).toMatch(/^<img src="assets\/dot\.[0-9a-f]{10}\.svg" alt="a" width="4" height="3" loading="lazy"/);
  expect(bodyOf(tree["start.html"]))
    .toBe(`<h2 id="storage">Storage<a class="heading-anchor" href="#storage" aria-label="Link to this section"></a></h2>
<section class="embed" aria-label="From S3">
<p>Objects, see <a href="#recto-e1-costs">costs</a> and <a href="cdn.html">CDN</a>. ${image}</p>
<h3 id="recto-e1-costs">Costs<a class="heading-anchor" href="#recto-e1-costs" aria-label="Link to this section"></a></h3>
<h4 id="recto-e1-deep">Deep<a class="heading-anchor" href="#recto-e1-deep" aria-label="Link to this section"></a></h4>
<p>Text.</p>
<p class="embed-source">From <a href="aws/s3.html">S3</a></p>
</section>
<div id="end"></div>
`);
  expect(faultsOf(tree, "")).toEqual([]);
});

test("a section comes with the footnotes that it uses, counted anew; other anchors of its note lead to its page", async () => {
  const { tree } = await buildSite({
    "notes/start.md": "# Start\n\n![[s3#Costs]]\n",
    "notes/s3.md":
      "# S3\n\nFirst[^a].\n\n## Costs\n\nPer GB[^b], see [first](#first).\n\n## First\n\nText[^a].\n\n[^a]: A\n[^b]: B, as in[^a].\n",
  });
  expect(bodyOf(tree["start.html"])).toBe(`<section class="embed" aria-label="From S3">
<h2 id="recto-e1-costs">Costs<a class="heading-anchor" href="#recto-e1-costs" aria-label="Link to this section"></a></h2>
<p>Per GB<sup class="footnote-ref"><a href="#recto-e1-fn-2" id="recto-e1-fnref-2" aria-label="Footnote 1">1</a></sup>, see <a href="s3.html#first">first</a>.</p>
<div class="footnotes">
<ol>
<li id="recto-e1-fn-2"><p>B, as in<sup class="footnote-ref"><a href="#recto-e1-fn-1" id="recto-e1-fnref-1-3" aria-label="Footnote 2">2</a></sup>. <a class="footnote-back" href="#recto-e1-fnref-2" aria-label="Back to reference 1">↩︎</a></p>
</li>
<li id="recto-e1-fn-1"><p>A <a class="footnote-back" href="#recto-e1-fnref-1-3" aria-label="Back to reference 2">↩︎</a></p>
</li>
</ol>
</div>
<p class="embed-source">From <a href="s3.html#costs">S3 › Costs</a></p>
</section>
`);
  expect(faultsOf(tree, "")).toEqual([]);
});

test.each([
  ["a paragraph", "Text. ^x\n", '<p id="recto-e1-block-x">Text.</p>'],
  [
    "an item of a list, with what is in it",
    "- one\n- two ^x\n  - three\n",
    '<ul>\n<li id="recto-e1-block-x">two\n<ul>\n<li>three</li>\n</ul>\n</li>\n</ul>',
  ],
  ["a quote", "> Said.\n\n^x\n", '<blockquote id="recto-e1-block-x">\n<p>Said.</p>\n</blockquote>'],
  [
    "a heading's section",
    "## Part ^x\n\nText.\n\n## Next\n\nNo.\n",
    /^<h2 id="recto-e1-part"><span id="recto-e1-block-x"><\/span>Part<a.*<\/a><\/h2>\n<p>Text\.<\/p>$/,
  ],
  ["a section within a quote, to its end", "> ## x\n>\n> Text.\n\nNo.\n", /^<h2 id="recto-e1-x">x<a.*<\/a><\/h2>\n<p>Text\.<\/p>$/],
  ["what an anchor of raw HTML stands in", '<span id="x"></span>Text.\n', '<p><span id="recto-e1-x"></span>Text.</p>'],
  [
    "a table with what makes it scroll",
    "| a |\n|---|\n\n^x\n",
    /^<div class="table-scroll"[^>]*>\n<table id="recto-e1-block-x">\n[^]*<\/table>\n<\/div>$/,
  ],
])("an anchor means %s", async (_, text, expected) => {
  const anchor = text.includes("^x") ? "^x" : "x";
  const { tree } = await buildSite({
    "notes/start.md": `# Start\n\n![[other#${anchor}]]\n`,
    "notes/other.md": `# Other\n\nBefore.\n\n${text}`,
  });
  const shown = /aria-label="From Other">\n([^]*)\n<p class="embed-source">/.exec(tree["start.html"] ?? "")?.[1];
  if (typeof expected === "string") expect(shown).toBe(expected);
  else expect(shown).toMatch(expected);
  expect(faultsOf(tree, "")).toEqual([]);
});

test("what cannot be embedded is a link, or words", async () => {
  const { said, tree } = await buildSite({
    "notes/start.md": "# Start\n\n![[gone]]\n![[hidden]]\n![[s3#Nowhere|see]]\n![[aws]]\n![[list.csv]]\n",
    "notes/hidden.md": "---\ndraft: true\n---\n# Hidden\n",
    "notes/s3.md": "# S3\n",
    "notes/aws/x.md": "# X\n",
    "notes/list.csv": "a,b\n",
  });
  expect(said).toEqual([
    'notes/start.md:3:1 dead-link no note is called "gone"',
    'notes/start.md:4:1 link-to-draft "hidden" is a draft, so readers see plain text here',
    'notes/start.md:5:1 dead-anchor s3.md has no heading or anchor "Nowhere"',
  ]);
  const file = /assets\/list\.[0-9a-f]{10}\.csv/.exec(tree["start.html"] ?? "")?.[0];
  expect(bodyOf(tree["start.html"])).toBe(`<p><a class="dead-link">gone</a></p>
<p><a class="dead-link">hidden</a></p>
<p class="embed-cut"><a href="s3.html">see</a></p>
<p><a href="aws/index.html">aws</a></p>
<p><a class="file-card" href="${file}">list.csv <span class="file-facts">(CSV, 4 bytes)</span></a></p>
`);
});

test("a circle of embeds is cut where it closes, and shown in one message with its chain", async () => {
  const { said, tree } = await buildSite({
    "notes/a.md": "# A\n\nOne.\n\n![[b]]\n",
    "notes/b.md": "# B\n\nTwo.\n\n![[a]]\n",
    "notes/c.md": "# C\n\n![[a]]\n",
  });
  expect(said).toEqual(["notes/b.md:5:1 embed-cycle the embeds go round in a circle: a → b → a"]);
  expect(bodyOf(tree["a.html"])).toBe(`<p>One.</p>
<section class="embed" aria-label="From B">
<p>Two.</p>
<p class="embed-cut"><a href="a.html">a</a> is not shown here, because this is a part of it.</p>
<p class="embed-source">From <a href="b.html">B</a></p>
</section>
`);
  expect(bodyOf(tree["c.html"]).match(/<section class="embed"/g)).toHaveLength(2);
  expect(faultsOf(tree, "")).toEqual([]);
});

test("a note may embed a section of itself, and a section that embeds itself is a circle", async () => {
  const { said, tree } = await buildSite({
    "notes/a.md": "# A\n\n## Costs\n\nMoney.\n\n## Again\n\n![[#Costs]]\n",
    "notes/b.md": "# B\n\n## Costs\n\n![[b#Costs]]\n",
  });
  expect(bodyOf(tree["a.html"])).toContain(`<p>Money.</p>\n<p class="embed-source">From <a href="#costs">A › Costs</a></p>`);
  expect(said).toEqual(["notes/b.md:5:1 embed-cycle the embeds go round in a circle: b#costs → b#costs"]);
});

test("notes that embed each other twice, thirty in a row, stay small: eight deep, the rest is a link", async () => {
  const notes = Array.from({ length: 30 }, (_, i) => [`notes/n${i}.md`, `# N${i}\n\nText ${i}.\n\n![[n${i + 1}]]\n\n![[n${i + 1}]]\n`]);
  const { said, tree } = await buildSite({ ...Object.fromEntries(notes), "notes/n30.md": "# N30\n\nEnd.\n" });
  expect(tree["n0.html"]?.match(/<section class="embed"/g)).toHaveLength(2 ** 9 - 2);
  expect(tree["n0.html"]?.match(/is not shown here: too many notes/g)).toHaveLength(2 ** 9);
  expect(said).toContain(
    'notes/n8.md:5:1 embed-too-deep "n9" would be the embed of an embed more than 8 deep: n0 → n1 → n2 → n3 → n4 → n5 → n6 → n7 → n8 → n9',
  );
  expect(new Set(said.map((line) => line.split(" ")[1]))).toEqual(new Set(["embed-too-deep"]));
});

test("a page does not embed more than a megabyte, and says so once", async () => {
  const { said, tree } = await buildSite({
    "notes/start.md": `# Start\n\n${"![[long]]\n\n".repeat(20)}`,
    "notes/long.md": `# Long\n\n${"Many words. ".repeat(10_000)}\n`,
  });
  expect(said).toEqual(['notes/start.md:19:1 embed-too-large what this note embeds comes to more than 1 MB with "long"']);
  expect(tree["start.html"]?.match(/<section class="embed"/g)).toHaveLength(8);
  expect(tree["start.html"]?.match(/is not shown here: the page would be too large/g)).toHaveLength(12);
});

test("an embedded note is linked from where it is embedded, and its formulas bring their styles along", async () => {
  const { tree } = await buildSite({ "notes/start.md": "# Start\n\n![[sum]]\n", "notes/sum.md": "# Sum\n\n$x^2$\n" });
  expect(tree["sum.html"]).toMatch(/Linked from[^]*href="start\.html"/);
  const styles = (page: string | undefined) =>
    Array.from(page?.matchAll(/<link rel="stylesheet" href="([^"]*)"/g) ?? [], ([, href]) => href);
  expect(styles(tree["start.html"])).toEqual(styles(tree["sum.html"]));
});

test("an embedded note in another language says so", async () => {
  const { tree } = await buildSite({
    "notes/start.md": "# Start\n\n![[wort]]\n",
    "notes/wort.md": "---\nlang: de\n---\n# Wort\n\nEin Wort.\n",
  });
  expect(bodyOf(tree["start.html"])).toContain('<section class="embed" aria-label="Aus Wort" lang="de">\n<p>Ein Wort.</p>');
});

test("ids stay unique and every link leads somewhere, wherever embeds stand and however often", async () => {
  const { tree } = await buildSite({
    "notes/index.md":
      "# Home\n\n![[s3]]\n![[s3]]\n\n- ![[s3#^b]]\n\n> ![[s3#Costs]]\n\n<details>\n\n![[s3]]\n\n</details>\n\nText[^1]\n\n[^1]: ![[s3#Costs]]\n",
    "notes/s3.md": "# S3\n\nObjects[^1]. ^b\n\n## Costs\n\n![[cdn#Prices]]\n\n<b>raw</b>[^1]\n\n[^1]: Files, [top](#costs)\n",
    "notes/cdn.md": "# CDN\n\n## Prices\n\nPer GB[^1], [[s3#Costs]].\n\n[^1]: Or TB.\n",
  });
  expect(faultsOf(tree, "")).toEqual([]);
  expect(new Set(Array.from(tree["index.html"]?.matchAll(/aria-label="(From [^"]*)"/g) ?? [], ([, label]) => label)).size).toBe(11);
});
