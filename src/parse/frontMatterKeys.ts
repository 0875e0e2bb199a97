/** The keys of front matter that recto knows: their names, their types, and what is said when one is wrong. */
import type { FrontMatter, Json, Place, Severity } from "../model/index.ts";
import { nearest } from "../lib/nearest.ts";
import type { Span } from "../lib/place.ts";
import { hasScheme } from "../lib/wantedAddress.ts";
import { yamlToJson } from "../lib/yaml.ts";
import type { YamlEntry } from "../lib/yaml.ts";
import { described, flagOf } from "../lib/yamlWords.ts";
import {
  dateOf,
  readChoice,
  readDate,
  readFlag,
  readLanguage,
  readNavigation,
  readNumber,
  readPermalink,
  readText,
  readTexts,
} from "./frontMatterValues.ts";

/** Says something about a span of the lines between the fences. */
export type Report = (
  severity: Severity,
  code: string,
  what: { readonly span: Span; readonly message: string; readonly hint?: string },
) => void;

export type Reporting = { readonly report: Report; /** In the file. */ readonly placeOf: (span: Span) => Place };

/** Names under which each key is found, its own first; of several the first one counts, lists are joined. */
const NAMES = {
  title: ["title"],
  description: ["description", "summary", "excerpt"],
  tags: ["tags", "tag", "keywords", "categories"],
  aliases: ["aliases", "alias", "redirect_from"],
  date: ["date", "created"],
  updated: ["updated", "lastmod", "modified"],
  order: ["order", "weight", "nav_order", "sidebar_position"],
  toc: ["toc"],
  lang: ["lang"],
  dir: ["dir"],
  unlisted: ["unlisted", "hidden"],
  nav: ["nav", "sidebar_label"],
  search: ["search"],
  permalink: ["permalink", "slug", "url"],
  cards: ["cards"],
  layout: ["layout", "template"],
} as const;
/** `draft` and its negations; not in {@link NAMES} because every one of them counts. */
const DRAFT_NAMES: ReadonlySet<string> = new Set(["draft", "published", "publish"]);

const READ: ReadonlySet<string> = new Set([...Object.values(NAMES).flat(), ...DRAFT_NAMES]);
const DOCUMENTED: readonly string[] = [...READ];

type PlacedKey = "permalink" | "aliases" | "layout";

/** Whether recto reads a key of this name, or of one that is nearly `draft`. Case does not count. */
export function isKnownKey(key: string): boolean {
  const name = key.toLowerCase();
  return READ.has(name) || DRAFT_NAMES.has(misspelt(name) ?? "");
}

export function emptyFrontMatter(): FrontMatter {
  return { extra: Object.create(null) as { [key: string]: Json } };
}

/** Front matter of the entries of a mapping, in `block`. What is wrong is reported and left out; a draft is a draft if any line says so. */
export function readKeys(entries: readonly YamlEntry[], block: string, reporting: Reporting): FrontMatter {
  const { report, placeOf } = reporting;
  const places = new Map<PlacedKey, Omit<Place, "path">>();
  const written = firstOfEach(entries, reporting);
  const find = (names: readonly string[]): readonly YamlEntry[] =>
    names.flatMap((name) => written.get(name) ?? []).filter((entry) => !isSource(entry));
  const first = <Value>(names: readonly string[], read: (entry: YamlEntry, report: Report) => Value | undefined): Value | undefined => {
    for (const entry of find(names)) {
      const value = read(entry, report);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const all = (names: readonly string[], separator: "," | undefined): readonly string[] | undefined => {
    const texts = find(names).flatMap((entry) => readTexts(entry, { block, separator, report }));
    return texts.length === 0 ? undefined : [...new Set(texts)];
  };
  /** Remembers where the key stands that `values` found something under. */
  const placed = <Value>(key: PlacedKey, value: Value | undefined): Value | undefined => {
    const [entry] = find(NAMES[key]);
    if (value === undefined || entry === undefined) return value;
    const { line, column, length } = placeOf(entry.value.length > 0 ? entry.value : entry.keySpan);
    places.set(key, { line, column, length });
    return value;
  };
  const draft = readDraft(entries, report);
  const values = {
    title: first(NAMES.title, readText),
    description: first(NAMES.description, readText),
    tags: all(NAMES.tags, ","),
    aliases: placed("aliases", all(NAMES.aliases, undefined)),
    date: first(NAMES.date, readDate),
    updated: first(NAMES.updated, readDate),
    draft,
    order: first(NAMES.order, readNumber),
    toc: first(NAMES.toc, readFlag),
    lang: first(NAMES.lang, readLanguage),
    dir: directionOf(first(NAMES.dir, (entry) => readChoice(entry, ["ltr", "rtl", "auto"], report))),
    unlisted: first(NAMES.unlisted, readFlag),
    nav: first(NAMES.nav, readNavigation),
    search: first(NAMES.search, readFlag),
    permalink: placed("permalink", first(NAMES.permalink, readPermalink)),
    cards: first(NAMES.cards, (entry) => readChoice(entry, ["auto", "explicit", "off"], report)),
    layout: placed("layout", first(NAMES.layout, readText)),
  };
  const known = { ...withoutUndefined(values), ...(places.size > 0 && { places: Object.fromEntries(places) }) };
  return { ...known, extra: readExtra(written, report) };
}

/** `auto` is what an absent key means. */
function directionOf(dir: "ltr" | "rtl" | "auto" | undefined): "ltr" | "rtl" | undefined {
  return dir === "auto" ? undefined : dir;
}

/** Web clippers write the address that a text comes from as `url`; that is nothing that recto reads. */
function isSource({ key, value }: YamlEntry): boolean {
  return key.toLowerCase() === "url" && value.kind === "scalar" && hasScheme(value.text);
}

/** Entries by name (lower case for keys that recto documents); of equal ones the first counts, the others are errors. */
function firstOfEach(entries: readonly YamlEntry[], { report, placeOf }: Reporting): ReadonlyMap<string, YamlEntry> {
  const written = new Map<string, YamlEntry>();
  for (const entry of entries) {
    const lower = entry.key.toLowerCase();
    const name = DOCUMENTED.includes(lower) ? lower : entry.key;
    const earlier = written.get(name);
    if (earlier === undefined) {
      written.set(name, entry);
      continue;
    }
    const lines = [placeOf(earlier.keySpan).line, placeOf(entry.keySpan).line] as const;
    const message = `"${entry.key}" stands on line ${lines[0]} and again on line ${lines[1]}`;
    report("error", "front-matter-duplicate", { span: entry.keySpan, message, hint: `Keep one of them; for now line ${lines[0]} counts.` });
  }
  return written;
}

/** True if any line says that the note is a draft, or says something about it that cannot be understood. */
function readDraft(entries: readonly YamlEntry[], report: Report): boolean | undefined {
  let draft: boolean | undefined;
  for (const entry of entries) {
    if (!DRAFT_NAMES.has(entry.key.toLowerCase())) continue;
    draft = draftClaim(entry, entry.key.toLowerCase(), report) || draft === true;
  }
  if (draft === true) return draft;
  return entries.some(isMisspeltDraft) ? true : draft;
}

function isMisspeltDraft(entry: YamlEntry): boolean {
  const near = misspelt(entry.key.toLowerCase());
  return near !== undefined && DRAFT_NAMES.has(near) && saysDraft(entry, near) === true;
}

function draftClaim(entry: YamlEntry, name: string, report: Report): boolean {
  const claim = saysDraft(entry, name);
  if (claim !== undefined) return claim;
  const span = entry.value.length > 0 ? entry.value : entry.keySpan;
  const message = `"${entry.key}" must be true or false, not ${described(entry.value)}; the note is taken as a draft`;
  report("error", "front-matter-type", { span, message, hint: `Write it like this: ${entry.key}: ${name === "draft" ? "true" : "false"}` });
  return true;
}

/** Undefined when the value is neither yes nor no. `published: 2024-03-01`, a date, is a yes. */
function saysDraft({ value }: YamlEntry, name: string): boolean | undefined {
  const flag = flagOf(value);
  if (name === "draft") return flag;
  if (flag !== undefined) return !flag;
  return value.kind === "scalar" && dateOf(value.text) !== undefined ? false : undefined;
}

/** Everything that is not read, as JSON; a key that is nearly a documented one is named. */
function readExtra(written: ReadonlyMap<string, YamlEntry>, report: Report): FrontMatter["extra"] {
  const { extra } = emptyFrontMatter() as { extra: { [key: string]: Json } };
  for (const [name, entry] of written) {
    if (READ.has(name) && !isSource(entry)) continue;
    if (name === "__proto__") {
      report("warning", "front-matter-key", { span: entry.keySpan, message: '"__proto__" cannot be a key', hint: "The line is left out." });
      continue;
    }
    extra[name] = yamlToJson(entry.value);
    const near = misspelt(name.toLowerCase());
    if (near === undefined) continue;
    const consequence = isMisspeltDraft(entry) ? "; the note is taken as a draft" : "";
    const message = `recto knows no key "${entry.key}"${consequence}`;
    report("warning", "front-matter-key", { span: entry.keySpan, message, hint: `Did you mean "${near}"?` });
  }
  return extra;
}

/** Words of three letters are near too many others; these longer ones mean something else. */
const UNRELATED: ReadonlySet<string> = new Set(["publisher", "published_at", "rate", "name", "link", "code"]);

/** The documented key that a word is nearly, if it is none itself. */
function misspelt(name: string): string | undefined {
  if (name.length < 4 || name.length > 24 || DOCUMENTED.includes(name) || UNRELATED.has(name)) return undefined;
  return nearest(name, DOCUMENTED);
}

type Defined<Values> = { readonly [Key in keyof Values]?: Exclude<Values[Key], undefined> };

function withoutUndefined<Values extends object>(values: Values): Defined<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<Values>;
}
