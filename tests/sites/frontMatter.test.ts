/** What front matter does to whole sites. */
import { describe, expect, test } from "vitest";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { THEME_TEMPLATES } from "../../src/render/layouts.ts";
import { createSite, type Files } from "../helpers/site.ts";

const ROOT = new URL("../..", import.meta.url).pathname;

async function built(files: Files) {
  const site = createSite(files);
  const { diagnostics } = await site.build();
  const tree = await site.tree();
  return {
    tree,
    said: diagnostics.map(({ severity, code, message, hint, at }) => [
      `${at?.path}:${at?.line}:${at?.column} ${severity} ${code}`,
      message,
      hint,
    ]),
  };
}

describe("unlisted", () => {
  const NOTES = {
    "recto.yml": "url: https://example.org\n",
    "notes/index.md": "# Home\n\nSee [[zaunkönig]].\n",
    "notes/a.md": "---\ntags: [shared]\ndate: 2024-01-01\n---\n# A\n\nText.\n",
    "notes/zaunkönig.md": "---\nunlisted: true\ntags: [shared, alone]\ndate: 2024-01-02\n---\n# Zaunkönig\n\nLeads to [[a]].\n",
    "notes/nest/zaunkönig.md": "---\nunlisted: true\n---\n# Zaunkönig too\n",
  };

  test("the page is there, and no page but those that link to it names it", async () => {
    const { tree, said } = await built(NOTES);
    const naming = Object.entries(tree).filter(([path, text]) => /zaunk(?:ö|%C3%B6)nig/i.test(path + text));
    expect(naming.map(([path]) => path).sort()).toEqual(["index.html", "nest/zaunkönig.html", "zaunkönig.html"]);
    expect(tree["index.html"]?.match(/<a [^>]*zaunk[^>]*>/gi)).toEqual(['<a href="zaunk%C3%B6nig.html">']);
    expect(said).toEqual([]);
  });

  test("search engines are asked to leave it out, and its folder's page, in which nothing is listed", async () => {
    const { tree } = await built(NOTES);
    const asked = Object.entries(tree).filter(([, text]) => text.includes('<meta name="robots" content="noindex">'));
    expect(asked.map(([path]) => path).sort()).toEqual(["nest/index.html", "nest/zaunkönig.html", "zaunkönig.html"]);
    expect(tree["sitemap.xml"]?.match(/<loc>[^<]*/g)).toEqual([
      "<loc>https://example.org/a.html",
      "<loc>https://example.org/",
      "<loc>https://example.org/recent.html",
      "<loc>https://example.org/tags/shared.html",
      "<loc>https://example.org/tags/index.html",
    ]);
  });
});

test("nav names a note in the navigation, or keeps it out, and changes no list", async () => {
  const { tree } = await built({
    "notes/index.md": "# Home\n",
    "notes/a.md": "---\nnav: Short\n---\n# A very long title\n",
    "notes/b.md": "---\nnav: false\n---\n# Bee\n",
    "notes/c/index.md": "---\nsidebar_label: Sea\n---\n# The sea and its waves\n",
    "notes/d/index.md": "---\nnav: false\n---\n# Dee\n",
  });
  const page = tree["index.html"] ?? "";
  const navigation = page.slice(page.indexOf('<nav class="navigation"'), page.indexOf("<main"));
  const main = page.slice(page.indexOf("<main"));
  const titles = (html: string) => [...html.matchAll(/<a [^>]*><bdi>([^<]*)/g)].map(([, title]) => title);
  expect(titles(navigation)).toEqual(["Short", "Sea"]);
  expect(titles(main)).toEqual(expect.arrayContaining(["A very long title", "Bee", "The sea and its waves", "Dee"]));
});

test("dir gives the whole text its direction; otherwise the language does, and blocks of mixed text find their own", async () => {
  const { tree } = await built({
    "notes/rtl.md": "---\ndir: rtl\n---\nS3 هو تخزين\n",
    "notes/ltr.md": "---\nlang: ar\ndir: ltr\n---\nS3 هو تخزين\n",
    "notes/auto.md": "---\nlang: ar\ndir: auto\n---\nS3 هو تخزين\n",
  });
  const shown = (path: string) => [/<div class="prose"[^>]*>/.exec(tree[path] ?? "")?.[0], /<p[^>]*>S3/.exec(tree[path] ?? "")?.[0]];
  expect(shown("rtl.html")).toEqual(['<div class="prose" dir="rtl">', "<p>S3"]);
  expect(shown("ltr.html")).toEqual(['<div class="prose" lang="ar">', "<p>S3"]);
  expect(shown("auto.html")).toEqual(['<div class="prose" lang="ar" dir="rtl">', '<p dir="auto">S3']);
});

test("a note with a permalink is there, and links, lists and the sitemap lead there", async () => {
  const { tree, said } = await built({
    "recto.yml": "url: https://example.org\n",
    "notes/index.md": "# Home\n\n[[me]] and [me](/about/)\n",
    "notes/me.md": "---\npermalink: /about/\n---\n# Me\n\nBack [[index]].\n",
  });
  expect(Object.keys(tree).filter((path) => path.endsWith(".html"))).toEqual(["404.html", "about/index.html", "index.html"]);
  const addresses = [...(tree["index.html"] ?? "").matchAll(/href="([^"]*about[^"]*)"/g)].map(([, address]) => address);
  // In the navigation, twice in the text, in the list, behind the text as what links here and what comes next.
  expect(addresses).toEqual(Array.from({ length: 6 }, () => "about/index.html"));
  expect(tree["about/index.html"]).toContain('Back <a href="../index.html">');
  expect(tree["sitemap.xml"]).toContain("<loc>https://example.org/about/index.html</loc>");
  expect(said).toEqual([]);
});

describe("layout", () => {
  const files = (front: string): Files => ({
    "notes/index.md": "# Home\n",
    "notes/a.md": `---\n${front}\n---\n# A\n\nText.\n`,
    "templates/poster.eta": '<% layout("@layout", { shape: "bare" }); %>\n<h1>Poster: <%= it.title %></h1>\n<%~ it.body %>\n',
  });

  test("a note is shown by the template of the site that it names", async () => {
    const { tree, said } = await built(files("layout: poster"));
    expect(tree["a.html"]).toContain("<h1>Poster: A</h1>\n<p>Text.</p>");
    expect(said).toEqual([]);
  });

  test("a name that no template has is an error at its place, with the nearest one", async () => {
    expect((await built(files("layout: postre"))).said).toEqual([
      ["notes/a.md:2:9 error unknown-layout", 'there is no layout "postre"', 'Did you mean "poster"?'],
    ]);
    expect((await built(files("title: A\ntemplate: something-else"))).said).toEqual([
      [
        "notes/a.md:3:11 error unknown-layout",
        'there is no layout "something-else"',
        "Create templates/something-else.eta, or remove the key.",
      ],
    ]);
  });

  test.each(["post", "home", "title"])("where the site has no layouts, `layout: %s` is another program's", async (layout) => {
    const { tree, said } = await built({ "notes/a.md": `---\nlayout: ${layout}\n---\n# A\n\nText.\n` });
    expect(tree["a.html"]).toContain("<p>Text.</p>");
    expect(said).toEqual([]);
  });

  test("the list of the theme's templates is complete", () => {
    const names = readdirSync(join(ROOT, "templates")).map((file) => file.replace(/\.eta$/, ""));
    expect([...THEME_TEMPLATES].sort()).toEqual(names.sort());
  });
});

describe("aliases become redirect pages", () => {
  test("one for each address that is free, in both forms of addresses", async () => {
    const { tree, said } = await built({
      "recto.yml": "url: https://example.org\nurls: folder\n",
      "notes/aws/s3.md": "---\naliases: [/old/page.html, Simple Storage]\n---\n# S3 <&>\n",
    });
    expect(tree["old/page.html"]?.match(/.*(?:refresh|canonical|robots|<a ).*/g)).toEqual([
      '<meta name="robots" content="noindex">',
      '<meta http-equiv="refresh" content="0; url=../aws/s3/">',
      '<link rel="canonical" href="https://example.org/aws/s3/">',
      '<p>This page has moved: <a href="../aws/s3/"><bdi>S3 &lt;&amp;&gt;</bdi></a></p>',
    ]);
    expect(tree["aws/simple-storage/index.html"]).toContain('content="0; url=../s3/"');
    expect(tree["sitemap.xml"]?.match(/<loc>/g)).toHaveLength(3);
    expect(said).toEqual([]);
  });

  test("without an address of the site the true address is relative, and an address that begins with a quote is no quoted one", async () => {
    const { tree } = await built({ "notes/s3.md": "---\npermalink: /'s'.html\naliases: /old.html\n---\n# S3\n" });
    expect(tree["old.html"]).toContain(`<meta http-equiv="refresh" content="0; url=./&#39;s&#39;.html">`);
    expect(tree["old.html"]).toContain(`<link rel="canonical" href="./&#39;s&#39;.html">`);
  });

  test("no alias takes the address of a page or a file, nor lies below or above one; of two the first is served", async () => {
    const { tree, said } = await built({
      "notes/index.md": "# Home\n",
      "notes/a.md": `---
aliases: [/b.html, /B.html, /tags/x.html, /tags/, /recent.html, /404.html, /sub/, /robots/x.html, /robots, /one.html, b]
---
# A
`,
      "notes/b.md": "---\ntags: x\ndate: 2024-01-01\naliases: [/one.html, /robots/]\n---\n# B\n",
      "notes/sub/c.md": "# C\n",
      "public/robots": "a file without an ending",
    });
    expect(Object.keys(tree).filter((path) => tree[path]?.includes('http-equiv="refresh"'))).toEqual(["one.html", "robots.html"]);
    expect(tree["one.html"]).toContain('url=./a.html"');
    expect(tree["b.html"]).toContain(">B</h1>");
    expect(said.map(([place, message]) => `${place} ${message}`)).toEqual([
      'notes/a.md:2:10 info alias-address no redirect leads from "/b.html": b.html is another page or file',
      'notes/a.md:2:10 info alias-address no redirect leads from "/B.html": b.html is in the way',
      'notes/a.md:2:10 info alias-address no redirect leads from "/tags/x.html": tags/x.html is another page or file',
      'notes/a.md:2:10 info alias-address no redirect leads from "/tags/": tags/index.html is another page or file',
      'notes/a.md:2:10 info alias-address no redirect leads from "/recent.html": recent.html is another page or file',
      'notes/a.md:2:10 info alias-address no redirect leads from "/404.html": 404.html is another page or file',
      'notes/a.md:2:10 info alias-address no redirect leads from "/sub/": sub/index.html is another page or file',
      'notes/a.md:2:10 info alias-address no redirect leads from "/robots/x.html": robots is in the way',
      'notes/b.md:4:10 info alias-address no redirect leads from "/one.html": one.html is another page or file',
      'notes/b.md:4:10 info alias-address no redirect leads from "/robots/": robots is in the way',
    ]);
  });
});
