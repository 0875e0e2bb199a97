/** The other side of `threads.ts`: what runs in a thread, and how the two sides speak. */
import { parentPort, workerData } from "node:worker_threads";

/** What a thread is started with. */
export type Started = { readonly given: unknown; readonly begun: SharedArrayBuffer };

export type Batch = { readonly inputs: readonly unknown[] };

/** One for each input, in order. */
export type Answer<Result> = { readonly answers: readonly ({ readonly result: Result } | { readonly error: unknown })[] };

export function isAnswer(value: unknown): value is Answer<unknown> {
  return typeof value === "object" && value !== null && "answers" in value && Array.isArray(value.answers);
}

/** What a thread does: once with what it was given, then with each input. */
export type ThreadWork<Given, Input, Result> = (given: Given) => Promise<(input: Input) => Promise<Result>>;

/** Called once by the module of a thread: `prepare` makes the worker from what the thread was given. */
export function serveThread(prepare: ThreadWork<never, never, unknown>): void {
  const port = parentPort;
  if (port === null) throw new Error("this runs as a thread of recto, not by itself");
  // Both sides are of one program, so these are what `createThreads` was given.
  const { given, begun } = workerData as Started;
  const counter = new Int32Array(begun);
  const worker = prepare(given as never);
  const answer = async ({ inputs }: Batch): Promise<void> => {
    const answers: Answer<unknown>["answers"][number][] = [];
    for (const input of inputs) {
      try {
        const work = await worker;
        // Now, and not before: what a thread needs to start is not this input's time.
        Atomics.add(counter, 0, 1);
        answers.push({ result: await work(input as never) });
      } catch (error) {
        answers.push({ error });
      }
    }
    port.postMessage({ answers } satisfies Answer<unknown>);
  };
  port.on("message", (batch: Batch) => void answer(batch));
}
