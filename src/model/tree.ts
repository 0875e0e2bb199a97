/**
 * `navigation.json`: the whole navigation, which browsers load when a reader opens a folder that her page shows closed.
 * Arrays, not objects with names, and no address that its title tells: it holds every note of the site.
 */

/** `[1, …]`: the version of this form. The endings are those of `lib/likelyHref.ts`. */
export type NavigationTree = readonly [version: 1, noteEnding: string, folderEnding: string, root: TreeFolder];

/** A title alone, where the rest is as usual. `href` is relative to the page of the folder that it is in; `""`: as its title has it. */
export type TreeNote = string | readonly [title: string, href: string, rare?: TreeFacts];

/** What is in it stands in reading order, as in pages. The root's `href` is relative to the file. */
export type TreeFolder = readonly [
  title: string,
  href: string,
  notes: readonly TreeNote[],
  folders: readonly TreeFolder[],
  rare?: TreeFacts,
];

/** What few have. */
export type TreeFacts = {
  readonly distinction?: string;
  readonly isDraft?: true;
  /** BCP 47; absent: the site's. */
  readonly lang?: string;
};
