/** What every kind of page is made from, and the small look-ups they share. */
import {
  sitePath,
  type AssetFacts,
  type Diagnostic,
  type Folder,
  type ListEntry,
  type Note,
  type NotePath,
  type PageLink,
  type Plugin,
  type Settings,
  type Site,
  type SiteNote,
  type SitePath,
  type Surroundings,
} from "../model/index.ts";
import { createSay, wordsFor, type Say, type Words } from "../words/index.ts";
import { attachmentAddress, copyPublicFile, fingerprintName, OWN_STYLE } from "./files/copies.ts";
import { FEED, feedAddress } from "./files/feedNotes.ts";
import { isForTemplates } from "./files/features.ts";
import { lastChanges } from "./folderFacts.ts";
import { createHrefs, type Hrefs } from "./hrefs.ts";
import { layoutsOf } from "./layouts.ts";
import { siteImage, type SocialImage } from "./socialImage.ts";
import { printAddresses } from "./print.ts";
import type { TemplateTexts } from "./templates.ts";

/** Goes to every kind of page; nothing in it changes while pages are made, but what they share is kept. */
export type RenderContext = {
  readonly site: Site;
  readonly settings: Settings;
  readonly siteTitle: string;
  /** Of the site's language. */
  readonly words: Words;
  readonly say: Say;
  readonly hrefs: Hrefs;
  /** Attachments by path, with the address each is published at. */
  readonly attachments: ReadonlyMap<NotePath, AssetFacts & { readonly address: SitePath }>;
  /** Fingerprinted files by their name in `public/assets/`. */
  readonly fingerprints: ReadonlyMap<string, SitePath>;
  /** Address of the tag index and of recent notes; absent when the site has none. */
  readonly tagIndex?: SitePath;
  readonly recent?: SitePath;
  /** Where the feed is; absent when there is none. */
  readonly feed?: SitePath;
  /** What is shown of a page that has no picture of its own where somebody links to it: the file `social` of `public/`. */
  readonly socialImage?: SocialImage;
  /** The picture of the setting `logo`, as it is published. */
  readonly logo?: AssetFacts & { readonly address: SitePath };
  /** The site's own stylesheet, `style.css` of `public/`; absent when there is none. */
  readonly ownStyle?: SitePath;
  /** Surroundings of pages by their navigation's key, filled as pages are made: pages that know the same share one value. */
  readonly surroundings: Map<string, Surroundings>;
  readonly plugins: readonly Plugin[];
  /** Addresses of plug-ins' scripts, which every page loads. */
  readonly scripts: readonly SitePath[];
  /** Templates of the site's own, which notes may ask for. */
  readonly layouts: ReadonlySet<string>;
  /** What the navigation shows of each folder: its notes and sub-folders but for those that stay out of it. */
  readonly siblings: ReadonlyMap<string, Pick<Folder, "notes" | "folders">>;
  /** Where a note or folder stands among these. */
  readonly positions: ReadonlyMap<string, number>;
  /** Addresses of notes and folders, with what has each; another page of the same address is left out. */
  readonly taken: ReadonlyMap<SitePath, string>;
  /** Tags that have a page, by slug. */
  readonly tagAddresses: ReadonlyMap<string, SitePath>;
  /** Where the page for printing of each folder is that has one, by the folder's path. */
  readonly prints: ReadonlyMap<string, SitePath>;
  /** How many folders have a title, case aside. */
  readonly folderTitles: ReadonlyMap<string, number>;
  /** Of folders, last change in them and below, `YYYY-MM-DD`. */
  readonly lastChanges: ReadonlyMap<string, string>;
};

export type ContextInput = {
  readonly site: Site;
  readonly settings: Settings;
  /** Of `site.attachments`. */
  readonly attachments: readonly AssetFacts[];
  readonly publicFiles: readonly AssetFacts[];
  readonly plugins: readonly Plugin[];
  readonly scripts: readonly SitePath[];
  readonly templates: TemplateTexts;
};

export function createContext({ site, settings, attachments, publicFiles, plugins, scripts, templates }: ContextInput): RenderContext {
  const homeNote = site.folders.get("")?.indexNote;
  const homeTitle = homeNote === undefined ? undefined : site.notes.get(homeNote)?.note.title;
  const positions = new Map<string, number>();
  const siblings = new Map([...site.folders.values()].map((folder) => [folder.path, siblingsIn(folder, site)] as const));
  for (const { notes, folders } of siblings.values()) {
    for (const paths of [notes, folders]) paths.forEach((path, index) => positions.set(path, index));
  }
  const folderTitles = new Map<string, number>();
  for (const { title } of site.folders.values()) folderTitles.set(title.toLowerCase(), (folderTitles.get(title.toLowerCase()) ?? 0) + 1);
  const taken = new Map<SitePath, string>();
  for (const { path, address } of site.folders.values()) taken.set(address, `the folder ${path}`);
  for (const { note, address } of site.notes.values()) taken.set(address, note.path);
  const recent = recentAddress(settings);
  const words = wordsFor(settings.lang);
  const hasOwnFeed = publicFiles.some((facts) => copyPublicFile(facts).address === FEED);
  const feed = feedAddress(site, settings, hasOwnFeed);
  const socialImage = siteImage(publicFiles);
  const logo = publicFiles.find(({ path }) => path === settings.logo?.file);
  const ownStyle = publicFiles.find(({ path }) => path === OWN_STYLE);
  return {
    site,
    settings,
    siteTitle: settings.title ?? homeTitle ?? words.notes,
    words,
    say: createSay(words),
    hrefs: createHrefs(settings),
    attachments: new Map(attachments.map((facts) => [facts.path, { ...facts, address: attachmentAddress(facts) }])),
    fingerprints: new Map(
      publicFiles.flatMap((facts) => {
        const name = fingerprintName(facts);
        return name === undefined || !isForTemplates(facts.path) ? [] : [[name, copyPublicFile(facts).address] as const];
      }),
    ),
    ...(site.recent.length > 0 && !taken.has(recent) && { recent }),
    ...(site.tags.length > 0 && !taken.has(site.tagIndex) && { tagIndex: site.tagIndex }),
    ...(feed !== undefined && { feed }),
    ...(socialImage !== undefined && { socialImage }),
    ...(logo !== undefined && { logo: { ...logo, address: copyPublicFile(logo).address } }),
    ...(ownStyle !== undefined && { ownStyle: copyPublicFile(ownStyle).address }),
    plugins,
    scripts,
    layouts: layoutsOf(templates, plugins),
    surroundings: new Map(),
    siblings,
    positions,
    taken,
    tagAddresses: new Map(site.tags.filter(({ address }) => !taken.has(address)).map(({ slug, address }) => [slug, address])),
    folderTitles,
    lastChanges: lastChanges(site),
    prints: settings.print ? printAddresses(site, settings.urls) : new Map(),
  };
}

function siblingsIn({ notes, folders }: Folder, site: Site): Pick<Folder, "notes" | "folders"> {
  const isShown = (path: NotePath | undefined) => path === undefined || site.notes.get(path)?.note.frontMatter.nav !== false;
  return { notes: notes.filter(isShown), folders: folders.filter((folder) => isShown(site.folders.get(folder)?.indexNote)) };
}

function recentAddress({ urls }: Settings): SitePath {
  return sitePath(urls === "html" ? "recent.html" : "recent/index.html");
}

/** What is to be said of pages that notes and folders have taken the addresses of. A note called `404` is a wish, not a mistake. */
export function leftOut({ site, settings, taken }: RenderContext): Diagnostic[] {
  const made: (readonly [name: string, address: SitePath])[] = [
    ...(site.recent.length > 0 ? [["the page of recent changes", recentAddress(settings)] as const] : []),
    ...(site.tags.length > 0 ? [["the page of all tags", site.tagIndex] as const] : []),
    ...site.tags.map(({ name, address }) => [`the page of the tag "${name}"`, address] as const),
  ];
  return made.flatMap(([name, address]): Diagnostic[] => {
    const owner = taken.get(address);
    if (owner === undefined) return [];
    const message = `${name} is left out, because ${owner} has its address ${address}`;
    return [{ code: "address-taken", severity: "info", message, hint: "Rename the one in the way to have both." }];
  });
}

/** A note of the site. Throws on a path that is not in it, which would be a bug of `link`. */
export function noteAt({ site }: RenderContext, path: NotePath): SiteNote {
  const note = site.notes.get(path);
  if (note === undefined) throw new Error(`no note at ${path}`);
  return note;
}

/** A folder of the site, in the same way. */
export function folderAt({ site }: RenderContext, path: string): Folder {
  const folder = site.folders.get(path);
  if (folder === undefined) throw new Error(`no folder at ${path}`);
  return folder;
}

/** Words for what stands in a note's text: in its language, or the site's where recto does not speak it. */
export function wordsIn({ settings }: RenderContext, { frontMatter }: Note): Words {
  return wordsFor(frontMatter.lang, settings.lang);
}

/** From the page at `from` to a note. */
export function linkTo(context: RenderContext, from: SitePath, path: NotePath): PageLink {
  const { note, address, distinction } = noteAt(context, path);
  const { lang = context.settings.lang } = note.frontMatter;
  return {
    href: context.hrefs.between(from, address),
    title: note.title,
    ...(distinction !== undefined && { distinction }),
    ...(lang !== context.settings.lang && { lang }),
    ...(note.frontMatter.draft === true && { isDraft: true }),
  };
}

/** A note as a line of a list on the page at `from`. */
export function entryFor(context: RenderContext, from: SitePath, path: NotePath): ListEntry {
  const { note, updated } = noteAt(context, path);
  return { ...linkTo(context, from, path), description: note.description, ...(updated !== undefined && { updated }) };
}
