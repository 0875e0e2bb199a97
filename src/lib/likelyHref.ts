/** What most addresses look like beside their titles: not said where it is so, which halves `navigation.json`. Runs in browsers, too. */

/** From a folder's page to a note or folder called `title` in it, if its file is called like it; `ending` is `.html`, `/` or `/index.html`. */
export function likelyHref(title: string, ending: string): string {
  const name = title
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, "-")
    .replace(/^-|-$/g, "");
  return `${encodeURIComponent(name)}${ending}`;
}
