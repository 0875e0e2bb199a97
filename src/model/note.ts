/** What `parse` makes of one note, before any other note is known. */
import type { Digest, NotePath } from "./brand.ts";
import type { Diagnostic } from "./diagnostic.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The keys recto knows, checked; an absent key was not written. */
export type FrontMatter = {
  readonly title?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  /** Other names under which a wikilink finds the note. */
  readonly aliases?: readonly string[];
  /** A calendar date, `YYYY-MM-DD`. */
  readonly date?: string;
  /** A calendar date, `YYYY-MM-DD`. */
  readonly updated?: string;
  readonly draft?: boolean;
  readonly order?: number;
  /** Whether the table of contents is shown; absent means yes. */
  readonly toc?: boolean;
  /** BCP 47; absent means the site's. */
  readonly lang?: string;
  /** Keys that recto does not know, as written, for templates. */
  readonly extra: { readonly [key: string]: Json };
};

export type Heading = {
  /** 2 to 6: the page's only `<h1>` is its title. */
  readonly level: number;
  /** Plain text, trimmed. */
  readonly text: string;
  /** The id in the page, unique in it. */
  readonly id: string;
  /** In the file, from 1. */
  readonly line: number;
};

/**
 * A hole in a note's body: a link or an image whose target only `link` can find.
 * A link's hole is its opening tag (the label and `</a>` follow in the body), an image's hole is the whole element.
 */
export type Reference = {
  readonly kind: "link" | "image";
  readonly syntax: "wikilink" | "markdown" | "html";
  /** Path or name, percent-decoded, without the anchor; empty for a link within the note. */
  readonly target: string;
  /** What follows `#`, percent-decoded; absent when there is no `#`. */
  readonly anchor?: string;
  /** Label of a link or alternative text of an image, plain. */
  readonly label: string;
  /** Tooltip; absent when the writer gave none. */
  readonly title?: string;
  /** Width and height in CSS pixels, where the writer gave them. */
  readonly width?: number;
  readonly height?: number;
  /** Where it stands in the file; see {@link Place} for units. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** The sentence around a link, plain text of at most 240 characters; empty for images. */
  readonly context: string;
};

/** A note as its own source alone decides it. `body` and `references` interlock: `body[0] hole[0] body[1] hole[1] … body[n]`. */
export type Note = {
  readonly path: NotePath;
  /** Of the source. */
  readonly digest: Digest;
  readonly title: string;
  /** Where the title came from; a title from a file name yields to nothing. */
  readonly titleOrigin: "front-matter" | "heading" | "file-name";
  /** Front matter's, else the first paragraph: plain text of at most 160 characters; may be empty. */
  readonly description: string;
  readonly frontMatter: FrontMatter;
  /** In document order; the outline that contents show. */
  readonly headings: readonly Heading[];
  /** Every id in the body, in document order, headings' included. */
  readonly anchors: readonly string[];
  /** Safe HTML between the holes; one more than `references`. */
  readonly body: readonly string[];
  readonly references: readonly Reference[];
  readonly diagnostics: readonly Diagnostic[];
};
