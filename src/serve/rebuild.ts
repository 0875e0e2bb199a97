/** When the site is made again: changes are gathered until it is quiet, builds follow one another, none is made in vain. */
import type { Clock } from "../io/clock.ts";

export type RebuildOptions = {
  /** Never throws. Told the paths that changed since the last build. */
  readonly build: (changed: readonly string[]) => Promise<void>;
  /** Whether any of these is an empty file at this moment. */
  readonly hasEmptyFile: (paths: readonly string[]) => boolean;
  readonly clock: Clock;
};

export interface Rebuilding {
  /** A build follows. */
  changed(path: string): void;
  /** Resolves when nothing is being built and nothing waits to be. */
  idle(): Promise<void>;
  /** No further build begins. */
  stop(): void;
}

/** Milliseconds: without changes before a build, waited for at most, and given to an editor that has emptied a file. */
const SETTLE = 30;
const PATIENCE = 2000;
const EMPTY = 200;
const LOOK_AGAIN = 20;

/** Of so many changes at once the system may have lost some, so there is a build more once it has been quiet this long. */
const STORM = 1000;
const AFTER_STORM = 1000;

/** More than this many files are not looked at, whether they are empty. */
const FEW = 100;

export function createRebuilding({ build, hasEmptyFile, clock }: RebuildOptions): Rebuilding {
  const waiting = new Set<string>();
  let running: Promise<void> | undefined;
  let lastChange = 0;
  let isStopped = false;

  async function settle(): Promise<void> {
    const start = clock.now();
    for (;;) {
      const quietAt = Math.min(lastChange + SETTLE, start + PATIENCE);
      const rest = quietAt - clock.now();
      if (rest > 0) await clock.pause(rest);
      else if (isEmptied() && clock.now() < start + EMPTY) await clock.pause(LOOK_AGAIN);
      else return;
    }
  }

  function isEmptied(): boolean {
    return waiting.size <= FEW && hasEmptyFile([...waiting]);
  }

  async function run(): Promise<void> {
    while (waiting.size > 0) {
      await settle();
      const changed = [...waiting];
      waiting.clear();
      if (isStopped) break;
      await build(changed);
      if (changed.length < STORM) continue;
      await clock.pause(AFTER_STORM);
      waiting.add("");
    }
    running = undefined;
  }

  return {
    changed(path) {
      if (isStopped) return;
      waiting.add(path);
      lastChange = clock.now();
      running ??= run();
    },
    idle: async () => running,
    stop() {
      isStopped = true;
    },
  };
}
