/** The setting `print`: pages with all notes of a folder, and of the site, in an order and form for paper. */
import { describe, expect, test } from "vitest";
import { createSite, type Files } from "../helpers/site.ts";
import { faultsOf } from "../html/checks.ts";

const PRINT = "print: true\ntitle: Cloud\nurl: https://example.org\n";

const NOTES = {
  "notes/index.md": "# Welcome\n\nSee [[s3]], [[s3#Costs]], [[deep/vpc]] and [[draft]].\n",
  "notes/later.md": "# Later\n\n![[s3#Costs]]\n",
  "notes/aws/index.md": "# AWS\n\n## Why\n\nSee [[#Why]] and [[later]].\n",
  "notes/aws/s3.md": "---\ntags: [storage]\n---\n# S3\n\nObjects.[^1]\n\n## Costs\n\n> [!tip]- Folded\n> Text.\n\n[^1]: A note.\n",
  "notes/aws/deep/vpc.md": "# VPC\n\n![sign](sign.svg)\n\n<details><summary>Q</summary>\n\nA [[aws/index]].\n\n</details>\n",
  "notes/aws/deep/sign.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6"></svg>',
  "notes/aws/deep/arabic.md": "---\nlang: ar\n---\n# سحابة\n",
  "notes/draft.md": "---\ndraft: true\n---\n# Draft\n",
  "notes/unlisted.md": "---\nunlisted: true\n---\n# Unlisted\n",
  "notes/alone/one.md": "# One\n",
};

/** Public files that are compiled; these tests run without compiling, and the pages only name them. */
const STAND_INS = { "public/assets/theme.js": "// theme\n", "public/assets/recto.js": "// recto\n" };

async function treeOf(files: Files) {
  const site = createSite({ ...STAND_INS, ...files });
  await site.build();
  return site.tree();
}

/** What is in the page's `main`, without what is the same for all notes. */
function mainOf(page = ""): string {
  const [, main = ""] = /<main id="recto-main" tabindex="-1">\n([^]*?)<\/main>/.exec(page) ?? [];
  return main.replace(/<a class="heading-anchor"[^>]*><\/a>/g, "").replace(/\.[0-9a-f]{10}\./g, ".0123456789.");
}

describe("the page of the whole site", async () => {
  const tree = await treeOf({ ...NOTES, "recto.yml": PRINT });
  const page = tree["print.html"] ?? "";

  test("has all notes in reading order, each below its folder, with ids of their own, links that stay on the page, and nothing folded", () => {
    expect(mainOf(page)).toBe(`<article class="page printed" id="recto-p1">
<header class="title">
<h1 dir="auto">Cloud</h1>
</header>
<p class="summary">
<span>7 notes</span>
<span class="print-hint">Print this page with your browser, or save it as a PDF.</span>
</p>
<nav class="printed-contents" aria-label="Contents">
<ul>
<li><a href="#recto-p2"><bdi>Later</bdi></a></li>
<li><a href="#recto-f1"><bdi>Alone</bdi></a><ul>
<li><a href="#recto-p3"><bdi>One</bdi></a></li>
</ul>
</li>
<li><a href="#recto-p4"><bdi>AWS</bdi></a><ul>
<li><a href="#recto-p5"><bdi>S3</bdi></a></li>
<li><a href="#recto-f2"><bdi>Deep</bdi></a><ul>
<li><a href="#recto-p6"><bdi lang="ar">سحابة</bdi></a></li>
<li><a href="#recto-p7"><bdi>VPC</bdi></a></li>
</ul>
</li>
</ul>
</li>
</ul>
</nav>
<div class="prose">
<p>See <a href="#recto-p5">s3</a>, <a href="#recto-p5-costs">s3 &gt; Costs</a>, <a href="#recto-p7">deep/vpc</a> and <a class="dead-link">draft</a>.</p>
</div>
<section class="printed-note" id="recto-p2">
<header class="title">
<h2 dir="auto">Later</h2>
</header>
<div class="prose">
<section class="embed">
<h3 id="recto-p2-recto-e1-costs">Costs</h3>
<details open class="callout callout-tip">
<summary class="callout-title">Folded</summary>
<div class="callout-body">
<p>Text.</p>
</div>
</details>
<p class="embed-source">From <a href="#recto-p5-costs">S3 › Costs</a></p>
</section>
</div>
</section>
<section class="printed-folder" id="recto-f1">
<header class="title">
<h2 dir="auto">Alone</h2>
</header>
<section class="printed-note" id="recto-p3">
<header class="title">
<h3 dir="auto">One</h3>
</header>
<p class="empty">This note is still empty.</p>
</section>
</section>
<section class="printed-folder" id="recto-p4">
<header class="title">
<h2 dir="auto">AWS</h2>
</header>
<div class="prose">
<h3 id="recto-p4-why">Why</h3>
<p>See <a href="#recto-p4-why">Why</a> and <a href="#recto-p2">later</a>.</p>
</div>
<section class="printed-note" id="recto-p5">
<header class="title">
<h3 dir="auto">S3</h3>
</header>
<div class="prose">
<p>Objects.<sup class="footnote-ref"><a href="#recto-p5-fn-1" id="recto-p5-fnref-1" aria-label="Footnote 1">1</a></sup></p>
<h4 id="recto-p5-costs">Costs</h4>
<details open class="callout callout-tip">
<summary class="callout-title">Folded</summary>
<div class="callout-body">
<p>Text.</p>
</div>
</details>
<section class="footnotes">
<ol>
<li id="recto-p5-fn-1"><p>A note. <a class="footnote-back" href="#recto-p5-fnref-1" aria-label="Back to reference 1">↩︎</a></p>
</li>
</ol>
</section>
</div>
</section>
<section class="printed-folder" id="recto-f2">
<header class="title">
<h3 dir="auto">Deep</h3>
</header>
<section class="printed-note" id="recto-p6">
<header class="title">
<h4 lang="ar" dir="rtl">سحابة</h4>
</header>
<p class="empty">This note is still empty.</p>
</section>
<section class="printed-note" id="recto-p7">
<header class="title">
<h4 dir="auto">VPC</h4>
</header>
<div class="prose">
<p><img src="assets/sign.0123456789.svg" alt="sign" width="8" height="6" decoding="async"></p>
<details open><summary>Q</summary>
<p>A <a href="#recto-p4">aws/index</a>.</p>
</details>
</div>
</section>
</section>
</section>
</article>
`);
  });

  test("is for nobody but who asks for it: not for search engines, not in the sitemap, not in the navigation", () => {
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(page).toContain("<title>Cloud (for printing) · Cloud</title>");
    const others = Object.entries(tree).filter(([path, text]) => text.includes("print.html") && !path.endsWith("print.html"));
    expect(others.map(([path]) => path).toSorted()).toEqual(["aws/deep/index.html", "aws/index.html", "index.html"]);
    expect(tree["index.html"]).toContain('<p class="more print-link"><a href="print.html">Print all notes</a></p>');
  });

  test("has no fault, and neither have those of folders", () => {
    expect(faultsOf(tree).filter((fault) => /print\.html/.test(fault))).toEqual([]);
    expect(Object.keys(tree).filter((path) => path.includes("print"))).toEqual(["aws/deep/print.html", "aws/print.html", "print.html"]);
  });

  test("a folder's page has the folder's notes alone; links to others leave it", () => {
    const folder = mainOf(tree["aws/print.html"]);
    expect(folder).toContain('<h1 dir="auto">AWS</h1>');
    expect(folder).toContain(
      '<h2 id="recto-p1-why">Why</h2>\n<p>See <a href="#recto-p1-why">Why</a> and <a href="../later.html">later</a>.</p>',
    );
    expect([...folder.matchAll(/<h[1-6] (?:lang="ar" )?dir="\w+">(.*?)<\/h/g)].map(([, title]) => title)).toEqual([
      "AWS",
      "S3",
      "Deep",
      "سحابة",
      "VPC",
    ]);
  });
});

test("without the setting there is no page for printing, and no link to one", async () => {
  const tree = await treeOf(NOTES);
  const found = Object.entries(tree).filter(([path, text]) => path.includes("print") || text.includes('href="print'));
  expect(found.map(([path]) => path)).toEqual([]);
});

test("drafts are printed where the site shows them, and marked", async () => {
  const tree = await treeOf({ ...NOTES, "recto.yml": `${PRINT}drafts: true\n` });
  expect(mainOf(tree["print.html"])).toContain('<p class="draft">Draft</p>\n<h2 dir="auto">Draft</h2>');
});

test("a note or a tag in the way keeps its address, and the other one is linked", async () => {
  const tree = await treeOf({
    "recto.yml": PRINT,
    "notes/print.md": "---\ntags: [print]\n---\n# Printers\n",
    "notes/other.md": "# Other\n",
    "notes/tags/a.md": "# A\n",
    "notes/tags/b.md": "# B\n",
  });
  expect(tree["print.html"]).toContain(">Printers</h1>");
  expect(mainOf(tree["print-.html"])).toContain(">Printers</h2>");
  expect(tree["index.html"]).toContain('href="print-.html"');
  expect(tree["tags/print.html"]).not.toContain('class="page printed"');
  expect(mainOf(tree["tags/print-.html"])).toContain(">B</h2>");
});

test("with addresses that are folders it is one, too", async () => {
  const tree = await treeOf({ ...NOTES, "recto.yml": `${PRINT}urls: folder\n` });
  expect(tree["index.html"]).toContain('<a href="print/">Print all notes</a>');
  expect(mainOf(tree["aws/print/index.html"])).toContain('<a href="../../later/">later</a>');
  expect(faultsOf(tree).filter((fault) => /print\/index\.html/.test(fault))).toEqual([]);
});

test(
  "a folder with more than 500 notes, or 6 MB of text, has no such page, and check says so; its folders have",
  { timeout: 60_000 },
  async () => {
    const many = Object.fromEntries(Array.from({ length: 499 }, (_, i) => [`notes/many/n${i}.md`, "x\n"]));
    const site = createSite({
      "recto.yml": PRINT,
      ...many,
      "notes/long/a.md": `\`\`\`\n${"x".repeat(4_000_000)}\n`,
      "notes/long/b.md": `\`\`\`\n${"x".repeat(4_000_000)}\n`,
    });
    const { diagnostics } = await site.build();
    expect(
      diagnostics.filter(({ code }) => code === "too-much-to-print").map(({ severity, message, hint }) => [severity, message, hint]),
    ).toEqual([
      ["info", "there is no page for printing the whole site: it has 501 notes, and 500 fit on one", "Print the folders in it one by one."],
      [
        "info",
        "there is no page for printing the folder long: its notes have 8.0 MB of text, and 6.0 MB fit on one",
        "Print the folders in it one by one.",
      ],
    ]);
    expect(Object.keys(await site.tree()).filter((path) => path.includes("print"))).toEqual(["many/print.html"]);
  },
);

test("an edit of a note changes the pages that have it, and no other; a build without one changes none", async () => {
  const site = createSite({ ...NOTES, "recto.yml": PRINT });
  await site.build();
  expect((await site.build()).report?.written).toEqual([]);
  await site.change("notes/later.md", "# Later\n\nNow without another note.\n");
  expect((await site.build()).report?.written.filter((path) => path.includes("print"))).toEqual(["print.html"]);
  await site.change("notes/aws/deep/vpc.md", "# VPC\n\nNetworks.\n");
  expect((await site.build()).report?.written.filter((path) => path.includes("print")).toSorted()).toEqual([
    "aws/deep/print.html",
    "aws/print.html",
    "print.html",
  ]);
  const cold = await site.afresh();
  await cold.build();
  expect(await site.tree()).toEqual(await cold.tree());
});
