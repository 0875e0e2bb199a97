/** Cuts front matter from a note: the one file that knows gray-matter, which splits and does nothing else here. */
import { createRequire } from "node:module";
import type matter from "gray-matter";

export type Split =
  /** The text begins with something else, be it a rule. */
  | { readonly kind: "none" }
  /** `block` stands between the fences; `bodyLine` counts from 1 in the file. */
  | { readonly kind: "yaml"; readonly block: string; readonly body: string; readonly bodyLine: number }
  /** Like `yaml`, but in a language that recto never runs, named at `column` (from 1) of the first line. */
  | {
      readonly kind: "engine";
      readonly language: string;
      readonly column: number;
      readonly block: string;
      readonly body: string;
      readonly bodyLine: number;
    }
  /** No fence closes it; `block` goes to the first empty line. */
  | { readonly kind: "unclosed"; readonly block: string };

/** Words that gray-matter and others take for a language; any other word makes the line text. */
const ENGINES = new Set("js javascript mjs cjs ts typescript coffee coffeescript cson json json5 toml hjson ini xml".split(" "));
const OPENING = /^---(?:([ \t]*)([A-Za-z][A-Za-z0-9]{0,15}))?[ \t]*$/;
/** More blank lines in a row make gray-matter's search for comments slow: it is quadratic in them. */
const MAX_BLANK_LINES = 100;

/** Splits `text` (LF line ends) at its first fence. */
export function splitFrontMatter(text: string): Split {
  const firstEnd = text.indexOf("\n");
  const opening = OPENING.exec(firstEnd === -1 ? text : text.slice(0, Math.min(firstEnd, 200)));
  if (opening === null) return { kind: "none" };
  const [, blanks = "", language = ""] = opening;
  const isYaml = language === "" || /^ya?ml$/i.test(language);
  if (!isYaml && !ENGINES.has(language.toLowerCase())) return { kind: "none" };

  const closing = closingFence(text, firstEnd);
  const engine = { kind: "engine", language, column: 4 + blanks.length } as const;
  if (closing === undefined) {
    if (!isYaml) return { ...engine, block: text, body: text, bodyLine: 1 };
    return firstEnd === -1 ? { kind: "none" } : { kind: "unclosed", block: firstParagraph(text, firstEnd + 1) };
  }
  const block = text.slice(firstEnd + 1, closing.start);
  const body = text.slice(closing.end);
  const bodyLine = lineCount(block) + 3;
  if (!isYaml) return { ...engine, block, body, bodyLine };
  return { kind: "yaml", block: hasLongGap(block) ? block : cut(text.slice(0, closing.end)), body, bodyLine };
}

/** Where the closing fence begins, and where the text behind it does. The first line that begins with three dashes decides, as in gray-matter. */
function closingFence(text: string, from: number): { readonly start: number; readonly end: number } | undefined {
  const before = from === -1 ? -1 : text.indexOf("\n---", from);
  if (before === -1) return undefined;
  const lineEnd = text.indexOf("\n", before + 1);
  const end = lineEnd === -1 ? text.length : lineEnd;
  if (text.slice(before + 4, end).trim() !== "") return undefined;
  return { start: before + 1, end: lineEnd === -1 ? end : end + 1 };
}

/** gray-matter on the front matter alone. Options keep it from its process-wide cache; every engine it brings is replaced. */
function cut(head: string): string {
  const refuse = (): never => {
    throw new Error("front matter is YAML only");
  };
  const engines = { yaml: () => ({}), json: refuse, javascript: refuse, js: refuse, coffee: refuse };
  const { matter: between } = grayMatter()(head, { language: "yaml", engines, delimiters: "---" });
  return between.startsWith("\n") ? between.slice(1) : between;
}

let loaded: typeof matter | undefined;

/** Loading takes about 40 ms, which a site without front matter need not pay. */
function grayMatter(): typeof matter {
  loaded ??= createRequire(import.meta.url)("gray-matter") as typeof matter;
  return loaded;
}

function firstParagraph(text: string, from: number): string {
  const end = text.indexOf("\n\n", from);
  return text.slice(from, end === -1 ? text.length : end);
}

function lineCount(block: string): number {
  let count = 0;
  for (let at = block.indexOf("\n"); at !== -1; at = block.indexOf("\n", at + 1)) count++;
  return count;
}

function hasLongGap(block: string): boolean {
  let blank = 0;
  for (const line of block.split("\n")) {
    blank = line.trim() === "" ? blank + 1 : 0;
    if (blank > MAX_BLANK_LINES) return true;
  }
  return false;
}
