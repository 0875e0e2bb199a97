/** What a check of a setting comes to, and how a value is refused. */
import type { Span } from "../lib/place.ts";
import type { YamlValue } from "../lib/yaml.ts";
import { described } from "../lib/yamlWords.ts";

/** Expected and received are parts of a sentence; `where` follows the key's name, `example` is a value that is right. */
type Wrong = { readonly at: Span; readonly where: string; readonly expected: string; readonly received: string; readonly example: string };
export type Checked<Value> = { readonly value: Value } | Wrong;

export function wrong(at: YamlValue, what: { readonly where?: string; readonly expected: string; readonly example: string }): Wrong {
  return { where: "", ...what, at, received: described(at) };
}

/** Trimmed; undefined when it is a list or a mapping. */
export function textOf(value: YamlValue): string | undefined {
  return value.kind === "scalar" ? value.text.trim() : undefined;
}
