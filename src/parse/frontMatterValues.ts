/** The types of front matter: each reader gives the value, or says what it expected with an example, or finds nothing written. */
import { isLanguageTag } from "../lib/language.ts";
import { readAddress } from "../lib/wantedAddress.ts";
import type { YamlEntry, YamlValue } from "../lib/yaml.ts";
import { described, flagOf, isNothing, oneLine } from "../lib/yamlWords.ts";
import type { Report } from "./frontMatterKeys.ts";

/** One line of text; a number or a date is taken as it is written. */
export function readText(entry: YamlEntry, report: Report): string | undefined {
  const { key, value } = entry;
  if (isNothing(value)) return undefined;
  if (value.kind === "scalar") return oneLine(value.text) || undefined;
  return wrong(entry, report, { expected: "one line of text", example: `${key}: "My words"` });
}

/** A list of texts; with a separator a single text is split by it. Blank ones are dropped, and `#` before them. */
export function readTexts(
  entry: YamlEntry,
  how: { readonly block: string; readonly separator: "," | undefined; readonly report: Report },
): readonly string[] {
  const { key, value } = entry;
  const { block, separator, report } = how;
  const isTags = separator !== undefined;
  const example = isTags ? `${key}: [aws, storage]` : `${key}: [Other name, Yet another]`;
  if (value.kind === "map") return wrong(entry, report, { expected: "a list of words", example }) ?? [];
  const texts: string[] = [];
  const hidden: string[] = [];
  for (const item of value.kind === "list" ? value.items : [value]) {
    if (item.kind !== "scalar") {
      wrong({ ...entry, value: item }, report, { expected: "a list of words", example });
      continue;
    }
    const comment = isTags ? swallowed(block, item) : "";
    if (comment !== "") hidden.push(comment);
    const text = isNothing(item) ? comment : `${item.text}${comment}`;
    const parts = isTags ? text.split(separator) : [text];
    texts.push(...parts.map((part) => (isTags ? oneLine(part).replace(/^#+/, "").trim() : oneLine(part))).filter((part) => part !== ""));
  }
  if (hidden.length > 0) {
    const span = { offset: block.indexOf("#", value.offset), length: (hidden[0] as string).length };
    const message = `YAML takes what follows "#" for a comment: "${hidden[0]}"`;
    report("warning", "front-matter-yaml", { span, message, hint: `Leave out the "#": ${key}: [${texts.join(", ")}]` });
  }
  return texts;
}

/** A calendar date; what follows it (a time, a zone) is left out, so that no zone can shift the day. */
export function readDate(entry: YamlEntry, report: Report): string | undefined {
  const { key, value } = entry;
  if (isNothing(value)) return undefined;
  const text = value.kind === "scalar" ? value.text.trim() : "";
  const date = dateOf(text);
  if (date !== undefined) return date;
  if (/^\d{4}-\d{2}-\d{2}(?!\d)/.test(text)) {
    return wrong(entry, report, { expected: "a day that exists", example: `${key}: ${nearestDay(text)}` });
  }
  return wrong(entry, report, { expected: "a date of the form YYYY-MM-DD", example: `${key}: ${reordered(text) ?? "2024-03-01"}` });
}

export function readNumber(entry: YamlEntry, report: Report): number | undefined {
  const { key, value } = entry;
  if (isNothing(value)) return undefined;
  const number =
    value.kind === "scalar" && /^[+-]?(?:\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})$/.test(value.text.trim()) ? Number(value.text) : undefined;
  return number ?? wrong(entry, report, { expected: "a number", example: `${key}: 3` });
}

export function readFlag(entry: YamlEntry, report: Report): boolean | undefined {
  if (isNothing(entry.value)) return undefined;
  return flagOf(entry.value) ?? wrong(entry, report, { expected: "true or false", example: `${entry.key}: false` });
}

export function readLanguage(entry: YamlEntry, report: Report): string | undefined {
  const { key, value } = entry;
  if (isNothing(value)) return undefined;
  const text = value.kind === "scalar" ? value.text.trim() : "";
  if (isLanguageTag(text)) return text;
  const mended = text.replaceAll("_", "-");
  return wrong(entry, report, { expected: "a language tag", example: `${key}: ${isLanguageTag(mended) ? mended : "en"}` });
}

/** One of a few words; case does not count. */
export function readChoice<const Word extends string>(entry: YamlEntry, choices: readonly Word[], report: Report): Word | undefined {
  const { key, value } = entry;
  if (isNothing(value)) return undefined;
  const word = value.kind === "scalar" ? value.text.trim().toLowerCase() : "";
  const expected = `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
  return choices.find((choice) => choice === word) ?? wrong(entry, report, { expected, example: `${key}: ${choices[0]}` });
}

/** What the navigation calls a note: a label, or `false` for nothing; `true` is what an absent key means. */
export function readNavigation(entry: YamlEntry, report: Report): string | false | undefined {
  const { key, value } = entry;
  if (isNothing(value)) return undefined;
  // `sidebar_label: No` is a label.
  const flag = key.toLowerCase() === "nav" ? flagOf(value) : undefined;
  if (flag !== undefined) return flag ? undefined : false;
  if (value.kind === "scalar") return oneLine(value.text) || undefined;
  return wrong(entry, report, { expected: "a label or false", example: `${key}: My label` });
}

/** Where the writer wants the page; `slug` without a first `/` means the note's own folder. */
export function readPermalink(entry: YamlEntry, report: Report): string | undefined {
  const { key, value } = entry;
  if (isNothing(value)) return undefined;
  const expected = "the address of a page";
  if (value.kind !== "scalar") return wrong(entry, report, { expected, example: `${key}: /about/` });
  const written = value.text.trim();
  const address = readAddress(written);
  if (address.kind === "bad") {
    const message = `"${key}" must be ${expected}, not ${described(value)}: ${address.fault}`;
    report("error", "front-matter-type", { span: value, message, hint: `Write it like this: ${key}: /about/` });
    return undefined;
  }
  if (key.toLowerCase() !== "slug" || written.startsWith("/")) return `/${address.path}`;
  return address.path === "" ? undefined : address.path;
}

/** The day in `2024-03-01` or `2024-03-01T23:00:00+02:00`, as written; undefined when there is no such day. */
export function dateOf(text: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ]\s*\d{1,2}(?::\d{2}){0,2}[^\n]{0,40})?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, year = "", month = "", day = ""] = match;
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
  return isDay ? `${year}-${month}-${day}` : undefined;
}

function wrong(
  { key, keySpan, value }: YamlEntry,
  report: Report,
  what: { readonly expected: string; readonly example: string },
): undefined {
  const message = `"${key}" must be ${what.expected}, not ${described(value)}`;
  report("error", "front-matter-type", { span: value.length > 0 ? value : keySpan, message, hint: `Write it like this: ${what.example}` });
}

/** Tags that YAML takes for a comment, as in `tags: #aws` and `tags: aws, #s3`; `""` when there are none. */
function swallowed(block: string, item: YamlValue & { readonly kind: "scalar" }): string {
  if (!isNothing(item) && !item.text.trimEnd().endsWith(",")) return "";
  const from = item.offset + item.length;
  const end = block.indexOf("\n", from);
  const rest = block.slice(from, end === -1 ? block.length : end).trim();
  return rest.startsWith("#") ? rest : "";
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `2026-02-30` → `2026-02-28`. */
function nearestDay(text: string): string {
  const year = text.slice(0, 4);
  const month = Math.min(12, Math.max(1, Number(text.slice(5, 7))));
  const day = Math.min(daysIn(Number(year), month), Math.max(1, Number(text.slice(8, 10))));
  return [year, padded(month), padded(day)].join("-");
}

/** `2024/3/1`, `2024.03.01` and `20240301` in the form that is expected; undefined when that is no day. */
function reordered(text: string): string | undefined {
  const [, year = "", month = "", day = ""] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  return dateOf(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

function padded(number: number): string {
  return String(number).padStart(2, "0");
}
