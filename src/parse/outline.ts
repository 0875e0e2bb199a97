/** Headings of a body: levels that never skip, ids that are unique, and the outline that contents show. */
import type { Token } from "markdown-it";
import { anchorSlug } from "../lib/slug.ts";
import type { Heading } from "../model/index.ts";
import type { Context } from "./context.ts";
import { collapseBlanks, plainText } from "./text.ts";

/**
 * Levels to show for levels as written, in order: the first is 2, none is more than one below the heading it belongs to,
 * none is deeper than 6. `[2, 4, 3, 1, 2]` becomes `[2, 3, 3, 2, 3]`.
 */
export function outlineLevels(written: readonly number[]): readonly number[] {
  const open: number[] = [];
  return written.map((level) => {
    while (open.length > 0 && (open.at(-1) as number) >= level) open.pop();
    open.push(level);
    return Math.min(6, open.length + 1);
  });
}

/** An id for the page: never empty, and never one of those that begin with `recto-`, which belong to the page's own parts. */
export function usableId(wanted: string): string {
  if (wanted === "") return "section";
  return wanted.startsWith("recto-") ? `section-${wanted}` : wanted;
}

/**
 * Gives every heading its level and its id. Headings without text become paragraphs, which keeps what else is in them.
 * Ids that the writer chose come first, so that no generated one takes them away.
 */
export function arrangeOutline(tokens: readonly Token[], context: Context): readonly Heading[] {
  const found = findHeadings(tokens);
  const chosen = new Map<Token, string>();
  for (const { open } of found) {
    const id = open.meta?.["customId"];
    if (typeof id === "string") chosen.set(open, context.claimId(usableId(id)));
  }
  const written = found.map(({ open }) => Number(open.tag[1]));
  const levels = outlineLevels(written);
  return found.map(({ open, close, text }, i) => {
    const level = levels[i] as number;
    const id = chosen.get(open) ?? context.claimId(usableId(anchorSlug(text)));
    context.writtenLevels.set(id, written[i] as number);
    open.tag = close.tag = `h${level}`;
    open.attrSet("id", id);
    close.meta = { id, text };
    return { level, text, id, line: context.firstLine + (open.map?.[0] ?? 0) };
  });
}

type Found = { readonly open: Token; readonly close: Token; readonly text: string };

function findHeadings(tokens: readonly Token[]): readonly Found[] {
  const found: Found[] = [];
  for (const [i, open] of tokens.entries()) {
    if (open.type !== "heading_open") continue;
    const [inline, close] = [tokens[i + 1], tokens[i + 2]] as [Token, Token];
    const text = headingText(inline);
    if (text !== "") found.push({ open, close, text });
    else makeParagraph(open, close, (inline.children ?? []).length === 0);
  }
  return found;
}

/** Plain text of a heading's inline token: blanks collapsed. */
export function headingText(inline: Token): string {
  return collapseBlanks(plainText(inline.children ?? []));
}

/** Turns a heading's tokens into those of a paragraph; one without content is not shown. */
export function makeParagraph(open: Token, close: Token, isHidden: boolean): void {
  open.type = "paragraph_open";
  close.type = "paragraph_close";
  open.tag = close.tag = "p";
  open.hidden = close.hidden = isHidden;
}
