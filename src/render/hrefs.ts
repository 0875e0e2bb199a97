/** Addresses as pages write them: relative to the page, percent-encoded, with the site's form of folder addresses. */
import { encodePath } from "../lib/escape.ts";
import { relativePath } from "../lib/relative.ts";
import { sitePath, type Settings, type SitePath } from "../model/index.ts";

/** The page that a reader meets first. */
export const HOME = sitePath("index.html");

/** The page that a server shows for what is not there: at any depth, so that nothing relative would hold. */
export const NOT_FOUND = sitePath("404.html");

export type Hrefs = {
  /** From one page to another file of the site, with the id of an element where given. From {@link NOT_FOUND} it begins at the server's root. */
  readonly between: (from: SitePath, to: SitePath, anchor?: string) => string;
  /** From a page to the site's root, with a final `/`: `""`, `"../"`, … */
  readonly root: (from: SitePath) => string;
  /** With scheme and host; undefined when the site does not know where it will live. */
  readonly absolute: (to: SitePath) => string | undefined;
};

/** Encoding is done once for each address. */
export function createHrefs({ urls, url }: Pick<Settings, "urls" | "url">): Hrefs {
  const encoded = new Map<SitePath, string>();
  const encode = (address: SitePath) => {
    const known = encoded.get(address);
    if (known !== undefined) return known;
    const made = encodePath(address);
    encoded.set(address, made);
    return made;
  };
  const publicForm = (path: string) => (urls === "folder" ? path.replace(/(^|\/)index\.html$/, "$1") : path);
  const rootPath = url === undefined ? "" : new URL(url).pathname.replace(/\/$/, "");
  return {
    between: (from, to, anchor) => {
      const path =
        from === NOT_FOUND ? `${rootPath}/${publicForm(encode(to))}` : publicForm(relativePath(encode(from), encode(to))) || "./";
      if (anchor === undefined) return path;
      return `${from === to ? "" : path}#${encodeFragment(anchor)}`;
    },
    root: (from) => (from === NOT_FOUND ? `${rootPath}/` : "../".repeat(from.split("/").length - 1)),
    // The home page is the address of the site itself, in both forms.
    absolute: (to) => (url === undefined ? undefined : `${url}/${to === "index.html" ? "" : publicForm(encode(to))}`),
  };
}

/** The same with every address absolute, for what is read elsewhere than on the site. Needs the site's address. */
export function absoluteHrefs(hrefs: Hrefs): Hrefs {
  const absolute = (to: SitePath) => hrefs.absolute(to) ?? "";
  return {
    ...hrefs,
    between: (_from, to, anchor) => absolute(to) + (anchor === undefined ? "" : `#${encodeFragment(anchor)}`),
    root: () => absolute(HOME),
  };
}

/** Signs that a fragment may hold stay as they are (RFC 3986, section 3.5): a PDF's `#page=3` is not decoded by every reader. */
function encodeFragment(anchor: string): string {
  return encodeURIComponent(anchor.toWellFormed()).replace(/%(?:2[46BCF]|3[ABDF]|40)/g, decodeURIComponent);
}
