/** A process that wants locks: says "ready"; "go FOLDER" tries and says what came of it, "end" lets go, "exit" leaves without a word. */
import { createInterface } from "node:readline";
import { acquireLock, LockedError, type Lock } from "../../src/io/lock.ts";

let lock: Lock | undefined;

async function attempt(folder: string): Promise<string> {
  try {
    lock = await acquireLock(folder);
    return "got it";
  } catch (error) {
    return error instanceof LockedError ? `locked by ${error.pid}` : String(error);
  }
}

console.log("ready");
for await (const line of createInterface(process.stdin)) {
  if (line.startsWith("go ")) console.log(await attempt(line.slice(3)));
  if (line === "exit") process.exit(3);
  if (line === "end") {
    await lock?.release();
    console.log("ended");
  }
}
