/** The program itself: where its theme lies, and which version it is. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export type Program = {
  /** The package's folder, absolute. */
  readonly root: string;
  /** As in package.json. */
  readonly version: string;
  /** Differs whenever the program may give other results: version, and time of compilation. */
  readonly stamp: string;
};

/** Found upwards from this file, which is `lib/….js` when compiled and `src/io/program.ts` in tests. */
export function findProgram(): Program {
  const here = fileURLToPath(import.meta.url);
  let root = dirname(here);
  while (!existsSync(join(root, "package.json")) && dirname(root) !== root) root = dirname(root);
  const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const version = typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "unknown";
  return { root, version, stamp: `${version} ${statSync(here).mtimeMs}` };
}
