/** A cache that remembers before another one: what a program in use for hours needs again need not come from the disk. */
import type { Cache } from "../model/index.ts";
import { createMemoryCache } from "./memoryCache.ts";

/** Everything asked for or set is kept in memory from then on, and set in `behind`, whose `flush` it passes on. */
export function layerCache(behind: Cache): Cache {
  const front = createMemoryCache();
  return {
    async get(stage, key) {
      const known = await front.get(stage, key);
      if (known !== undefined) return known;
      const found = await behind.get(stage, key);
      if (found !== undefined) front.set(stage, key, found);
      return found;
    },
    set(stage, key, value) {
      front.set(stage, key, value);
      behind.set(stage, key, value);
    },
    flush: () => behind.flush(),
  };
}
