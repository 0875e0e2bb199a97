/** Lists of notes: folders, tags, recent changes. */
import { expect, test } from "vitest";
import { listed, mainText, plain } from "../helpers/html.ts";
import { createSite } from "../helpers/site.ts";

const numbered = (count: number, folder = "aws") =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`notes/${folder}/n${index}.md`, `# Note ${index}\n\nText ${index}.\n`]));

const titles = (html: string | undefined) => listed(html).map(([, title]) => title);

test("a folder of 400 notes has several pages, on which all stand in reading order", async () => {
  const site = createSite(numbered(400));
  await site.build();
  const tree = await site.tree();
  const pages = Object.keys(tree).filter((path) => path.startsWith("aws/page-"));
  expect(pages).toEqual(pages.map((_, index) => `aws/page-${index + 2}.html`));
  const inOrder = ["aws/index.html", ...pages].flatMap((path) => titles(tree[path]));
  expect(inOrder).toEqual(Array.from({ length: 400 }, (_, index) => `Note ${index}`));
  const second = tree["aws/page-2.html"] ?? "";
  expect(second).toContain("<title>Aws (Page 2) · Notes</title>");
  expect(second).toContain('<a rel="prev" href="index.html">Previous page</a>');
  expect(second).toContain('<a rel="next" href="page-3.html">Next page</a>');
  expect(second).toContain('<li><a href="page-2.html" aria-current="page" aria-label="Page 2">2</a></li>');
  expect(mainText(second)).toMatch(/^Aws Page 2 Notes Note \d+ /);
  for (const path of ["aws/index.html", ...pages]) expect(tree[path]?.length).toBeLessThan(70_000);
});

test("a note more in a long folder changes what few of its pages list", async () => {
  const site = createSite(numbered(600));
  const mains = async () => {
    await site.build();
    const pages = Object.entries(await site.tree()).filter(([path]) => path.startsWith("aws/page-"));
    return pages.map(([, html]) => mainText(html));
  };
  const before = await mains();
  expect(before.length).toBeGreaterThan(5);
  await site.change("notes/aws/n300b.md", "# One more\n\nText.\n");
  const changed = (await mains()).filter((text) => !before.includes(text));
  expect(changed.filter((text) => text.includes("One more")).length).toBe(1);
  expect(changed.length).toBeLessThan(4);
  const cold = await site.afresh();
  await cold.build();
  expect(await site.tree()).toEqual(await cold.tree());
}, 30_000);

test("a folder that a note leads into shows the note on its first page alone", async () => {
  const site = createSite({ ...numbered(200), "notes/aws/index.md": "# Amazon\n\nAll about it.\n" });
  await site.build();
  expect(await site.page("aws/index.html")).toContain("<p>All about it.</p>");
  const second = (await site.page("aws/page-2.html")) ?? "";
  expect(second).not.toContain("All about it.");
  expect(second).toContain("<title>Amazon (Page 2) · Notes</title>");
});

test("with `urls: folder` the further pages are folders, and a note called page-2 keeps its address", async () => {
  const site = createSite({ ...numbered(200), "recto.yml": "urls: folder\n", "notes/aws/page-2.md": "# Mine\n" });
  await site.build();
  expect(await site.page("aws/page-2/index.html")).toContain("<title>Mine · Notes</title>");
  expect(await site.page("aws/page-2-/index.html")).toContain("<title>Aws (Page 2) · Notes</title>");
  expect(await site.page("aws/index.html")).toContain('<a rel="next" href="page-2-/">Next page</a>');
});

test("shared titles are told apart where they are listed: by folder in the site's lists, by file in a folder's own", async () => {
  const note = (day: number) => `---\ntags: [reading]\nupdated: 2024-03-0${day}\n---\n# S3 and Lambda\n\n[[hub]]\n`;
  const site = createSite({
    "notes/2023/week1/notes.md": note(1),
    "notes/2024/week1/notes.md": note(2),
    "notes/2024/week2/read.md": note(3),
    "notes/2024/week2/more.md": note(4),
    "notes/hub.md": "# Hub\n",
  });
  await site.build();
  const told = (title: string) => `S3 and Lambda|${title}`;
  expect(titles(await site.page("recent.html"))).toEqual(["week2/more", "week2/read", "2024/week1", "2023/week1"].map(told));
  expect(titles(await site.page("tags/reading.html"))).toEqual(["2023/week1", "2024/week1", "week2/more", "week2/read"].map(told));
  expect(titles(await site.page("2024/week1/index.html"))).toEqual(["S3 and Lambda"]);
  expect(titles(await site.page("2024/week2/index.html"))).toEqual(["week2/more", "week2/read"].map(told));
});

test("recent changes stand under their months", async () => {
  const dated = (date: string) => `---\nupdated: ${date}\n---\n# On ${date}\n`;
  const site = createSite({ "notes/a.md": dated("2024-03-01"), "notes/b.md": dated("2024-03-20"), "notes/c.md": dated("2023-12-31") });
  await site.build();
  expect(mainText(await site.page("recent.html"))).toBe(
    "Recently changed March 2024 On 2024-03-20 20 Mar 2024 On 2024-03-01 1 Mar 2024 December 2023 On 2023-12-31 31 Dec 2023",
  );
});

test("a tag's page names the tags above it, below it, and often beside it", async () => {
  const tagged = (tags: string) => `---\ntags: [${tags}]\n---\n# N\n`;
  const site = createSite({
    "notes/a.md": tagged("aws/s3, cost, once"),
    "notes/b.md": tagged("aws/s3, cost, storage"),
    "notes/c.md": tagged("aws/s3/glacier, storage"),
    "notes/d.md": tagged("aws/s3, storage, cost"),
  });
  await site.build();
  const kin = async (path: string) => plain(/<dl class="kin">([^]*?)<\/dl>/.exec((await site.page(path)) ?? "")?.[1] ?? "");
  expect(await kin("tags/aws/s3.html")).toBe("Part of aws Divides into aws/s3/glacier 1 1 note Often together with cost storage");
  expect(await kin("tags/aws.html")).toBe("Divides into aws/s3 4 4 notes");
  expect(await kin("tags/aws/s3/glacier.html")).toBe("Part of aws aws/s3");
  expect(await kin("tags/once.html")).toBe("");
});

test("a tag of many notes has several pages", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 150 }, (_, index) => [`notes/n${index}.md`, `---\ntags: [aws]\n---\n# N ${index}\n`]),
  );
  const site = createSite(files);
  await site.build();
  expect(mainText(await site.page("tags/aws.html"))).toContain("150 notes with this tag");
  const pages = await Promise.all(["tags/aws.html", "tags/aws/page-2.html"].map((path) => site.page(path)));
  expect(pages.flatMap(titles)).toEqual(Array.from({ length: 150 }, (_, index) => `N ${index}`));
  expect(pages[1]).toContain("<title>#aws (Page 2) · Notes</title>");
});

test("where a folder of notes is called tags, it has its pages for itself", async () => {
  const note = (index: number) => `---\ntags: [a${index}, b${index}, c${index}, d${index}]\n---\n# N ${index}\n`;
  const site = createSite(Object.fromEntries(Array.from({ length: 160 }, (_, index) => [`notes/tags/n${index}.md`, note(index)])));
  const { diagnostics } = await site.build();
  expect(diagnostics.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
    "info the page of all tags is left out, because the folder tags has its address tags/index.html",
  ]);
  const pages = Object.keys(await site.tree()).filter((path) => path.startsWith("tags/page-"));
  expect((await Promise.all(["tags/index.html", ...pages].map((path) => site.page(path)))).flatMap(titles)).toEqual(
    Array.from({ length: 160 }, (_, index) => `N ${index}`),
  );
});

test("many tags stand under their first letters, without accents; what has no letter comes last", async () => {
  const names = [...Array.from({ length: 40 }, (_, index) => `b${index}`), "été", "Eis", "日本", "2024x", "가방"];
  const site = createSite({ "notes/a.md": `---\ntags: [${names.join(", ")}]\n---\n# N\n` });
  await site.build();
  const page = (await site.page("tags/index.html")) ?? "";
  expect([...page.matchAll(/<h2 id="recto-letter-\d+">([^<]*)</g)].map(([, letter]) => letter)).toEqual(["B", "E", "\u1100", "Other"]);
  expect(page).toContain('<li><a href="#recto-letter-2">E</a></li>');
  const few = createSite({ "notes/a.md": "---\ntags: [b, a]\n---\n# N\n" });
  await few.build();
  expect(mainText(await few.page("tags/index.html"))).toBe("Tags a 1 note b 1 note");
});
