/** A thread for tests: doubles numbers; "loop" never ends, "fill" takes all memory, "crash" and "exit" end the thread, anything else is refused. */
import { serveThread, type ThreadWork } from "../../src/io/threadSide.ts";

/** `startsFor`: milliseconds before the first input can be taken. */
type Given = { readonly factor: number; readonly startsFor: number };

const work: ThreadWork<Given, number | string, number> = async ({ factor, startsFor }) => {
  await new Promise((resolve) => setTimeout(resolve, startsFor));
  return async (input) => {
    if (typeof input === "number") return factor * input;
    if (input === "exit") process.exit(0);
    if (input === "crash") {
      setImmediate(() => {
        throw new Error("thrown behind its back");
      });
      return new Promise(() => {});
    }
    for (const held: unknown[] = []; input === "loop" || input === "fill";) {
      if (input === "fill") held.push(Array.from({ length: 1 << 20 }, (_, index) => ({ index })));
    }
    throw new Error(`not a number: ${input}`);
  };
};

serveThread(work);
