/** Files of `public/assets/` that only some pages need: a folder for each feature, published when a page of the site has it. */
import type { Feature, Page } from "../../model/index.ts";

const FOLDERS: readonly (readonly [folder: string, feature: Feature])[] = [
  ["assets/diagram/", "diagram"],
  ["assets/math/", "math"],
];

/** The feature that a file of `public/` belongs to; undefined for what every page may need. */
export function featureOf(path: string): Feature | undefined {
  return FOLDERS.find(([folder]) => path.startsWith(folder))?.[1];
}

/** Whether templates may ask for the file: a feature's stylesheets and scripts, but not the fonts that its stylesheets name. */
export function isForTemplates(path: string): boolean {
  return featureOf(path) === undefined || /\.(?:css|js)$/.test(path);
}

/** Those that some page has. */
export function featuresOf(pages: readonly Page[]): ReadonlySet<Feature> {
  return new Set(pages.flatMap(({ data }) => data.features));
}
