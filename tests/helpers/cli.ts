/** The command line as a user starts it: the compiled program, in a folder of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Files } from "./site.ts";

const PROGRAM = new URL("../../lib/recto.js", import.meta.url).pathname;

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };
export type Running = { readonly child: ChildProcess; readonly ran: Promise<Ran> };

/** A folder with these files; removed after the test. */
export async function createFolder(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "recto-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** Runs `recto …words` in `folder`, with `environment` over this process's. */
export function recto(folder: string, words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return run(process.execPath, [PROGRAM, ...words], folder, environment);
}

/** Starts it, for what is done to it while it runs. */
export function startRecto(folder: string, words: readonly string[]): Running {
  return start(process.execPath, [PROGRAM, ...words], { cwd: folder, env: process.env });
}

/** Runs any command in `folder`. */
export function run(
  command: string,
  words: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return start(command, words, { cwd: folder, env: { ...process.env, ...environment } }).ran;
}

function start(command: string, words: readonly string[], options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Running {
  const child = spawn(command, words, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ran = new Promise<Ran>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, err }));
  });
  return { child, ran };
}

/** All files below `folder`, path → bytes as latin1 text, so that any two trees can be compared. */
export async function treeOf(folder: string): Promise<{ readonly [path: string]: string }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = async (file: string) => [file.slice(folder.length + 1), await readFile(file, "latin1")] as const;
  return Object.fromEntries(await Promise.all(files.sort().map(read)));
}
