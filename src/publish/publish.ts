/** Carries a plan out. The only place that changes an output store, and killed at any point it leaves a working site. */
import { mapConcurrently } from "../lib/concurrency.ts";
import { digest } from "../lib/digest.ts";
import { byUnits } from "../lib/order.ts";
import { isTemporary } from "../lib/safeJoin.ts";
import { StoreError } from "../lib/storeError.ts";
import type { Diagnostic, Output, Plan, PublishReport, Release, ReleaseRecord, StagedFile, Standing, Store } from "../model/index.ts";
import { adopt } from "./adopt.ts";
import { refuseForeign } from "./foreign.ts";
import { planPublish, wavesOf } from "./plan.ts";
import { isSameStanding, releaseOf } from "./release.ts";

const FILES_AT_ONCE = 16;

export type PublishOrder = {
  /** Everything that shall stand. */
  readonly outputs: readonly Output[];
  readonly store: Store;
  /** Of this very store. */
  readonly record: ReleaseRecord;
  /** Whether files that recto did not write may lie there; they are kept, and overwritten by outputs of the same path. */
  readonly force?: boolean;
  /** Told after each file that was made ready. */
  readonly onWrite?: (done: number, total: number) => void;
  /** Ends the run with an exception, its reason, as long as nothing is seen of it; afterwards it is only a moment until all is done. */
  readonly signal?: AbortSignal;
};

/** `report` is absent when nothing may be published; `diagnostics` then says why. */
export type PublishResult = { readonly report?: PublishReport; readonly diagnostics: readonly Diagnostic[] };

/**
 * Makes `store` hold `outputs` and nothing else that recto wrote.
 *
 * The record always knows every file of recto's in the store, whatever happens: before the first write it learns which
 * paths are about to appear, and a path leaves it only after its file is gone. First all bytes are made ready, which is
 * where a full disk or a missing attachment ends the run before anything is seen; then what stands in the way goes; then
 * files appear, wave by wave; then the record says so; then what is left over goes.
 */
export async function publish({ outputs, store, record, force = false, ...options }: PublishOrder): Promise<PublishResult> {
  const release = releaseOf(outputs);
  const remembered = await record.load();
  const { entries, skipped } = await store.list();
  const standing = await adopt(remembered, outputs, { store, entries });
  const found = [...entries, ...skipped].map(({ path }) => path);
  const refusal = refuseForeign({ standing, isFirstRun: remembered === undefined, outputs, found, force });
  if (refusal !== undefined) return { diagnostics: [refusal] };

  // Whoever wrote these is dead: recto builds a site once at a time.
  for (const path of found.filter(isTemporary)) await store.remove(path);
  const plan = planPublish(standing, outputs, entries);
  const before: Standing = standing ?? { release: { files: {} }, stamps: {}, unsettled: [] };
  let saved = remembered;
  async function save(next: Standing): Promise<void> {
    if (saved === undefined || !isSameStanding(saved, next)) await record.save(next);
    saved = next;
  }

  if (plan.put.length > 0 || plan.clear.length > 0) await save({ ...before, unsettled: aboutToAppear(before, plan) });
  const stamps = await carryOut(plan, store, options);
  const after = { release, stamps: { ...kept(before.stamps, release), ...stamps } };
  await save({ ...after, unsettled: plan.remove });
  await mapConcurrently(plan.remove, FILES_AT_ONCE, (path) => store.remove(path));
  if (plan.remove.length > 0) await save({ ...after, unsettled: [] });
  return {
    report: { written: plan.put.map(({ output }) => output.path), unchanged: plan.kept, removed: [...plan.clear, ...plan.remove] },
    diagnostics: [],
  };
}

/** Paths that may hold recto's files and that the release does not name. */
function aboutToAppear({ release, unsettled }: Standing, { put }: Plan): readonly string[] {
  const fresh = put.map(({ output }) => output.path).filter((path) => !Object.hasOwn(release.files, path));
  return [...new Set([...unsettled, ...fresh])].sort(byUnits);
}

/** The stamps of the files that the release names. */
function kept(stamps: Standing["stamps"], { files }: Release): Standing["stamps"] {
  return Object.fromEntries(Object.entries(stamps).filter(([path]) => Object.hasOwn(files, path)));
}

/** Makes every file ready, makes room, and lets the files appear; their stamps by path. */
async function carryOut(
  plan: Plan,
  store: Store,
  { onWrite, signal }: Pick<PublishOrder, "onWrite" | "signal">,
): Promise<Standing["stamps"]> {
  const staged = new Map<Output, StagedFile>();
  const stamps = new Map<string, string>();
  try {
    await mapConcurrently(plan.put, FILES_AT_ONCE, async ({ output }) => {
      signal?.throwIfAborted();
      staged.set(output, await stage(output, store));
      onWrite?.(staged.size, plan.put.length);
    });
    signal?.throwIfAborted();
    await mapConcurrently(plan.clear, FILES_AT_ONCE, (path) => store.remove(path));
    for (const wave of wavesOf(plan.put)) {
      await mapConcurrently(wave, FILES_AT_ONCE, async ({ output }) => {
        const file = staged.get(output);
        if (file === undefined) throw new Error(`${output.path} was not made ready`);
        staged.delete(output);
        stamps.set(output.path, (await file.commit()).stamp);
      });
    }
  } catch (error) {
    await mapConcurrently([...staged.values()], FILES_AT_ONCE, (file) => file.discard());
    throw error;
  }
  return Object.fromEntries(stamps);
}

/** In a store that has no staging, the bytes are only fetched when the file is written. */
async function stage(output: Output, store: Store): Promise<StagedFile> {
  if (store.stage !== undefined) return store.stage(output.path, await bytesOf(output));
  return { commit: async () => store.write(output.path, await bytesOf(output)), discard: async () => {} };
}

/** Bytes that may lie in another store may have changed since their digest was taken, and then belong to another release. */
async function bytesOf({ path, digest: expected, read }: Output): Promise<Uint8Array> {
  const bytes = await read();
  if (digest(bytes) === expected) return bytes;
  throw new StoreError("unsteady", path, `cannot publish ${path}: its source changed while the site was made. Build again`);
}
