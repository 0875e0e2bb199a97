/** sitemap.xml: every page with its last change, where that is known. https://www.sitemaps.org/protocol.html */
import { escapeXml } from "../../lib/escape.ts";
import { sitePath, type Note, type PluginFile, type SitePath } from "../../model/index.ts";
import type { RenderContext } from "../context.ts";
import { NOT_FOUND } from "../hrefs.ts";

export const SITEMAP = sitePath("sitemap.xml");

/** The protocol's limits for one file are 50,000 addresses and 50 MB; of a file above 10 MB a CDN compresses nothing. */
const MOST_URLS = 50_000;
const MOST_LENGTH = 9_000_000;

/** Of one address, in characters. */
const MOST_OF_ADDRESS = 2_047;

const XMLNS = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`;

export type MappedPage = {
  readonly address: SitePath;
  readonly data: { readonly isUnlisted: boolean };
  readonly body?: { readonly note: Pick<Note, "path"> };
};

/** One file, or several and an index of them; none when the site does not know where it will live. Drafts and unlisted pages are in none. */
export function sitemap(context: RenderContext, pages: readonly MappedPage[]): readonly PluginFile[] {
  const { hrefs, site } = context;
  const drafts = new Set([...site.notes.values()].flatMap(({ note, address }) => (note.frontMatter.draft === true ? [address] : [])));
  const urls = pages
    .filter(({ address, data }) => address !== NOT_FOUND && !data.isUnlisted && !drafts.has(address))
    .flatMap((page) => {
      const location = hrefs.absolute(page.address);
      if (location === undefined || location.length > MOST_OF_ADDRESS) return [];
      const date = dateOf(context, page);
      return [`<url><loc>${escapeXml(location)}</loc>${date === undefined ? "" : `<lastmod>${date}</lastmod>`}</url>`];
    });
  if (urls.length === 0) return [];
  const parts = partsOf(urls);
  if (parts.length === 1) return [{ path: SITEMAP, text: document("urlset", urls) }];
  const files = parts.map((part, index) => ({ path: sitePath(`sitemap-${index + 1}.xml`), text: document("urlset", part) }));
  const entries = files.map(({ path }) => `<sitemap><loc>${escapeXml(hrefs.absolute(path) ?? "")}</loc></sitemap>`);
  return [...files, { path: SITEMAP, text: document("sitemapindex", entries) }];
}

function document(root: "urlset" | "sitemapindex", lines: readonly string[]): string {
  return [`<?xml version="1.0" encoding="UTF-8"?>`, `<${root} ${XMLNS}>`, ...lines, `</${root}>\n`].join("\n");
}

/** Lines within the limits; encoded addresses are ASCII, so that a letter is a byte. */
function partsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const last = parts.at(-1);
    length += line.length + 1;
    if (last !== undefined && last.length < MOST_URLS && length <= MOST_LENGTH) last.push(line);
    else {
      parts.push([line]);
      length = line.length + 1;
    }
  }
  return parts;
}

/** Lists of notes and folders in pages' data, whose lines may have a date: see model/page.ts. */
const DATED_LISTS: readonly string[] = ["notes", "folders", "recentNotes", "mostLinked"];

/**
 * When a page last changed, as far as it says so itself: the date of the note that it shows, and the newest in its lists. Undefined where
 * any of these is unknown, since it may be newer than the others, and where there is none.
 */
function dateOf({ site }: RenderContext, { data, body }: MappedPage): string | undefined {
  const lists = [
    ...DATED_LISTS.map((name) => fieldOf(data, name)),
    ...listOf(fieldOf(data, "months")).map((month) => fieldOf(month, "notes")),
  ];
  const dates = [
    ...(body === undefined ? [] : [site.notes.get(body.note.path)?.updated]),
    ...lists.flatMap(listOf).map((line) => fieldOf(line, "updated")),
  ];
  let newest: string | undefined;
  for (const date of dates) {
    if (typeof date !== "string") return undefined;
    if (newest === undefined || date > newest) newest = date;
  }
  return newest;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
