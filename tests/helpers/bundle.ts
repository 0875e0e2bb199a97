/** A TypeScript file and all it imports as one program, for tests that need another process. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { buildSync } from "esbuild";

export type Program = { readonly file: string; readonly remove: () => void };

/** `entry` is absolute. The program is an ES module for the Node that runs the tests. */
export function bundle(entry: string): Program {
  const folder = mkdtempSync(join(tmpdir(), "recto-program-"));
  const file = join(folder, `${basename(entry, ".ts")}.mjs`);
  buildSync({ entryPoints: [entry], bundle: true, platform: "node", format: "esm", outfile: file, logLevel: "error" });
  return { file, remove: () => rmSync(folder, { recursive: true }) };
}
