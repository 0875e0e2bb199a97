/** The sites that every page check runs over: recto's own notes, and other people's where they lie beside the repository. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Files } from "../helpers/site.ts";

export type Corpus = {
  readonly name: string;
  /** Of the notes, absolute. Never built in place. */
  readonly folder: string;
  /** False for the shared ones in a fresh clone: they are not part of the repository. */
  readonly isThere: boolean;
};

/** The three corpora; `root` is the repository, absolute. */
export function corporaOf(root: string): readonly Corpus[] {
  const folders = { notes: join(root, "notes"), seeds: join(root, "../shared/seeds"), til: join(root, "../shared/corpora/til") };
  return Object.entries(folders).map(([name, folder]) => ({ name, folder, isThere: existsSync(folder) }));
}

/** Its files below `notes/`, as bytes. */
export function readCorpus({ folder }: Corpus): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [`notes/${path.slice(folder.length + 1).replaceAll("\\", "/")}`, readFileSync(path)]));
}
