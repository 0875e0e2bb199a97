/** A cache in memory: fast rebuilding within one run of the program. */
import type { Cache, Digest } from "../model/index.ts";

/** An empty cache. Values are kept as they are, not copied: they never change after they are made. */
export function createMemoryCache(): Cache {
  const stages = new Map<string, Map<Digest, unknown>>();
  return {
    get: async (stage, key) => stages.get(stage)?.get(key),
    set(stage, key, value) {
      const values = stages.get(stage) ?? new Map<Digest, unknown>();
      stages.set(stage, values.set(key, value));
    },
    // Nothing to make durable, and nothing to let go of: all that is here was set since the cache was opened.
    async flush() {},
  };
}
