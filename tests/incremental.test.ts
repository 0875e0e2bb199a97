/** Warm equals cold: after every change, building on gives the very site and the very messages that building anew gives. */
import { expect, test } from "vitest";
import { createSite, type TestSite } from "./helpers/site.ts";

const FILES = {
  "notes/index.md": "# Cloud\n\nSee [[s3]] and [Lambda](aws/lambda.md).\n",
  "notes/aws/s3.md": "---\ntags: [storage]\n---\n# S3\n\nObjects in buckets. Compare [[lambda]].\n\n## Costs\n\nPer GB.\n",
  "notes/aws/lambda.md": "# Lambda\n\nFunctions, see [costs](s3.md#costs) and [[nowhere]].\n",
  "notes/cdn.md": '# CDN\n\n<b class="x">Edges.</b>\n',
};

const EMBEDS = {
  "notes/index.md": "# All\n\n![[s3#Costs]]\n",
  "notes/outer.md": "# Outer\n\n![[middle]]\n",
  "notes/middle.md": "# Middle\n\n## Part\n\n![[s3]]\n",
  "notes/s3.md": "# S3\n\nObjects.[^1]\n\n## Costs\n\nSee [[middle]].\n\n[^1]: As files.\n",
};

/** A change to a site, told by what a person does. */
const CHANGES: readonly (readonly [string, readonly (readonly [path: string, content: string | undefined])[]])[] = [
  ["edit a note", [["notes/cdn.md", "# CDN\n\nEdges near readers, in front of [[s3]].\n"]]],
  ["add a note that a link waits for", [["notes/nowhere.md", "# Nowhere\n\nHere after all.\n"]]],
  ["delete a note that others link to", [["notes/aws/lambda.md", undefined]]],
  [
    "rename a note",
    [
      ["notes/aws/s3.md", undefined],
      ["notes/aws/simple-storage.md", FILES["notes/aws/s3.md"]],
    ],
  ],
  ["retitle a note", [["notes/aws/s3.md", FILES["notes/aws/s3.md"].replace("# S3", "# Simple Storage Service")]]],
  ["rename a heading that a link points to", [["notes/aws/s3.md", FILES["notes/aws/s3.md"].replace("## Costs", "## Prices")]]],
  ["retag a note", [["notes/aws/s3.md", FILES["notes/aws/s3.md"].replace("[storage]", "[objects, aws]")]]],
  ["make a note a draft", [["notes/cdn.md", "---\ndraft: true\n---\n# CDN\n"]]],
  ["give two notes one title", [["notes/cdn.md", "# S3\n\nNot really.\n"]]],
  ["break front matter", [["notes/cdn.md", "---\ntitle: AWS: CDN\n---\nText.\n"]]],
  ["change a template", [["templates/title.eta", "<h1><%= it.title %>!</h1>"]]],
  ["change a style", [["public/assets/recto.css", "body { color: red }"]]],
  ["change a setting", [["recto.yml", "title: My notes\n"]]],
  ["show HTML as text", [["recto.yml", "html: escape\n"]]],
  ["trust HTML", [["recto.yml", "html: trusted\n"]]],
  ["change the form of addresses", [["recto.yml", "urls: folder\n"]]],
  ["give a note a permalink", [["notes/aws/s3.md", FILES["notes/aws/s3.md"].replace("tags:", "permalink: /storage/\ntags:")]]],
  ["give a note aliases", [["notes/cdn.md", "---\naliases: [/old/cdn.html, nowhere]\n---\n# CDN\n\nEdges.\n"]]],
  ["give a page the address of a redirect", [["notes/nowhere.md", "# Nowhere\n\nNot the CDN.\n"]]],
  ["take a note off all lists", [["notes/aws/s3.md", FILES["notes/aws/s3.md"].replace("tags:", "unlisted: true\ntags:")]]],
  ["name a note in the navigation", [["notes/aws/s3.md", FILES["notes/aws/s3.md"].replace("tags:", "nav: Simple\ntags:")]]],
  [
    "give a note a layout",
    [
      ["templates/poster.eta", "<h1>Poster: <%= it.title %></h1>"],
      ["notes/cdn.md", "---\nlayout: poster\n---\n# CDN\n"],
    ],
  ],
  ["add a folder", [["notes/gcp/storage.md", "# GCS\n\nAlso [[s3]].\n"]]],
];

async function expectWarmEqualsCold(site: TestSite) {
  const warm = await site.build();
  const cold = await site.afresh();
  const { diagnostics } = await cold.build();
  expect(await site.tree()).toEqual(await cold.tree());
  expect(warm.diagnostics).toEqual(diagnostics);
  return warm;
}

test.each(CHANGES)("warm equals cold after: %s", async (_, changes) => {
  const site = createSite(FILES);
  await site.build();
  for (const [path, content] of changes) await site.change(path, content);
  const { report } = await expectWarmEqualsCold(site);
  expect(report?.written.length).toBeGreaterThan(0);
});

/** Changes to a site with embeds, and the pages that show what has changed. */
const EMBED_CHANGES: readonly (readonly [string, readonly (readonly [path: string, content: string | undefined])[], readonly string[]])[] =
  [
    [
      "edit an embedded note",
      [["notes/s3.md", EMBEDS["notes/s3.md"].replace("Objects", "Things")]],
      ["middle.html", "outer.html", "s3.html"],
    ],
    [
      "edit an embedded section",
      [["notes/s3.md", EMBEDS["notes/s3.md"].replace("See [[middle]]", "Look at [[middle]]")]],
      ["index.html", "middle.html", "outer.html", "s3.html"],
    ],
    [
      "rename an embedded heading",
      [["notes/s3.md", EMBEDS["notes/s3.md"].replace("## Costs", "## Prices")]],
      ["index.html", "middle.html", "outer.html", "s3.html"],
    ],
    ["delete an embedded note", [["notes/s3.md", undefined]], ["index.html", "middle.html", "outer.html", "s3.html"]],
    [
      "make an embedded note a draft",
      [["notes/s3.md", `---\ndraft: true\n---\n${EMBEDS["notes/s3.md"]}`]],
      ["index.html", "middle.html", "outer.html", "s3.html"],
    ],
    ["close a circle", [["notes/s3.md", `${EMBEDS["notes/s3.md"]}\n![[outer]]\n`]], ["index.html", "middle.html", "outer.html", "s3.html"]],
  ];

test.each(EMBED_CHANGES)("warm equals cold where notes embed each other, after: %s", async (_, changes, expected) => {
  const site = createSite(EMBEDS);
  await site.build();
  for (const [path, content] of changes) await site.change(path, content);
  const { report } = await expectWarmEqualsCold(site);
  const touched = [...(report?.written ?? []), ...(report?.removed ?? [])];
  expect(touched).toEqual(expect.arrayContaining([...expected]));
});

test("warm equals cold after all changes, one upon the other, and back again", async () => {
  const site = createSite(FILES);
  await site.build();
  const first = await site.tree();
  for (const [, changes] of CHANGES) {
    for (const [path, content] of changes) await site.change(path, content);
    await expectWarmEqualsCold(site);
  }
  for (const [, changes] of CHANGES) {
    for (const [path] of changes) await site.change(path, undefined);
  }
  for (const [path, content] of Object.entries(FILES)) await site.change(path, content);
  await expectWarmEqualsCold(site);
  expect(await site.tree()).toEqual(first);
});

test("a second build of an unchanged site writes nothing, and warns as the first did", async () => {
  const site = createSite(FILES);
  const first = await site.build();
  const second = await site.build();
  expect(second.report).toEqual({ written: [], unchanged: first.report?.written.length, removed: [] });
  expect(second.diagnostics).toEqual(first.diagnostics);
  expect(second.diagnostics.map(({ code }) => code)).toEqual(["dead-link"]);
});

test("an edit of a note's text rewrites its page alone", async () => {
  const site = createSite(FILES);
  await site.build();
  await site.change("notes/cdn.md", "# CDN\n\nEdges.\n\nAnd more text below the first paragraph.\n");
  expect((await site.build()).report?.written).toEqual(["cdn.html"]);
});
