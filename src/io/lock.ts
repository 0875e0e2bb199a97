/**
 * One build of a site at a time. The lock is a file that names its owner, made by `link` so that it is never seen without
 * its content. Who finds that the owner is dead may remove it, but only while holding a second lock for doing so: looking
 * once more and removing are then one step, and nobody removes the lock of one who has just taken over.
 * The second lock is taken in the same way, so an owner that died while removing is no special case.
 */
import { readFileSync, unlinkSync } from "node:fs";
import { link, mkdir, readdir, readFile, stat, unlink, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { isTemporary } from "../lib/safeJoin.ts";
import { isAlive, newOwner, ownerOf, type Owner } from "./lockOwner.ts";
import { discardTemporary, writeTemporary } from "./replaceFile.ts";
import { codeOf, storeError } from "./systemError.ts";

export interface Lock {
  /** Never throws. It is done by itself when the program ends with `process.exit`. */
  release(): Promise<void>;
}

/** Another build is running. */
export class LockedError extends Error {
  /** Process id of the other build; absent when it did not say. */
  readonly pid: number | undefined;

  constructor(owner: Owner | undefined, file: string) {
    const isElsewhere = owner !== undefined && owner.host !== hostname();
    const who = owner === undefined ? "" : ` (process ${owner.pid}${isElsewhere ? ` on ${owner.host}` : ""})`;
    super(`another build${who} is running${isElsewhere ? `; if it is not, remove ${file}` : ""}`);
    this.name = "LockedError";
    this.pid = owner?.pid;
  }
}

/** While another process is about to write, or to remove a dead lock: so often, after so many milliseconds each. */
const ATTEMPTS = 200;
const PAUSE = 10;

/** A lock without a readable owner is being written if it is younger than this, in milliseconds; otherwise its maker is dead. */
const FRESH = 1000;

/** Removing a dead lock may have been interrupted, and removing that one, too; more than this is no accident. */
const DEPTH = 4;

/** Where links are not to be had, the file is made without its content, which follows at once. */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/** Takes the lock of the state folder `folder`, which is made if need be. Throws {@link LockedError} when another process has it. */
export async function acquireLock(folder: string): Promise<Lock> {
  const file = join(folder, "lock");
  try {
    await mkdir(folder, { recursive: true });
    const lock = await take(file, DEPTH);
    await removeLeftovers(folder);
    return lock;
  } catch (error) {
    if (error instanceof LockedError) throw error;
    throw storeError(error, { doing: "write", path: file, file });
  }
}

async function take(file: string, depth: number): Promise<Lock> {
  const text = JSON.stringify(newOwner());
  let holder: Owner | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await makeWithContent(file, text)) return holdLock(file, text);
    const found = await look(file);
    if (found === undefined) continue;
    holder = found.owner;
    if (found.isHeld) throw new LockedError(holder, file);
    // Held by nobody, or not yet to be judged.
    if (found.isDead && depth > 0 && (await removeDead(file, found.text, depth))) continue;
    await setTimeout(PAUSE);
  }
  throw new LockedError(holder, file);
}

/** Makes `file` with `text` in it; false when it exists. */
async function makeWithContent(file: string, text: string): Promise<boolean> {
  const candidate = writeTemporary(dirname(file), new TextEncoder().encode(text));
  try {
    await link(candidate, file);
    return true;
  } catch (error) {
    const code = codeOf(error) ?? "";
    // ENOENT: another process, which has the lock by now, took the candidate for a leftover.
    if (code === "EEXIST" || code === "ENOENT") return false;
    if (!NO_LINKS.has(code)) throw error;
    return makeThenFill(file, text);
  } finally {
    discardTemporary(candidate);
  }
}

async function makeThenFill(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

type Found = { readonly text: string; readonly owner: Owner | undefined; readonly isHeld: boolean; readonly isDead: boolean };

/** Undefined when there is no lock. */
async function look(file: string): Promise<Found | undefined> {
  try {
    const text = await readFile(file, "utf8");
    const age = Date.now() - (await stat(file)).mtimeMs;
    const owner = ownerOf(text);
    const isHeld = owner !== undefined && isAlive(owner, age);
    const isBeingWritten = owner === undefined && Math.abs(age) < FRESH;
    return { text, owner, isHeld, isDead: !isHeld && !isBeingWritten };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Removes the lock if it still has the text of the dead one; false when another process is at it. */
async function removeDead(file: string, text: string, depth: number): Promise<boolean> {
  let guard: Lock;
  try {
    guard = await take(`${file}.dead`, depth - 1);
  } catch (error) {
    if (error instanceof LockedError) return false;
    throw error;
  }
  try {
    if ((await look(file))?.text === text) await unlink(file);
    return true;
  } finally {
    await guard.release();
  }
}

function holdLock(file: string, text: string): Lock {
  function releaseNow(): void {
    try {
      if (readFileSync(file, "utf8") === text) unlinkSync(file);
    } catch {
      // Gone, or not to be removed: the next build finds that its owner is dead.
    }
  }
  process.once("exit", releaseNow);
  return {
    async release() {
      process.removeListener("exit", releaseNow);
      releaseNow();
    },
  };
}

/** Files that a killed build was writing into the state folder. Its lock is ours, so nobody is writing them now. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter(isTemporary)) discardTemporary(join(folder, name));
}
