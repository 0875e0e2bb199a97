/**
 * Kills a program at every system call that changes the disk, one after another, and looks at what is left each time
 * (SQLite's method). Needs strace: Debian's package of that name, installed here when that is possible.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

/** A kill comes before the call is carried out, so that the state after each call is seen at the next one. */
const CHANGING_CALLS = ["write", "pwrite64", "rename", "link", "mkdir", "unlink", "rmdir", "fsync", "fdatasync", "ftruncate"];

/** Of one call; a program that is still killed then does not come to an end. */
const MOST_KILLS = 500;

export type Sweep = {
  /** Program and arguments that work on a world: `["node", "recto.js", "build", world]`. */
  readonly command: (world: string) => readonly [string, ...string[]];
  /** Makes a world as it is before the program runs, and names its folder. */
  readonly prepare: () => Promise<string>;
  /** Looks at a world right after the program was killed. */
  readonly checkKilled: (world: string) => Promise<void>;
  /** Looks at a world where the program was killed, and then run to its end. */
  readonly checkCompleted: (world: string) => Promise<void>;
};

/** Runs the sweep, and counts the kills by system call. Throws where a check does, saying at which call. */
export async function runSweep(sweep: Sweep): Promise<{ readonly [call: string]: number }> {
  requireStrace();
  const kills = new Map<string, number>();
  const waiting = [...CHANGING_CALLS];
  // Two at a time: small machines have two processors.
  const workers = [1, 2].map(async () => {
    for (let call = waiting.shift(); call !== undefined; call = waiting.shift()) {
      let n = 1;
      while (await killOnce(sweep, call, n)) if (++n > MOST_KILLS) throw new Error(`still killed at ${call} number ${n}`);
      kills.set(call, n - 1);
    }
  });
  await Promise.all(workers);
  return Object.fromEntries(CHANGING_CALLS.map((call) => [call, kills.get(call) ?? 0]));
}

/** Throws when strace is neither there nor to be installed: a sweep that was not run must not look like one that passed. */
export function requireStrace(): void {
  if (spawnSync("strace", ["-V"]).status === 0) return;
  if (process.getuid?.() === 0) spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "strace"]);
  if (spawnSync("strace", ["-V"]).status === 0) return;
  throw new Error("this test needs strace; install it with: apt-get install strace");
}

/** Whether the program was killed; false when it came to its end before its n-th such call. */
async function killOnce(sweep: Sweep, call: string, n: number): Promise<boolean> {
  const world = await sweep.prepare();
  const inject = ["-f", "-qq", "-o", "/dev/null", "-e", `trace=${call}`, "-e", `inject=${call}:signal=SIGKILL:when=${n}`];
  try {
    const killed = await run(["strace", ...inject, ...sweep.command(world)]);
    if (killed.signal !== "SIGKILL" && killed.code !== 0) throw new Error(`the program failed: ${killed.said}`);
    if (killed.signal === "SIGKILL") await sweep.checkKilled(world);
    const completed = await run(sweep.command(world));
    if (completed.code !== 0) throw new Error(`the next run failed: ${completed.said}`);
    await sweep.checkCompleted(world);
    return killed.signal === "SIGKILL";
  } catch (cause) {
    throw new Error(`killed at ${call} number ${n}: ${String(cause)}`, { cause });
  }
}

type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly said: string };

async function run([program, ...arguments_]: readonly [string, ...string[]]): Promise<Ended> {
  // strace counts the calls of each thread for itself: one thread beside the main one makes the count clear.
  const child = spawn(program, arguments_, { env: { ...process.env, UV_THREADPOOL_SIZE: "1" }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  return { code, signal, said };
}
