/** The head of a page as browsers, search engines and messengers read it. */
import { expect, test } from "vitest";
import { createSite } from "../helpers/site.ts";

/** 600 × 400 pixels, as its header says; nobody looks further. */
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAlgAAAGQCAIAAAD9V4nP", "base64");

const FILES = {
  "notes/index.md": "# Cloud\n",
  "notes/aws/s3.md": `---
date: 2024-01-01
updated: 2024-02-03
lang: de-CH
tags: [storage]
description: Objects & <buckets>
---
# S3 "simple" </script>

![A bucket](bucket.png)
`,
  "notes/aws/bucket.png": PNG,
};

/** The lines of a page's head but for its styles and scripts, with the digests of public files made alike. */
async function headOf(site: ReturnType<typeof createSite>, path: string): Promise<readonly string[]> {
  const page = (await site.page(path)) ?? "";
  const head = page.slice(page.indexOf("<head>\n") + 7, page.indexOf("</head>"));
  const lines = head
    .replace(/content="default-src[^"]*"/, 'content="…"')
    .replace(/\.[0-9a-f]{10}\./g, ".0123456789.")
    .trimEnd()
    .split("\n");
  return lines.filter((line) => !/^<(?:script src|script type="speculationrules"|link rel="stylesheet")/.test(line));
}

test("a note's head has its names, the site's icons, and what is known of it for machines", async () => {
  const site = createSite({ ...FILES, "recto.yml": "url: https://example.org\n" });
  await site.build();
  expect(await headOf(site, "aws/s3.html")).toEqual([
    '<meta charset="utf-8">',
    '<meta http-equiv="Content-Security-Policy" content="…">',
    "<title>S3 &quot;simple&quot; &lt;/script&gt; · Cloud</title>",
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="theme-color" content="#fdfcf9" media="(prefers-color-scheme: light)">',
    '<meta name="theme-color" content="#191817" media="(prefers-color-scheme: dark)">',
    '<meta name="description" content="Objects &amp; &lt;buckets&gt;">',
    '<link rel="canonical" href="https://example.org/aws/s3.html">',
    '<link rel="manifest" href="../manifest.webmanifest">',
    '<link rel="icon" href="../favicon.svg" type="image/svg+xml">',
    '<link rel="apple-touch-icon" href="../apple-touch-icon.png">',
    '<link rel="alternate" type="application/rss+xml" href="../feed.xml">',
    '<meta property="og:type" content="article">',
    '<meta property="og:title" content="S3 &quot;simple&quot; &lt;/script&gt;">',
    '<meta property="og:url" content="https://example.org/aws/s3.html">',
    '<meta property="og:site_name" content="Cloud">',
    '<meta property="og:description" content="Objects &amp; &lt;buckets&gt;">',
    '<meta property="og:locale" content="de_CH">',
    '<meta property="og:image" content="https://example.org/assets/bucket.0123456789.png">',
    '<meta property="og:image:width" content="600">',
    '<meta property="og:image:height" content="400">',
    '<meta property="og:image:alt" content="A bucket">',
    '<meta name="twitter:card" content="summary_large_image">',
    `<script type="application/ld+json">${[
      String.raw`{"@context":"https://schema.org","@graph":[{"@type":"LearningResource","name":"S3 \"simple\" \u003c/script\u003e",`,
      String.raw`"url":"https://example.org/aws/s3.html","description":"Objects \u0026 \u003cbuckets\u003e","inLanguage":"de-CH",`,
      `"dateCreated":"2024-01-01","dateModified":"2024-02-03","keywords":["storage"],`,
      `"image":"https://example.org/assets/bucket.0123456789.png",`,
      `"isPartOf":{"@type":"WebSite","name":"Cloud","url":"https://example.org/"}},`,
      `{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Cloud","item":"https://example.org/"},`,
      `{"@type":"ListItem","position":2,"name":"Aws","item":"https://example.org/aws/index.html"},`,
      String.raw`{"@type":"ListItem","position":3,"name":"S3 \"simple\" \u003c/script\u003e"}]}]}`,
    ].join("")}</script>`,
  ]);
});

test("without the site's address there is nothing that would need one", async () => {
  const site = createSite(FILES);
  await site.build();
  const head = await headOf(site, "aws/s3.html");
  expect(head.filter((line) => /canonical|manifest|alternate|og:|twitter:|ld\+json/.test(line))).toEqual([]);
  expect(head).toContain('<link rel="apple-touch-icon" href="../apple-touch-icon.png">');
});

test("the page for what is not there has no address to tell of, and finds its files from the server's root", async () => {
  const site = createSite({ ...FILES, "recto.yml": "url: https://example.org/notes\n" });
  await site.build();
  const head = await headOf(site, "404.html");
  expect(head.filter((line) => /canonical|manifest|og:|ld\+json/.test(line))).toEqual([]);
  expect(head).toContain('<link rel="alternate" type="application/rss+xml" href="/notes/feed.xml">');
});

test("an unlisted page asks to be left out by search engines, and still has a name where somebody links to it", async () => {
  const site = createSite({
    ...FILES,
    "notes/hidden.md": "---\nunlisted: true\n---\n# Hidden\n",
    "recto.yml": "url: https://example.org\n",
  });
  await site.build();
  const head = await headOf(site, "hidden.html");
  expect(head).toContain('<meta name="robots" content="noindex">');
  expect(head).toContain('<meta property="og:title" content="Hidden">');
  expect(head.filter((line) => line.includes("ld+json"))).toEqual([]);
});

test("a redirect tells only where its page is now", async () => {
  const site = createSite({ ...FILES, "notes/a.md": "---\naliases: [/old.html]\n---\n# A\n", "recto.yml": "url: https://example.org\n" });
  await site.build();
  const head = await headOf(site, "old.html");
  expect(head.filter((line) => /canonical|og:|ld\+json/.test(line))).toEqual(['<link rel="canonical" href="https://example.org/a.html">']);
});
