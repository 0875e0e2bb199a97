/** Addresses of pages as writers give them, in front matter: `/about/`, `/about.html`, `/about`. */
import { pathFault } from "./safeJoin.ts";

/** `path`: NFC, without the first `/`; a final `/` stays, and it is `""` for the home page. `fault`: the end of a sentence. */
export type WantedAddress = { readonly kind: "good"; readonly path: string } | { readonly kind: "bad"; readonly fault: string };

/** Judges an address that a writer wants for a page: one that every disk, bucket and browser takes, and that is no other kind of file. */
export function readAddress(written: string): WantedAddress {
  const path = decoded(written.trim()).normalize("NFC").replace(/^\//, "");
  const fault = faultOf(path);
  return fault === undefined ? { kind: "good", path } : { kind: "bad", fault };
}

/** Whether an address names a scheme, as `https:`: the address of another site. */
export function hasScheme(written: string): boolean {
  return /^\s*[a-z][a-z0-9+.-]*:/i.test(written);
}

function faultOf(path: string): string | undefined {
  if (path === "") return undefined;
  if (hasScheme(path)) return "it is the address of another site";
  const bare = path.replace(/\/$/, "");
  const fault = pathFault(bare, "write");
  if (fault !== undefined) return fault;
  const sign = /[?#%<>"|*]/.exec(bare)?.[0];
  if (sign !== undefined) return `it holds "${sign}"`;
  const folders = path.split("/").slice(0, -1);
  if (bare.split("/")[0]?.toLowerCase() === "assets") return `recto keeps "assets/" for itself`;
  // A file system has either a file or a folder of one name, and `about.html` is a page.
  if (folders.some((folder) => /\.html?$/i.test(folder))) return "it has a folder named like a page";
  const extension = path.endsWith("/") ? undefined : /\.([a-z][a-z0-9]{0,7})$/i.exec(bare)?.[1];
  if (extension !== undefined && extension !== "html") return `it ends in ".${extension}", where a page ends in ".html", "/" or nothing`;
  return undefined;
}

/** Percent-decoded; what is no valid encoding stays as written. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
