/** The front page of a site without an index note, and the page for what is not there. */
import { expect, test } from "vitest";
import { listed, mainText, plain } from "../helpers/html.ts";
import { createSite, type Files } from "../helpers/site.ts";

const notes = (paths: readonly string[]): Files => Object.fromEntries(paths.map((path) => [`notes/${path}.md`, `# About ${path}\n`]));

async function homeOf(files: Files): Promise<string> {
  const site = createSite(files);
  await site.build();
  return (await site.page("index.html")) ?? "";
}

const lede = (html: string) => plain(/<p class="lede"[^>]*>([^]*?)<\/p>/.exec(html)?.[1] ?? "");

test("one note: its title and first sentence, and nothing around it", async () => {
  expect(mainText(await homeOf({ "notes/a.md": "# Caches\n\nA cache keeps what was asked for before.\n" }))).toBe(
    "Notes 1 note Notes Caches A cache keeps what was asked for before.",
  );
});

test("a site without notes that lists lead to says so", async () => {
  expect(mainText(await homeOf({ "notes/a.md": "---\nunlisted: true\n---\n# Secret\n" }))).toBe("Notes There are no notes yet.");
});

test("without a description it says what the notes are about: the largest folders, in links, for search engines in words", async () => {
  const home = await homeOf(notes(["aws/1", "aws/2", "aws/3", "git/1", "vim/1", "vim/2"]));
  expect(lede(home)).toBe("Notes about Aws , Vim , Git .");
  expect(home).toContain('<a href="vim/index.html"><bdi>Vim</bdi></a>');
  expect(home).toContain('<meta name="description" content="Notes about Aws, Vim, Git.">');
});

test("more than five topics, or notes beside the folders, are told as more", async () => {
  expect(lede(await homeOf(notes(["a/1", "b/1", "c/1", "d/1", "e/1", "f/1"])))).toBe("Notes about A , B , C , D , E and more.");
  expect(lede(await homeOf(notes(["a/1", "b/1", "loose"])))).toBe("Notes about A , B and more.");
});

test("a description of the writer's says it better", async () => {
  const home = await homeOf({ ...notes(["a/1", "b/1"]), "recto.yml": "description: What I read about storage.\n" });
  expect(lede(home)).toBe("What I read about storage.");
});

test("folders that are only numbered say nothing; tags do, if there are several", async () => {
  const weeks = notes(["week 1/a", "week 2/b", "2024/c"]);
  expect(lede(await homeOf(weeks))).toBe("");
  const tagged = {
    ...weeks,
    "notes/week 1/t.md": "---\ntags: [storage, cdn]\n---\n# T\n",
    "notes/2024/u.md": "---\ntags: [cdn]\n---\n# U\n",
  };
  expect(lede(await homeOf(tagged))).toBe("Notes about cdn , storage .");
});

test("where one folder holds all, the folders in it are the topics", async () => {
  expect(lede(await homeOf(notes(["til/aws/1", "til/git/1"])))).toBe("Notes about Aws , Git .");
});

test("a folder shows how many notes it has, its last change, and its index note's description or else its first notes", async () => {
  const home = await homeOf({
    "notes/aws/index.md": "# Amazon\n\nWhat I know about it.\n",
    "notes/aws/s3.md": "---\nupdated: 2024-03-02\n---\n# S3\n",
    "notes/aws/deep/x.md": "---\nupdated: 2024-05-01\n---\n# X\n",
    "notes/git/one.md": "# One\n",
    "notes/git/two.md": "# Two\n",
    "notes/only/below/y.md": "# Y\n",
  });
  const rows = /<ul class="list folder-list">([^]*?)\n<\/ul>\n<\/section>/.exec(home)?.[1] ?? "";
  expect(plain(rows)).toBe("Amazon 3 notes 1 May 2024 What I know about it. Git 2 notes One Two Only 1 note Below");
});

test("where there are ten notes and more, those that most others link to come first", async () => {
  const linking = Array.from({ length: 9 }, (_, index) => [
    `notes/n${index}.md`,
    `# N${index}\n\n[[hub]]${index < 4 ? " [[second]]" : ""} [[n0]] [[n0]]\n`,
  ]);
  const home = await homeOf({ ...Object.fromEntries(linking), "notes/hub.md": "# Hub\n\nStart.\n", "notes/second.md": "# Second\n" });
  const section = /aria-labelledby="recto-start">([^]*?)<\/section>/.exec(home)?.[1] ?? "";
  expect(plain(section)).toBe(
    "Start here Hub linked from 9 notes Start. N0 linked from 8 notes hub second n0 n0 Second linked from 4 notes",
  );
});

test("what changed last is shown, unless all notes are on the page with their dates", async () => {
  const dated = (path: string) => ({ [`notes/${path}.md`]: "---\nupdated: 2024-03-02\n---\n# T\n\nText.\n" });
  expect(mainText(await homeOf({ ...dated("a"), ...dated("b") }))).not.toContain("Recently changed");
  expect(mainText(await homeOf({ ...dated("a"), ...dated("f/b") }))).toContain("Recently changed");
});

test("tags have a weight: the most used is four, one of less than an eighth is one", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 16 }, (_, index) => [
      `notes/${index}.md`,
      `---\ntags: [all${index < 8 ? ", half" : ""}${index < 4 ? ", quarter" : ""}${index < 2 ? ", eighth" : ""}]\n---\n# N\n`,
    ]),
  );
  const home = await homeOf(files);
  expect([...home.matchAll(/class="weight-(\d)" href="tags\/(\w+)/g)].map(([, weight, tag]) => `${tag} ${weight}`)).toEqual([
    "all 4",
    "eighth 1",
    "half 3",
    "quarter 2",
  ]);
});

test("where no tag stands out, all have one weight", async () => {
  const home = await homeOf({ "notes/1.md": "---\ntags: [a, b]\n---\n# N\n", "notes/2.md": "---\ntags: [a, b, c]\n---\n# M\n" });
  expect([...home.matchAll(/class="weight-(\d)"/g)].map(([, weight]) => weight)).toEqual(["2", "2", "2"]);
});

test("the home page does not grow with the number of notes and folders, and leads to a list of all", async () => {
  const many = (count: number) =>
    notes([
      ...Array.from({ length: count }, (_, index) => `note${String(index).padStart(4, "0")}`),
      ...Array.from({ length: count }, (_, index) => `topic${String(index).padStart(4, "0")}/a`),
    ]);
  const small = (await homeOf(many(40))).length;
  const site = createSite(many(150));
  await site.build();
  const tree = await site.tree();
  const home = tree["index.html"] ?? "";
  expect(Math.abs(home.length - small)).toBeLessThan(200);
  expect([listed(home, "list folder-list").length, listed(home).length]).toEqual([24, 24]);
  expect(home).toContain('<p class="more"><a href="all.html">All folders</a></p>');
  expect(home).toContain('<p class="more"><a href="all.html">All notes</a></p>');
  const pages = ["all.html", ...Object.keys(tree).filter((path) => path.startsWith("all/"))];
  const all = pages.flatMap((path) => listed(tree[path]));
  expect(new Set(all.map(([, title]) => title)).size).toBe(150);
  expect(pages.flatMap((path) => listed(tree[path], "list folder-list")).length).toBe(150);
  expect(tree["all.html"]).toContain("<title>All notes · Notes</title>");
  expect(tree["all/page-2.html"]).toContain("<title>All notes (Page 2) · Notes</title>");
}, 30_000);

test("the page for what is not there leads on, from the server's root at any depth", async () => {
  const site = createSite({
    ...notes(["aws/1", "git/1"]),
    "recto.yml": "url: https://example.org/study\n",
    "notes/aws/2.md": "---\ntags: [storage]\nupdated: 2024-03-02\n---\n# Two\n",
  });
  await site.build();
  const page = (await site.page("404.html")) ?? "";
  const main = page.slice(page.indexOf("<main"), page.indexOf("</main>"));
  expect(mainText(page)).toBe(
    "Page not found There is no page at this address. It may have been moved or renamed, or the link may be misspelt. Home page Recently changed notes All tags Folders Aws 2 notes Git 1 note",
  );
  expect([...main.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    "/study/index.html",
    "/study/recent.html",
    "/study/tags/index.html",
    "/study/aws/index.html",
    "/study/git/index.html",
  ]);
});
