/** Templates and public files: a site's own over the theme's. */
import { mapConcurrently } from "../lib/concurrency.ts";
import { nameOf } from "../lib/relative.ts";
import { notePath, type AssetFacts, type Cache, type Store } from "../model/index.ts";
import { inspectAssets } from "./assets.ts";
import { isNeverPublished } from "./ignore.ts";

export type Theme = {
  /** Name without `.eta` → text. */
  readonly templates: ReadonlyMap<string, string>;
  /** Sorted by path. */
  readonly publicFiles: readonly AssetFacts[];
};

export type ThemeRequest = { readonly templates: Store; readonly publicFiles: Store; readonly cache: Cache };

const READS_AT_ONCE = 8;
const EXTENSION = ".eta";

/** Reads every template; of public files only what changed since it was last seen. */
export async function readTheme({ templates, publicFiles, cache }: ThemeRequest): Promise<Theme> {
  const [listed, listedPublic] = await Promise.all([templates.list(), publicFiles.list(isLeftOut)]);
  const named = listed.entries.filter(({ path }) => path.endsWith(EXTENSION) && !path.includes("/"));
  const texts = await mapConcurrently(named, READS_AT_ONCE, async ({ path }) => {
    const text = new TextDecoder().decode(await templates.read(path));
    return [path.slice(0, -EXTENSION.length), text] as const;
  });
  const files = listedPublic.entries.map((entry) => ({ ...entry, path: notePath(entry.path) }));
  const { facts } = await inspectAssets(
    publicFiles,
    files.map(({ path }) => path),
    cache,
    files,
  );
  return { templates: new Map(texts), publicFiles: [...facts.values()] };
}

/** Like notes' attachments, but for the dot files that servers look for. */
function isLeftOut(listed: string): boolean {
  const path = listed.replace(/\/$/, "");
  if (path === ".nojekyll" || path === ".well-known") return false;
  return isNeverPublished(nameOf(path), listed.endsWith("/"));
}
