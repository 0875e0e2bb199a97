/**
 * YAML as recto takes it, the one file that knows the `yaml` package: plain values with their places, and caps.
 * Core schema of YAML 1.2, so dates stay as written and `no` stays a word. No merge keys, no tags of one's own.
 */
import { createRequire } from "node:module";
import type * as Yaml from "yaml";
import type { Json } from "../model/index.ts";
import type { Span } from "./place.ts";

/** In UTF-16 units. */
export const YAML_MAX_LENGTH = 64 * 1024;
/** Collections within collections. */
export const YAML_MAX_DEPTH = 32;
export const YAML_MAX_ALIASES = 20;
/** Values and characters after aliases are written out; twenty aliases of aliases could make millions. */
const MAX_EXPANDED = 4 * YAML_MAX_LENGTH;

export type YamlValue = Span &
  (
    | {
        readonly kind: "scalar";
        readonly value: string | number | boolean | null;
        /** A string's value; what the writer wrote for a number, a boolean or null. */
        readonly text: string;
      }
    | { readonly kind: "list"; readonly items: readonly YamlValue[] }
    | { readonly kind: "map"; readonly entries: readonly YamlEntry[] }
  );

export type YamlEntry = { readonly key: string; readonly keySpan: Span; readonly value: YamlValue };

/** `syntax`: not YAML. `limit`: beyond a cap. `tag`, `key`: YAML that recto does not take. The message has no full stop. */
export type YamlProblem = Span & { readonly kind: "syntax" | "limit" | "tag" | "key"; readonly message: string };

export type YamlResult = {
  /** Absent when the text is empty, or beyond a cap; may be incomplete when there are `syntax` problems. */
  readonly value?: YamlValue;
  readonly problems: readonly YamlProblem[];
};

/**
 * Reads one document; never throws. `base` is added to every offset in the result, for a text that is part of another.
 * Equal keys are all in `entries`: whoever asks for a key decides.
 */
export function parseYaml(text: string, base = 0): YamlResult {
  if (text.length > YAML_MAX_LENGTH) return refused(`more than ${YAML_MAX_LENGTH / 1024} KB of YAML`, base);
  try {
    return composeYaml(text, base);
  } catch (error) {
    // The package is known to throw on some broken input; whatever it is, it must not lose a note.
    const message = error instanceof Error ? error.message : String(error);
    return { problems: [{ kind: "syntax", offset: base, length: 1, message: plainWords(message) }] };
  }
}

/** A value as JSON: records without a prototype, numbers that JavaScript cannot hold as they were written. */
export function yamlToJson(value: YamlValue): Json {
  if (value.kind === "list") return value.items.map(yamlToJson);
  if (value.kind === "scalar") return typeof value.value === "number" && !isExact(value.value) ? value.text : value.value;
  const record: { [key: string]: Json } = Object.create(null);
  for (const { key, value: inner } of value.entries) if (!(key in record)) record[key] = yamlToJson(inner);
  return record;
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

let loaded: typeof Yaml | undefined;

/** Loading takes about 60 ms, which a site without front matter and settings need not pay; `import()` would make every caller wait. */
function yamlPackage(): typeof Yaml {
  loaded ??= createRequire(import.meta.url)("yaml") as typeof Yaml;
  return loaded;
}

function composeYaml(text: string, base: number): YamlResult {
  const { Parser, Composer, visit } = yamlPackage();
  const tokens = [...new Parser().parse(text)];
  // Before composing: composing calls itself for each level, and at the end of the stack V8's regular expressions end the program.
  const deep = firstTooDeep(tokens);
  if (deep !== undefined) return refused(`more than ${YAML_MAX_DEPTH} levels of nesting`, base + deep);
  const composer = new Composer({
    version: "1.2",
    schema: "core",
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  if (document === undefined) return { problems: [] };

  let aliases = 0;
  visit(document, { Alias: () => void aliases++ });
  if (aliases > YAML_MAX_ALIASES) return refused(`more than ${YAML_MAX_ALIASES} aliases`, base);

  const problems: YamlProblem[] = document.errors.map(({ pos: [start, end], message }) => {
    return { kind: "syntax", offset: base + start, length: Math.max(1, end - start), message: plainWords(message) };
  });
  if (second !== undefined)
    problems.push({ kind: "syntax", offset: base + second.range[0], length: 1, message: "a second YAML document begins here" });
  if (document.contents === null) return { problems };
  const { value, size } = converter(text, base, problems)(document.contents);
  if (size > MAX_EXPANDED) return refused("aliases of aliases that stand for too much", base);
  return { value, problems };
}

function refused(message: string, offset: number): YamlResult {
  return { problems: [{ kind: "limit", offset, length: 1, message }] };
}

/** Where nesting first passes the cap. */
function firstTooDeep(tokens: readonly Yaml.CST.Token[]): number | undefined {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (token.type === "document" && token.value !== undefined) open.push({ token: token.value, depth });
    if (!("items" in token)) continue;
    if (depth >= YAML_MAX_DEPTH) return token.offset;
    for (const item of token.items) {
      if (item.key !== undefined && item.key !== null) open.push({ token: item.key, depth: depth + 1 });
      if (item.value !== undefined) open.push({ token: item.value, depth: depth + 1 });
    }
  }
  return undefined;
}

const CORE_TAG = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/;

type Sized = { readonly value: YamlValue; readonly size: number };

/**
 * Turns the package's nodes into ours. An alias becomes the very value of its anchor, so the work is linear;
 * `size` is what the value would be with all aliases written out.
 */
function converter(text: string, base: number, problems: YamlProblem[]): (node: unknown) => Sized {
  const { isAlias, isMap, isScalar, isSeq } = yamlPackage();
  const anchored = new Map<string, Sized>();

  function convert(node: unknown): Sized {
    if (isAlias(node)) return resolve(node);
    if (!isScalar(node) && !isSeq(node) && !isMap(node)) return { value: nothing(base), size: 1 };
    const [start, end] = node.range ?? [0, 0];
    const span = { offset: base + start, length: end - start };
    if (node.tag !== undefined && !CORE_TAG.test(node.tag)) {
      problems.push({ kind: "tag", ...span, message: `the tag ${node.tag.replace("tag:yaml.org,2002:", "!!")} is not taken here` });
    }
    const sized = isScalar(node) ? scalar(node, span) : isSeq(node) ? list(node, span) : map(node, span);
    if (node.anchor !== undefined) anchored.set(node.anchor, sized);
    return sized;
  }

  function resolve(alias: Yaml.Alias): Sized {
    const known = anchored.get(alias.source);
    const start = base + (alias.range?.[0] ?? 0);
    if (known !== undefined) return { value: { ...known.value, offset: start, length: alias.source.length + 1 }, size: known.size };
    problems.push({
      kind: "syntax",
      offset: start,
      length: alias.source.length + 1,
      message: `nothing before this is called &${alias.source}`,
    });
    return { value: nothing(start), size: 1 };
  }

  function scalar(node: Yaml.Scalar, span: Span): Sized {
    const { value } = node;
    if (typeof value === "string") return { value: { kind: "scalar", value, text: value, ...span }, size: 1 + value.length };
    const source = node.source ?? text.slice(span.offset - base, span.offset - base + span.length);
    if (typeof value === "number" || typeof value === "boolean")
      return { value: { kind: "scalar", value, text: source, ...span }, size: 1 + source.length };
    return { value: { kind: "scalar", value: null, text: source, ...span }, size: 1 + source.length };
  }

  function list(node: Yaml.YAMLSeq, span: Span): Sized {
    const items = node.items.map(convert);
    return { value: { kind: "list", items: items.map((item) => item.value), ...span }, size: total(items) };
  }

  function map(node: Yaml.YAMLMap, span: Span): Sized {
    const values: Sized[] = [];
    const entries: YamlEntry[] = [];
    for (const pair of node.items) {
      const key = convert(pair.key).value;
      const value = pair.value === null ? { value: nothing(key.offset + key.length), size: 1 } : convert(pair.value);
      values.push(value);
      if (key.kind !== "scalar") problems.push({ kind: "key", offset: key.offset, length: key.length, message: "a key must be a word" });
      else entries.push({ key: key.text, keySpan: { offset: key.offset, length: key.length }, value: value.value });
    }
    return { value: { kind: "map", entries, ...span }, size: total(values) };
  }

  return convert;
}

function nothing(offset: number): YamlValue {
  return { kind: "scalar", value: null, text: "", offset, length: 0 };
}

function total(items: readonly Sized[]): number {
  return items.reduce((sum, item) => sum + item.size, 1);
}

/** The package's messages, without a final full stop and what follows the first line. */
function plainWords(message: string): string {
  return (message.split("\n", 1)[0] as string).replace(/[.:]$/, "");
}
