/** Which pages a site has, and what is on them. */
import { expect, test } from "vitest";
import { faultsOf } from "../html/checks.ts";
import { createSite } from "../helpers/site.ts";

const SCRIPTS = { "public/assets/theme.js": "// theme\n", "public/assets/recto.js": "// recto\n" };

/** Text of the first element of a page that `open` begins, without tags, blanks made one. */
function textOf(html: string | undefined, open: string, close: string): string {
  const start = html?.indexOf(open) ?? -1;
  if (html === undefined || start === -1) return "";
  const inner = html.slice(start + open.length, html.indexOf(close, start));
  return inner
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

const h1 = (html: string | undefined) =>
  textOf(html, "<h1", "</h1>")
    .replace(/^[^>]*>/, "")
    .trim();
const pagesOf = (tree: object) => Object.keys(tree).filter((path) => path.endsWith(".html"));

test("without an index note the home page is a made front page: the site's title, what is in it, and how many notes", async () => {
  const site = createSite({
    "recto.yml": "title: Cloud notes\ndescription: What I learn about storage.\n",
    "notes/a.md": "# First\n\nText of the first.\n",
    "notes/aws/s3.md": "---\ntags: [storage]\ndate: 2024-03-01\n---\n# S3\n",
  });
  await site.build();
  const home = await site.page("index.html");
  expect(h1(home)).toBe("Cloud notes");
  expect(textOf(home, "<main", "</main>")).toBe(
    'id="recto-main" tabindex="-1"> Cloud notes What I learn about storage. 2 notes 1 folder Updated 1 Mar 2024 Folders Aws 1 note 1 Mar 2024 S3 Other notes First Text of the first. Recently changed S3 1 Mar 2024 All recent changes Tags storage 1 1 note All tags',
  );
});

test("an index note, or else a README, is the home page, and names the site", async () => {
  const site = createSite({ "notes/README.md": "# My cloud\n\nWelcome.\n", "notes/a.md": "# A\n" });
  await site.build();
  expect(h1(await site.page("index.html"))).toBe("My cloud");
  expect(await site.page("index.html")).toContain("<p>Welcome.</p>");
  expect(await site.page("a.html")).toContain("<title>A · My cloud</title>");
  expect(await site.page("readme.html")).toBeUndefined();
});

test("every folder has a page with its folders and notes, its index note first", async () => {
  const site = createSite({
    "notes/aws/deep/x.md": "# X\n",
    "notes/aws/index.md": "# Amazon\n\nAll about it.\n",
    "notes/aws/s3.md": "# S3\n\nObjects.\n",
    "notes/how-it_runs/y.md": "# Y\n",
  });
  await site.build();
  expect(pagesOf(await site.tree())).toEqual([
    "404.html",
    "aws/deep/index.html",
    "aws/deep/x.html",
    "aws/index.html",
    "aws/s3.html",
    "how-it_runs/index.html",
    "how-it_runs/y.html",
    "index.html",
  ]);
  expect(textOf(await site.page("aws/index.html"), '<article class="page">', "<footer")).toBe(
    "Amazon All about it. Folders Deep 1 note X Notes S3 Objects.",
  );
  expect(h1(await site.page("how-it_runs/index.html"))).toBe("How it runs");
});

test("with `urls: folder` each page is the index of a folder, and links say the folder", async () => {
  const site = createSite({
    ...SCRIPTS,
    "recto.yml": "urls: folder\nurl: https://example.org/notes\n",
    "notes/index.md": "# Home\n\n[[s3#Costs]] and [aws](aws.md).\n",
    "notes/aws.md": "# AWS\n",
    "notes/aws/s3.md": "---\ntags: [storage]\n---\n# S3\n\n## Costs\n\n[home](../index.md)\n",
  });
  await site.build();
  const tree = await site.tree();
  expect(pagesOf(tree)).toEqual([
    "404.html",
    "aws/index.html",
    "aws/s3/index.html",
    "index.html",
    "tags/index.html",
    "tags/storage/index.html",
  ]);
  expect(tree["index.html"]).toContain('<p><a href="aws/s3/#costs">s3 &gt; Costs</a> and <a href="aws/">aws</a>.</p>');
  expect(tree["aws/s3/index.html"]).toContain('<a href="../../">home</a>');
  expect(tree["sitemap.xml"]).toContain("<loc>https://example.org/notes/aws/s3/</loc>");
  expect(faultsOf(tree, "/notes")).toEqual([]);
});

test("five notes of one title are told apart wherever they are listed", async () => {
  const title = "# AWS: S3 and Lambda\n\nWeek.\n\n[[hub]]\n";
  const paths = ["read1.md", "read2.md", "week1/notes.md", "week2/notes.md", "week2/more.md"];
  const site = createSite({ ...Object.fromEntries(paths.map((path) => [`notes/${path}`, title])), "notes/hub.md": "# Hub\n" });
  const { diagnostics } = await site.build();
  expect(diagnostics).toEqual([]);
  const tree = await site.tree();
  const titles = pagesOf(tree).map((path) => textOf(tree[path], "<title>", "</title>"));
  expect(new Set(titles).size).toBe(titles.length);
  expect(tree["read1.html"]).toContain("<title>AWS: S3 and Lambda (read1) · Notes</title>");
  const hub = tree["hub.html"] ?? "";
  expect([...hub.slice(hub.indexOf("recto-backlinks")).matchAll(/<span class="distinction">([^<]*)</g)].map(([, told]) => told)).toEqual([
    "read1",
    "read2",
    "week1",
    "week2/more",
    "week2/notes",
  ]);
});

test("a note that links to another from each of its sections is no wall of sentences there", async () => {
  const build = async (count: number) => {
    const sentences = Array.from({ length: count }, (_, index) => `Sentence ${index} on [[b]].`).join("\n\n");
    const site = createSite({ "notes/a.md": `# A\n\n${sentences}\n`, "notes/b.md": "# B\n" });
    await site.build();
    return [...((await site.page("b.html")) ?? "").matchAll(/<p><bdi[^>]*>([^<]*)</g)].map(([, said]) => said);
  };
  expect(await build(6)).toHaveLength(6);
  expect((await build(300)).slice(3)).toEqual(["Sentence 3 on b.", "Sentence 4 on b.", "…"]);
});

test("a page's size does not depend on the number of notes", async () => {
  const build = async (count: number) => {
    const notes = Array.from({ length: count }, (_, index) => {
      const number = String(index).padStart(4, "0");
      return [`notes/topic${index % 10}/note${number}.md`, `# Note ${number}\n\nText, see [[note0000]].\n`] as const;
    });
    const site = createSite({ ...Object.fromEntries(notes), "notes/topic3/middle.md": "# Middle\n\nText.\n" });
    await site.build();
    return (await site.page("topic3/middle.html"))?.length ?? Number.NaN;
  };
  const small = await build(20);
  const large = await build(2000);
  // At most a window of neighbours more: 24 notes and 24 folders of some 150 bytes each.
  expect(large - small).toBeLessThan(48 * 150);
  expect(await build(4000)).toBe(large);
}, 30_000);
