/** Addresses as pages write them: relative to the page, percent-encoded, with the site's form of folder addresses. */
import { encodePath } from "../lib/escape.ts";
import { relativePath } from "../lib/relative.ts";
import type { Settings, SitePath } from "../model/index.ts";

export type Hrefs = {
  /** From one page to another file of the site, with the id of an element where given. */
  readonly between: (from: SitePath, to: SitePath, anchor?: string) => string;
  /** The same from the root of the server; for a page that is shown under addresses that are not its own. */
  readonly fromRoot: (to: SitePath) => string;
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
      const path = publicForm(relativePath(encode(from), encode(to))) || "./";
      if (anchor === undefined) return path;
      return `${from === to ? "" : path}#${encodeURIComponent(anchor.toWellFormed())}`;
    },
    fromRoot: (to) => `${rootPath}/${publicForm(encode(to))}`,
    // The home page is the address of the site itself, in both forms.
    absolute: (to) => (url === undefined ? undefined : `${url}/${to === "index.html" ? "" : publicForm(encode(to))}`),
  };
}
