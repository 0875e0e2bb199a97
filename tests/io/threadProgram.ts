/** A thread for tests: doubles numbers; "loop" never ends, "fill" takes all memory, anything else is refused. */
import { serveThread, type ThreadWork } from "../../src/io/threadSide.ts";

const work: ThreadWork<{ readonly factor: number }, number | string, number> =
  async ({ factor }) =>
  async (input) => {
    if (typeof input === "number") return factor * input;
    for (const held: unknown[] = []; input === "loop" || input === "fill";) {
      if (input === "fill") held.push(Array.from({ length: 1 << 20 }, (_, index) => ({ index })));
    }
    throw new Error(`not a number: ${input}`);
  };

serveThread(work);
