/** A site folder on disk → the world and the destination that a build needs. */
import { join, relative, resolve, sep } from "node:path";
import type { AskedParser, Destination, World } from "./build.ts";
import { openCache } from "./io/cache.ts";
import { createFolderStore, folderExists } from "./io/folder.ts";
import { createGitHistory } from "./io/gitHistory.ts";
import { overlayStores } from "./io/overlay.ts";
import { loadPlugins } from "./io/plugins.ts";
import { findProgram } from "./io/program.ts";
import { createThreads, type Threads } from "./io/threads.ts";
import { createReleaseRecord } from "./io/releaseRecord.ts";
import { digest } from "./lib/digest.ts";
import { StoreError } from "./lib/storeError.ts";
import type { Note, Source, Store } from "./model/index.ts";
import type { ParserGiven } from "./parseThread.ts";

/** A site folder, with all paths absolute. */
export type SiteFolder = {
  readonly root: string;
  /** `notes/` in it, or the folder itself. */
  readonly notes: string;
  /** Whether `templates/`, `public/` and `recto.yml` are honoured: only beside `notes/`. */
  readonly isProject: boolean;
  /** State between builds. */
  readonly state: string;
};

/** Where recto keeps its state, and where a site goes unless told otherwise. */
const STATE = ".recto";
const OUT = "dist";

/** Throws {@link StoreError} `not-found` when there is no such folder. */
export async function findSite(folder: string): Promise<SiteFolder> {
  const root = resolve(folder);
  if (!(await folderExists(root))) throw new StoreError("not-found", folder, `there is no folder ${folder}`);
  // A vault may have a folder called `notes` among others; all of it is notes.
  const isProject = (await folderExists(join(root, "notes"))) && !(await folderExists(join(root, ".obsidian")));
  return { root, notes: isProject ? join(root, "notes") : root, isProject, state: join(root, STATE) };
}

/** The output folder, absolute: `out` as seen from where the user stands, else `dist/` in the site. */
export function outputFolder({ root }: SiteFolder, out: string | undefined): string {
  return out === undefined ? join(root, OUT) : resolve(out);
}

/** `out`: output folders to leave out where they lie among the notes. */
export async function openWorld(site: SiteFolder, out: readonly string[]): Promise<World> {
  const program = findProgram();
  const theme = (folder: string) => createFolderStore(join(program.root, folder));
  const own = (folder: string): Store[] =>
    site.isProject && site.root !== program.root ? [createFolderStore(join(site.root, folder))] : [];
  return {
    settingsText: () => (site.isProject ? readText(createFolderStore(site.root), "recto.yml") : Promise.resolve(undefined)),
    notes: createFolderStore(site.notes),
    notesPrefix: site.isProject ? "notes/" : "",
    notNotes: [join(site.root, OUT), ...out].flatMap((folder) => below(site.notes, folder)),
    templates: overlayStores(...own("templates"), theme("templates")),
    publicFiles: overlayStores(...own("public"), theme("public"), theme("lib/client")),
    cache: await openCache(join(site.state, "cache")),
    loadPlugins: (files) => loadPlugins(site.root, files),
    startParser: parserInThreads(site.root, join(program.root, "lib/parseThread.js")),
    history: createGitHistory(site.notes, site.state),
    programStamp: program.stamp,
  };
}

/** Threads are kept from build to build, as long as the same parser is asked for. */
function parserInThreads(siteFolder: string, script: string): NonNullable<World["startParser"]> {
  let standing: { readonly asked: string; readonly threads: Threads<Source, Note> } | undefined;
  return (asked: AskedParser) => {
    const { plugins, options, seconds } = asked;
    if (standing?.asked !== JSON.stringify(asked)) {
      standing?.threads.close();
      const given: ParserGiven = { siteFolder, plugins, options };
      standing = { asked: JSON.stringify(asked), threads: createThreads({ script, given, seconds }) };
    }
    return standing.threads.run;
  };
}

/** The output folder as a destination. */
export function openDestination(site: SiteFolder, out: string, force: boolean): Destination {
  // One record for each output folder of the site, named by where it lies.
  const name = relative(site.root, out) === OUT ? "release" : `release-${digest(relative(site.root, out)).slice(0, 12)}`;
  return { store: createFolderStore(out), record: createReleaseRecord(join(site.state, `${name}.json`)), force };
}

/** Path of `folder` below `parent`; nothing when it does not lie there. */
function below(parent: string, folder: string): string[] {
  const path = relative(parent, folder);
  if (path === "" || path.startsWith("..")) return [];
  return [path.split(sep).join("/")];
}

async function readText(store: Store, path: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await store.read(path));
  } catch (error) {
    if (error instanceof StoreError && error.fault === "not-found") return undefined;
    throw error;
  }
}
