/**
 * What writers mean by the shapes that their notes have: headings that are body text, lines that are headings, sections without
 * anything in them, tables of contents by hand. The ordered table of passes; each reads the blocks of the note itself and marks
 * headings, `arrangeOutline` then shows them as marked.
 */
import type { Token } from "markdown-it";
import type { Context } from "./context.ts";
import { markEmptySections } from "./emptySection.ts";
import { hideHandMadeContents } from "./handMadeContents.ts";
import { markProseHeadings } from "./proseHeading.ts";
import { markPseudoHeadings } from "./pseudoHeading.ts";

export type ShapeOptions = {
  readonly context: Context;
  /** Whether the page may show contents of its own; where the writer switched them off, those made by hand stay. */
  readonly mayShowContents: boolean;
};

/** The tokens without contents made by hand, with headings marked. Tokens are the parser's own and are changed. */
export function readShapes(tokens: readonly Token[], { context, mayShowContents }: ShapeOptions): readonly Token[] {
  markProseHeadings(tokens);
  const kept = mayShowContents ? hideHandMadeContents(tokens, context) : tokens;
  // Before the next pass: a line that becomes a heading is what its section holds.
  markEmptySections(kept, context);
  markPseudoHeadings(kept);
  return kept;
}
