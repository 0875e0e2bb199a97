/** memo: a stage's results, made once. */
import { expect, test } from "vitest";
import { createMemoryCache } from "../../src/io/memoryCache.ts";
import { memo } from "../../src/lib/memo.ts";

function stageOf(made: string[], version = "1") {
  return {
    name: "upper",
    version,
    keyOf: (text: string) => text,
    prepare: async () => (text: string) => {
      made.push(text);
      return text.toUpperCase();
    },
  };
}

test("a result is made once and found again", async () => {
  const cache = createMemoryCache();
  const made: string[] = [];
  expect(await memo(stageOf(made), ["a", "b"], { cache })).toEqual(["A", "B"]);
  expect(await memo(stageOf(made), ["b", "c", "a"], { cache })).toEqual(["B", "C", "A"]);
  expect(made.toSorted()).toEqual(["a", "b", "c"]);
});

test("another version of the stage knows nothing of the old results", async () => {
  const cache = createMemoryCache();
  const made: string[] = [];
  await memo(stageOf(made, "1"), ["a"], { cache });
  await memo(stageOf(made, "2"), ["a"], { cache });
  expect(made).toEqual(["a", "a"]);
});

test("when everything is known the worker is not even prepared", async () => {
  const cache = createMemoryCache();
  await memo(stageOf([]), ["a"], { cache });
  const prepare = async (): Promise<never> => {
    throw new Error("must not be prepared");
  };
  expect(await memo({ ...stageOf([]), prepare }, ["a"], { cache })).toEqual(["A"]);
});

test("each input is told once it is done, known or made", async () => {
  const cache = createMemoryCache();
  await memo(stageOf([]), ["a"], { cache });
  const done: string[] = [];
  await memo(stageOf([]), ["a", "b"], { cache, onDone: (input) => done.push(input) });
  expect(done.toSorted()).toEqual(["a", "b"]);
});

test("a signal ends the work with its reason, also when nothing waits for the outside world", async () => {
  const stopping = new AbortController();
  const made: string[] = [];
  const inputs = Array.from({ length: 10_000 }, (_, index) => String(index));
  setImmediate(() => stopping.abort(new Error("enough")));
  await expect(memo(stageOf(made), inputs, { cache: createMemoryCache(), signal: stopping.signal })).rejects.toThrow("enough");
  expect(made.length).toBeLessThan(inputs.length);
});
