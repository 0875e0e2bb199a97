/** Replacing tokens of a paragraph without moving the others each time. */
import type { Token } from "markdown-it";

/** The tokens with each for which `replace` gives others replaced by those. */
export function replaceAllInline(tokens: readonly Token[], replace: (token: Token) => readonly Token[] | undefined): Token[] {
  const replaced: Token[] = [];
  for (const token of tokens) {
    const others = replace(token);
    if (others === undefined) replaced.push(token);
    else for (const other of others) replaced.push(other);
  }
  return replaced;
}
