/** What the home page shows beyond other folders' pages. Its size does not grow with the number of notes. */
import { sortNaturally } from "../../lib/order.ts";
import type { Folder, FolderData, HomeData, ListEntry, NotePath, PageLink, SitePath, TaggedNotes } from "../../model/index.ts";
import { entryFor, folderAt, type RenderContext } from "../context.ts";
import { folderLink } from "../navigation.ts";
import { describeList } from "./folderRows.ts";

/** Folders, and likewise notes: up to `ALL` are shown, of more the first `SOME`. */
const ALL = 36;
const SOME = 24;
const RECENT = 6;
const TAGS = 20;
const TOPICS = 5;
const MOST_LINKED = 5;

/** On a smaller site the reader sees all notes at once. */
const NOTES_FOR_MOST_LINKED = 10;
const LEAST_LINKS = 3;

/** What the home page shows of what is in the root: the largest folders and the first notes, in reading order. */
export function shownOnHome(context: RenderContext, { folders, notes }: Folder): Pick<Folder, "folders" | "notes"> {
  return {
    folders: folders.length <= ALL ? folders : largest(context, folders, SOME),
    notes: notes.length <= ALL ? notes : notes.slice(0, SOME),
  };
}

/** The folders with the most notes, at most `count`, in their order. */
export function largest(context: RenderContext, paths: readonly string[], count: number): readonly string[] {
  const chosen = new Set(bySize(context, paths).slice(0, count));
  return paths.filter((path) => chosen.has(path));
}

function bySize(context: RenderContext, paths: readonly string[]): string[] {
  const sizes = new Map(paths.map((path) => [path, folderAt(context, path).noteCount] as const));
  return paths.toSorted((a, b) => (sizes.get(b) as number) - (sizes.get(a) as number));
}

type HomeParts = Omit<HomeData, keyof FolderData | "noteCount" | "all">;

/** `shown`: what the page shows of what is in the root. */
export function homeParts(context: RenderContext, folder: Folder, shown: Pick<Folder, "folders" | "notes">): HomeParts {
  const { address, indexNote } = folder;
  const speaksForItself = indexNote !== undefined;
  return {
    folderCount: [...context.site.folders.values()].filter(({ isListed }) => isListed).length - (folder.isListed ? 1 : 0),
    omittedFolders: folder.folders.length - shown.folders.length,
    omittedNotes: folder.notes.length - shown.notes.length,
    lede: context.settings.description,
    ...(speaksForItself || context.settings.description !== "" ? { topics: [], hasMoreTopics: false } : topicsOf(context, folder)),
    mostLinked: speaksForItself ? [] : mostLinked(context, address),
    recentNotes: recentNotes(context, address, shown.notes),
    topTags: topTags(context, address),
  };
}

/** For search engines: what the writer says, else the topics, else the first titles. */
export function homeDescription(context: RenderContext, folder: Folder): string {
  const { settings, words, say } = context;
  if (settings.description !== "") return settings.description;
  const { topics, hasMoreTopics } = topicsOf(context, folder);
  if (topics.length === 0) return describeList(context, folder);
  const names = topics.map(({ title }) => title).join(words.listSeparator);
  return say.fill(hasMoreTopics ? words.notesAboutAndMore : words.notesAbout, { topics: names });
}

/** "Week 3", "2024" and the like order notes and say nothing about them. */
const ONLY_NUMBERED =
  /^(?:week|day|topic|folder|month|year|chapter|lesson|lecture|module|part|unit|class|session|semester|read|reading|woche|tag|kapitel|semana|día|capítulo|semaine|jour|chapitre|settimana|giorno|capitolo|dia)?[\s._-]*\d[\d\s._-]*$/iu;

/** The largest folders where there are several with a name of their own, else the most used tags. */
function topicsOf(context: RenderContext, root: Folder): Pick<HomeData, "topics" | "hasMoreTopics"> {
  const { address } = root;
  const parent = onlyChain(context, root);
  const named = bySize(context, parent.folders).filter((path) => !ONLY_NUMBERED.test(folderAt(context, path).title));
  if (named.length > 1) {
    const topics = named.slice(0, TOPICS).map((path): PageLink => {
      const { href, title } = folderLink(context, address, folderAt(context, path));
      return { href, title };
    });
    return { topics, hasMoreTopics: named.length > TOPICS || parent.notes.length > 0 };
  }
  const tags = mostUsedTags(context);
  if (tags.length < 2) return { topics: [], hasMoreTopics: false };
  return { topics: tags.slice(0, TOPICS).map((tag) => tagLink(context, address, tag)), hasMoreTopics: tags.length > TOPICS };
}

/** The root, or the first folder below it that has more than one folder and nothing else in it. */
function onlyChain(context: RenderContext, root: Folder): Folder {
  let folder = root;
  while (folder.notes.length === 0 && folder.folders.length === 1) folder = folderAt(context, folder.folders[0] as string);
  return folder;
}

/** The notes that most others link to, the first in reading order where they are equal. */
function mostLinked(context: RenderContext, from: SitePath): HomeData["mostLinked"] {
  const { notes } = context.site;
  if (notes.size < NOTES_FOR_MOST_LINKED) return [];
  const counted = [...notes.values()].flatMap(({ note, backlinks }) => {
    if (note.frontMatter.unlisted === true) return [];
    const linkCount = new Set(backlinks.map((link) => link.from)).size;
    return linkCount < LEAST_LINKS ? [] : [{ path: note.path, linkCount }];
  });
  // One alone is no choice of places to start.
  if (counted.length < 2) return [];
  return counted
    .sort((a, b) => b.linkCount - a.linkCount)
    .slice(0, MOST_LINKED)
    .map(({ path, linkCount }) => ({ ...entryFor(context, from, path), linkCount }));
}

/** The newest notes, unless the page shows them all anyway. */
function recentNotes(context: RenderContext, from: SitePath, shown: readonly NotePath[]): readonly ListEntry[] {
  const recent = context.site.recent.slice(0, RECENT);
  const known = new Set(shown);
  return recent.every((path) => known.has(path)) && context.site.recent.length <= shown.length
    ? []
    : recent.map((path) => entryFor(context, from, path));
}

/** The tags with the most notes, by name, with the weight of each; of one weight where none stands out. */
function topTags(context: RenderContext, from: SitePath): HomeData["topTags"] {
  const shown = mostUsedTags(context).slice(0, TAGS);
  const most = shown[0]?.notes.length ?? 0;
  const isEven = most < 3 * (shown.at(-1)?.notes.length ?? 0);
  return sortNaturally(shown, ({ name }) => name).map((tag) => {
    const noteCount = tag.notes.length;
    const weight = isEven ? 2 : noteCount * 2 > most ? 4 : noteCount * 4 > most ? 3 : noteCount * 8 > most ? 2 : 1;
    return { ...tagLink(context, from, tag), noteCount, weight };
  });
}

function mostUsedTags({ site, tagAddresses }: RenderContext): readonly TaggedNotes[] {
  return site.tags.filter(({ slug }) => tagAddresses.has(slug)).sort((a, b) => b.notes.length - a.notes.length);
}

function tagLink({ hrefs }: RenderContext, from: SitePath, { name, address }: TaggedNotes): PageLink {
  return { href: hrefs.between(from, address), title: name };
}
