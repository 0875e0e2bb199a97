/**
 * The cache on disk: results of earlier builds, one pair of files for each stage. It is a pure gain: lost, damaged, of
 * another version or not to be written, it costs time and changes no result.
 */
import { join } from "node:path";
import type { StoreError } from "../lib/storeError.ts";
import type { Cache } from "../model/index.ts";
import { openCacheStage, type CacheStage } from "./cacheStage.ts";
import { codeOf, storeError } from "./systemError.ts";

/**
 * The cache in `folder`, which `flush` makes when there is something to keep. A stage is opened by its first `get` or
 * `set`; stages that a run does not touch are left as they are. `onTrouble` is told when results cannot be kept.
 */
export async function openCache(folder: string, onTrouble: (error: StoreError) => void = () => {}): Promise<Cache> {
  const stages = new Map<string, CacheStage>();

  function stageOf(name: string): CacheStage {
    const known = stages.get(name);
    if (known !== undefined) return known;
    const opened = openCacheStage(join(folder, name));
    stages.set(name, opened);
    return opened;
  }

  return {
    get: async (stage, key) => stageOf(stage).get(key),
    set: (stage, key, value) => stageOf(stage).set(key, value),
    async flush() {
      try {
        for (const stage of stages.values()) {
          await stage.flush();
        }
      } catch (error) {
        if (codeOf(error) === undefined) throw error;
        onTrouble(storeError(error, { doing: "write", path: folder, file: join(folder, "cache") }));
      }
    },
  };
}
