/** Source code to HTML with highlight.js's classes, languages loaded when a note first uses them. */
import { createRequire } from "node:module";
import type { LanguageFn } from "highlight.js";
import core from "highlight.js/lib/core";
import { LANGUAGES } from "./languages.ts";

/** Longer blocks are data, and highlighting costs more than it shows. In UTF-16 units. */
const HIGHLIGHT_LIMIT = 100_000;

const LANGUAGE = /^[\w+#.-]{1,40}$/;

/**
 * The language of a fence's info string, in lower case: its first word, without what follows `{`, `,` or `:`.
 * Pandoc's `{.python}` and R Markdown's `{r}` have it in braces. Undefined when it is no name.
 */
export function languageOf(info: string): string | undefined {
  const trimmed = info.trim();
  const word = /^\{\s*\.?([a-z][\w+#-]*)/i.exec(trimmed)?.[1] ?? trimmed.split(/[\s{,:]/, 1)[0] ?? "";
  return LANGUAGE.test(word) ? word.toLowerCase() : undefined;
}

/** Makes a function from code and language to safe HTML; undefined where the language is not known or the code is too long. */
export function createHighlighter(): (code: string, language: string) => string | undefined {
  const names = namesOfLanguages();
  const hljs = core.newInstance();
  const require = createRequire(import.meta.url);

  /** Loads a language with those that its grammar embeds, so that what was loaded before never decides how a block looks. */
  function load(name: string): void {
    if (hljs.getLanguage(name) !== undefined) return;
    const define = require(`highlight.js/lib/languages/${name}`) as LanguageFn;
    const embedded = new Set<string>();
    hljs.registerLanguage(name, (api) => {
      const grammar = define(api);
      settleEmbedded(grammar, embedded, new Set());
      return grammar;
    });
    for (const other of embedded) load(names.get(other) ?? other);
  }

  return (code, language) => {
    const name = names.get(language);
    if (name === undefined || code.length > HIGHLIGHT_LIMIT) return undefined;
    load(name);
    return hljs.highlight(code, { language: name, ignoreIllegals: true }).value;
  };
}

/** Collects the languages that a grammar embeds by name. Where it would guess among several, it shall not. */
function settleEmbedded(node: unknown, embedded: Set<string>, seen: Set<object>): void {
  if (typeof node !== "object" || node === null || node instanceof RegExp || seen.has(node)) return;
  seen.add(node);
  const mode = node as { subLanguage?: unknown };
  if (typeof mode.subLanguage === "string") embedded.add(mode.subLanguage);
  else if (mode.subLanguage !== undefined) delete mode.subLanguage;
  for (const child of Object.values(node)) settleEmbedded(child, embedded, seen);
}

/** Name or alias → the language's file in highlight.js. */
function namesOfLanguages(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const line of LANGUAGES.trim().split("\n")) {
    const [name = "", ...aliases] = line.trim().split(" ");
    names.set(name, name);
    for (const alias of aliases) if (!names.has(alias)) names.set(alias, name);
  }
  return names;
}
