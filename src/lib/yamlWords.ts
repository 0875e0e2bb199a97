/** YAML values as people mean them, and as messages name them: shared by front matter and settings. */
import type { YamlValue } from "./yaml.ts";

/** Whether a key was written without a value. */
export function isNothing(value: YamlValue): boolean {
  return value.kind === "scalar" && value.value === null;
}

/** What people write for yes and no; undefined for anything else. YAML 1.2 itself knows `true` and `false` only. */
export function flagOf(value: YamlValue): boolean | undefined {
  if (value.kind !== "scalar") return undefined;
  const word = value.text.trim().toLowerCase();
  if (["true", "yes", "on", "y", "1"].includes(word)) return true;
  if (["false", "no", "off", "n", "0"].includes(word)) return false;
  return undefined;
}

/** A value in the writer's words, for the end of a message: `"soon"`, `a list`. */
export function described(value: YamlValue): string {
  if (value.kind === "list") return "a list";
  if (value.kind === "map") return "a mapping";
  const text = oneLine(value.text);
  return text === "" ? "nothing" : `"${text.length <= 40 ? text : `${text.slice(0, 39)}…`}"`;
}

/** Trimmed, and every stretch of white space a single blank. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
