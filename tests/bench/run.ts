/** Runs a command and measures it: wall time, and the largest memory of the process. */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";

export type Measurement = {
  readonly milliseconds: number;
  /** Peak resident memory in bytes; NaN where the system does not tell (it is read from /proc). */
  readonly peakBytes: number;
};

const POLL_MILLISECONDS = 20;

/** Throws, with what the command said, when it fails. */
export async function measure(command: string, args: readonly string[], cwd: string): Promise<Measurement> {
  const start = performance.now();
  const child = spawn(command, args, { cwd, stdio: ["ignore", "ignore", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
  let peakBytes = Number.NaN;
  const poll = setInterval(() => {
    readFile(`/proc/${child.pid}/status`, "utf8").then(
      (status) => {
        const kilobytes = /VmHWM:\s*(\d+) kB/.exec(status)?.[1];
        if (kilobytes !== undefined) peakBytes = Number(kilobytes) * 1024;
      },
      () => undefined,
    );
  }, POLL_MILLISECONDS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  clearInterval(poll);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${complaint}`);
  return { milliseconds: performance.now() - start, peakBytes };
}

/** The fastest of several runs: what the machine can do when it is left alone. */
export async function best(times: number, run: () => Promise<Measurement>): Promise<Measurement> {
  let fastest = await run();
  for (let i = 1; i < times; i++) {
    const next = await run();
    if (next.milliseconds < fastest.milliseconds) fastest = next;
  }
  return fastest;
}
