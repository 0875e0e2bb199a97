/** Front matter seen as lines: whether it looks like some at all, and what can be saved of broken YAML. */
import type { Span } from "../lib/place.ts";
import { parseYaml } from "../lib/yaml.ts";
import type { YamlEntry, YamlProblem, YamlValue } from "../lib/yaml.ts";
import { isKnownKey } from "./frontMatterKeys.ts";
import type { Report } from "./frontMatterKeys.ts";

/** What a glance at the lines says, before any YAML is read. */
export type Survey = {
  /** Nothing but blank lines. */
  readonly isBlank: boolean;
  /** Begins like a mapping, or has a key that recto knows: worth reading as YAML. */
  readonly mayBeMapping: boolean;
  /** If YAML says that it is broken: rather broken front matter than text between two rules. */
  readonly mayBeBroken: boolean;
  readonly hasKnownKey: boolean;
};

/** A key as most people write it, and what follows its colon; the blank behind the colon may be missing. */
const KEY_LINE = /^[ \t]*(["']?)([\p{L}_][\p{L}\p{M}\p{N}_.-]{0,39})\1[ \t]*:/u;
/** A key of several words: YAML takes it, recto only beside others. */
const WORDS_LINE = /^[^:]{1,80}:(?:[ \t]|$)/;
const LIST_LINE = /^[ \t]*-(?:[ \t]|$)/;
/** Longest beginning of a line that is looked at. */
const GLANCE = 160;
/** More broken lines than this are not reported one by one. */
const MAX_REPORTED = 10;

/** Whether a key looks like one: a single word. */
export function isName(key: string): boolean {
  return /^[\p{L}_][\p{L}\p{M}\p{N}_.-]{0,39}$/u.test(key);
}

export function surveyLines(block: string): Survey {
  let base: number | undefined;
  let first: "key" | "words" | "flow" | "other" | undefined;
  let firstKey = "";
  let known = 0;
  let strays = 0;
  let hasParagraph = false;
  let isAfterBlank = false;
  for (const { start, end } of linesOf(block)) {
    const line = block.slice(start, Math.min(end, start + GLANCE));
    const indent = indentOf(line);
    if (indent === line.length) {
      isAfterBlank = true;
      continue;
    }
    if (line[indent] === "#") continue;
    base ??= indent;
    if (indent > base) continue;
    const key = KEY_LINE.exec(line)?.[2];
    if (key !== undefined && isKnownKey(key)) known++;
    const isStray = key === undefined && !WORDS_LINE.test(line) && !LIST_LINE.test(line) && !/^[ \t]*[\]}{]/.test(line);
    if (isStray) strays++;
    if (isStray && isAfterBlank) hasParagraph = true;
    if (first === undefined) {
      first = key !== undefined ? "key" : line[indent] === "{" ? "flow" : WORDS_LINE.test(line) ? "words" : "other";
      firstKey = key ?? "";
    }
    isAfterBlank = false;
    if (hasParagraph && strays > 20) break;
  }
  return {
    isBlank: base === undefined && block.trim() === "",
    mayBeMapping: known > 0 || (first !== undefined && first !== "other"),
    mayBeBroken: !hasParagraph && strays <= known && (known > 0 || first === "flow" || (strays === 0 && /^[\p{Ll}_]/u.test(firstKey))),
    hasKnownKey: known > 0,
  };
}

/**
 * The keys of broken front matter: each key with its lines is read on its own, so that one broken line costs no other.
 * What is no YAML even then is taken as the plain words that the writer meant, and reported with the line as it should be.
 * `problems` are those of the whole; they are reported only if no single line is to blame.
 */
export function readLineByLine(block: string, problems: readonly YamlProblem[], report: Report): readonly YamlEntry[] {
  const entries: YamlEntry[] = [];
  const [problem] = problems;
  let broken = 0;
  for (const chunk of chunksOf(block)) {
    const { value, problems: own } = parseYaml(chunk.text, chunk.offset);
    if (value?.kind === "map" && own.length === 0) {
      entries.push(...value.entries);
      continue;
    }
    broken++;
    const saved = piecesOf(chunk).flatMap(plainEntries);
    entries.push(...saved);
    if (broken <= MAX_REPORTED && problem?.kind !== "limit") reportChunk({ ...chunk, saved, problem: own[0] }, report);
  }
  if (broken > 0 || problem?.kind !== "syntax") return entries;
  const message = `front matter is not valid YAML: ${problem.message}`;
  report("warning", "front-matter-yaml", { span: problem, message, hint: "Each key was read on its own." });
  return entries;
}

type Chunk = { readonly offset: number; readonly text: string };

/** A key line with the lines that belong to it: deeper ones, list items, comments, closing brackets. */
function chunksOf(block: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let base: number | undefined;
  let open: number | undefined;
  const close = (end: number): void => {
    if (open !== undefined) chunks.push({ offset: open, text: block.slice(open, end).trimEnd() });
  };
  for (const { start, end } of linesOf(block)) {
    const line = block.slice(start, Math.min(end, start + GLANCE));
    const indent = indentOf(line);
    if (indent === line.length || line[indent] === "#") continue;
    base ??= indent;
    if (indent > base || (open !== undefined && (LIST_LINE.test(line) || /^[ \t]*[\]}]/.test(line)))) continue;
    close(start);
    open = start;
  }
  close(block.length);
  return chunks;
}

/** A broken chunk cut where a line, however it is indented, has a key that recto knows: `draft` must not drown in a title. */
function piecesOf({ offset, text }: Chunk): readonly Chunk[] {
  const pieces: Chunk[] = [];
  let open = 0;
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, Math.min(end, start + GLANCE));
    const key = start === 0 ? undefined : KEY_LINE.exec(line)?.[2];
    if (key === undefined || !isKnownKey(key)) continue;
    pieces.push({ offset: offset + open, text: text.slice(open, start).trimEnd() });
    open = start + indentOf(line);
  }
  pieces.push({ offset: offset + open, text: text.slice(open) });
  return pieces;
}

/** `key: words` and a list below it, with no YAML asked. Empty when there is not even a key. */
function plainEntries({ text, offset }: Chunk): readonly YamlEntry[] {
  const [line = "", ...below] = text.split("\n");
  const match = KEY_LINE.exec(line);
  if (match === null) return [];
  const [upToColon, quote = "", key = ""] = match;
  const keySpan = { offset: offset + upToColon.indexOf(key) - quote.length, length: key.length + 2 * quote.length };
  const rest = line.slice(upToColon.length);
  const words = rest.trim();
  const at = { offset: offset + upToColon.length + (rest.length - rest.trimStart().length), length: words.length };
  const bracketed = /^\[(.*?)\]?$/.exec(words)?.[1];
  if (bracketed !== undefined) return [{ key, keySpan, value: listOf(bracketed.split(","), at) }];
  const items = below.filter((item) => LIST_LINE.test(item)).map((item) => item.trim().slice(1));
  if (words === "" && items.length > 0) return [{ key, keySpan, value: listOf(items, at) }];
  const more = below.filter((item) => !LIST_LINE.test(item)).map((item) => item.trim());
  return [{ key, keySpan, value: scalarOf([words, ...more].filter((part) => part !== "").join(" "), at) }];
}

function listOf(items: readonly string[], span: Span): YamlValue {
  return { kind: "list", items: items.map((item) => scalarOf(item.trim(), span)), ...span };
}

function scalarOf(words: string, { offset, length }: Span): YamlValue {
  const text = unquoted(words);
  return { kind: "scalar", value: text === "" ? null : text, text, offset, length };
}

/** Without the quotes around it, or one that was opened and never closed. */
function unquoted(words: string): string {
  const quote = words[0];
  if (quote !== '"' && quote !== "'") return words;
  if (words.indexOf(quote, 1) === -1) return words.slice(1);
  return words.length > 1 && words.endsWith(quote) && words.indexOf(quote, 1) === words.length - 1 ? words.slice(1, -1) : words;
}

type BrokenChunk = Chunk & { readonly saved: readonly YamlEntry[]; readonly problem: YamlProblem | undefined };

function reportChunk({ text, offset, saved, problem }: BrokenChunk, report: Report): void {
  const line = text.split("\n", 1)[0] as string;
  const [entry] = saved;
  if (entry === undefined) {
    const span = { offset: offset + indentOf(line), length: line.trim().length };
    report("warning", "front-matter-yaml", {
      span,
      message: `"${cut(line.trim())}" is not a line of the form "key: value"`,
      hint: "The line is left out.",
    });
    return;
  }
  const isOneLine = text === line;
  const span = !isOneLine && problem !== undefined ? problem : entry.value.length > 0 ? entry.value : entry.keySpan;
  const message = `"${cut(line.trim())}" is not valid YAML${problem === undefined ? "" : `: ${problem.message}`}`;
  const hint =
    (isOneLine ? correctedLine(entry) : undefined) ?? "Put values with special signs in quotes, and let every key begin at the margin.";
  report("warning", "front-matter-yaml", { span, message, hint });
}

/** The line as it should be, after trying that it works. */
function correctedLine({ key, value }: YamlEntry): string | undefined {
  if (value.kind === "map") return undefined;
  const written =
    value.kind === "scalar"
      ? bareOrQuoted(key, value.text)
      : `[${value.items.map((item) => (item.kind === "scalar" ? quoted(item.text) : "")).join(", ")}]`;
  const line = `${key}: ${written}`;
  const { value: read, problems } = parseYaml(line);
  if (problems.length > 0 || read?.kind !== "map") return undefined;
  return `${/^["'[]/.test(written) ? "Put the value in quotes" : "Write it like this"}: ${line}`;
}

function bareOrQuoted(key: string, text: string): string {
  const { value, problems } = parseYaml(`${key}: ${text}`);
  const entry = problems.length === 0 && value?.kind === "map" ? value.entries[0] : undefined;
  return entry?.value.kind === "scalar" && entry.value.text === text ? text : quoted(text);
}

function quoted(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

function cut(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function* linesOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (let start = 0; start < text.length;) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next;
    yield { start, end };
    start = end + 1;
  }
}
