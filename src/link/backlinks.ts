/** Who links here: each note with the sentences around the links to it. */
import type { Backlink, Note, NotePath, Resolution } from "../model/index.ts";

/** `linked` in reading order, which is the order of the backlinks. A note's links to itself do not count, nor does a sentence twice, nor one that is the link alone. */
export function collectBacklinks(
  linked: readonly { readonly note: Note; readonly resolutions: readonly Resolution[] }[],
): ReadonlyMap<NotePath, readonly Backlink[]> {
  const backlinks = new Map<NotePath, Backlink[]>();
  for (const { note, resolutions } of linked) {
    const seen = new Set<string>();
    resolutions.forEach((resolution, index) => {
      if (resolution.kind !== "note" || resolution.path === note.path) return;
      const reference = note.references[index];
      const context = reference === undefined || reference.context === reference.label ? "" : reference.context;
      const identity = JSON.stringify([resolution.path, context]);
      if (seen.has(identity)) return;
      seen.add(identity);
      const known = backlinks.get(resolution.path);
      if (known === undefined) backlinks.set(resolution.path, [{ from: note.path, context }]);
      else known.push({ from: note.path, context });
    });
  }
  return backlinks;
}
