/**
 * Incremental building as a function around pure stages: results are looked up by digest of all that decides them.
 * It is correct under three conditions. Values never change after they are made. A result depends on its input and the
 * stage's version alone. The version holds everything else that decides it: program, settings, templates.
 * So there is no invalidation: what changed has another digest, and is made anew.
 */
import type { Cache, Digest } from "../model/index.ts";
import { mapConcurrently } from "./concurrency.ts";
import { digest } from "./digest.ts";

export type Stage<Input, Result> = {
  /** Names a file of the cache: lower-case letters. */
  readonly name: string;
  readonly version: string;
  /** Stands for the whole input. */
  readonly keyOf: (input: Input) => string;
  /** Makes the worker; called at most once, and not at all when every result is known. */
  readonly prepare: () => Promise<(input: Input) => Result | Promise<Result>>;
  /** Whether another run would come to the same result; absent: always. Others are not stored. */
  readonly isLasting?: (result: Result) => boolean;
};

export type MemoOptions<Input> = {
  readonly cache: Cache;
  /** Told after each input, in no particular order. */
  readonly onDone?: ((input: Input) => void) | undefined;
  /** Ends the work with an exception, its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Inputs worked on at the same time; absent: as many as lookups gain by. For work that takes much memory. */
  readonly atOnce?: number;
};

/** Reading the cache is waiting for the disk; more at once than this gains nothing. */
const LOOKUPS_AT_ONCE = 32;

/** Inputs between two moments at which the event loop may turn: else no signal or timer would be heard for seconds. */
const BREATH = 64;

/** Results of `stage` for each input, in order: from the cache where it has them, made and stored where not. */
export async function memo<Input, Result>(
  stage: Stage<Input, Result>,
  inputs: readonly Input[],
  { cache, onDone, signal, atOnce = LOOKUPS_AT_ONCE }: MemoOptions<Input>,
): Promise<Result[]> {
  let worker: Promise<(input: Input) => Result | Promise<Result>> | undefined;
  return mapConcurrently(inputs, atOnce, async (input, index) => {
    if (index % BREATH === 0) await new Promise(setImmediate);
    signal?.throwIfAborted();
    // The version is the same for all keys of a stage, so plain joining tells every two inputs apart.
    const key: Digest = digest(`${stage.version}\n${stage.keyOf(input)}`);
    const known = await cache.get(stage.name, key);
    if (known !== undefined) {
      onDone?.(input);
      return known as Result;
    }
    worker ??= stage.prepare();
    const result = await (await worker)(input);
    if (stage.isLasting?.(result) !== false) cache.set(stage.name, key, result);
    onDone?.(input);
    return result;
  });
}
