/** Changing one rule of markdown-it's tables by name. */
import type { MarkdownIt, Ruler } from "markdown-it";

/** A syntax adds or changes rules of one engine. */
export type Syntax = (md: MarkdownIt) => void;

/**
 * Puts `make(original)` in the place of the rule `name`, in the same chains.
 * markdown-it has no public way to ask for a rule by name; its table is typed but marked internal, and is read here alone.
 */
export function replaceRule<Args extends unknown[], Result>(
  ruler: Ruler<Args, Result>,
  name: string,
  make: (original: (...args: Args) => Result) => (...args: Args) => Result,
): void {
  const rule = ruler.__rules__.find((candidate) => candidate.name === name);
  if (rule === undefined) throw new Error(`markdown-it has no rule "${name}"`);
  ruler.at(name, make(rule.fn), { alt: rule.alt });
}
