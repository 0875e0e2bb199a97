/** What `link` makes of all notes together: a small picture of the site, made anew at every build. */
import type { NotePath, SitePath } from "./brand.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Note } from "./note.ts";

/** What a {@link Reference} turned out to point at. */
export type Resolution =
  /** A note; `anchor` is an id that exists there. */
  | { readonly kind: "note"; readonly path: NotePath; readonly anchor?: string }
  /** A folder that has a page of its own. */
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "asset"; readonly path: NotePath; readonly anchor?: string }
  | { readonly kind: "tag"; readonly slug: string }
  /** Nothing that a reader may see: no such note, or a draft. */
  | { readonly kind: "dead" };

/** In a note's body: the number of a part, and the offset in it in UTF-16 units. */
export type BodyPlace = readonly [part: number, offset: number];

/** Whole elements of a note's body, with the holes between its parts: hole `n` follows part `n`. */
export type BodySlice = { readonly start: BodyPlace; readonly end: BodyPlace };

/** What is shown at a reference of kind `embed`. */
export type Embed =
  | {
      readonly kind: "shown";
      readonly path: NotePath;
      /** Id of the section or block; absent for the whole note. */
      readonly anchor?: string;
      readonly content: BodySlice;
      /** Whether `content` is an item of a list, without the list. */
      readonly isItem: boolean;
      /** Items of the footnotes that `content` refers to, in the order of use. */
      readonly footnotes: readonly BodySlice[];
      /** One for each embed in `content`, then in `footnotes`. */
      readonly inner: readonly Embed[];
    }
  /** A link instead. `lost`: the note has no such section; `cycle`: the place is within itself; `deep`, `large`: too much of it. */
  | { readonly kind: "cut"; readonly why: "lost" | "cycle" | "deep" | "large" }
  /** What the name means is no note; its {@link Resolution} tells all. */
  | { readonly kind: "other" };

/** A link to a note, seen from that note. */
export type Backlink = {
  readonly from: NotePath;
  /** The sentence around the link, plain text. */
  readonly context: string;
};

/** A note with what the others made of it. */
export type SiteNote = {
  readonly note: Note;
  readonly address: SitePath;
  /** What tells it apart where its title is shared: a folder or a file name. Absent when the title is its own. */
  readonly distinction?: string;
  /** Last change, a calendar date `YYYY-MM-DD`; absent when nothing says it. */
  readonly updated?: string;
  /** One for each of the note's references, in their order. */
  readonly resolutions: readonly Resolution[];
  /** One for each of the note's embeds, in their order; absent when it has none. */
  readonly embeds?: readonly Embed[];
  readonly backlinks: readonly Backlink[];
  /** Tags as written first on the site, in the note's order. */
  readonly tags: readonly Tag[];
  readonly previous?: NotePath;
  readonly next?: NotePath;
};

export type Tag = {
  readonly name: string;
  readonly slug: string;
};

/** A tag with its notes and those of the tags below it (`aws/s3` below `aws`), in reading order. */
export type TaggedNotes = Tag & { readonly address: SitePath; readonly notes: readonly NotePath[] };

/** A folder of notes; the root has the path `""`. */
export type Folder = {
  /** Below the notes folder, `/` between segments, no final one. */
  readonly path: string;
  readonly title: string;
  readonly address: SitePath;
  /** The note shown on the folder's own page; absent when the page is made. */
  readonly indexNote?: NotePath;
  /** Whether lists lead to it: its index note is listed, or another note in it or below it. The root always is, unless its index note is not. */
  readonly isListed: boolean;
  /** Listed sub-folders and notes in reading order, the index note left out. */
  readonly folders: readonly string[];
  readonly notes: readonly NotePath[];
  /** Listed notes in it and below it. */
  readonly noteCount: number;
};

/** An address from which an alias leads to its note, unless something else lives there. */
export type Redirect = {
  readonly address: SitePath;
  readonly to: NotePath;
  /** As written. */
  readonly alias: string;
  /** Whether the writer gave an address; a name gets one by the way, and nobody misses it. */
  readonly isPath: boolean;
};

export type Site = {
  /** In reading order, then those that no list leads to. */
  readonly notes: ReadonlyMap<NotePath, SiteNote>;
  readonly folders: ReadonlyMap<string, Folder>;
  /** By name. */
  readonly tags: readonly TaggedNotes[];
  /** Where the index of all tags lies, when there are tags. */
  readonly tagIndex: SitePath;
  /** Listed notes with a known date, newest first. */
  readonly recent: readonly NotePath[];
  /** Other addresses that lead to notes, in reading order; several may want one address. */
  readonly redirects: readonly Redirect[];
  /** Attachments that some page shows or links, sorted. */
  readonly attachments: readonly NotePath[];
  readonly diagnostics: readonly Diagnostic[];
};
