/** A site in two versions that differ in every way: pages new, changed, kept, gone, moved into a folder, and a file in place of a folder. */

const VERSIONS: { readonly [version: string]: { readonly [path: string]: string } } = {
  old: {
    "index.html": "home",
    "kept.html": "kept",
    "s3.html": "old",
    "gone/deep/page.html": "gone",
    aws: "a file",
    "cdn/x.html": "x",
    "assets/a.css": "old",
  },
  new: {
    "index.html": "new home",
    "kept.html": "kept",
    "s3.html": "new",
    "new/deep/page.html": "new",
    "aws/index.html": "in a folder",
    cdn: "a file",
    "assets/b.css": "new",
  },
};

/** Path → text, each text so many times. */
export function siteOf(version: string, times = 1): { readonly [path: string]: string } {
  return Object.fromEntries(Object.entries(VERSIONS[version] ?? {}).map(([path, text]) => [path, `${text} `.repeat(times)]));
}
