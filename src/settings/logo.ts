/** Whether the file that the setting `logo` names is there: known only when the files of `public/` are. */
import { nearest } from "../lib/nearest.ts";
import { placesIn } from "../lib/place.ts";
import { extensionOf } from "../lib/relative.ts";
import { parseYaml } from "../lib/yaml.ts";
import type { Diagnostic, Settings } from "../model/index.ts";
import { FILE, plainText } from "./parseSettings.ts";

const PICTURES: ReadonlySet<string> = new Set(["svg", "png", "jpg", "jpeg", "webp", "avif", "gif"]);

/** `text` is that of `recto.yml`, for the place; `publicPaths` those of all files below `public/`. */
export function checkLogoFile({ logo }: Settings, text: string | undefined, publicPaths: readonly string[]): Diagnostic[] {
  if (logo === undefined) return [];
  const pictures = publicPaths.filter((path) => PICTURES.has(extensionOf(path)));
  if (pictures.includes(logo.file)) return [];
  const isThere = publicPaths.includes(logo.file);
  const near = nearest(logo.file, pictures);
  const message = isThere ? `the logo "${logo.file}" is no picture` : `there is no file "${logo.file}" in the folder public`;
  const hint = isThere
    ? `A picture ends in ${[...PICTURES].join(", ")}.`
    : near === undefined
      ? `Put it at public/${logo.file}.`
      : `Did you mean "${near}"?`;
  const at = text === undefined ? undefined : placeOfLogo(text);
  return [{ code: "unknown-logo", severity: "error", message, hint, ...(at !== undefined && { at }) }];
}

function placeOfLogo(written: string): Diagnostic["at"] {
  const text = plainText(written);
  const { value } = parseYaml(text);
  const logo = value?.kind === "map" ? value.entries.find(({ key }) => key === "logo")?.value : undefined;
  const file = logo?.kind === "map" ? logo.entries.find(({ key }) => key === "file")?.value : logo;
  return file === undefined ? undefined : placesIn(FILE, text)(file);
}
