/** Checks of the settings that say what the site looks like: accent, logo, fonts. */
import { hexOf, rgbOf } from "../lib/colour.ts";
import type { YamlValue } from "../lib/yaml.ts";
import { flagOf, isNothing } from "../lib/yamlWords.ts";
import type { Settings } from "../model/index.ts";
import { textOf, wrong, type Checked } from "./checked.ts";

const FACES = ["text", "ui", "code"] as const;
type Face = (typeof FACES)[number];

/** Families that every browser has something for; written without quotes, and in no need of another behind them. */
const GENERIC: ReadonlySet<string> = new Set([
  "serif",
  "sans-serif",
  "monospace",
  "cursive",
  "fantasy",
  "system-ui",
  "ui-serif",
  "ui-sans-serif",
  "ui-monospace",
  "ui-rounded",
  "math",
]);
const LAST: ReadonlyMap<Face, string> = new Map([
  ["text", "serif"],
  ["ui", "sans-serif"],
  ["code", "monospace"],
]);

/** Nothing that could end a string or a rule of a stylesheet. */
const FAMILY = /^[\p{L}\p{N}][\p{L}\p{N} ._+&-]*$/u;

/** `#rgb` or `#rrggbb`, kept as the latter; the `#` may be missing, since without quotes it would begin a comment. */
export function checkAccent(value: YamlValue): Checked<string> {
  const text = textOf(value) ?? "";
  const rgb = rgbOf(text) ?? rgbOf(`#${text}`);
  if (rgb !== undefined) return { value: hexOf(rgb) };
  return wrong(value, { expected: "a colour in hexadecimal form, in quotes", example: '"#0d5b63"' });
}

/** A path below `public/`, or that as `file` with `title: false`. */
export function checkLogo(value: YamlValue): Checked<NonNullable<Settings["logo"]>> {
  const refused = wrong(value, { expected: "a picture in the folder public, or its file and title", example: "logo.svg" });
  if (value.kind === "list") return refused;
  if (value.kind === "scalar") return isPath(value.text.trim()) ? { value: { file: value.text.trim(), hasTitle: true } } : refused;
  let file: string | undefined;
  let hasTitle = true;
  for (const entry of value.entries) {
    const flag = entry.key === "title" ? flagOf(entry.value) : undefined;
    if (entry.key === "file") file = textOf(entry.value);
    else if (flag !== undefined) hasTitle = flag;
    else
      return wrong(entry.value, {
        where: `, key "${entry.key}",`,
        expected: "file, or title with true or false",
        example: "{ file: logo.svg, title: false }",
      });
  }
  return file === undefined || !isPath(file) ? refused : { value: { file, hasTitle } };
}

/** Families by what they are for, as a list of CSS. */
export function checkFonts(value: YamlValue): Checked<Settings["fonts"]> {
  const example = '{ text: Literata, code: "JetBrains Mono" }';
  if (value.kind !== "map") return wrong(value, { expected: "fonts for text, ui or code", example });
  const fonts: { [Name in Face]?: string } = {};
  for (const { key, value: families } of value.entries) {
    const where = `, key "${key}",`;
    const face = FACES.find((name) => name === key);
    if (face === undefined) return wrong(families, { where, expected: "text, ui or code with a font", example });
    if (isNothing(families)) continue;
    const names = familiesOf(families);
    if (names === undefined) return wrong(families, { where, expected: "a list of names of fonts", example });
    if (names.length > 0) fonts[face] = familyList(names, LAST.get(face) ?? "serif");
  }
  return { value: fonts };
}

/** Undefined when one is no name that a stylesheet may have. */
function familiesOf(value: YamlValue): readonly string[] | undefined {
  if (value.kind === "map") return undefined;
  const texts = value.kind === "list" ? value.items.map(textOf) : value.text.split(",");
  const names: string[] = [];
  for (const text of texts) {
    const name = text?.trim().replace(/^(["'])(.*)\1$/, "$2");
    if (name === undefined || !FAMILY.test(name)) return undefined;
    names.push(name);
  }
  return names;
}

function familyList(names: readonly string[], last: string): string {
  const written = names.map((name) => (GENERIC.has(name) ? name : `"${name}"`));
  return [...written, ...(names.some((name) => GENERIC.has(name)) ? [] : [last])].join(", ");
}

function isPath(text: string): boolean {
  return text !== "" && !text.startsWith("/") && !text.includes("\\") && !/^[a-z]+:/i.test(text) && !text.split("/").includes("..");
}
