/** Outputs from texts, and what a store holds as texts. */
import { digest } from "../../src/lib/digest.ts";
import { sitePath, type CacheClass, type Output, type Store } from "../../src/model/index.ts";

export type Texts = { readonly [path: string]: string };

/** Path → text. Classes as the renderer gives them: by folder and name. */
export function outputsOf(texts: Texts): Output[] {
  return Object.entries(texts).map(([path, text]) => {
    const bytes = new TextEncoder().encode(text);
    return { path: sitePath(path), digest: digest(bytes), size: bytes.length, cacheClass: classOf(path), read: async () => bytes };
  });
}

/** All files of a store, path → text. */
export async function textsIn(store: Store): Promise<Texts> {
  const { entries } = await store.list();
  return Object.fromEntries(
    await Promise.all(entries.map(async ({ path }) => [path, new TextDecoder().decode(await store.read(path))] as const)),
  );
}

function classOf(path: string): CacheClass {
  if (path.startsWith("assets/")) return "asset";
  if (path === "index.html" || path === "sitemap.xml") return "pointer";
  return path.endsWith(".html") ? "page" : "media";
}
