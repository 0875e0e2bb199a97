/** recto dev: builds into memory, serves it, and builds again after every change. */
import { join } from "node:path";
import { build, type BuildResult, type Progress, type World } from "../build.ts";
import { layerCache } from "../io/cacheLayer.ts";
import type { Clock } from "../io/clock.ts";
import { listen, type HttpServer, type ListenOptions } from "../io/http.ts";
import { createMemoryReleaseRecord, createMemoryStore } from "../io/memory.ts";
import { hasEmptyFile, watchFolder } from "../io/watch.ts";
import { hasErrors } from "../lib/diagnostics.ts";
import { formatDiagnostic } from "../lib/frame.ts";
import { StoreError } from "../lib/storeError.ts";
import { notePath, type Output, type SitePath } from "../model/index.ts";
import type { SiteFolder } from "../open.ts";
import { createDevSite } from "./devSite.ts";
import { createRebuilding } from "./rebuild.ts";
import { isWatched } from "./watched.ts";

export type DevEvent =
  /** `changed`: paths below the site folder, sorted by when they changed; empty for a build that nobody asked for. */
  | { readonly kind: "built"; readonly changed: readonly string[]; readonly result: BuildResult; readonly milliseconds: number }
  /** The build could not be carried through; the site stands as it was. */
  | { readonly kind: "failed"; readonly error: unknown }
  /** A sentence without a full stop. */
  | { readonly kind: "trouble"; readonly message: string };

export type DevOptions = Pick<ListenOptions, "port" | "on"> & {
  readonly site: SiteFolder;
  readonly world: World;
  /** The bundled `client/live.ts`. */
  readonly liveScript: Uint8Array;
  /** Unguessable. */
  readonly token: string;
  readonly clock: Clock;
  readonly report: (event: DevEvent) => void;
  /** Of the first build. */
  readonly onProgress: (progress: Progress) => void;
};

/** Of so many changed notes the pages are shown at once; after more, nobody looks at a single one. */
const FIRST = 8;

/** Resolves when the first build is done and the site is served; throws {@link StoreError} when no port is to be had. */
export async function startDev({ site, world, liveScript, token, clock, report, onProgress, ...where }: DevOptions): Promise<HttpServer> {
  const store = createMemoryStore();
  const destination = { store, record: createMemoryReleaseRecord(), force: false };
  const devSite = createDevSite({ store, token, liveScript });
  // What a rebuild learns is kept in memory; it must not wait for the disk.
  const cache = { ...layerCache(world.cache), flush: async () => {} };

  /** Puts pages in their place before the rest is made; their paths. */
  async function showFirst(outputs: readonly Output[]): Promise<readonly SitePath[]> {
    const standing = new Map((await store.list()).entries.map(({ path, stamp }) => [path, stamp]));
    const changed = outputs.filter(({ path, digest }) => standing.has(path) && standing.get(path) !== digest);
    for (const { path, read } of changed) await store.write(path, await read());
    if (changed.length > 0) await devSite.show({ hasChanged: true, problems: [] });
    // A turn of the event loop, or what was sent would leave with the end of the build.
    await clock.pause(0);
    return changed.map(({ path }) => path);
  }

  async function make(changed: readonly string[], options: { readonly onProgress?: (progress: Progress) => void } = {}): Promise<void> {
    const start = clock.now();
    const shown = new Set<SitePath>();
    const first = {
      notes: changed
        .flatMap((path) => (path.startsWith(world.notesPrefix) ? notePath(path.slice(world.notesPrefix.length)) : []))
        .slice(0, FIRST),
      show: async (outputs: readonly Output[]) => (await showFirst(outputs)).forEach((path) => shown.add(path)),
    };
    try {
      const built = await build({ ...world, cache }, destination, { overrides: { drafts: true }, strict: false, first, ...options });
      const result = withShown(built, shown);
      const hasMore = result.report !== undefined && [...result.report.written, ...result.report.removed].some((path) => !shown.has(path));
      await devSite.show({ hasChanged: hasMore, problems: errorsOf(result) });
      report({ kind: "built", changed, result, milliseconds: clock.now() - start });
    } catch (error) {
      await devSite.show({ hasChanged: false, problems: [withoutRoot(error, site.root)] });
      report({ kind: "failed", error });
    }
  }

  const first = make([], { onProgress });
  const rebuilding = createRebuilding({
    build: async (changed) => {
      await first;
      await make(changed.filter((path) => path !== ""));
    },
    hasEmptyFile: (paths) => hasEmptyFile(paths.map((path) => join(site.root, path))),
    clock,
  });
  const watch = watchFolder(site.root, {
    isIgnored: (path) => !isWatched(path, { ...site, notNotes: world.notNotes }),
    onChange: (path) => rebuilding.changed(path),
    onTrouble: (message) => report({ kind: "trouble", message }),
  });
  // Before the watching begins, changes go unnoticed.
  void watch.ready.then(() => rebuilding.changed(""));
  try {
    await first;
    await world.cache.flush();
    const server = await listen((request) => devSite.respond(request), { ...where, onError: (error) => report({ kind: "failed", error }) });
    return {
      port: server.port,
      async close() {
        rebuilding.stop();
        await Promise.all([watch.close(), server.close(), world.cache.flush()]);
      },
    };
  } catch (error) {
    rebuilding.stop();
    await watch.close();
    throw error;
  }
}

/** Pages that were shown early are found in their place when the rest is published, and were written all the same. */
function withShown(result: BuildResult, shown: ReadonlySet<SitePath>): BuildResult {
  const { report } = result;
  return report === undefined ? result : { ...result, report: { ...report, written: [...new Set([...shown, ...report.written])] } };
}

function errorsOf({ diagnostics }: BuildResult): string[] {
  return hasErrors(diagnostics) ? diagnostics.filter(({ severity }) => severity === "error").map(formatDiagnostic) : [];
}

/** What the world said, without telling where on this machine; of a bug, only that there is one. */
function withoutRoot(error: unknown, root: string): string {
  if (!(error instanceof StoreError)) return "recto itself failed; the terminal says how";
  return `error: ${error.message.replaceAll(`${root}/`, "").replaceAll(root, "the site folder")}`;
}
