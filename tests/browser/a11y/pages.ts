/** Every kind of page that recto makes, on three sites that a server of this machine shows. */
import { mediaType } from "../../../src/publish/index.ts";
import { createSite, type Files } from "../../helpers/site.ts";
import { serve, type Served } from "../harness.ts";
import { NOTES, WITH_INDEX } from "./notes.ts";

export type Kind = {
  /** What a person would call it; names snapshots. */
  readonly name: string;
  /** Below the origin. */
  readonly path: string;
};

/** Path below the origin → the site. Each says where it lives, so that the links of its `404.html` are right. */
const SITES: { readonly [base: string]: Files } = {
  "/plain/": {
    ...NOTES,
    "recto.yml": "title: Study notes\ndescription: What I learn about storage.\nurl: https://example.org/plain\nprint: true\n",
  },
  "/indexed/": { ...WITH_INDEX, "recto.yml": "url: https://example.org/indexed\n" },
  "/ar/": { ...NOTES, "recto.yml": "title: ملاحظات\nlang: ar\nurl: https://example.org/ar\n" },
};

export const LONG: Kind = { name: "long note", path: "/plain/long.html" };
export const SHORT: Kind = { name: "short note", path: "/plain/short.html" };
export const HOME: Kind = { name: "home", path: "/plain/index.html" };
export const ARABIC: Kind = { name: "Arabic note", path: "/plain/arabic.html" };
export const FOLDER: Kind = { name: "folder", path: "/plain/aws/index.html" };
export const TAG: Kind = { name: "tag", path: "/plain/tags/aws/s3.html" };

export const KINDS: readonly Kind[] = [
  HOME,
  { name: "home with a note", path: "/indexed/index.html" },
  FOLDER,
  { name: "folder without a note", path: "/plain/reading/2026/index.html" },
  { name: "empty folder", path: "/plain/empty/index.html" },
  SHORT,
  { name: "note of one line", path: "/plain/one-line.html" },
  LONG,
  ARABIC,
  TAG,
  { name: "tags", path: "/plain/tags/index.html" },
  { name: "recent", path: "/plain/recent.html" },
  { name: "not found", path: "/plain/404.html" },
  { name: "redirect", path: "/plain/old/name.html" },
  { name: "page for printing", path: "/plain/print.html" },
  { name: "Arabic home", path: "/ar/index.html" },
  { name: "note on an Arabic site", path: "/ar/long.html" },
];

export type Sites = {
  readonly origin: string;
  /** Path below the origin → HTML, of every page of every site. */
  readonly pages: ReadonlyMap<string, string>;
  readonly close: () => void;
};

/**
 * Builds and serves them. A redirect stays where it is, as in a browser that leaves it to the reader. Of `empty` files there is
 * nothing but the name.
 */
export async function serveSites(empty?: RegExp): Promise<Sites> {
  const files = new Map<string, Served>();
  const pages = new Map<string, string>();
  for (const [base, notes] of Object.entries(SITES)) {
    const site = createSite(notes);
    const { report, diagnostics } = await site.build();
    if (report === undefined) throw new Error(`${base} does not build: ${JSON.stringify(diagnostics)}`);
    for (const path of Object.keys(await site.tree())) {
      const bytes = await site.bytes(path);
      const isPage = path.endsWith(".html");
      const isEmpty = empty?.test(path) === true;
      const body = isPage ? standing(new TextDecoder().decode(bytes)) : isEmpty ? "" : bytes;
      files.set(base + path, { headers: { "content-type": mediaType(path) }, body });
      if (typeof body === "string") pages.set(base + path, body);
    }
  }
  const server = await serve((path) => files.get(path));
  return { ...server, pages };
}

function standing(html: string): string {
  return html.replace(/<meta http-equiv="refresh"[^>]*>\n?/, "");
}
