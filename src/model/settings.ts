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
  /** Files of plug-ins, relative to the site folder. */
  readonly plugins: readonly string[];
  /** `plain`: images are published in their own form alone. `optimize`: in smaller ones as well, where sharp is installed. */
  readonly images: "plain" | "optimize";
};
