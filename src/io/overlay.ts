/** Several stores seen as one: a site's templates over the theme's. */
import { byUnits } from "../lib/order.ts";
import { StoreError } from "../lib/storeError.ts";
import type { Entry, Store } from "../model/index.ts";

/** For reading only. Where more than one store has a path, the first of them wins. */
export function overlayStores(...layers: readonly Store[]): Store {
  return {
    async list(ignore) {
      const listings = await Promise.all(layers.map((layer) => layer.list(ignore)));
      // From the last to the first, so that the first has the last word.
      const entries = new Map<string, Entry>();
      for (const listing of listings.toReversed()) {
        for (const entry of listing.entries) entries.set(entry.path, entry);
      }
      return {
        entries: [...entries.values()].sort((a, b) => byUnits(a.path, b.path)),
        skipped: listings.flatMap(({ skipped }) => skipped).sort((a, b) => byUnits(a.path, b.path)),
      };
    },
    async read(path) {
      for (const layer of layers) {
        try {
          return await layer.read(path);
        } catch (error) {
          if (!(error instanceof StoreError) || error.fault !== "not-found") throw error;
        }
      }
      throw new StoreError("not-found", path, `there is no file ${path}`);
    },
    write: async (path) => refuse(path),
    remove: async (path) => refuse(path),
  };
}

function refuse(path: string): never {
  throw new StoreError("denied", path, `cannot change ${path}: it is seen through a view for reading only`);
}
