/** Pages of notes, and the parts of a note that a folder's page shows too. */
import { groupBy } from "../../lib/groupBy.ts";
import { folderOf } from "../../lib/relative.ts";
import type { NoteData, NotePath, Page, SiteNote } from "../../model/index.ts";
import { linkTo, noteAt, type RenderContext } from "../context.ts";
import { frameFor } from "../frame.ts";
import { fillHoles } from "../holes.ts";

/** Below this many headings, contents would only repeat what is in view. */
const HEADINGS_FOR_CONTENTS = 3;

/** One page for each note that is not shown by a folder's page. */
export function notePages(context: RenderContext): Page[] {
  const indexNotes = new Set([...context.site.folders.values()].map(({ indexNote }) => indexNote));
  return [...context.site.notes.values()]
    .filter(({ note }) => !indexNotes.has(note.path))
    .map((siteNote) => ({
      address: siteNote.address,
      template: "note",
      data: noteData(context, siteNote),
      body: noteBody(context, siteNote),
    }));
}

/** The note's body as the page at its own address shows it. */
export function noteBody(context: RenderContext, siteNote: SiteNote): NonNullable<Page["body"]> {
  return { note: siteNote.note, fillings: fillHoles(context, siteNote, siteNote.address) };
}

/** What templates know of a note; its body is left empty. */
export function noteData(context: RenderContext, siteNote: SiteNote): NoteData {
  const { note, address, updated, distinction } = siteNote;
  const isIndexNote = context.site.folders.get(folderOf(note.path))?.indexNote === note.path;
  const folder = folderOf(note.path);
  return {
    ...frameFor(context, {
      open: { address, folder, ...(!isIndexNote && { note: note.path }) },
      title: note.title,
      distinction,
      description: note.description,
      lang: note.frontMatter.lang,
      isFolderPage: isIndexNote,
    }),
    isDraft: note.frontMatter.draft === true,
    body: "",
    headings: note.headings,
    showsContents: note.frontMatter.toc ?? note.headings.length >= HEADINGS_FOR_CONTENTS,
    tags: siteNote.tags.flatMap((tag) => {
      const page = context.tagAddresses.get(tag.slug);
      return page === undefined ? [] : [{ href: context.hrefs.between(address, page), title: tag.name }];
    }),
    ...(updated !== undefined && { updated }),
    backlinks: backlinksOf(context, siteNote),
    ...neighbour(context, siteNote, "previous"),
    ...neighbour(context, siteNote, "next"),
    extra: note.frontMatter.extra,
  };
}

function backlinksOf(context: RenderContext, { address, backlinks }: SiteNote): NoteData["backlinks"] {
  return [...groupBy(backlinks, ({ from }) => from)].map(([from, links]) => ({
    ...linkTo(context, address, from),
    contexts: links.map((link) => link.context).filter((text) => text !== ""),
  }));
}

function neighbour(context: RenderContext, siteNote: SiteNote, side: "previous" | "next"): Pick<NoteData, "previous" | "next"> {
  const path: NotePath | undefined = siteNote[side];
  return path === undefined ? {} : { [side]: linkTo(context, siteNote.address, noteAt(context, path).note.path) };
}
