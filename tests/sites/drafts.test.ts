/** A draft leaves no trace in what is published. */
import { expect, test } from "vitest";
import { createSite, type Files } from "../helpers/site.ts";

/** In every part of the draft that could get out: name, title, headings, tags, text, links, picture, alias. */
const CANARY = "zaunkönig";
const DRAFT = `---
draft: true
title: ${CANARY} title
description: ${CANARY} description
tags: [${CANARY}-tag, shared]
aliases: [${CANARY}-alias]
date: 2030-01-01
x: ${CANARY}
---
# ${CANARY} heading

${CANARY} text with a link to [[public]] and a picture ![${CANARY}](${CANARY}.svg).

## ${CANARY} part
`;

const SITE: Files = {
  "recto.yml": "url: https://example.org\n",
  "notes/index.md": "# Home\n\nSee [[public]].\n",
  "notes/public.md": "---\ntags: [shared]\ndate: 2024-01-01\n---\n# Public\n\nText.\n",
  [`notes/topic/${CANARY}.md`]: DRAFT,
  [`notes/topic/${CANARY}.svg`]: `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>${CANARY}</title></svg>`,
  [`notes/${CANARY}-folder/only.md`]: DRAFT,
};

const traces = (tree: { readonly [path: string]: string }) =>
  Object.entries(tree).flatMap(([path, text]) => (decoded(path + text).includes(CANARY) ? [path] : []));

/** In lower case and one Unicode form, with percent-encoding undone, so that no spelling is overlooked. */
function decoded(text: string): string {
  const plain = text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => Buffer.from(encoded.replaceAll("%", ""), "hex").toString());
  return plain.normalize("NFC").toLowerCase();
}

test("a draft is in no file: not its text, title, tags, name, folder, picture or date", async () => {
  const site = createSite(SITE);
  await site.build();
  const tree = await site.tree();
  expect(traces(tree)).toEqual([]);
  expect(Object.keys(tree)).toContain("tags/shared.html");
  expect(Object.values(tree).filter((text) => text.includes("2030"))).toEqual([]);
  expect(Object.keys(tree).filter((path) => path.includes("topic"))).toEqual([]);
  // Among what was looked through is what machines read.
  expect(Object.keys(tree)).toEqual(expect.arrayContaining(["feed.xml", "manifest.webmanifest", "robots.txt", "sitemap.xml"]));
  expect(tree["public.html"]).toContain('<script type="application/ld+json">');
});

test("a note that links to a draft shows the link's text alone, and the writer is told", async () => {
  const site = createSite({ ...SITE, "notes/links.md": `# Links\n\n[[${CANARY}|the words]] and ![[${CANARY}|a picture]].\n` });
  const { diagnostics } = await site.build();
  const page = await site.page("links.html");
  expect(page).toContain('<a class="dead-link">the words</a>');
  expect(traces(await site.tree())).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toContain("link-to-draft");
});

test("with drafts asked for they are there, and marked: the canary is one that can be found", async () => {
  const site = createSite(SITE);
  await site.build({ overrides: { drafts: true } });
  const tree = await site.tree();
  expect(traces(tree).length).toBeGreaterThan(5);
  expect(tree[`topic/${CANARY}.html`]).toContain('<p class="draft">Draft</p>');
});

test("machines are told nothing of a draft, even where it is shown", async () => {
  const site = createSite(SITE);
  await site.build({ overrides: { drafts: true } });
  const { "feed.xml": feed = "", "sitemap.xml": map = "", [`topic/${CANARY}.html`]: page = "" } = await site.tree();
  // Its tag has a page of its own there, which is no draft.
  const listed = map.match(/<loc>[^<]*/g)?.filter((location) => !location.includes("/tags/")) ?? [];
  expect(traces({ feed, listed: listed.filter((location) => !location.endsWith("index.html")).join("\n") })).toEqual([]);
  expect(page).not.toContain("application/ld+json");
  expect(page).not.toContain("og:title");
});

test("a note that becomes a draft goes, with all that was said of it", async () => {
  const site = createSite({ ...SITE, [`notes/topic/${CANARY}.md`]: DRAFT.replace("draft: true", "draft: false") });
  await site.build();
  expect(traces(await site.tree())).not.toEqual([]);
  await site.change(`notes/topic/${CANARY}.md`, DRAFT);
  await site.build();
  expect(traces(await site.tree())).toEqual([]);
});
