/** What a template is shown: one `Page` for each HTML file. All addresses in it are relative to the page and percent-encoded. */
import type { Words } from "../words/index.ts";
import type { SitePath } from "./brand.ts";
import type { Feature, Heading, Json, Note } from "./note.ts";

export type PageLink = {
  readonly href: string;
  readonly title: string;
  /** What tells it apart where the title is shared. */
  readonly distinction?: string;
  /** BCP 47; absent: the site's. */
  readonly lang?: string;
  /** Absent for what is none. */
  readonly isDraft?: true;
};

/** A line of a list of notes. */
export type ListEntry = PageLink & {
  readonly description: string;
  /** `YYYY-MM-DD`; absent when unknown. */
  readonly updated?: string;
};

export type FolderEntry = PageLink & { readonly noteCount: number };
export type TagEntry = PageLink & { readonly noteCount: number };

/** A folder in a list of folders. */
export type FolderRow = FolderEntry & {
  /** Of its index note; may be empty. */
  readonly description: string;
  /** The first few of what is in it, notes or else folders; empty where a description says more. */
  readonly highlights: readonly PageLink[];
  /** Last change of a note in it or below it, `YYYY-MM-DD`; absent when no date is known. */
  readonly updated?: string;
};

/** The way between the pages of a long list. */
export type Pager = {
  /** From 1. */
  readonly page: number;
  readonly pageCount: number;
  readonly previous?: NumberedPage;
  readonly next?: NumberedPage;
  /** The first, the last, and those beside this one, in order. */
  readonly pages: readonly NumberedPage[];
};
export type NumberedPage = { readonly number: number; readonly href: string };

/** A stretch of the navigation: a folder on the way to the page, with a window of what is in it. */
export type NavigationFolder = PageLink & { readonly children: readonly NavigationItem[] };
export type NavigationItem =
  | ({ readonly kind: "note" } & PageLink)
  | ({ readonly kind: "folder" } & PageLink)
  /** The folder that leads to the page, opened. */
  | ({ readonly kind: "open-folder" } & NavigationFolder)
  /** There are notes or folders that the window leaves out, before it or after it: a link to the page of the folder they are in. */
  | ({ readonly kind: "before" | "after" } & PageLink);

/** What pages that lie side by side know alike: one value for all of them, so that it is made and digested once. */
export type Surroundings = {
  readonly siteTitle: string;
  /** The site's, of the interface and of notes that say nothing else: BCP 47. */
  readonly lang: string;
  /** The direction of that language. */
  readonly dir: "ltr" | "rtl";
  /** What the interface says, in the site's language. Templates are given `say` as well, which puts such words together. */
  readonly words: Words;
  /** From the page to the site's root, for files that keep their name: `""`, `"../"`, … */
  readonly root: string;
  /** From the page to the home page. */
  readonly home: string;
  /** From the page to `recent.html` and `tags/index.html`; absent when the site has none. */
  readonly recent?: string;
  readonly tagIndex?: string;
  /** From the page to the feed; absent when the site has none. */
  readonly feed?: string;
  /** The site's picture, in the header before its title or in the place of it; width and height in CSS pixels, where they are known. */
  readonly logo?: { readonly src: string; readonly hasTitle: boolean; readonly width?: number; readonly height?: number };
  /** What stands at the foot of the page; absent: what made the site. */
  readonly footer?: string;
  /** From the page to the site's own stylesheet, which comes last; absent when there is none. */
  readonly ownStyle?: string;
  /** From the page to each fingerprinted file of `public/assets/`, by name: `{ "recto.css": "../assets/recto.1a2b3c4d5e.css" }`. */
  readonly assets: { readonly [name: string]: string };
  /** From the page to the scripts of plug-ins. */
  readonly scripts: readonly string[];
  /** JSON for the browser: which pages it may fetch before a click. The policy allows this text and no other. */
  readonly speculationRules: string;
  readonly navigation: NavigationFolder;
  /** From the page to the whole navigation: see {@link TreeFolder}. Absent where there is no more than pages show. */
  readonly navigationTree?: string;
};

/** What every page knows. */
export type Frame = Surroundings & {
  /** Of the page; the site's title on the home page. */
  readonly title: string;
  /** For the `<title>` element: unique on the site as far as titles allow. */
  readonly documentTitle: string;
  readonly description: string;
  /** Of what comes from the note that is shown, BCP 47; absent: the site's. */
  readonly textLang?: string;
  /** Its direction; absent: the site's. */
  readonly textDir?: "ltr" | "rtl";
  /** Whether search engines are asked to leave the page out. */
  readonly isUnlisted: boolean;
  /** What the page needs beyond the theme's stylesheet and script, sorted. */
  readonly features: readonly Feature[];
  /** For the meta element that forbids the page what it does not need. */
  readonly contentSecurityPolicy: string;
  readonly address: SitePath;
  /** From the page to itself; the place in the navigation with this `href` is the page. */
  readonly current: string;
  /** Absolute; absent without the `url` setting. */
  readonly canonical?: string;
  /** For who shows a link to the page; absent without the `url` setting, and where the page has no address or is a draft. */
  readonly social?: Social;
  /** JSON-LD, safe within a script element; absent where `social` is, and on unlisted pages. */
  readonly structuredData?: string;
  /** From the home page down to the page's parent. */
  readonly breadcrumbs: readonly PageLink[];
};

/** Open Graph: https://ogp.me/ */
export type Social = {
  readonly type: "article" | "website";
  /** `de_CH`; absent where the language names no country. */
  readonly locale?: string;
  /** Absolute address, and size in pixels where it is known. */
  readonly image?: { readonly url: string; readonly width?: number; readonly height?: number; readonly alt?: string };
};

/** What is shown of a note, on its own page or its folder's. */
export type NoteParts = {
  readonly isDraft: boolean;
  /** Safe HTML. */
  readonly body: string;
  readonly headings: readonly Heading[];
  readonly showsContents: boolean;
  readonly tags: readonly PageLink[];
  readonly updated?: string;
  readonly backlinks: readonly (PageLink & { readonly contexts: readonly string[] })[];
  readonly previous?: PageLink;
  readonly next?: PageLink;
  /** Front matter that recto does not know, for a site's own templates. */
  readonly extra: { readonly [key: string]: Json };
};

export type NoteData = Frame & NoteParts;

/** A folder, the home page included; with an index note it shows that note's parts as well. Or one more page of its list. */
export type FolderData = Frame & {
  readonly note?: NoteParts;
  /** To the page that has all of its notes for printing; absent where there is none. */
  readonly print?: string;
  /** Of this page of the list. */
  readonly folders: readonly FolderRow[];
  readonly notes: readonly ListEntry[];
  /** Notes in it and below it; absent on further pages of its list, which shall not change with each note. */
  readonly noteCount?: number;
  /** Their last change, `YYYY-MM-DD`; absent when no date is known, and likewise. */
  readonly updated?: string;
  /** Absent where all fits on one page. */
  readonly pager?: Pager;
};

/** `folders` and `notes` are the most important ones where there are many. */
export type HomeData = FolderData & {
  readonly noteCount: number;
  /** At all depths. */
  readonly folderCount: number;
  /** How many of the root's own are left out. */
  readonly omittedFolders: number;
  readonly omittedNotes: number;
  /** To the list of all that is in the root; absent where the home page has it all. */
  readonly all?: { readonly href: string };
  /** The setting `description`; may be empty. */
  readonly lede: string;
  /** What the notes are about, where neither an index note nor a description says it: the largest folders, or the most used tags. */
  readonly topics: readonly PageLink[];
  /** Whether there is more than these. */
  readonly hasMoreTopics: boolean;
  /** The notes that most others link to; empty on small sites, and where an index note leads the reader. */
  readonly mostLinked: readonly (ListEntry & { readonly linkCount: number })[];
  /** The newest few; empty when no dates are known, or `notes` has them all. */
  readonly recentNotes: readonly ListEntry[];
  /** By name; `weight` is from 1 to 4, of the tag that is used most. */
  readonly topTags: readonly (TagEntry & { readonly weight: number })[];
};

export type TagData = Frame & {
  /** Of this page of the list. */
  readonly notes: readonly ListEntry[];
  /** Absent on further pages of the list. */
  readonly noteCount?: number;
  /** The tags that it is below, from the top; those that are directly below it. */
  readonly parents: readonly PageLink[];
  readonly children: readonly TagEntry[];
  /** The tags that its notes have most often beside it. */
  readonly related: readonly PageLink[];
  readonly pager?: Pager;
};
export type TagIndexData = Frame & {
  readonly tagCount: number;
  /** All first letters, with the place of each on this page or another; empty where there are few tags. `""` is no letter of an alphabet. */
  readonly letters: readonly { readonly letter: string; readonly href: string }[];
  /** Of this page of the index, by first letter, or in one group; `number` is the letter's among all, from 1. */
  readonly groups: readonly { readonly letter: string; readonly number: number; readonly tags: readonly TagEntry[] }[];
  readonly pager?: Pager;
};
/** Newest first, by month (`YYYY-MM`). */
export type RecentData = Frame & { readonly months: readonly { readonly month: string; readonly notes: readonly ListEntry[] }[] };
/** The largest folders, in reading order. */
export type NotFoundData = Frame & { readonly folders: readonly FolderEntry[] };
/** `target`: from the page to where its content is now. */
export type RedirectData = Frame & { readonly target: string };

/** A part of a page for printing: a note, or a folder, whose text is that of its index note. */
export type PrintPart = {
  readonly kind: "note" | "folder";
  /** Unique in the page: its element has it behind `recto-`. */
  readonly id: string;
  readonly title: string;
  /** Of its heading, from 1. */
  readonly level: number;
  /** What tells its title apart where it is shared. */
  readonly distinction?: string;
  /** As in {@link Frame}. */
  readonly textLang?: string;
  readonly textDir?: "ltr" | "rtl";
  readonly isDraft?: true;
  /** `YYYY-MM-DD`; absent when unknown. */
  readonly updated?: string;
  /** In reading order; a note has none. */
  readonly parts: readonly PrintPart[];
};

/** All notes of a folder and of those below it, one after the other. */
export type PrintData = Frame & {
  /** How many notes the page has. */
  readonly noteCount: number;
  /** The folder itself, whose title is the page's. */
  readonly whole: PrintPart;
  /** Safe HTML by the id of the part; absent for a part without text of its own. */
  readonly bodies: { readonly [id: string]: string };
};

/** Template name → what it is shown. The names are those of the files in `templates/`. */
export type TemplateData = {
  readonly note: NoteData;
  readonly folder: FolderData;
  readonly home: HomeData;
  readonly tag: TagData;
  readonly tags: TagIndexData;
  readonly recent: RecentData;
  readonly "not-found": NotFoundData;
  readonly redirect: RedirectData;
  readonly print: PrintData;
};
export type TemplateName = keyof TemplateData;

/** What the note itself says, which its digest stands for. */
type FromNote = "body" | "headings" | "extra" | "bodies";

/** `Data` without what is kept beside it: see {@link Page}. */
type Own<Data> = "note" extends keyof Data
  ? Omit<Data, keyof Surroundings | "note"> & { readonly note?: Omit<NoteParts, FromNote> }
  : Omit<Data, keyof Surroundings | FromNote>;

/** One HTML file to be: its address, its template, and all that decides its bytes. */
export type Page =
  | {
      readonly [Name in TemplateName]: PageOf<Name, Own<TemplateData[Name]>>;
    }[TemplateName]
  /** Of a plug-in: `data` is the frame and what the plug-in gave. */
  | PageOf<string, Omit<Frame, keyof Surroundings> & { readonly [key: string]: unknown }>;

type PageOf<Name extends string, Data> = {
  readonly address: SitePath;
  readonly template: Name;
  readonly data: Data;
  /** The same value for all pages that know the same. */
  readonly surroundings: Surroundings;
  /** The note that is shown, and what its holes are filled with. Absent on pages without a note. */
  readonly body?: { readonly note: Note; readonly fillings: readonly string[] };
  /** The same of all notes that stand one after the other on a page for printing. Absent on others. */
  readonly printed?: readonly PrintedBody[];
};

/** A note's text on a page with others. `id` is its part's; `level`, from 1, is that of the heading above it. */
export type PrintedBody = { readonly id: string; readonly level: number; readonly note: Note; readonly fillings: readonly string[] };
