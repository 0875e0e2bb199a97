/** A site's settings: `recto.yml` and the command line, every key with a value. */

export type Settings = {
  /** Absent: the home note's title, else "Notes". */
  readonly title?: string;
  readonly description: string;
  /** BCP 47. */
  readonly lang: string;
  /** Where the site will live, without a final `/`; absent: unknown, and nothing absolute is written. */
  readonly url?: string;
  /** `html`: `aws/s3.html`. `folder`: `aws/s3/index.html`, linked as `aws/s3/`. */
  readonly urls: "html" | "folder";
  /** Whether drafts are built. */
  readonly drafts: boolean;
  /** Patterns of paths below the notes folder that are left out; `*` within a segment, `**` across segments. */
  readonly ignore: readonly string[];
  /** How long recto may work on one note, in seconds. */
  readonly timeout: number;
  /** Files of plug-ins, relative to the site folder. */
  readonly plugins: readonly string[];
  /** `plain`: images are published in their own form alone. `optimize`: in smaller ones as well, where sharp is installed. */
  readonly images: "plain" | "optimize";
  /** `#rrggbb`, from which the theme's accent for light and for dark is derived; absent: the theme's own. */
  readonly accent?: string;
  /** A picture below `public/`, shown in the header before the title, or in its place. */
  readonly logo?: { readonly file: string; readonly hasTitle: boolean };
  /** Families as CSS writes them, for text, for what is around it, and for code; absent: the theme's own. */
  readonly fonts: { readonly text?: string; readonly ui?: string; readonly code?: string };
  /** One line at the foot of every page; absent: what made the site. */
  readonly footer?: string;
  /** Raw HTML in notes. `sanitize`: what is harmless stays. `escape`: it is shown as text. `trusted`: it stays as it is written. */
  readonly html: "sanitize" | "escape" | "trusted";
  /** Whether each folder, and the site, has a page for printing with the text of all its notes. */
  readonly print: boolean;
};
