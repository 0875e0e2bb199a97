/** sitemap.xml: every page with its last change. https://www.sitemaps.org/protocol.html */
import { escapeXml } from "../../lib/escape.ts";
import type { Page } from "../../model/index.ts";
import type { RenderContext } from "../context.ts";
import { NOT_FOUND } from "../hrefs.ts";

/** The protocol's limit; a larger site's sitemap lists as many. */
const MOST_URLS = 50_000;

/** Undefined when the site does not know where it will live. */
export function sitemap({ hrefs, site }: RenderContext, pages: readonly Page[]): string | undefined {
  const updated = new Map([...site.notes.values()].map((note) => [note.address, note.updated]));
  const urls = pages
    .filter(({ address, data }) => address !== NOT_FOUND && !data.isUnlisted)
    .flatMap(({ address }) => {
      const location = hrefs.absolute(address);
      const date = updated.get(address);
      if (location === undefined) return [];
      return [`<url><loc>${escapeXml(location)}</loc>${date === undefined ? "" : `<lastmod>${date}</lastmod>`}</url>`];
    });
  if (urls.length === 0) return undefined;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...urls.slice(0, MOST_URLS),
    `</urlset>\n`,
  ].join("\n");
}
