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
  /** Nothing that a reader may see: no such note, or a draft. */
  | { readonly kind: "dead" };

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

/** A tag with its notes, in reading order. */
export type TaggedNotes = Tag & { readonly address: SitePath; readonly notes: readonly NotePath[] };

/** A folder of notes; the root has the path `""`. */
export type Folder = {
  /** Below the notes folder, `/` between segments, no final one. */
  readonly path: string;
  readonly title: string;
  readonly address: SitePath;
  /** The note shown on the folder's own page; absent when the page is made. */
  readonly indexNote?: NotePath;
  /** Sub-folders and notes in reading order, the index note left out. */
  readonly folders: readonly string[];
  readonly notes: readonly NotePath[];
  /** Notes in it and below it. */
  readonly noteCount: number;
};

export type Site = {
  /** In reading order. */
  readonly notes: ReadonlyMap<NotePath, SiteNote>;
  readonly folders: ReadonlyMap<string, Folder>;
  /** By name. */
  readonly tags: readonly TaggedNotes[];
  /** Notes with a known date, newest first. */
  readonly recent: readonly NotePath[];
  /** Attachments that some page shows or links, sorted. */
  readonly attachments: readonly NotePath[];
  readonly diagnostics: readonly Diagnostic[];
};
