/**
 * What a plug-in may do: one optional member for each stage. A plug-in is code of the site, trusted like its templates.
 * Nothing in it may keep state between calls: results are remembered by digest of the note and of the plug-in's own file.
 */
import type { MarkdownIt, Token } from "markdown-it";
import type { Say, Words } from "../words/index.ts";
import type { NotePath, SitePath } from "./brand.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { FrontMatter, Heading, Json } from "./note.ts";
import type { ListEntry } from "./page.ts";
import type { Site } from "./site.ts";

export type Plugin = {
  /** Lower-case letters, digits and `-`; names its facts and its templates. */
  readonly name: string;
  /** Adds Markdown to every note. */
  readonly syntax?: (md: MarkdownIt) => void;
  /** What the plug-in wants to know of a note later, when all are known; undefined: nothing. */
  readonly facts?: (source: ParsedSource) => Json | undefined;
  /** What it has to say about the site. Places are paths below the notes folder. */
  readonly check?: (site: PluginSite) => readonly Diagnostic[];
  /** Pages of its own. */
  readonly pages?: (site: PluginSite) => readonly PluginPage[];
  /** Other files of its own; text is stored as UTF-8. */
  readonly files?: (site: PluginSite) => readonly PluginFile[];
  /** Templates by name without `.eta`; a site's template of that name wins. */
  readonly templates?: { readonly [name: string]: string };
  /** A script that every page loads, as text. */
  readonly client?: string;
};

/** A note as parsed, before it becomes HTML. */
export type ParsedSource = {
  readonly path: NotePath;
  readonly title: string;
  readonly frontMatter: FrontMatter;
  readonly headings: readonly Heading[];
  /** markdown-it's, without the title's heading. Not to be changed. */
  readonly tokens: readonly Token[];
};

/** The site as a plug-in sees it. */
export type PluginSite = Site & {
  /** What the plug-in's own `facts` said of a note. */
  readonly factsOf: (path: NotePath) => Json | undefined;
  /** From one page to another, with the id of an element where given; relative and percent-encoded. */
  readonly href: (from: SitePath, to: SitePath, anchor?: string) => string;
  /** A note as a line of a list on the page at `from`. */
  readonly entry: (from: SitePath, path: NotePath) => ListEntry;
  /** What the interface says, in the site's language, and what puts such words together. */
  readonly words: Words;
  readonly say: Say;
};

export type PluginPage = {
  readonly address: SitePath;
  readonly title: string;
  /** For the browser's title where several pages have one title. */
  readonly distinction?: string;
  readonly description?: string;
  /** One of the plug-in's own, or of the theme's. */
  readonly template: string;
  /** What the template sees besides what every page knows. */
  readonly data: { readonly [key: string]: Json };
};

export type PluginFile = { readonly path: SitePath; readonly text: string };

/** Plug-ins as loaded; `stamp` differs whenever they may do something else. */
export type LoadedPlugins = {
  readonly plugins: readonly Plugin[];
  readonly stamp: string;
  /** About those that could not be loaded. */
  readonly diagnostics: readonly Diagnostic[];
};
