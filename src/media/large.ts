/** Pictures that cost readers more than they show. */
import type { AssetFacts, Diagnostic, NotePath, Place, Site } from "../model/index.ts";

/** In bytes, as published; and in pixels, which is more than a column of text has on any screen. */
const MOST_BYTES = 1024 * 1024;
const MOST_WIDTH = 2560;

/** One notice for each picture, where it is shown first; what is only linked may be as large as it likes. */
export function reportLargeImages(site: Site, attachments: readonly AssetFacts[]): Diagnostic[] {
  const shownAt = placesOfImages(site);
  return attachments.flatMap(({ path, size, dimensions }): Diagnostic[] => {
    const at = shownAt.get(path);
    if (at === undefined || dimensions === undefined) return [];
    const isWide = dimensions.width > MOST_WIDTH && !/\.svg$/i.test(path);
    if (size <= MOST_BYTES && !isWide) return [];
    const message = `the image ${path} has ${dimensions.width} by ${dimensions.height} pixels and ${megabytes(size)} MB`;
    return [
      { code: "large-image", severity: "info", message, hint: "Make it smaller, or let recto do it by the setting images: optimize.", at },
    ];
  });
}

/** Attachments that notes show, and the place of the first reference in reading order. */
export function placesOfImages({ notes }: Site): ReadonlyMap<NotePath, Place> {
  const places = new Map<NotePath, Place>();
  for (const { note, resolutions } of notes.values()) {
    for (const [i, resolution] of resolutions.entries()) {
      const reference = note.references[i];
      if (resolution.kind !== "asset" || reference?.kind !== "image" || places.has(resolution.path)) continue;
      const { line, column, length } = reference;
      places.set(resolution.path, { path: note.path, line, column, length });
    }
  }
  return places;
}

function megabytes(bytes: number): string {
  return (bytes / MOST_BYTES).toFixed(1);
}
