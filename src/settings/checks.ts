/** One check for each setting: its type, and what is said when it is wrong. */
import { isLanguageTag } from "../lib/language.ts";
import type { YamlValue } from "../lib/yaml.ts";
import { flagOf, isNothing, oneLine } from "../lib/yamlWords.ts";
import type { Settings } from "../model/index.ts";
import { textOf, wrong, type Checked } from "./checked.ts";
import { checkAccent, checkFonts, checkLogo } from "./lookChecks.ts";

export const CHECKS: { readonly [Name in keyof Settings]-?: (value: YamlValue) => Checked<NonNullable<Settings[Name]>> } = {
  title: (value) => checkText(value, "My notes"),
  description: (value) => checkText(value, "What I learn about the cloud"),
  lang: checkLanguage,
  url: checkUrl,
  urls: checkUrls,
  drafts: checkFlag,
  ignore: checkPatterns,
  plugins: checkPlugins,
  timeout: checkTimeout,
  images: checkImages,
  html: checkHtml,
  print: checkFlag,
  accent: checkAccent,
  logo: checkLogo,
  fonts: checkFonts,
  footer: (value) => checkText(value, "© 2026 Ada Lovelace"),
};

export type SettingName = keyof typeof CHECKS;
export const SETTING_NAMES = Object.keys(CHECKS) as readonly SettingName[];

export function isSettingName(key: string): key is SettingName {
  return Object.hasOwn(CHECKS, key);
}

/** An absolute http or https address, without a final `/`; undefined when it is none, or has a query, an anchor or a password. */
export function normalUrl(text: string): string | undefined {
  const trimmed = text.trim();
  if (!/^https?:\/\/[^/?#]/i.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  const { origin, pathname, search, hash, username, password } = new URL(trimmed);
  if (search !== "" || hash !== "" || username !== "" || password !== "") return undefined;
  return `${origin}${pathname}`.replace(/\/+$/, "");
}

function checkText(value: YamlValue, example: string): Checked<string> {
  const text = textOf(value);
  return text === undefined ? wrong(value, { expected: "one line of text", example }) : { value: oneLine(text) };
}

function checkLanguage(value: YamlValue): Checked<string> {
  const text = textOf(value) ?? "";
  if (isLanguageTag(text)) return { value: text };
  const mended = text.replaceAll("_", "-");
  return wrong(value, { expected: "a language tag", example: isLanguageTag(mended) ? mended : "en" });
}

function checkUrl(value: YamlValue): Checked<string> {
  const text = textOf(value) ?? "";
  const url = normalUrl(text);
  if (url !== undefined) return { value: url };
  const mended = /^[\w-]+(?:\.[\w-]+)+(?:\/|$)/.test(text) ? normalUrl(`https://${text}`) : undefined;
  return wrong(value, { expected: "an absolute http or https address", example: mended ?? "https://example.com/notes" });
}

function checkUrls(value: YamlValue): Checked<Settings["urls"]> {
  const text = textOf(value);
  if (text === "html" || text === "folder") return { value: text };
  return wrong(value, { expected: '"html" or "folder"', example: "html" });
}

function checkImages(value: YamlValue): Checked<Settings["images"]> {
  const text = textOf(value);
  if (text === "plain" || text === "optimize") return { value: text };
  return wrong(value, { expected: '"plain" or "optimize"', example: "optimize" });
}

function checkHtml(value: YamlValue): Checked<Settings["html"]> {
  const text = textOf(value);
  if (text === "sanitize" || text === "escape" || text === "trusted") return { value: text };
  return wrong(value, { expected: '"sanitize", "escape" or "trusted"', example: "sanitize" });
}

function checkFlag(value: YamlValue): Checked<boolean> {
  const flag = flagOf(value);
  return flag === undefined ? wrong(value, { expected: "true or false", example: "false" }) : { value: flag };
}

/** In seconds; a day is the most. */
function checkTimeout(value: YamlValue): Checked<number> {
  const text = textOf(value) ?? "";
  const seconds = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && seconds > 0 && seconds <= 86_400) return { value: seconds };
  return wrong(value, { expected: "a number of seconds above 0", example: "30" });
}

function checkPatterns(value: YamlValue): Checked<readonly string[]> {
  const items = value.kind === "list" ? value.items : [value];
  const patterns: string[] = [];
  for (const [index, item] of items.entries()) {
    if (isNothing(item)) continue;
    const where = value.kind === "list" ? `, item ${index + 1},` : "";
    const text = textOf(item);
    const example = '["drafts/**", "*.tmp"]';
    if (text === undefined || value.kind === "map") return wrong(item, { where, expected: "a list of patterns", example });
    if (text.startsWith("!")) return wrong(item, { where, expected: "a pattern of what is left out; there are no exceptions", example });
    if (text !== "") patterns.push(text);
  }
  return { value: patterns };
}

function checkPlugins(value: YamlValue): Checked<readonly string[]> {
  const items = value.kind === "list" ? value.items : [value];
  const files: string[] = [];
  for (const [index, item] of items.entries()) {
    const where = value.kind === "list" ? `, item ${index + 1},` : "";
    const text = textOf(item);
    if (text === undefined || value.kind === "map")
      return wrong(item, { where, expected: "a list of files", example: "[plugins/reading-time.js]" });
    if (text !== "") files.push(text);
  }
  return { value: files };
}
