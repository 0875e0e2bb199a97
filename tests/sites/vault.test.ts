/** A vault as people keep them: blanks, emoji, CJK and decomposed names, folder notes, attachments in a folder of their own. */
import { expect, test } from "vitest";
import { createSite, type Files } from "../helpers/site.ts";

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

/** As macOS stores names: letters and their marks apart. */
const APART = (name: string) => name.normalize("NFD");

const VAULT: Files = {
  "notes/Home.md": `---
aliases: [Start, Map of content]
---
Here is [[My first note]], [[Projects]], [[学习笔记]], [[💡 Ideas]] and [[Café]].
`,
  "notes/My first note.md": `#inbox

See [[Home#Top|home]], [[start]], [[Folder with blanks/Deep note#A part|a part]] and [[Deep note#^para]].

![[Pasted image 20240101120000.png|50]] ![[diagram (final).png]] [paper](<Attachments/My paper.pdf>)

![[Deep note]]

[blank](Folder%20with%20blanks/Deep%20note.md) [pointed](<Folder with blanks/Deep note.md> "Tip") [name][deep]

[deep]: <Folder with blanks/Deep note.md#a-part>
`,
  "notes/Folder with blanks/Deep note.md": `## A part

Up to [[../My first note]], [home](../Home.md), [folder](../Projects/) and [[Home]]. ^para
`,
  "notes/Projects/Projects.md": "The folder's own note. [[2024-01-01]] %%nobody sees this%%\n",
  "notes/Projects/Alpha/README.md": "# Alpha\n\nUp: [[Projects]], [up](../), [there](../../Home.md)\n",
  "notes/Projects/secret.md": "---\npublish: false\n---\nA draft.\n",
  "notes/Journal/2024-01-01.md": "- [ ] write in [[學習筆記]]\n- [x] read [[💡 Ideas#🎉 Party]]\n",
  "notes/学习笔记.md": "---\naliases: 學習筆記\n---\n**学习**笔记，参见[[Café|咖啡]]。\n",
  "notes/💡 Ideas.md": "## 🎉 Party\n\nOn [[#🎉 Party]], in [[cafe\u0301]].\n",
  [`notes/${APART("Café")}.md`]: "Written apart, linked together: [[Über uns]] and [x](Caf%C3%A9.md).\n",
  [`notes/${APART("Über uns")}.md`]: `---\naliases: ${APART("Né")}\n---\nSee [[né]].\n`,
  "notes/Templates/Daily.md": "# {{title}}\n\nCreated {{date:YYYY-MM-DD}}, <% tp.file.title %>, [[Home]].\n",
  "notes/Attachments/Pasted image 20240101120000.png": PNG,
  "notes/Attachments/diagram (final).png": PNG,
  "notes/Attachments/My paper.pdf": "%PDF-1.4\n",
  "notes/Attachments/unused.png": Buffer.concat([PNG, Buffer.from("x")]),
  "notes/.obsidian/app.json": "{}",
  "notes/.obsidian/plugins/x/README.md": "# Not a note\n",
  "notes/.trash/Old.md": "# Gone\n",
};

test("it builds untouched, and everything in it is found", async () => {
  const site = createSite(VAULT);
  const { diagnostics, noteCount } = await site.build();
  expect(diagnostics.filter(({ code }) => code !== "missing-alt").map(({ at, message }) => `${at?.path}:${at?.line} ${message}`)).toEqual(
    [],
  );
  expect(noteCount).toBe(11);
});

test("each note has a page, named as it is; an alias leads there; what nobody shows stays at home", async () => {
  const site = createSite(VAULT);
  await site.build();
  const files = Object.keys(await site.tree());
  const isAsset = (path: string) => path.startsWith("assets/");
  expect(files.filter((path) => path.endsWith(".html")).sort()).toEqual(
    [
      "404.html",
      "café.html",
      "folder-with-blanks/deep-note.html",
      "folder-with-blanks/index.html",
      "home.html",
      "index.html",
      "journal/2024-01-01.html",
      "journal/index.html",
      "map-of-content.html",
      "my-first-note.html",
      "né.html",
      "projects/alpha/index.html",
      "projects/index.html",
      "start.html",
      "tags/inbox.html",
      "tags/index.html",
      "templates/daily.html",
      "templates/index.html",
      "über-uns.html",
      "学习笔记.html",
      "學習筆記.html",
      "ideas.html",
    ].sort(),
  );
  expect(files.filter((path) => isAsset(path) && /\.(?:png|pdf)$/.test(path)).map((path) => path.replace(/\.[0-9a-f]{10}\./, "."))).toEqual(
    ["assets/diagram-final.png", "assets/my-paper.pdf", "assets/pasted-image-20240101120000.png"],
  );
});

test("links in every form lead to the same pages", async () => {
  const site = createSite(VAULT);
  await site.build();
  const linksOf = async (path: string) => {
    const page = (await site.page(path)) ?? "";
    const text = page.slice(page.indexOf('<div class="prose">'), page.indexOf('<footer class="note-end">'));
    return [...text.matchAll(/<a (?:class="[^"]*" )?href="([^"]*)"/g)].map(([, href = ""]) =>
      decodeURIComponent(href).replace(/\.[0-9a-f]{10}\./, "."),
    );
  };
  expect(await linksOf("home.html")).toEqual(["my-first-note.html", "projects/index.html", "学习笔记.html", "ideas.html", "café.html"]);
  expect((await linksOf("my-first-note.html")).filter((href) => !/^(?:\.\.|#)/.test(href))).toEqual([
    "tags/inbox.html",
    "home.html",
    "home.html",
    "folder-with-blanks/deep-note.html#a-part",
    "folder-with-blanks/deep-note.html#block-para",
    "assets/my-paper.pdf",
    // The embedded note's own links, seen from here, and the way to it.
    "my-first-note.html",
    "home.html",
    "projects/index.html",
    "home.html",
    "folder-with-blanks/deep-note.html",
    // In the other forms of Markdown.
    "folder-with-blanks/deep-note.html",
    "folder-with-blanks/deep-note.html",
    "folder-with-blanks/deep-note.html#a-part",
  ]);
  expect(await linksOf("folder-with-blanks/deep-note.html")).toEqual(
    expect.arrayContaining(["../my-first-note.html", "../home.html", "../projects/index.html", "../home.html"]),
  );
  expect(await linksOf("projects/alpha/index.html")).toEqual(["../index.html", "../index.html", "../../home.html"]);
  expect(await linksOf("journal/2024-01-01.html")).toEqual(["../学习笔记.html", "../ideas.html#-party"]);
  expect(await linksOf("café.html")).toEqual(["über-uns.html", "café.html"]);
  expect(await linksOf("über-uns.html")).toEqual(["über-uns.html"]);
});

test("templates of other programs are text, and comments and drafts are not published", async () => {
  const site = createSite(VAULT);
  await site.build();
  const page = await site.page("templates/daily.html");
  expect(page).toContain(">{{title}}</h1>");
  expect(page).toContain("Created {{date:YYYY-MM-DD}}, &lt;% tp.file.title %&gt;, ");
  const all = Object.values(await site.tree()).join("\n");
  expect(["nobody sees this", "A draft.", "Not a note", "Gone"].filter((text) => all.includes(text))).toEqual([]);
});

test("built again on a disk that puts letters and marks together, it is the same site", async () => {
  const together = Object.fromEntries(Object.entries(VAULT).map(([path, text]) => [path.normalize("NFC"), text]));
  const [apart, composed] = [createSite(VAULT), createSite(together)];
  await apart.build();
  await composed.build();
  expect(Object.keys(await composed.tree()).sort()).toEqual(Object.keys(await apart.tree()).sort());
});
