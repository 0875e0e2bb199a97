/** Where each note's page lives: its address comes from its path, or from its front matter, so that it stays when titles change. */
import { addressSegment } from "../lib/slug.ts";
import { folderOf, stemOf } from "../lib/relative.ts";
import { sitePath, type Note, type Settings, type SitePath } from "../model/index.ts";

/** First segments that recto keeps for itself; a folder of notes of that name gets another address. */
const RESERVED_FOLDERS: ReadonlySet<string> = new Set(["assets"]);

/** Address of a folder with a final `/`, `""` for the root: `AWS Basics` → `aws-basics/`. */
export function folderAddress(folder: string): string {
  if (folder === "") return "";
  const slugs = folder.split("/").map(addressSegment);
  if (RESERVED_FOLDERS.has(slugs[0] as string)) slugs[0] += "-notes";
  return `${slugs.join("/")}/`;
}

/** Address of the page of a folder, or of its index note: `aws/index.html`. */
export function indexAddress(folder: string): SitePath {
  return sitePath(`${folderAddress(folder)}index.html`);
}

/** Address of a note that is no index note: `aws/s3.html`, or `aws/s3/index.html` with `urls: folder`. */
export function noteAddress(path: string, urls: Settings["urls"]): SitePath {
  const page = `${folderAddress(folderOf(path))}${addressSegment(stemOf(path))}`;
  return pageAddress(page, urls);
}

/** The address that a note's front matter wants; undefined when it wants none. */
export function permalinkAddress({ path, frontMatter: { permalink } }: Note, urls: Settings["urls"]): SitePath | undefined {
  if (permalink === undefined) return undefined;
  return wantedAddress(permalink.startsWith("/") ? permalink.slice(1) : `${folderAddress(folderOf(path))}${permalink}`, urls);
}

/** A page's address as a writer gives it, below the root: `about/`, `about.html`, or `about` in the form that the site has. */
export function wantedAddress(path: string, urls: Settings["urls"]): SitePath {
  if (path === "" || path.endsWith("/")) return sitePath(`${path}index.html`);
  return path.endsWith(".html") ? sitePath(path) : pageAddress(path, urls);
}

/** Address of a tag's page; a nested tag lies below its parent: `tags/aws/s3.html`. */
export function tagAddress(slug: string, urls: Settings["urls"]): SitePath {
  // The tag "index" must not become the index of all tags; no slug ends in `-`.
  return pageAddress(`tags/${slug === "index" ? "index-" : slug}`, urls);
}

function pageAddress(page: string, urls: Settings["urls"]): SitePath {
  // The server looks for this very file, whatever form the other addresses have.
  if (page === "404") return sitePath("404.html");
  return sitePath(urls === "html" ? `${page}.html` : `${page}/index.html`);
}

/** Address of the index of all tags. */
export const TAG_INDEX = sitePath("tags/index.html");
