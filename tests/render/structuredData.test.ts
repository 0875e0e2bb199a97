/** What machines are told of a page: JSON-LD, and Open Graph with its picture. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { image, note } from "../helpers/notes.ts";
import { show, type Parts } from "./shown.ts";

const URL = "https://example.org/notes";
const HOME = note("index.md", { title: "Cloud" });

/** The JSON-LD of the page at `path`; undefined where it has none. */
async function dataOf(parts: Parts, path: string): Promise<unknown> {
  const json = (await (await show({ url: URL, ...parts })).at(path))["structuredData"];
  return typeof json === "string" ? (JSON.parse(json) as unknown) : json;
}

test("a note is a learning resource with what is known of it, and the way to it", async () => {
  const s3 = note("aws/s3.md", {
    title: "S3",
    date: "2024-01-01",
    updated: "2024-02-03",
    tags: ["storage", "aws"],
    lang: "de",
  });
  expect(await dataOf({ notes: [HOME, { ...s3, description: "Objects" }] }, "aws/s3.html")).toEqual({
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "LearningResource",
        name: "S3",
        url: "https://example.org/notes/aws/s3.html",
        description: "Objects",
        inLanguage: "de",
        dateCreated: "2024-01-01",
        dateModified: "2024-02-03",
        keywords: ["storage", "aws"],
        isPartOf: { "@type": "WebSite", name: "Cloud", url: "https://example.org/notes/" },
      },
      {
        "@type": "BreadcrumbList",
        itemListElement: [
          { "@type": "ListItem", position: 1, name: "Cloud", item: "https://example.org/notes/" },
          { "@type": "ListItem", position: 2, name: "Aws", item: "https://example.org/notes/aws/index.html" },
          { "@type": "ListItem", position: 3, name: "S3" },
        ],
      },
    ],
  });
});

test("the way to a note says nothing of an unlisted folder on it", async () => {
  const notes = [HOME, note("aws/index.md", { title: "Hidden", unlisted: true }), note("aws/s3/a.md", { title: "A" })];
  const data = (await dataOf({ notes }, "aws/s3/a.html")) as { readonly "@graph": readonly { readonly itemListElement?: unknown }[] };
  expect(data["@graph"][1]?.itemListElement).toMatchObject([{ name: "Cloud" }, { name: "S3" }, { position: 3, name: "A" }]);
});

test("of what is not known nothing is said", async () => {
  expect(await dataOf({ notes: [HOME, note("s3.md", { title: "S3" })] }, "s3.html")).toMatchObject({
    "@graph": [
      {
        "@type": "LearningResource",
        name: "S3",
        url: "https://example.org/notes/s3.html",
        inLanguage: "en",
        isPartOf: { "@type": "WebSite", name: "Cloud", url: "https://example.org/notes/" },
      },
      { "@type": "BreadcrumbList" },
    ],
  });
});

test("the home page is the site; pages of folders and tags say the way to them, an index note as well what it is", async () => {
  const notes = [note("aws/s3.md", { title: "S3", tags: ["storage"] }), note("cdn/index.md", { title: "CDN" })];
  expect(await dataOf({ notes, title: "Cloud", description: "What I learn" }, "index.html")).toEqual({
    "@context": "https://schema.org",
    "@type": "WebSite",
    name: "Cloud",
    url: "https://example.org/notes/",
    description: "What I learn",
    inLanguage: "en",
  });
  expect(await dataOf({ notes, title: "Cloud" }, "aws/index.html")).toEqual({
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: [
      { "@type": "ListItem", position: 1, name: "Cloud", item: "https://example.org/notes/" },
      { "@type": "ListItem", position: 2, name: "Aws" },
    ],
  });
  expect(await dataOf({ notes, title: "Cloud" }, "tags/storage.html")).toMatchObject({
    "@type": "BreadcrumbList",
    itemListElement: [{ name: "Cloud" }, { position: 2, name: "#storage" }],
  });
  expect(await dataOf({ notes, title: "Cloud" }, "cdn/index.html")).toMatchObject({
    "@graph": [
      { "@type": "LearningResource", name: "CDN", url: "https://example.org/notes/cdn/index.html" },
      { "@type": "BreadcrumbList" },
    ],
  });
});

test("drafts are told to nobody, unlisted notes not to search engines, and without the site's address nothing is told", async () => {
  const notes = [HOME, note("draft.md", { draft: true }), note("unlisted.md", { unlisted: true }), note("a.md")];
  const { at } = await show({ notes, url: URL, drafts: true });
  expect(toldOf(await at("draft.html"))).toEqual({});
  expect(toldOf(await at("404.html"))).toEqual({});
  expect(toldOf(await at("unlisted.html"))).toEqual({ social: { type: "article" } });
  expect(toldOf(await (await show({ notes })).at("a.html"))).toEqual({});
});

test("Open Graph knows articles and websites, and a locale where the language names a country", async () => {
  const notes = [
    HOME,
    note("a.md"),
    note("b.md", { lang: "de-ch" }),
    note("c.md", { lang: "zh-Hant-TW" }),
    note("d.md", { lang: "es-419" }),
  ];
  const { at } = await show({ notes, url: URL, lang: "en" });
  const social = async (path: string) => (await at(path))["social"];
  expect(await social("index.html")).toEqual({ type: "website" });
  expect(await social("a.html")).toEqual({ type: "article" });
  expect(await social("b.html")).toEqual({ type: "article", locale: "de_CH" });
  expect(await social("c.html")).toEqual({ type: "article", locale: "zh_TW" });
  expect(await social("d.html")).toEqual({ type: "article" });
});

test("the picture beside a link is the note's first large one, else the site's own", async () => {
  const pictures = [image("sign.svg"), image("small.png"), { ...image("large.png"), label: "A queue" }, image("larger.png")];
  const { at } = await show({
    url: URL,
    notes: [HOME, note("a.md", { references: pictures }), note("b.md", { references: [image("small.png")] })],
    attachments: { "sign.svg": [900, 900], "small.png": [599, 400], "large.png": [1200, 630], "larger.png": [2400, 1260] },
    publicFiles: { "social.png": "x" },
  });
  const imageOf = async (path: string) => ((await at(path))["social"] as { readonly image?: object }).image;
  expect(await imageOf("a.html")).toEqual({
    url: expect.stringMatching(/^https:\/\/example\.org\/notes\/assets\/large\.[0-9a-f]{10}\.png$/),
    width: 1200,
    height: 630,
    alt: "A queue",
  });
  expect(await imageOf("b.html")).toEqual({ url: "https://example.org/notes/social.png" });
  expect(await imageOf("index.html")).toEqual({ url: "https://example.org/notes/social.png" });
});

test("any title, description and tag comes back from a page's JSON-LD exactly, and nothing in it can end the script", async () => {
  const text = fc
    .array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("</script>", "<!--", "&", '"', "\\", "\u2028")))
    .map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(text, text, async (title, description) => {
      const { at } = await show({ notes: [HOME, { ...note("a.md", { title, tags: ["x"] }), description }], url: URL });
      const json = (await at("a.html"))["structuredData"] as string;
      expect(json).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(json)).toMatchObject({ "@graph": [{ name: title, ...(description !== "" && { description }) }, {}] });
    }),
    { numRuns: 30 },
  );
});

function toldOf(shown: { readonly [key: string]: unknown }): object {
  return Object.fromEntries(Object.entries(shown).filter(([key]) => key === "social" || key === "structuredData"));
}
