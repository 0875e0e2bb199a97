/** Files for machines: sitemap, robots.txt and web manifest. The feed has a test of its own, over whole sites. */
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { linkSite } from "../../src/link/index.ts";
import { sitePath } from "../../src/model/index.ts";
import { createContext } from "../../src/render/context.ts";
import { sitemap } from "../../src/render/files/sitemap.ts";
import { parseSettings } from "../../src/settings/index.ts";
import { note } from "../helpers/notes.ts";
import { show } from "./shown.ts";

const URL = "https://example.org/notes";
const HOME = note("index.md", { title: "Home" });
const MADE = new Set(["sitemap.xml", "robots.txt", "feed.xml", "manifest.webmanifest"]);
const madeOf = (paths: readonly string[]) => paths.filter((path) => MADE.has(path)).toSorted();

describe("the sitemap", () => {
  test("lists every page by its full address, with the day of its note's last change", async () => {
    const notes = [HOME, note("aws/s3 & more.md", { updated: "2024-02-03", tags: ["é"] })];
    const { text } = await show({ notes, url: URL });
    expect(await text("sitemap.xml")).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/notes/aws/s3-and-more.html</loc><lastmod>2024-02-03</lastmod></url>
<url><loc>https://example.org/notes/</loc></url>
<url><loc>https://example.org/notes/aws/index.html</loc><lastmod>2024-02-03</lastmod></url>
<url><loc>https://example.org/notes/recent.html</loc><lastmod>2024-02-03</lastmod></url>
<url><loc>https://example.org/notes/tags/%C3%A9.html</loc><lastmod>2024-02-03</lastmod></url>
<url><loc>https://example.org/notes/tags/index.html</loc></url>
</urlset>
`,
    );
  });

  test("dates a list of notes by the newest, and not at all where a date in it is unknown", async () => {
    const notes = [
      note("a/one.md", { updated: "2024-01-01", tags: ["all"] }),
      note("a/two.md", { updated: "2024-05-01" }),
      note("b/three.md", { updated: "2023-01-01", tags: ["all"] }),
      note("b/four.md"),
      note("c/index.md", { updated: "2022-01-01" }),
      note("c/five.md"),
    ];
    const xml = await (await show({ notes, url: "https://e.org" })).text("sitemap.xml");
    expect(datesIn(xml)).toMatchObject({
      "https://e.org/a/index.html": "2024-05-01",
      "https://e.org/b/index.html": "",
      "https://e.org/c/index.html": "",
      "https://e.org/tags/all.html": "2024-01-01",
      "https://e.org/tags/index.html": "",
      "https://e.org/recent.html": "2024-05-01",
      // It shows the newest notes of the whole site.
      "https://e.org/": "2024-05-01",
    });
  });

  test("has no drafts, no unlisted notes, no redirects, and not the page for what is not there", async () => {
    const notes = [
      HOME,
      note("a.md", { aliases: ["/old.html"] }),
      note("draft.md", { draft: true }),
      note("hidden.md", { unlisted: true }),
      note("drafts/index.md", { draft: true }),
      note("404.md"),
    ];
    const { text, paths } = await show({ notes, url: "https://e.org", drafts: true, templates: TEMPLATES });
    expect(paths).toEqual(expect.arrayContaining(["draft.html", "hidden.html", "drafts/index.html", "old.html", "404.html"]));
    expect(Object.keys(datesIn(await text("sitemap.xml")))).toEqual(["https://e.org/a.html", "https://e.org/"]);
  });

  test.each([0, 1, 50_000, 100_001])("of %d pages keeps to the protocol, in parts where one file is too small", (count) => {
    const files = sitemapOf(Array.from({ length: count }, (_, index) => `topic/note-${index}.html`));
    const parts = Math.ceil(count / 50_000);
    const names = Array.from({ length: parts }, (_, index) => `sitemap-${index + 1}.xml`);
    expect(files.map(({ path }) => path)).toEqual(parts === 0 ? [] : parts === 1 ? ["sitemap.xml"] : [...names, "sitemap.xml"]);
    expect(files.flatMap(({ text }) => protocolFaults(text, URL))).toEqual([]);
    const listed = files.flatMap(({ text }) => Object.keys(datesIn(text))).filter((address) => address.endsWith(".html"));
    expect(new Set(listed).size).toBe(count);
    if (parts > 1) expect(locationsIn(files.at(-1)?.text ?? "")).toEqual(names.map((name) => `${URL}/${name}`));
  });

  test("of long addresses keeps each file small enough for a CDN to compress, and leaves out what is too long for the protocol", () => {
    const name = (index: number) => `${"é".repeat(100)}/${"日".repeat(40)}-${index}.html`;
    const files = sitemapOf([...Array.from({ length: 20_000 }, (_, index) => name(index)), `${"日/".repeat(250)}long.html`]);
    expect(files.length).toBeGreaterThan(2);
    expect(Math.max(...files.map(({ text }) => Buffer.byteLength(text)))).toBeLessThan(10_000_000);
    expect(files.flatMap(({ text }) => protocolFaults(text, URL))).toEqual([]);
    expect(files.flatMap(({ text }) => locationsIn(text)).filter((address) => address.includes("long"))).toEqual([]);
  });
});

describe("robots.txt", () => {
  test("says where the sitemap is", async () => {
    const { text } = await show({ notes: [HOME, note("secret.md", { unlisted: true })], url: "https://example.org" });
    expect(await text("robots.txt")).toBe("User-agent: *\nDisallow:\n\nSitemap: https://example.org/sitemap.xml\n");
  });

  test("is not there below a host's root, where nobody looks for it", async () => {
    expect((await show({ notes: [HOME], url: URL })).paths).not.toContain("robots.txt");
  });
});

describe("the web manifest", () => {
  test("has the site's name, and addresses that hold below any sub-path", async () => {
    const { text } = await show({ notes: [HOME], title: "Cloud notes", description: "What I learn", lang: "de", url: URL });
    expect(JSON.parse(await text("manifest.webmanifest"))).toEqual({
      name: "Cloud notes",
      short_name: "Cloud notes",
      description: "What I learn",
      lang: "de",
      start_url: "index.html",
      scope: "./",
      display: "minimal-ui",
      background_color: "#fdfcf9",
      theme_color: "#fdfcf9",
      icons: [
        { src: "favicon.svg", sizes: "any", type: "image/svg+xml" },
        { src: "icon-192.png", sizes: "192x192", type: "image/png" },
        { src: "icon-512.png", sizes: "512x512", type: "image/png" },
        { src: "icon-maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      ],
    });
  });

  test("starts at the folder where folders are addresses", async () => {
    const { text } = await show({ notes: [HOME], urls: "folder", url: URL });
    expect(JSON.parse(await text("manifest.webmanifest"))).toMatchObject({ start_url: "./", scope: "./" });
  });

  test.each([
    ["Notes on S3, Lambda and CDNs", "Notes on S3"],
    ["Twelve chars", "Twelve chars"],
    ["Volkswirtschaftslehre I", "Volkswirtsch"],
    ["👩‍🎓 Studies of mine", "👩‍🎓 Studies"],
    ["我的云计算学习笔记与练习题集", "我的云计算学习笔记与练习"],
  ])("calls a site %s below its icon %s", async (title, short) => {
    const { text } = await show({ notes: [HOME], title, url: URL });
    expect(JSON.parse(await text("manifest.webmanifest"))).toMatchObject({ name: title, short_name: short });
  });
});

test("all are entry points, which caches ask for again soon", async () => {
  const { outputs } = await show({ notes: [HOME, note("a.md", { date: "2024-01-01" })], url: "https://example.org" });
  const made = outputs.filter(({ path }) => MADE.has(path));
  expect(made.map(({ path, cacheClass }) => [path, cacheClass])).toEqual([
    ["sitemap.xml", "pointer"],
    ["feed.xml", "pointer"],
    ["manifest.webmanifest", "pointer"],
    ["robots.txt", "pointer"],
  ]);
});

test("without an address of the site there are none of them", async () => {
  expect(madeOf((await show({ notes: [HOME, note("a.md", { date: "2024-01-01" })] })).paths)).toEqual([]);
});

test("a site's own file of such a name is taken as it is, also where its letters are capitals", async () => {
  const publicFiles = { "sitemap.xml": "map", "Robots.txt": "robots", "feed.xml": "feed", "manifest.webmanifest": "manifest" };
  const { text, paths } = await show({ notes: [HOME, note("a.md", { date: "2024-01-01" })], publicFiles, url: "https://example.org" });
  expect(await text("sitemap.xml")).toBe("map");
  expect(await text("feed.xml")).toBe("feed");
  expect(await text("manifest.webmanifest")).toBe("manifest");
  expect(madeOf(paths)).toEqual(["feed.xml", "manifest.webmanifest", "sitemap.xml"]);
  expect(paths).toContain("Robots.txt");
});

test("a page wins over a file of such a name, since a disk has either a file or a folder", async () => {
  const { paths } = await show({ notes: [HOME, note("a.md", { permalink: "/robots.txt/a.html" })], url: "https://example.org" });
  expect(paths).toContain("robots.txt/a.html");
  expect(madeOf(paths)).not.toContain("robots.txt");
});

const TEMPLATES = Object.fromEntries(
  ["note", "folder", "home", "tag", "tags", "recent", "not-found", "redirect"].map((name) => [name, "x"]),
);

/** The sitemap of a site with these pages and nothing else. */
function sitemapOf(paths: readonly string[]) {
  const { settings } = parseSettings(undefined, { url: URL });
  const site = linkSite({ notes: [], assets: [], dates: new Map(), settings });
  const context = createContext({ site, settings, attachments: [], publicFiles: [], plugins: [], scripts: [], templates: new Map() });
  return sitemap(
    context,
    paths.map((path) => ({ address: sitePath(path), data: { isUnlisted: false } })),
  );
}

type Entry = { loc?: string; lastmod?: string };

/** What the protocol says of one file, but for what only a network can tell: https://www.sitemaps.org/protocol.html and its schemas. */
function protocolFaults(xml: string, site: string): readonly string[] {
  const { root, names, entries } = readSitemap(xml);
  const bytes = Buffer.byteLength(xml);
  const locations = entries.map(({ loc = "" }) => loc);
  return [
    ...(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n') ? [] : ["is not declared as UTF-8"]),
    ...(root === "urlset" || root === "sitemapindex" ? [] : [`has the root ${root}`]),
    ...(names.every((name) => [root, root === "urlset" ? "url" : "sitemap", "loc", "lastmod"].includes(name))
      ? []
      : ["has other elements"]),
    ...(entries.length > 0 && entries.length <= 50_000 ? [] : [`has ${entries.length} entries`]),
    ...(bytes <= 52_428_800 ? [] : [`has ${bytes} bytes`]),
    ...(new Set(locations).size === locations.length ? [] : ["has an address twice"]),
    ...locations.filter(
      (loc) => loc.length < 12 || loc.length >= 2048 || !loc.startsWith(`${site}/`) || new globalThis.URL(loc).href !== loc,
    ),
    ...entries.flatMap(({ lastmod }) => (lastmod === undefined || /^\d{4}-\d\d-\d\d$/.test(lastmod) ? [] : [`the date ${lastmod}`])),
  ];
}

/** Throws on what is not well-formed, or of another namespace. */
function readSitemap(xml: string): { readonly root: string; readonly names: readonly string[]; readonly entries: readonly Entry[] } {
  const names = new Set<string>();
  const entries: Entry[] = [];
  let open = "";
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", ({ name, uri }) => {
    if (uri !== "http://www.sitemaps.org/schemas/sitemap/0.9") throw new Error(`${name} is of ${uri}`);
    names.add(name);
    open = name;
    if (name === "url" || name === "sitemap") entries.push({});
  });
  parser.on("text", (text) => {
    const entry = entries.at(-1);
    if (entry !== undefined && (open === "loc" || open === "lastmod")) entry[open] = text;
  });
  parser.on("closetag", () => {
    open = "";
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return { root: [...names][0] ?? "", names: [...names], entries };
}

/** Address → day of the last change, `""` where none is told. */
function datesIn(xml: string): { readonly [address: string]: string } {
  return Object.fromEntries(readSitemap(xml).entries.map(({ loc = "", lastmod = "" }) => [loc, lastmod]));
}

function locationsIn(xml: string): readonly string[] {
  return readSitemap(xml).entries.map(({ loc = "" }) => loc);
}
