/** What recto knows of a git repository without asking git: where it is, and which commit is checked out. */
import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";

export type Repository = {
  /** Id of the commit that is checked out. */
  readonly head: string;
  /** Ids of commits whose parents were not fetched: there, everything looks as if it were new. */
  readonly boundary: ReadonlySet<string>;
  /** From the top of the work tree to the folder that was asked about, `/` between segments; empty at the top. */
  readonly prefix: string;
};

/** References to references; git itself stops here. */
const LONGEST_CHAIN = 5;

/** The repository that `folder` lies in; undefined when there is none, no commit yet, or a kind of repository that recto cannot read. */
export async function findRepository(folder: string): Promise<Repository | undefined> {
  const place = await realpath(folder).catch(() => undefined);
  if (place === undefined) return undefined;
  for (let top = place; ; top = dirname(top)) {
    const gitFolder = await gitFolderOf(join(top, ".git"));
    if (gitFolder !== undefined) return readRepository(gitFolder, relative(top, place).split(sep).join("/"));
    if (dirname(top) === top) return undefined;
  }
}

/** `.git` is a folder, or in work trees and submodules a file that names one. */
async function gitFolderOf(path: string): Promise<string | undefined> {
  const stats = await stat(path).catch(() => undefined);
  if (stats === undefined) return undefined;
  if (stats.isDirectory()) return path;
  const target = /^gitdir: (.+)$/m.exec((await readText(path)) ?? "")?.[1];
  return target === undefined ? undefined : resolve(dirname(path), target.trimEnd());
}

async function readRepository(gitFolder: string, prefix: string): Promise<Repository | undefined> {
  // A work tree shares everything with its repository but what is checked out.
  const shared = (await readText(join(gitFolder, "commondir")))?.trimEnd();
  const common = shared === undefined ? gitFolder : resolve(gitFolder, shared);
  const head = await resolveReference([gitFolder, common], "HEAD", LONGEST_CHAIN);
  if (head === undefined) return undefined;
  const boundary = ((await readText(join(common, "shallow"))) ?? "").split("\n").filter((line) => line !== "");
  return { head, boundary: new Set(boundary), prefix };
}

async function resolveReference(folders: readonly [string, string], name: string, depth: number): Promise<string | undefined> {
  // The name comes from a file of the repository, and is looked for in it alone.
  if (depth === 0 || name.split("/").includes("..")) return undefined;
  const text = (await readText(join(folders[0], name))) ?? (await readText(join(folders[1], name)));
  if (text === undefined) return packedReference(folders[1], name);
  const next = /^ref: (.+)$/m.exec(text)?.[1];
  return next === undefined ? idIn(text) : resolveReference(folders, next.trimEnd(), depth - 1);
}

/** Lines of `packed-refs` are `id name`. */
async function packedReference(common: string, name: string): Promise<string | undefined> {
  const lines = ((await readText(join(common, "packed-refs"))) ?? "").split("\n");
  const line = lines.find((candidate) => candidate.endsWith(` ${name}`));
  return line === undefined ? undefined : idIn(line);
}

/** SHA-1 or SHA-256. */
function idIn(text: string): string | undefined {
  return /^(?:[0-9a-f]{64}|[0-9a-f]{40})(?=\s|$)/.exec(text)?.[0];
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}
