/** Who holds a lock, and whether that process still runs. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { codeOf } from "./systemError.ts";

export type Owner = {
  readonly pid: number;
  /** When the process started, in the system's own measure: process ids are used again. Empty where the system does not say. */
  readonly start: string;
  readonly host: string;
  /** Tells one lock from another of the same process. */
  readonly token: string;
};

/** Of another host one cannot know whether its process runs; no build takes as long as this. In milliseconds. */
const LONGEST_BUILD = 3_600_000;

/** This process, with a token of its own. */
export function newOwner(): Owner {
  const { pid } = process;
  return { pid, start: processState(pid)?.start ?? "", host: hostname(), token: randomBytes(8).toString("hex") };
}

/** The owner that the text of a lock names; undefined when it names none. */
export function ownerOf(text: string): Owner | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof json !== "object" || json === null) return undefined;
  if (!("pid" in json && "start" in json && "host" in json && "token" in json)) return undefined;
  const { pid, start, host, token } = json;
  if (typeof pid !== "number" || !Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return typeof start === "string" && typeof host === "string" && typeof token === "string" ? { pid, start, host, token } : undefined;
}

/** Whether the owner still runs. `age`: milliseconds since the lock was made. */
export function isAlive(owner: Owner, age: number): boolean {
  if (owner.host !== hostname()) return Math.abs(age) < LONGEST_BUILD;
  const state = processState(owner.pid);
  if (state !== undefined && owner.start !== "") return state.start === owner.start && !state.isDead;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    // Not allowed to signal it: so it is there.
    return codeOf(error) === "EPERM";
  }
}

/** From Linux' `/proc/<pid>/stat`, fields 3 and 22 (proc_pid_stat(5)); undefined elsewhere and for a process that is gone. */
function processState(pid: number): { readonly start: string; readonly isDead: boolean } | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, "latin1");
  } catch {
    return undefined;
  }
  // The second field is the program's name in parentheses, and may hold blanks and parentheses itself.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state = "", start = ""] = [fields[0], fields[19]];
  return start === "" ? undefined : { start, isDead: state === "Z" || state === "X" };
}
