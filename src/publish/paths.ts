/** Which paths cannot stand side by side on every file system. */

/** The path as file systems compare it that ignore case and normal form (macOS, Windows). */
export function foldPath(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** The folders that a path lies in, from the root down: `a/b/c.html` → `a`, `a/b`. */
export function foldersOf(path: string): readonly string[] {
  const segments = path.split("/");
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}

/** How a path stands to a set of paths. `same`: it is one of them. `twin`: but for case or normal form. `blocks`: file against folder. */
export type Relation = "apart" | "same" | "twin" | "blocks";

/** Answers for one path after another how it stands to `paths`. */
export function relationTo(paths: readonly string[]): (path: string) => Relation {
  const exact = new Set(paths);
  const folded = new Set(paths.map(foldPath));
  const folders = new Set(paths.flatMap((path) => foldersOf(foldPath(path))));
  return (path) => {
    if (exact.has(path)) return "same";
    const name = foldPath(path);
    if (folded.has(name)) return "twin";
    return folders.has(name) || foldersOf(name).some((folder) => folded.has(folder)) ? "blocks" : "apart";
  };
}
