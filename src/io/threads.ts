/**
 * Threads that turn inputs into results, and are stopped when one takes too long. Code that never ends cannot be stopped from
 * within its own thread; so whatever works on what people write works in one of these.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Stopped } from "../model/index.ts";
import { isAnswer, type Answer, type Batch, type Started } from "./threadSide.ts";

export type ThreadsOptions = {
  /** File of the compiled program whose module calls {@link serveThread}. */
  readonly script: string;
  /** What that module is given at its start. */
  readonly given: unknown;
  /** How long one input may take. */
  readonly seconds: number;
  /** How much memory one thread may take, in megabytes; absent: as much as Node gives it. */
  readonly megabytes?: number;
};

export interface Threads<Input, Result> {
  /** Inputs and results are copied from thread to thread. Throws what the work throws. */
  run(input: Input): Promise<Result | Stopped>;
  /** Ends the threads; what they work on is never answered. */
  close(): void;
}

/** Inputs sent at once: enough that sending costs little, few enough that threads end together. */
const BATCH = 16;

/** So many inputs must wait for each further thread: starting one takes as long as some dozens of notes. */
const WORTH_A_THREAD = 64;

/** Milliseconds between looks at what the threads do. */
const LOOK = 250;

type Job<Input, Result> = {
  readonly input: Input;
  readonly resolve: (result: Result | Stopped) => void;
  readonly reject: (error: unknown) => void;
};

type Thread<Input, Result> = {
  readonly worker: Worker;
  /** How many inputs were begun in all; written by the thread. */
  readonly begun: Int32Array;
  /** `begun` when the batch was sent. */
  begunBefore: number;
  batch: readonly Job<Input, Result>[];
  /** `begun` at the last look, and how many looks found it the same. */
  lastBegun: number;
  looks: number;
};

/** Threads are started as they are needed, at most one for each processor; idle ones do not keep the program from ending. */
export function createThreads<Input, Result>({ script, given, seconds, megabytes }: ThreadsOptions): Threads<Input, Result> {
  const most = Math.max(1, availableParallelism());
  const threads = new Set<Thread<Input, Result>>();
  const waiting: Job<Input, Result>[] = [];
  let watch: ReturnType<typeof setInterval> | undefined;

  function start(): Thread<Input, Result> {
    const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const worker = new Worker(script, {
      workerData: { given, begun: shared } satisfies Started,
      ...(megabytes !== undefined && { resourceLimits: { maxOldGenerationSizeMb: megabytes } }),
    });
    const thread: Thread<Input, Result> = { worker, begun: new Int32Array(shared), begunBefore: 0, batch: [], lastBegun: 0, looks: 0 };
    threads.add(thread);
    worker.on("message", (answer: unknown) => settle(thread, answer));
    worker.on("error", (error: Error & { readonly code?: unknown }) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") stop(thread, "memory");
      else fail(thread, error);
    });
    // Of those that are stopped here nothing is expected any more.
    worker.on("exit", (code) => {
      if (threads.has(thread)) fail(thread, new Error(`a thread ended by itself, with code ${code}`));
    });
    worker.unref();
    return thread;
  }

  function send(thread: Thread<Input, Result>): void {
    const batch = waiting.splice(0, BATCH);
    if (batch.length === 0) return;
    thread.batch = batch;
    thread.begunBefore = Atomics.load(thread.begun, 0);
    thread.worker.ref();
    thread.worker.postMessage({ inputs: batch.map(({ input }) => input) } satisfies Batch);
    watch ??= setInterval(look, LOOK);
  }

  function dispatch(): void {
    for (const thread of threads) {
      if (thread.batch.length === 0) send(thread);
    }
    while (waiting.length > 0 && threads.size < most && (threads.size === 0 || waiting.length >= WORTH_A_THREAD)) send(start());
  }

  function free(thread: Thread<Input, Result>): readonly Job<Input, Result>[] {
    const { batch } = thread;
    thread.batch = [];
    thread.looks = 0;
    thread.worker.unref();
    if (![...threads].some((other) => other.batch.length > 0)) {
      clearInterval(watch);
      watch = undefined;
    }
    return batch;
  }

  function settle(thread: Thread<Input, Result>, answer: unknown): void {
    if (!isAnswer(answer)) throw new Error("a thread answered what nobody asked");
    const jobs = free(thread);
    // First, so that the thread works while the results are taken.
    dispatch();
    jobs.forEach((job, index) => {
      const made = (answer as Answer<Result>).answers[index];
      if (made !== undefined && "result" in made) job.resolve(made.result);
      else job.reject(made?.error);
    });
  }

  /** Ends a thread, with the input that it is at; the rest of its batch is given to another one. */
  function stop(thread: Thread<Input, Result>, why: Stopped["stopped"]): void {
    threads.delete(thread);
    void thread.worker.terminate();
    const position = Math.max(0, Atomics.load(thread.begun, 0) - thread.begunBefore - 1);
    const jobs = free(thread);
    waiting.unshift(...jobs.filter((_, index) => index !== position));
    jobs[position]?.resolve({ stopped: why });
    dispatch();
  }

  /** What waits goes on in another thread, or nobody would ever answer it. */
  function fail(thread: Thread<Input, Result>, error: unknown): void {
    threads.delete(thread);
    for (const { reject } of free(thread)) reject(error);
    dispatch();
  }

  /** Time is counted in looks, not by the clock: a machine that slept, or this thread being busy, is nobody's fault. */
  function look(): void {
    for (const thread of [...threads].filter(({ batch }) => batch.length > 0)) {
      const begun = Atomics.load(thread.begun, 0);
      // A thread that has begun nothing yet is still starting.
      thread.looks = begun === thread.lastBegun && begun > thread.begunBefore ? thread.looks + 1 : 0;
      thread.lastBegun = begun;
      if (thread.looks * LOOK >= 1000 * seconds) stop(thread, "time");
    }
  }

  return {
    run: async (input) =>
      new Promise((resolve, reject) => {
        waiting.push({ input, resolve, reject });
        // Once for all that is asked in this turn, so that a batch is full.
        if (waiting.length === 1) setImmediate(dispatch);
      }),
    close() {
      clearInterval(watch);
      for (const { worker } of threads) void worker.terminate();
      threads.clear();
    },
  };
}
