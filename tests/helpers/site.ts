/** A whole small site, driven as a user would drive it: lay in files, build, look, change a file, build again. */
import { build, prepare, type BuildOptions, type BuildResult, type World } from "../../src/build.ts";
import { createFolderStore } from "../../src/io/folder.ts";
import { createMemoryReleaseRecord, createMemoryStore } from "../../src/io/memory.ts";
import { createMemoryCache } from "../../src/io/memoryCache.ts";
import { overlayStores } from "../../src/io/overlay.ts";
import { formatDiagnostic } from "../../src/lib/frame.ts";
import type { Plugin, Store } from "../../src/model/index.ts";

const ROOT = new URL("../..", import.meta.url).pathname;

/** Path in the site folder → text: `notes/a.md`, `recto.yml`, `templates/note.eta`, `public/x.css`. */
export type Files = { readonly [path: string]: string | Uint8Array };

export type TestSite = {
  /** Makes the site again from what the files are now. */
  readonly build: (options?: Partial<BuildOptions>) => Promise<BuildResult>;
  /** What is said about it, as the command line prints it. */
  readonly check: () => Promise<string[]>;
  /** A file of the site that stands; undefined when there is none. */
  readonly page: (path: string) => Promise<string | undefined>;
  /** Its bytes; throws when there is none. */
  readonly bytes: (path: string) => Promise<Uint8Array>;
  /** All files of the site that stands, path → text. */
  readonly tree: () => Promise<{ readonly [path: string]: string }>;
  /** Makes, replaces or (with undefined) removes a file. */
  readonly change: (path: string, content: string | Uint8Array | undefined) => Promise<void>;
  /** The same files with an empty cache and nothing published. */
  readonly afresh: () => Promise<TestSite>;
};

const DEFAULTS: BuildOptions = { overrides: {}, strict: false };

/** A site with these files and recto's own theme, in memory. */
export function createSite(files: Files, plugins: readonly Plugin[] = []): TestSite {
  const held: { [path: string]: string | Uint8Array } = { ...files };
  const below = (folder: string): Store => {
    const prefix = `${folder}/`;
    return createMemoryStore(
      Object.fromEntries(
        Object.entries(held).flatMap(([path, content]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), content]] : [])),
      ),
    );
  };
  const cache = createMemoryCache();
  const world = (): World => ({
    settingsText: async () => {
      const text = held["recto.yml"];
      return typeof text === "string" ? text : undefined;
    },
    notes: below("notes"),
    notesPrefix: "notes/",
    notNotes: [],
    templates: overlayStores(below("templates"), createFolderStore(`${ROOT}templates`)),
    publicFiles: overlayStores(below("public"), createFolderStore(`${ROOT}public`), createFolderStore(`${ROOT}lib/client`)),
    cache,
    loadPlugins: async () => ({ plugins, stamp: plugins.map(({ name }) => name).join(" "), diagnostics: [] }),
    history: { dates: async () => new Map() },
    programStamp: "test",
  });
  const store = createMemoryStore();
  const record = createMemoryReleaseRecord();
  const page = async (path: string) => {
    const { entries } = await store.list();
    return entries.some((entry) => entry.path === path) ? new TextDecoder().decode(await store.read(path)) : undefined;
  };
  return {
    build: (options) => build(world(), { store, record, force: false }, { ...DEFAULTS, ...options }),
    check: async () => (await prepare(world(), DEFAULTS)).diagnostics.map(formatDiagnostic),
    page,
    bytes: (path) => store.read(path),
    tree: async () => {
      const { entries } = await store.list();
      return Object.fromEntries(await Promise.all(entries.map(async ({ path }) => [path, (await page(path)) ?? ""])));
    },
    change: async (path, content) => {
      if (content === undefined) delete held[path];
      else held[path] = content;
    },
    afresh: async () => createSite(held, plugins),
  };
}
