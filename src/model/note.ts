/** What `parse` makes of one note, before any other note is known. */
import type { Digest, NotePath } from "./brand.ts";
import type { Diagnostic, Place } from "./diagnostic.ts";

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
  /** Of the whole text; absent: as the language has it, and block by block where scripts are mixed. */
  readonly dir?: "ltr" | "rtl";
  /** The page is made, but stands in no list: none of notes, tags, changes or backlinks, neither sitemap nor search. */
  readonly unlisted?: boolean;
  /** What the navigation calls it, `false` to leave it out; absent means its title. */
  readonly nav?: string | false;
  /** Whether search finds it; absent means yes. */
  readonly search?: boolean;
  /** Address that the writer wants, without a final check: `/about/`, `/about.html` or `/about` from the site's root, else from the note's folder. */
  readonly permalink?: string;
  /** Where cards come from; absent means as the site does. */
  readonly cards?: "auto" | "explicit" | "off";
  /** Name of a template that shows the note; absent means recto's choice. */
  readonly layout?: string;
  /** Where in the file the keys stand whose values only the whole site can judge: `permalink`, `aliases`, `layout`. */
  readonly places?: { readonly [key: string]: Omit<Place, "path"> };
  /** Keys that recto does not know, as written, for templates. */
  readonly extra: { readonly [key: string]: Json };
};

export type Heading = {
  /** 2 to 6: the page's only `<h1>` is its title. */
  readonly level: number;
  /** Plain text, trimmed. */
  readonly text: string;
  /** With the heading that it belongs to, "Amazon S3 › Use cases"; absent where the text is enough to tell it from others. */
  readonly label?: string;
  /** The id in the page, unique in it. */
  readonly id: string;
  /** In the file, from 1. */
  readonly line: number;
};

/**
 * A hole in a note's body: a link, an image, a tag or an embedded note whose target only `link` can find.
 * A link's or a tag's hole is its opening tag (the label and `</a>` follow in the body), an image's hole is the whole element,
 * an embed's hole stands for blocks.
 */
export type Reference = {
  readonly kind: "link" | "image" | "tag" | "embed";
  readonly syntax: "wikilink" | "markdown" | "html";
  /** Path or name, percent-decoded, without the anchor; empty for a link within the note. Of a tag its name, without `#`. */
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
  /** The sentence around a link, plain text of at most 240 characters; empty for images, tags and embeds. */
  readonly context: string;
};

/**
 * What a page needs beyond the theme's stylesheet and script: each is a folder of `public/assets/`, published and linked only where
 * some page needs it.
 */
export type Feature = "diagram" | "math";

/** A note as its own source alone decides it. `body` and `references` interlock: `body[0] hole[0] body[1] hole[1] … body[n]`. */
export type Note = {
  readonly path: NotePath;
  /** Of the source. */
  readonly digest: Digest;
  readonly title: string;
  /** Where the title came from; a title from a file name yields to nothing. */
  readonly titleOrigin: "front-matter" | "heading" | "file-name";
  /** The anchor that a heading with the title would have; it means the top of the page. May be empty, and may be a heading's id as well. */
  readonly titleAnchor: string;
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
  /** Sorted; absent when the body needs none. */
  readonly features?: readonly Feature[];
  /** What plug-ins know of it, by plug-in; absent when they know nothing. */
  readonly facts?: { readonly [plugin: string]: Json };
  readonly diagnostics: readonly Diagnostic[];
};
