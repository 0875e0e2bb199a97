/** robots.txt: where the sitemap is. https://www.rfc-editor.org/rfc/rfc9309 */
import { sitePath } from "../../model/index.ts";
import type { RenderContext } from "../context.ts";
import { SITEMAP } from "./sitemap.ts";

export const ROBOTS = sitePath("robots.txt");

/**
 * Undefined where it would say nothing: for a site that does not know where it will live, or lives below a host's root, where nobody
 * looks for it. It names no unlisted page: it would tell everybody of it.
 */
export function robots({ settings: { url }, hrefs }: RenderContext): string | undefined {
  if (url === undefined || new URL(url).pathname !== "/") return undefined;
  return `User-agent: *\nDisallow:\n\nSitemap: ${hrefs.absolute(SITEMAP)}\n`;
}
