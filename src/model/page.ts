/** What a template is shown: one `Page` for each HTML file. All addresses in it are relative to the page and percent-encoded. */
import type { SitePath } from "./brand.ts";
import type { Feature, Heading, Json, Note } from "./note.ts";

export type PageLink = {
  readonly href: string;
  readonly title: string;
  /** What tells it apart where the title is shared. */
  readonly distinction?: string;
};

/** A line of a list of notes. */
export type ListEntry = PageLink & {
  readonly description: string;
  /** `YYYY-MM-DD`; absent when unknown. */
  readonly updated?: string;
};

export type FolderEntry = PageLink & { readonly noteCount: number };
export type TagEntry = PageLink & { readonly noteCount: number };

/** A stretch of the navigation: a folder on the way to the page, with a window of what is in it. */
export type NavigationFolder = PageLink & {
  readonly children: readonly NavigationItem[];
  /** How many children the window leaves out. */
  readonly omitted: number;
};
export type NavigationItem =
  | ({ readonly kind: "note" } & PageLink)
  | ({ readonly kind: "folder" } & FolderEntry)
  /** The folder that leads to the page, opened. */
  | ({ readonly kind: "open-folder" } & NavigationFolder);

/** What pages that lie side by side know alike: one value for all of them, so that it is made and digested once. */
export type Surroundings = {
  readonly siteTitle: string;
  /** From the page to the site's root, for files that keep their name: `""`, `"../"`, … */
  readonly root: string;
  /** From the page to the home page. */
  readonly home: string;
  /** From the page to `recent.html` and `tags/index.html`; absent when the site has none. */
  readonly recent?: string;
  readonly tagIndex?: string;
  /** From the page to each fingerprinted file of `public/assets/`, by name: `{ "recto.css": "../assets/recto.1a2b3c4d5e.css" }`. */
  readonly assets: { readonly [name: string]: string };
  /** From the page to the scripts of plug-ins. */
  readonly scripts: readonly string[];
  readonly navigation: NavigationFolder;
};

/** What every page knows. */
export type Frame = Surroundings & {
  /** Of the page; the site's title on the home page. */
  readonly title: string;
  /** For the `<title>` element: unique on the site as far as titles allow. */
  readonly documentTitle: string;
  readonly description: string;
  /** BCP 47. */
  readonly lang: string;
  /** Of the whole page; absent: as the language has it. */
  readonly dir?: "ltr" | "rtl";
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
  /** From the home page down to the page's parent. */
  readonly breadcrumbs: readonly PageLink[];
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

/** A folder, the home page included; with an index note it shows that note's parts as well. */
export type FolderData = Frame & {
  readonly note?: NoteParts;
  readonly folders: readonly FolderEntry[];
  readonly notes: readonly ListEntry[];
};

export type HomeData = FolderData & {
  readonly noteCount: number;
  /** The newest few; empty when no dates are known. */
  readonly recentNotes: readonly ListEntry[];
  readonly topTags: readonly TagEntry[];
};

export type TagData = Frame & { readonly notes: readonly ListEntry[] };
export type TagIndexData = Frame & { readonly tags: readonly TagEntry[] };
export type RecentData = Frame & { readonly notes: readonly ListEntry[] };
export type NotFoundData = Frame;
/** `target`: from the page to where its content is now. */
export type RedirectData = Frame & { readonly target: string };

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
};
export type TemplateName = keyof TemplateData;

/** What the note itself says, which its digest stands for. */
type FromNote = "body" | "headings" | "extra";

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
};
