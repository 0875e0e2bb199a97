/** What lies in the output store and is not recto's: never removed, and overwritten only where the user says so. */
import { isTemporary } from "../lib/safeJoin.ts";
import { nameOf } from "../lib/relative.ts";
import type { Diagnostic, Output, Standing } from "../model/index.ts";
import { relationTo } from "./paths.ts";

/** What systems strew into folders that somebody looks at. */
const JUNK: ReadonlySet<string> = new Set([".ds_store", "thumbs.db", "desktop.ini"]);

/** At most so many are named. */
const NAMED = 5;

export type Situation = {
  /** What recto knows of the store, with what was adopted; undefined when nothing. */
  readonly standing: Standing | undefined;
  /** Whether recto never published here, as far as it remembers. */
  readonly isFirstRun: boolean;
  readonly outputs: readonly Output[];
  /** All that is in the store, links and special files included. */
  readonly found: readonly string[];
  /** Whether foreign files may lie there, and be overwritten by outputs of the same path. */
  readonly force: boolean;
};

/**
 * Why recto must not publish here; undefined when it may. On the first run no foreign file may be there at all; later
 * ones are left alone, but an output must not take the place of one. With `force` it may, where both are files of one path.
 */
export function refuseForeign({ standing, isFirstRun, outputs, found, force }: Situation): Diagnostic | undefined {
  const ours = new Set([...Object.keys(standing?.release.files ?? {}), ...(standing?.unsettled ?? [])]);
  const foreign = found.filter((path) => !ours.has(path) && !isTemporary(path));
  if (foreign.length === 0) return undefined;
  const relation = relationTo(outputs.map(({ path }) => path));
  // Junk is only in the way where an output must go.
  const blocking = foreign.filter((path) => relation(path) === "blocks");
  if (blocking.length > 0) {
    return {
      code: "foreign-files",
      severity: "error",
      message: `the output folder holds ${nounFor(blocking)} that recto did not write, in the way of the site: ${named(blocking)}`,
      hint: "A folder is needed where there is a file, or the other way round. Move them away, or choose another folder with --out.",
    };
  }
  if (force) return undefined;
  const refused = isFirstRun ? foreign.filter((path) => !isJunk(path)) : foreign.filter((path) => relation(path) !== "apart");
  if (refused.length === 0) return undefined;
  const fate = isFirstRun ? "" : ", and would overwrite";
  return {
    code: "foreign-files",
    severity: "error",
    message: `the output folder holds ${nounFor(refused)} that recto did not write${fate}: ${named(refused)}`,
    hint:
      "Choose another folder with --out, or move them away. " +
      "With --force they stay, and only those that have the name of a file of the site are overwritten.",
  };
}

function isJunk(path: string): boolean {
  return JUNK.has(nameOf(path).toLowerCase());
}

function nounFor(paths: readonly string[]): string {
  return paths.length === 1 ? "a file" : `${paths.length} files`;
}

function named(paths: readonly string[]): string {
  const first = paths.slice(0, NAMED).join(", ");
  return paths.length > NAMED ? `${first} and ${paths.length - NAMED} more` : first;
}
