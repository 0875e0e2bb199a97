/** Files that are already as they shall be, whoever wrote them: known by their content where stamps do not tell. */
import { mapConcurrently } from "../lib/concurrency.ts";
import { digest } from "../lib/digest.ts";
import { StoreError } from "../lib/storeError.ts";
import type { Entry, Output, Standing, Store } from "../model/index.ts";
import { releaseFileOf } from "./release.ts";

const READS_AT_ONCE = 16;

/**
 * `standing` with every output added that lies in the store byte for byte: after a lost record, an interrupted run, a
 * copied or touched output folder. Only files are read whose stamp is unknown and whose size is right.
 */
export async function adopt(
  standing: Standing | undefined,
  outputs: readonly Output[],
  { store, entries }: { readonly store: Store; readonly entries: readonly Entry[] },
): Promise<Standing | undefined> {
  const inStore = new Map(entries.map((entry) => [entry.path, entry]));
  const known = new Map(Object.entries(standing?.release.files ?? {}));
  const stamps = new Map(Object.entries(standing?.stamps ?? {}));

  const candidates = outputs.flatMap((output) => {
    const entry = inStore.get(output.path);
    if (entry === undefined || entry.size !== output.size) return [];
    const isKnown = known.get(output.path)?.digest === output.digest && stamps.get(output.path) === entry.stamp;
    return isKnown ? [] : [{ output, entry }];
  });
  if (candidates.length === 0) return standing;
  const digests = await mapConcurrently(candidates, READS_AT_ONCE, ({ output }) => digestInStore(store, output.path));
  const adopted = candidates.filter(({ output }, index) => digests[index] === output.digest);
  if (adopted.length === 0) return standing;
  for (const { output, entry } of adopted) {
    known.set(output.path, releaseFileOf(output));
    stamps.set(output.path, entry.stamp);
  }
  return { release: { files: Object.fromEntries(known) }, stamps: Object.fromEntries(stamps), unsettled: standing?.unsettled ?? [] };
}

/** Undefined when it cannot be read; writing it will tell why, if that fails, too. */
async function digestInStore(store: Store, path: string): Promise<string | undefined> {
  try {
    return digest(await store.read(path));
  } catch (error) {
    if (error instanceof StoreError) return undefined;
    throw error;
  }
}
