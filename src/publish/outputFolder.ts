/** Where a site must never be written to. */
import { nameOf } from "../lib/relative.ts";
import type { Diagnostic } from "../model/index.ts";

/** Absolute real paths: links resolved, in the system's own form. */
export type Places = {
  readonly out: string;
  readonly site: string;
  /** The site folder itself in a vault. */
  readonly notes: string;
  readonly home: string;
};

/** Folders of a site that have a purpose of their own. */
const OWN_FOLDERS = ["templates", "public", ".recto", ".git", "node_modules"];

/**
 * Why `out` must not be the output folder; undefined when it may. Refused are the root of a disk, the home folder, the site
 * folder, the notes folder, whatever holds one of them, folders of the site that are for something else, and what lies
 * below the notes, unless those are the whole site folder (a vault), where there is no other place.
 */
export function refuseOutputFolder({ out, site, notes, home }: Places): Diagnostic | undefined {
  if (segmentsOf(out).every(isDrive)) return refusal(out, "it is the root of the disk");
  if (isWithin(home, out)) return refusal(out, isWithin(out, home) ? "it is your home folder" : "your home folder is in it");
  if (isWithin(site, out)) return refusal(out, isWithin(out, site) ? "it is the site folder itself" : "the site folder is in it");
  if (isWithin(notes, out)) return refusal(out, isWithin(out, notes) ? "it is the notes folder" : "the notes folder is in it");
  if (!isWithin(site, notes) && isWithin(out, notes)) return refusal(out, "it is in the notes folder");
  const own = OWN_FOLDERS.find((name) => isWithin(out, `${site}/${name}`));
  return own === undefined ? undefined : refusal(out, `${own}/ is for something else`);
}

function refusal(out: string, reason: string): Diagnostic {
  const name = nameOf(segmentsOf(out).join("/"));
  return {
    code: "output-folder",
    severity: "error",
    message: `the site cannot be written to ${name === "" ? out : name}: ${reason}`,
    hint: "Choose a folder that is for the site alone with --out, such as --out dist.",
  };
}

/** Whether `inner` is `outer` or lies below it. */
function isWithin(inner: string, outer: string): boolean {
  const a = segmentsOf(inner);
  const b = segmentsOf(outer);
  return b.length <= a.length && b.every((segment, index) => segment === a[index]);
}

function segmentsOf(path: string): readonly string[] {
  return path.split(/[/\\]/).filter((segment) => segment !== "");
}

/** On Windows. */
function isDrive(segment: string): boolean {
  return /^[a-z]:$/i.test(segment);
}
