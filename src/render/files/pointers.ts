/** Files that lead machines to the pages: sitemap, robots.txt, feed, web manifest, and the navigation for scripts. */
import type { Page, PluginFile, SitePath } from "../../model/index.ts";
import type { RenderContext } from "../context.ts";
import { NAVIGATION } from "../navigation.ts";
import { feed } from "./feed.ts";
import { FEED } from "./feedNotes.ts";
import { MANIFEST, manifest } from "./manifest.ts";
import { navigationTree } from "./navigationTree.ts";
import { ROBOTS, robots } from "./robots.ts";
import { SITEMAP, sitemap } from "./sitemap.ts";

/** Those whose address is free among `taken`, all other files of the site: a file of the site's own wins. */
export function pointerFiles(context: RenderContext, pages: readonly Page[], taken: readonly SitePath[]): readonly PluginFile[] {
  // As disks do that take two cases for one file; and a file system has either a file or a folder of one name.
  const owned = new Set(taken.map((path) => path.toLowerCase().split("/", 1)[0]));
  const one = (path: SitePath, text: string | undefined) => (text === undefined ? [] : [{ path, text }]);
  const makers: readonly (readonly [SitePath, () => readonly PluginFile[]])[] = [
    [SITEMAP, () => sitemap(context, pages)],
    [FEED, () => one(FEED, feed(context))],
    [MANIFEST, () => one(MANIFEST, manifest(context))],
    [ROBOTS, () => one(ROBOTS, robots(context))],
    [NAVIGATION, () => one(NAVIGATION, navigationTree(context))],
  ];
  return makers.flatMap(([path, make]) => (owned.has(path) ? [] : make()));
}
