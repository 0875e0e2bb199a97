/** feed.xml: the newest notes with their full text, as RSS 2.0. https://www.rssboard.org/rss-specification */
import { cdataSection, escapeXml } from "../../lib/escape.ts";
import type { SiteNote } from "../../model/index.ts";
import { noteAt, type RenderContext } from "../context.ts";
import { filledBody, fillHoles } from "../holes.ts";
import { absoluteHrefs, HOME } from "../hrefs.ts";
import { FEED, feedNotes } from "./feedNotes.ts";
import { feedText } from "./feedText.ts";

/** In UTF-16 units: a CDN compresses no file above 10 MB, and readers ask often. Notes beyond it come with their description alone. */
const MOST_TEXT = 1_000_000;

/** Undefined when the site does not know where it will live, or no note has a date. */
export function feed(context: RenderContext): string | undefined {
  const { hrefs, settings, siteTitle } = context;
  const [self, home] = [hrefs.absolute(FEED), hrefs.absolute(HOME)];
  const notes = feedNotes(context.site).map((path) => noteAt(context, path));
  if (self === undefined || home === undefined || notes[0]?.updated === undefined) return undefined;
  const outside = { ...context, hrefs: absoluteHrefs(hrefs) };
  let room = MOST_TEXT;
  const items = notes.map((siteNote) => {
    const text = fullText(outside, siteNote, room);
    room -= text?.length ?? 0;
    return item(outside, siteNote, text);
  });
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">`,
    `<channel>`,
    `<title>${escapeXml(siteTitle)}</title>`,
    `<link>${escapeXml(home)}</link>`,
    `<description>${escapeXml(settings.description || siteTitle)}</description>`,
    `<language>${escapeXml(settings.lang)}</language>`,
    `<lastBuildDate>${rfc822(notes[0].updated)}</lastBuildDate>`,
    `<atom:link href="${escapeXml(self)}" rel="self" type="application/rss+xml"/>`,
    ...items,
    `</channel>`,
    `</rss>\n`,
  ].join("\n");
}

function item({ hrefs }: RenderContext, { note, address, distinction, updated, tags }: SiteNote, text: string | undefined): string {
  const link = escapeXml(hrefs.between(address, address));
  const title = distinction === undefined ? note.title : `${note.title} (${distinction})`;
  return [
    `<item>`,
    `<title>${escapeXml(title)}</title>`,
    `<link>${link}</link>`,
    `<guid isPermaLink="true">${link}</guid>`,
    ...(updated === undefined ? [] : [`<pubDate>${rfc822(updated)}</pubDate>`]),
    ...tags.map(({ name }) => `<category>${escapeXml(name)}</category>`),
    ...(note.description === "" ? [] : [`<description>${escapeXml(note.description)}</description>`]),
    ...(text === undefined ? [] : [`<content:encoded>${cdataSection(text)}</content:encoded>`]),
    `</item>`,
  ].join("\n");
}

/** Safe HTML; undefined for a note without text, or with more than `room` for it. */
function fullText(context: RenderContext, siteNote: SiteNote, room: number): string | undefined {
  const { note, address } = siteNote;
  if (note.body.reduce((sum, part) => sum + part.length, 0) > room) return undefined;
  const body = filledBody(note, fillHoles(context, siteNote, address));
  const text = feedText(body, context.hrefs.between(address, address)).trim();
  if (text === "" || text.length > room) return undefined;
  const { lang = context.settings.lang, dir } = note.frontMatter;
  const isForeign = lang !== context.settings.lang;
  if (!isForeign && dir === undefined) return text;
  return `<div${isForeign ? ` lang="${escapeXml(lang)}"` : ""}${dir === undefined ? "" : ` dir="${dir}"`}>\n${text}\n</div>`;
}

/** `2024-02-03` → `Sat, 03 Feb 2024 00:00:00 GMT`: a calendar date has no time, and no time zone may move it. RFC 822, section 5. */
function rfc822(date: string): string {
  return new Date(`${date}T00:00:00Z`).toUTCString();
}
