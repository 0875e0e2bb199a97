/** What is worth knowing about the notes together, though nothing is wrong: shown by `recto check` alone. */
import { groupBy } from "../lib/groupBy.ts";
import { stemOf } from "../lib/relative.ts";
import type { Diagnostic, Note, NotePath, Place, Site } from "../model/index.ts";
import { isListed } from "./folders.ts";

/** Notes that nothing links to, and titles that several notes have. Unlisted ones are left out: they are so on purpose. */
export function lintSite(site: Site): Diagnostic[] {
  const notes = [...site.notes.values()].map(({ note }) => note).filter(isListed);
  return [...orphans(notes, site), ...duplicateTitles(notes)];
}

/** Where no note links to another, all would be orphans, and nothing is said. */
function orphans(notes: readonly Note[], site: Site): Diagnostic[] {
  const targets = new Set<NotePath>();
  for (const { note, resolutions } of site.notes.values()) {
    for (const resolution of resolutions) if (resolution.kind === "note" && resolution.path !== note.path) targets.add(resolution.path);
  }
  if (targets.size === 0) return [];
  const indexNotes = new Set([...site.folders.values()].map(({ indexNote }) => indexNote));
  return notes
    .filter(({ path }) => !targets.has(path) && !indexNotes.has(path) && stemOf(path) !== "404")
    .map(({ path }) => ({
      code: "orphan",
      severity: "info",
      message: `no other note links to ${path}`,
      hint: "Readers find it in lists alone. Link to it from where it belongs.",
      at: topOf(path),
    }));
}

/** Said once for each title, at the first note that has it. */
function duplicateTitles(notes: readonly Note[]): Diagnostic[] {
  return [...groupBy(notes, ({ title }) => title.toLowerCase()).values()].flatMap(([first, ...others]): Diagnostic[] => {
    if (first === undefined || others.length === 0) return [];
    const shown = others.slice(0, 3).map(({ path }) => path);
    const more = others.length > shown.length ? ` and ${others.length - shown.length} more` : "";
    return [
      {
        code: "duplicate-title",
        severity: "info",
        message: `"${first.title}" is the title of ${first.path} and of ${shown.join(", ")}${more}`,
        hint: "Lists tell them apart by their folders; titles that say more are easier to find.",
        at: topOf(first.path),
      },
    ];
  });
}

function topOf(path: NotePath): Place {
  return { path, line: 1, column: 1, length: 1 };
}
