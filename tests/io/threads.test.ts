/** Threads: every input is answered, in whichever thread, and what never ends is stopped without harm to the others. */
import { afterAll, expect, onTestFinished, test } from "vitest";
import { createThreads } from "../../src/io/threads.ts";
import { bundle } from "../helpers/bundle.ts";

const program = bundle(new URL("threadProgram.ts", import.meta.url).pathname);
afterAll(program.remove);

function start({ seconds = 60, megabytes = 256, startsFor = 0 } = {}) {
  const threads = createThreads<number | string, number>({ script: program.file, given: { factor: 2, startsFor }, seconds, megabytes });
  onTestFinished(() => threads.close());
  return threads;
}

test("each of many inputs has its own result", async () => {
  const inputs = Array.from({ length: 500 }, (_, index) => index);
  const { run } = start();
  expect(await Promise.all(inputs.map(run))).toEqual(inputs.map((input) => 2 * input));
});

test("threads take further inputs when the first ones are done", async () => {
  const { run } = start();
  expect([await run(1), await run(2), await run(3)]).toEqual([2, 4, 6]);
});

test("an input that never ends is stopped; those before and behind it have their results", async () => {
  const { run } = start({ seconds: 0.5 });
  expect(await Promise.all([1, 2, "loop", 3, 4].map(run))).toEqual([2, 4, { stopped: "time" }, 6, 8]);
  expect(await run(5)).toBe(10);
});

test("the time that a thread takes to start is no input's", async () => {
  const { run } = start({ seconds: 0.5, startsFor: 1500 });
  expect(await Promise.all([1, 2].map(run))).toEqual([2, 4]);
});

test("an input that takes all memory is stopped in the same way", async () => {
  const { run } = start({ megabytes: 32 });
  expect(await Promise.all([1, "fill", 2].map(run))).toEqual([2, { stopped: "memory" }, 4]);
});

test("what the work throws reaches the one who asked, and nobody else", async () => {
  const { run } = start();
  const results = await Promise.allSettled([1, "x", 2].map(run));
  expect(results.map((result) => (result.status === "fulfilled" ? result.value : String(result.reason)))).toEqual([
    2,
    "Error: not a number: x",
    4,
  ]);
});

test.each(["crash", "exit"])("a thread that ends by itself (%s) fails its batch; what waits is answered by another one", async (input) => {
  const inputs = [input, ...Array.from({ length: 31 }, (_, index) => index)];
  const { run } = start();
  const results = await Promise.allSettled(inputs.map(run));
  expect(results.map(({ status }) => status)).toEqual([...Array(16).fill("rejected"), ...Array(16).fill("fulfilled")]);
});
