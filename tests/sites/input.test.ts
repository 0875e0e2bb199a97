/** What lies in a site's folders: templates and settings of its own, notes in every encoding, names of every kind. */
import { expect, test } from "vitest";
import { faultsOf } from "../html/checks.ts";
import { createSite } from "../helpers/site.ts";

const SCRIPTS = { "public/assets/theme.js": "// theme\n", "public/assets/recto.js": "// recto\n" };
const pagesOf = (tree: object) => Object.keys(tree).filter((path) => path.endsWith(".html"));
const proseOf = (html: string | undefined) => /<div class="prose">\n([\s\S]*?)\n?<\/div>/.exec(html ?? "")?.[1];

test("one template of the site's own replaces the theme's of that name, and only that", async () => {
  const site = createSite({
    "notes/a.md": "# A\n\nText.\n",
    "templates/note-end.eta": "<p>Mine: <%= it.extra.source ?? 'nobody' %></p>\n",
  });
  await site.build();
  expect(await site.page("a.html")).toContain("<p>Text.</p>\n</div>\n<p>Mine: nobody</p>\n</article>");
  await site.change("notes/a.md", "---\nsource: <b>\n---\n# A\n\nText.\n");
  await site.build();
  expect(await site.page("a.html")).toContain("<p>Mine: &lt;b&gt;</p>");
  await site.change("templates/note-end.eta", undefined);
  await site.build();
  expect(await site.page("a.html")).toContain('<footer class="note-end">');
});

test("a broken template is an error with its place, and the site that stands stays", async () => {
  const site = createSite({ "notes/a.md": "# A\n" });
  await site.build();
  const before = await site.tree();
  await site.change("templates/note.eta", "<p>\n<%= it.title\n");
  await site.change("notes/a.md", "# Changed\n");
  const { diagnostics, report } = await site.build();
  expect(diagnostics.map(({ code, at }) => [code, at])).toEqual([
    ["bad-template", { path: "templates/note.eta", line: 2, column: 1, length: 1 }],
  ]);
  expect(report).toBeUndefined();
  expect(await site.tree()).toEqual(before);
});

test("mistakes in recto.yml are all named with their places, and keep the site from being published", async () => {
  const site = createSite({ "notes/a.md": "# A\n", "recto.yml": "titel: Mine\nurls: nested\nlang: en\n" });
  const { report } = await site.build();
  expect(report).toBeUndefined();
  expect((await site.check()).map((text) => text.split("\n")[0])).toEqual([
    expect.stringMatching(/^recto\.yml:1:1 (?:warning|error) \S+ {2}.*titel/),
    expect.stringMatching(/^recto\.yml:2:7 error \S+ {2}.*nested/),
  ]);
});

test.each([
  ["CRLF line ends", "---\r\ntitle: Größe\r\n---\r\nText\r\nand more.\r\n"],
  ["a byte order mark", "\uFEFF---\ntitle: Größe\n---\nText\nand more.\n"],
  ["UTF-16, little-endian", Buffer.from("\uFEFF---\ntitle: Größe\n---\nText\nand more.\n", "utf16le")],
  ["UTF-16, big-endian", Buffer.from("\uFEFF---\r\ntitle: Größe\r\n---\r\nText\r\nand more.\r\n", "utf16le").swap16()],
])("a note with %s is read right", async (_, content) => {
  const site = createSite({ "notes/a.md": content });
  const { diagnostics } = await site.build();
  expect(diagnostics).toEqual([]);
  const page = await site.page("a.html");
  expect(page).toContain(">Größe</h1>");
  expect(proseOf(page)).toBe("<p>Text\nand more.</p>");
});

test("a vault with blanks, emoji, CJK and decomposed letters in its names builds, and every link in it holds", async () => {
  const notes = {
    "My notes/First note.md":
      "# First\n\n[[Café]] [[日本 語]] [[💡]] [x](<../Ünï/a & b.md>) [y](../%F0%9F%92%A1.md) ![p](../bilder/bild%201.svg)\n",
    // In NFC in the link above, in NFD on disk, as macOS has it.
    "Cafe\u0301.md": "# Café\n\n[[First note]]\n",
    "日本 語.md": "# 日本語\n\n[[my notes/first note]]\n",
    "💡.md": "Idea\n",
    "🔥.md": "Fire\n",
    "❤️/⚙️ Setup.md": "# Setup\n",
    "Ünï/a & b.md": "# A and B\n\n[[⚙️ Setup]]\n",
    "100% + more #1.md": "# Percent\n\n[[100% + more #1]]\n",
    "C++.md": "# C++\n",
    "C#.md": "# C#\n",
    "bilder/bild 1.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
  };
  const site = createSite({ ...SCRIPTS, ...Object.fromEntries(Object.entries(notes).map(([path, text]) => [`notes/${path}`, text])) });
  const { diagnostics, report } = await site.build();
  expect(report).toBeDefined();
  expect(diagnostics.filter(({ code }) => code !== "dead-link")).toEqual([]);
  const tree = await site.tree();
  expect(pagesOf(tree)).toEqual(
    [
      "100-plus-more-1.html",
      "404.html",
      "c-plus-plus.html",
      "c-sharp.html",
      "café.html",
      "index.html",
      "my-notes/first-note.html",
      "my-notes/index.html",
      "u1f4a1.html",
      "u1f525.html",
      "u2764-fe0f/index.html",
      "u2764-fe0f/setup.html",
      "ünï/a-and-b.html",
      "ünï/index.html",
      "日本-語.html",
    ].toSorted(),
  );
  expect(faultsOf(tree)).toEqual([]);
  expect(tree["my-notes/first-note.html"]).not.toContain("dead-link");
});

test("names that a disk or a bucket would refuse still make pages: long ones, and those that Windows keeps for devices", async () => {
  const long = "日".repeat(80);
  const site = createSite({
    ...SCRIPTS,
    [`notes/${long}.md`]: "# Long\n",
    [`notes/${long}2.md`]: `# Long too\n\n[[${long}]]\n`,
    "notes/aux/con.md": `---\ntags: [nul, ${"x".repeat(300)}]\n---\n# Con\n`,
  });
  const { diagnostics, report } = await site.build();
  expect(diagnostics).toEqual([]);
  expect(report).toBeDefined();
  const tree = await site.tree();
  expect(pagesOf(tree)).toEqual(expect.arrayContaining(["aux-/con-.html", "tags/nul-.html"]));
  expect(pagesOf(tree).filter((path) => path.startsWith("日"))).toHaveLength(2);
  expect(faultsOf(tree)).toEqual([]);
});

test("a public file of the site's own replaces the theme's", async () => {
  const site = createSite({ "notes/a.md": "# A\n", "public/favicon.svg": "<svg/>", "public/.well-known/security.txt": "me" });
  await site.build();
  expect(await site.page("favicon.svg")).toBe("<svg/>");
  expect(await site.page(".well-known/security.txt")).toBe("me");
});
