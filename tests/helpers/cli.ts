/** The command line as a user starts it: the compiled program, in a folder of its own. */
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Files } from "./site.ts";

const PROGRAM = new URL("../../lib/recto.js", import.meta.url).pathname;

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

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

/** Runs any command in `folder`. */
export function run(
  command: string,
  words: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: folder, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, err }));
  });
}

/** All files below `folder`, path → bytes as latin1 text, so that any two trees can be compared. */
export async function treeOf(folder: string): Promise<{ readonly [path: string]: string }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = async (file: string) => [file.slice(folder.length + 1), await readFile(file, "latin1")] as const;
  return Object.fromEntries(await Promise.all(files.sort().map(read)));
}
