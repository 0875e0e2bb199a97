/** Settings of a site: defaults, what `recto.yml` says over them, what the command line says over that. */
import { nearest } from "../lib/nearest.ts";
import { placesIn } from "../lib/place.ts";
import type { Span } from "../lib/place.ts";
import { parseYaml } from "../lib/yaml.ts";
import type { YamlEntry, YamlProblem } from "../lib/yaml.ts";
import { isNothing } from "../lib/yamlWords.ts";
import type { Diagnostic, Settings, Severity } from "../model/index.ts";
import { CHECKS, isSettingName, normalUrl, SETTING_NAMES } from "./checks.ts";

export type ParsedSettings = { readonly settings: Settings; readonly diagnostics: readonly Diagnostic[] };

export const FILE = "recto.yml";
const DEFAULTS: Settings = {
  description: "",
  lang: "en",
  urls: "html",
  drafts: false,
  ignore: [],
  timeout: 30,
  plugins: [],
  images: "plain",
  fonts: {},
  html: "sanitize",
  print: false,
};
/** Of a file that is no YAML; the rest follows from the first ones. */
const MAX_PROBLEMS = 5;

/**
 * `text` is that of `recto.yml`, undefined when there is none. A key that is wrong is reported with its place and keeps its
 * default; all mistakes are found in one run. Overrides are taken as they are, but for a `url`, which must be one.
 */
export function parseSettings(text: string | undefined, overrides: Partial<Settings> = {}): ParsedSettings {
  const written = text === undefined ? { settings: {}, diagnostics: [] } : readFile(plainText(text));
  const given = checkOverrides(overrides);
  return {
    settings: { ...DEFAULTS, ...written.settings, ...given.settings },
    diagnostics: [...written.diagnostics, ...given.diagnostics],
  };
}

/** As it is read: places count from its beginning. */
export function plainText(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

type Part = { readonly settings: Partial<Settings>; readonly diagnostics: readonly Diagnostic[] };

function readFile(text: string): Part {
  if (text.trim() === "") return { settings: {}, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const placeOf = placesIn(FILE, text);
  const report: Report = (severity, code, { span, message, hint }) => {
    diagnostics.push({ code, severity, message, hint, at: placeOf(span) });
  };
  const { value, problems } = parseYaml(text);
  reportProblems(problems, report);
  // Of a file that is broken somewhere nothing is taken: half of the settings make another site.
  if (value === undefined || problems.some(({ kind }) => kind === "syntax" || kind === "limit")) return { settings: {}, diagnostics };
  if (value.kind !== "map") {
    const isEmpty = isNothing(value);
    if (!isEmpty)
      report("error", "settings-type", {
        span: value,
        message: `${FILE} must hold lines of the form "key: value"`,
        hint: "Write it like this: title: My notes",
      });
    return { settings: {}, diagnostics };
  }
  const settings = readEntries(value.entries, { text, report, lineOf: (span) => placeOf(span).line });
  return { settings, diagnostics };
}

type Report = (severity: Severity, code: string, what: { readonly span: Span; readonly message: string; readonly hint: string }) => void;

function readEntries(
  entries: readonly YamlEntry[],
  { text, report, lineOf }: { readonly text: string; readonly report: Report; readonly lineOf: (span: Span) => number },
): Partial<Settings> {
  const settings: { [key: string]: unknown } = {};
  const lines = new Map<string, number>();
  for (const { key, keySpan, value } of entries) {
    if (!isSettingName(key)) {
      const near = nearest(key, SETTING_NAMES);
      const hint = near === undefined ? `There are ${SETTING_NAMES.join(", ")}.` : `Did you mean "${near}"?`;
      report("warning", "settings-key", { span: keySpan, message: `recto knows no setting "${key}"`, hint });
      continue;
    }
    const earlier = lines.get(key);
    if (earlier !== undefined) {
      const message = `"${key}" stands on line ${earlier} and again on line ${lineOf(keySpan)}`;
      report("error", "settings-duplicate", { span: keySpan, message, hint: `Keep one of them; for now line ${earlier} counts.` });
      continue;
    }
    lines.set(key, lineOf(keySpan));
    if (isNothing(value)) {
      const colour = key === "accent" ? /^\s*:[ \t]+(#[0-9a-f]{3,6})\b/i.exec(text.slice(keySpan.offset + keySpan.length))?.[1] : undefined;
      if (colour !== undefined) {
        const message = `"accent" has no value, because ${colour} without quotes is a comment`;
        report("error", "settings-type", { span: keySpan, message, hint: `Write it like this: accent: "${colour}"` });
      }
      continue;
    }
    const checked = CHECKS[key](value);
    if ("value" in checked) settings[key] = checked.value;
    else {
      const span = checked.at.length > 0 ? checked.at : keySpan;
      const message = `"${key}"${checked.where} must be ${checked.expected}, not ${checked.received}`;
      report("error", "settings-type", { span, message, hint: `Write it like this: ${key}: ${checked.example}` });
    }
  }
  return settings;
}

function reportProblems(problems: readonly YamlProblem[], report: Report): void {
  for (const { kind, offset, length, message } of problems.slice(0, MAX_PROBLEMS)) {
    const hint =
      kind === "syntax"
        ? "Put values with special signs, such as a colon and a blank, in quotes."
        : "See the manual for what recto.yml may hold.";
    const text = kind === "syntax" ? `not valid YAML: ${message}` : kind === "limit" ? `${FILE} has ${message}` : message;
    report("error", "settings-yaml", { span: { offset, length }, message: text, hint });
  }
}

function checkOverrides(overrides: Partial<Settings>): Part {
  const { url, ...others } = overrides;
  if (url === undefined) return { settings: others, diagnostics: [] };
  const normal = normalUrl(url);
  if (normal !== undefined) return { settings: { ...others, url: normal }, diagnostics: [] };
  const message = `the URL of the site must be an absolute http or https address, not "${url}"`;
  return {
    settings: others,
    diagnostics: [{ code: "settings-type", severity: "error", message, hint: "Write it like this: --url https://example.com/notes" }],
  };
}
