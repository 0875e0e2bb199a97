/** Which files of a site folder a build looks at. */
import { relative, sep } from "node:path";
import type { SiteFolder } from "../open.ts";

export type Watched = Pick<SiteFolder, "root" | "notes" | "isProject"> & {
  /** Folders below the notes that hold no notes: the output of a vault. */
  readonly notNotes: readonly string[];
};

/** `path` is below the site folder, `/` between segments. More than the build looks at is harmless, less is not. */
export function isWatched(path: string, { root, notes, isProject, notNotes }: Watched): boolean {
  const segments = path.split("/");
  if (segments.some((segment) => segment === "node_modules" || (segment.startsWith(".") && segment !== ".well-known"))) return false;
  const inNotes = relative(root, notes).split(sep).join("/");
  if (isProject && ![inNotes, "templates", "public", "recto.yml"].includes(segments[0] ?? "")) return false;
  const below = inNotes === "" ? path : path.slice(inNotes.length + 1);
  return !notNotes.some((folder) => `${below}/`.startsWith(`${folder.replace(/\/$/, "")}/`));
}
