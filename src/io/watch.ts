/** Tells that something below a folder changed. */
import { lstatSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { watch, type FSWatcher } from "chokidar";
import { folderExists } from "./folder.ts";
import { codeOf } from "./systemError.ts";

export type WatchOptions = {
  /** Asked about paths below the folder, `/` between segments; a folder that is ignored is not looked into. */
  readonly isIgnored: (path: string) => boolean;
  /** Told a path below the folder, or `""` when anything may have changed. More often than needed, never too seldom. */
  readonly onChange: (path: string) => void;
  /** Told a sentence without a full stop when watching is not what it should be. */
  readonly onTrouble: (message: string) => void;
};

export type Watch = {
  /** Resolves when no change is missed any more; what changed before may have been missed. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
};

/** Milliseconds between looking: for a folder that is gone, and where the system cannot tell of changes. */
const RETURN_INTERVAL = 500;
const POLLING_INTERVAL = 1000;

/** Watches `root`; survives its being removed and coming back. */
export function watchFolder(root: string, { isIgnored, onChange, onTrouble }: WatchOptions): Watch {
  let watcher: FSWatcher;
  let returning: NodeJS.Timeout | undefined;
  let isClosed = false;

  function report(path: string): void {
    const below = relative(root, path).split(sep).join("/");
    if (below === "" || !isIgnored(below)) onChange(below);
  }

  function start(usePolling: boolean): Promise<void> {
    const started = watch(root, {
      ignored: (path) => path !== root && isIgnored(relative(root, path).split(sep).join("/")),
      ignoreInitial: true,
      followSymlinks: false,
      atomic: false,
      usePolling,
      interval: POLLING_INTERVAL,
    });
    watcher = started;
    // Its own events leave out a second change within 50 ms of a first, which would be missed for ever.
    started.on("raw", (_event, name, details) => report(placeOf(name, details)));
    started.on("all", (event, path) => {
      if (event === "unlinkDir" && path === root) awaitReturn(usePolling);
      else report(path);
    });
    started.on("error", (error) => {
      const code = codeOf(error);
      if (usePolling || (code !== "ENOSPC" && code !== "EMFILE")) {
        onTrouble(`cannot watch for changes: ${error instanceof Error ? error.message : String(error)}`);
        return;
      }
      onTrouble("the system cannot watch so many files; recto looks for changes once a second instead");
      restart(true);
    });
    return new Promise((resolve) => started.once("ready", resolve));
  }

  function restart(usePolling: boolean): void {
    void watcher.close();
    void begin(usePolling);
  }

  async function begin(usePolling: boolean): Promise<void> {
    await start(usePolling);
    if (!isClosed) onChange("");
  }

  function awaitReturn(usePolling: boolean): void {
    onChange("");
    if (returning !== undefined || isClosed) return;
    returning = setInterval(() => void lookForReturn(usePolling), RETURN_INTERVAL);
  }

  async function lookForReturn(usePolling: boolean): Promise<void> {
    if (!(await folderExists(root)) || returning === undefined) return;
    clearInterval(returning);
    returning = undefined;
    restart(usePolling);
  }

  return {
    ready: start(false),
    async close() {
      isClosed = true;
      clearInterval(returning);
      returning = undefined;
      await watcher.close();
    },
  };
}

/** Whether any of these is an empty file: an editor may have emptied it in order to write it anew. */
export function hasEmptyFile(paths: readonly string[]): boolean {
  return paths.some((path) => {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats?.isFile() === true && stats.size === 0;
  });
}

/** A file is watched by itself and by its folder; both tell its bare name, or none. Polling tells the whole path. */
function placeOf(name: string | null, details: unknown): string {
  const watched = typeof details === "object" && details !== null && "watchedPath" in details ? String(details.watchedPath) : undefined;
  if (watched === undefined) return name ?? "";
  return name === null || name === basename(watched) ? watched : join(watched, name);
}
