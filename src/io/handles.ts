/** Patience where the system has no file handle to spare. */
import { setTimeout } from "node:timers/promises";
import { codeOf } from "./systemError.ts";

/** With growing pauses, in milliseconds; about four seconds in all. */
const ATTEMPTS = 20;
const PAUSE = 20;

/**
 * Runs a job that opens files, and begins it again a little later when too many files are open. Folder stores open one
 * file at a time, so that it is others that hold them, and give them back.
 */
export async function withPatience<Result>(job: () => Result | Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await job();
    } catch (error) {
      const code = codeOf(error);
      if ((code !== "EMFILE" && code !== "ENFILE") || attempt === ATTEMPTS) throw error;
    }
    await setTimeout(PAUSE * attempt);
  }
}
