/**
 * When notes last changed, from git. The one place in a build that starts a process: a single `git log` with fixed
 * arguments, and only when another commit is checked out than last time. Without git or a repository nothing is known.
 */
import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { digestParts } from "../lib/digest.ts";
import { byUnits } from "../lib/order.ts";
import type { History } from "../model/index.ts";
import { findRepository, type Repository } from "./gitRepository.ts";
import { replaceFileDurably } from "./replaceFile.ts";

type Dates = ReadonlyMap<string, string>;

/** Dates of the notes in `notesFolder`; kept in the state folder `stateFolder`, from commit to commit. */
export function createGitHistory(notesFolder: string, stateFolder: string): History {
  const file = join(stateFolder, "git-dates.json");
  return {
    async dates() {
      const repository = await findRepository(notesFolder);
      if (repository === undefined) return new Map();
      const key = keyOf(repository);
      const known = await loadDates(file, key);
      if (known !== undefined) return known;
      const log = await readLog(notesFolder);
      if (log === undefined) return new Map();
      const dates = datesOf(log, repository.boundary);
      await saveDates(stateFolder, file, { key, dates });
      return dates;
    },
  };
}

/** Stands for all that decides the dates. */
function keyOf({ head, boundary, prefix }: Repository): string {
  return digestParts(["1", head, prefix, ...[...boundary].sort(byUnits)]);
}

/**
 * Newest commit first, each as `/id date`, and then the paths below the folder that it changed; NUL after each part, and a
 * line end before the first path. No path begins with a slash. Undefined when git is missing or refuses.
 */
async function readLog(folder: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)("git", LOG, {
      cwd: folder,
      env: cleanEnvironment(),
      maxBuffer: 2 ** 29 - 1,
      windowsHide: true,
    });
    return stdout;
  } catch {
    return undefined;
  }
}

/**
 * `%as` is the author's calendar date as written, whatever the time zone here. What a repository's own settings could
 * make git start (a signature checker, a diff program) is switched off.
 */
const LOG = [
  ...["-c", "core.quotePath=false", "-c", "log.follow=false", "-c", "core.fsmonitor=false"],
  ...["log", "-z", "--name-only", "--no-renames", "--relative", "--format=/%H %as"],
  ...["--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color", "--", "."],
];

/** Without the variables that point git to another repository; partial clones must not fetch. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith("GIT_"));
  return { ...Object.fromEntries(inherited), GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
}

/** The date of the newest commit that touched each path; none where that is a boundary commit, which did not really touch it. */
function datesOf(log: string, boundary: ReadonlySet<string>): Dates {
  const dates = new Map<string, string>();
  const seen = new Set<string>();
  let commit = { id: "", date: "" };
  for (const part of log.split("\0")) {
    if (part.startsWith("/")) {
      const [id = "", date = ""] = part.slice(1).split(" ");
      commit = { id, date };
      continue;
    }
    const path = part.replace(/^\n/, "");
    if (path === "" || seen.has(path)) continue;
    seen.add(path);
    if (!boundary.has(commit.id) && isDate(commit.date)) dates.set(path, commit.date);
  }
  return dates;
}

function isDate(text: unknown): text is string {
  return typeof text === "string" && /^\d{4}-\d{2}-\d{2}$/.test(text);
}

async function loadDates(file: string, key: string): Promise<Dates | undefined> {
  try {
    const json: unknown = JSON.parse(await readFile(file, "utf8"));
    if (typeof json !== "object" || json === null || !("key" in json && "dates" in json)) return undefined;
    if (json.key !== key || typeof json.dates !== "object" || json.dates === null) return undefined;
    const dates = Object.entries(json.dates).filter((entry): entry is [string, string] => isDate(entry[1]));
    return new Map(dates);
  } catch {
    return undefined;
  }
}

/** Like the cache, a pure gain: where it cannot be written, git is asked again next time. */
async function saveDates(folder: string, file: string, { key, dates }: { readonly key: string; readonly dates: Dates }): Promise<void> {
  const text = JSON.stringify({ key, dates: Object.fromEntries(dates) });
  try {
    await mkdir(folder, { recursive: true });
    replaceFileDurably(file, new TextEncoder().encode(text));
  } catch {
    // See above.
  }
}
