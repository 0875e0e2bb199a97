/** Pages of notes, and the parts of a note that a folder's page shows too. */
import { groupBy } from "../../lib/groupBy.ts";
import { folderOf } from "../../lib/relative.ts";
import type { Feature, NoteParts, NotePath, Page, SiteNote } from "../../model/index.ts";
import { linkTo, noteAt, type RenderContext } from "../context.ts";
import { frameFor, type FrameInput } from "../frame.ts";
import { fillHoles } from "../holes.ts";
import { templateFor } from "../layouts.ts";

/** Below this many headings, contents would only repeat what is in view. */
const HEADINGS_FOR_CONTENTS = 3;

/** Sentences that are shown of a note that links here more often. */
const CONTEXTS = 5;

/** One page for each note that is not shown by a folder's page. */
export function notePages(context: RenderContext): Page[] {
  const indexNotes = new Set([...context.site.folders.values()].map(({ indexNote }) => indexNote));
  return [...context.site.notes.values()].filter(({ note }) => !indexNotes.has(note.path)).map((siteNote) => notePage(context, siteNote));
}

/** The page of a note that has one of its own. */
export function notePage(context: RenderContext, siteNote: SiteNote): Page {
  const { address, note } = siteNote;
  const open = { address, folder: folderOf(note.path), note: note.path };
  const { frame, surroundings } = frameFor(context, { ...noteFrame(context, siteNote), open });
  const data = { ...frame, ...noteParts(context, siteNote) };
  return { address, template: templateFor(note, "note", context.layouts), data, surroundings, body: noteBody(context, siteNote) };
}

/** The note's body as the page at its own address shows it. */
export function noteBody(context: RenderContext, siteNote: SiteNote): NonNullable<Page["body"]> {
  return { note: siteNote.note, fillings: fillHoles(context, siteNote, siteNote.address) };
}

/** What the frame of a page takes from the note that it shows. */
export function noteFrame(context: RenderContext, siteNote: SiteNote): Omit<FrameInput, "open"> {
  const { note, distinction } = siteNote;
  return {
    title: note.title,
    distinction,
    description: note.description,
    lang: note.frontMatter.lang,
    dir: note.frontMatter.dir,
    isUnlisted: note.frontMatter.unlisted === true,
    features: featuresOf(context, siteNote),
    siteNote,
  };
}

/** What the note needs, and what it embeds. */
export function featuresOf(context: RenderContext, { note, embeds }: SiteNote): readonly Feature[] | undefined {
  if (embeds === undefined) return note.features;
  const features = new Set(note.features);
  const waiting = [...embeds];
  for (const embed of waiting) {
    if (embed.kind !== "shown") continue;
    for (const feature of noteAt(context, embed.path).note.features ?? []) features.add(feature);
    waiting.push(...embed.inner);
  }
  return [...features].sort();
}

/** What templates know of a note beyond what it says itself. */
export function noteParts(context: RenderContext, siteNote: SiteNote): Omit<NoteParts, "body" | "headings" | "extra"> {
  const { note, address, updated } = siteNote;
  return {
    isDraft: note.frontMatter.draft === true,
    showsContents: note.frontMatter.toc ?? note.headings.length >= HEADINGS_FOR_CONTENTS,
    tags: siteNote.tags.flatMap((tag) => {
      const page = context.tagAddresses.get(tag.slug);
      return page === undefined ? [] : [{ href: context.hrefs.between(address, page), title: tag.name }];
    }),
    ...(updated !== undefined && { updated }),
    backlinks: backlinksOf(context, siteNote),
    ...neighbour(context, siteNote, "previous"),
    ...neighbour(context, siteNote, "next"),
  };
}

function backlinksOf(context: RenderContext, { address, backlinks }: SiteNote): NoteParts["backlinks"] {
  return [...groupBy(backlinks, ({ from }) => from)].map(([from, links]) => ({
    ...linkTo(context, address, from),
    contexts: firstContexts(links.map((link) => link.context).filter((text) => text !== "")),
  }));
}

/** A note that links here from each of its sections is no wall of sentences. */
function firstContexts(contexts: readonly string[]): readonly string[] {
  return contexts.length > CONTEXTS + 1 ? [...contexts.slice(0, CONTEXTS), "…"] : contexts;
}

function neighbour(context: RenderContext, siteNote: SiteNote, side: "previous" | "next"): Pick<NoteParts, "previous" | "next"> {
  const path: NotePath | undefined = siteNote[side];
  return path === undefined ? {} : { [side]: linkTo(context, siteNote.address, noteAt(context, path).note.path) };
}
