/** Pages for printing: all notes of a folder, and of the whole site, one after the other. Made only where the settings ask for them. */
import type { Feature, Folder, NotePath, Page, PrintPart, SiteNote, SitePath } from "../../model/index.ts";
import { folderAt, noteAt, type RenderContext } from "../context.ts";
import { frameFor, textLanguage } from "../frame.ts";
import { fillHoles } from "../holes.ts";
import { folderLink } from "../navigation.ts";
import { ownText } from "../print.ts";
import { printAnchor } from "../printText.ts";
import { isTitleShared } from "./folder.ts";
import { featuresOf } from "./note.ts";

/** Headings end at level 6, and notes shall have some for their own. */
const DEEPEST_FOLDER = 3;

/** One page for each folder that has an address for it. */
export function printPages(context: RenderContext): Page[] {
  return [...context.prints].map(([path, address]) => printPage(context, folderAt(context, path), address));
}

function printPage(context: RenderContext, folder: Folder, address: SitePath): Page {
  const { words } = context;
  const { whole, notes, ids } = arrange(context, folder);
  const within = withinPage(context, ids);
  const shown = notes.map(({ path }) => noteAt(context, path));
  const distinctions = [...(isTitleShared(context, folder) && folder.path !== "" ? [folder.path] : []), words.forPrinting];
  const { frame, surroundings } = frameFor(context, {
    open: { address, folder: folder.path },
    title: whole.title,
    distinction: distinctions.join(words.listSeparator),
    lang: whole.textLang,
    dir: whole.textDir,
    isUnlisted: true,
    features: featuresOfAll(context, shown),
  });
  return {
    address,
    template: "print",
    data: { ...frame, noteCount: notes.length, whole },
    surroundings,
    printed: notes.map(({ id, level, path }) => {
      const siteNote = noteAt(context, path);
      return { id, level, note: siteNote.note, fillings: fillHoles(within, siteNote, address) };
    }),
  };
}

/** The parts of a page, and what stands where in it. */
type Arrangement = {
  readonly whole: PrintPart;
  /** In reading order. */
  readonly notes: readonly { readonly id: string; readonly level: number; readonly path: NotePath }[];
  /** Of parts, by the address of the page that they have for themselves. */
  readonly ids: ReadonlyMap<SitePath, string>;
};

function arrange(context: RenderContext, folder: Folder): Arrangement {
  const notes: { id: string; level: number; path: NotePath }[] = [];
  const ids = new Map<SitePath, string>();
  let folderCount = 0;
  const addNote = (path: NotePath, level: number): Omit<PrintPart, "kind" | "parts"> => {
    const siteNote = noteAt(context, path);
    const { note, address, distinction, updated } = siteNote;
    const id = `p${notes.length + 1}`;
    notes.push({ id, level, path });
    ids.set(address, id);
    return {
      id,
      level,
      title: note.title,
      ...(distinction !== undefined && { distinction }),
      ...textLanguage(context, note.frontMatter),
      ...(note.frontMatter.draft === true && { isDraft: true }),
      ...(updated !== undefined && { updated }),
    };
  };
  const addFolder = (each: Folder, depth: number): PrintPart => {
    const level = Math.min(depth, DEEPEST_FOLDER);
    const [own] = ownText(each);
    const { title } = folderLink(context, each.address, each);
    const head = own === undefined ? { id: `f${++folderCount}`, level } : addNote(own, level);
    ids.set(each.address, head.id);
    const inIt = each.notes.map((path): PrintPart => ({ kind: "note", ...addNote(path, level + 1), parts: [] }));
    const below = each.folders.map((path) => addFolder(folderAt(context, path), depth + 1));
    return { kind: "folder", ...head, title, parts: [...inIt, ...below] };
  };
  return { whole: addFolder(folder, 1), notes, ids };
}

/** The same, but that links to what is on the page lead to it there. */
function withinPage(context: RenderContext, ids: Arrangement["ids"]): RenderContext {
  const { between } = context.hrefs;
  const hrefs: RenderContext["hrefs"] = {
    ...context.hrefs,
    between: (from, to, anchor) => {
      const id = ids.get(to);
      if (id === undefined) return between(from, to, anchor);
      return between(from, from, printAnchor(id, anchor));
    },
  };
  return { ...context, hrefs };
}

function featuresOfAll(context: RenderContext, notes: readonly SiteNote[]): readonly Feature[] {
  return [...new Set(notes.flatMap((siteNote) => featuresOf(context, siteNote) ?? []))].sort();
}
