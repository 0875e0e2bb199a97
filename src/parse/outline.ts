/** Headings of a body: levels that never skip, ids that are unique, and the outline that contents show. */
import type { Token } from "markdown-it";
import { anchorSlug } from "../lib/slug.ts";
import type { Heading } from "../model/index.ts";
import type { Context } from "./context.ts";
import { collapseBlanks, headingName, plainText } from "./text.ts";

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
 * What a heading is shown as instead. `prose`: an emphasised paragraph; `ruled`: a paragraph and a rule below it;
 * `hidden`: a place in the page that links find; `pseudo`: a heading that was written as a line, one level below the real ones.
 */
export type HeadingShape = "prose" | "ruled" | "hidden" | "pseudo";

/** Marks a heading for {@link arrangeOutline}. */
export function markHeading(open: Token, shape: HeadingShape): void {
  open.meta = { ...open.meta, shape };
}

/** Undefined for a heading that is one. */
export function shapeOf(open: Token): HeadingShape | undefined {
  return open.meta?.["shape"] as HeadingShape | undefined;
}

/** Below each level that can be written, so that no real heading ever stands below one of these. */
const PSEUDO_LEVEL = 7;

/**
 * Gives every heading its level and its id. Headings without text become paragraphs, which keeps what else is in them;
 * marked ones become what they are marked as, and keep their id. Ids that the writer chose come first, so that no generated one
 * takes them away.
 */
export function arrangeOutline(tokens: readonly Token[], context: Context): readonly Heading[] {
  const found = findHeadings(tokens);
  const chosen = new Map<Token, string>();
  for (const { open } of found) {
    const id = open.meta?.["customId"];
    if (typeof id === "string") chosen.set(open, context.claimId(usableId(id)));
  }
  const ids = found.map(({ open, text }) => chosen.get(open) ?? context.claimId(usableId(anchorSlug(text))));
  const headings: { readonly found: Found; readonly id: string; readonly written: number }[] = [];
  for (const [i, each] of found.entries()) {
    const id = ids[i] as string;
    const shape = shapeOf(each.open);
    each.open.attrSet("id", id);
    if (shape === undefined) headings.push({ found: each, id, written: Number(each.open.tag[1]) });
    else if (shape === "pseudo") headings.push({ found: each, id, written: PSEUDO_LEVEL });
    else showOtherwise(each, shape);
  }
  const levels = outlineLevels(headings.map(({ written }) => written));
  return headings.map(({ found: { open, close, text }, id, written }, i) => {
    const level = levels[i] as number;
    context.writtenLevels.set(id, written);
    open.tag = close.tag = `h${level}`;
    close.meta = { id, text };
    return { level, text, id, line: context.firstLine + (open.map?.[0] ?? 0) };
  });
}

type Found = { readonly open: Token; readonly inline: Token; readonly close: Token; readonly text: string };

function findHeadings(tokens: readonly Token[]): readonly Found[] {
  const found: Found[] = [];
  for (const [i, open] of tokens.entries()) {
    if (open.type !== "heading_open") continue;
    const [inline, close] = [tokens[i + 1], tokens[i + 2]] as [Token, Token];
    const text = headingText(inline);
    if (text !== "") found.push({ open, inline, close, text: headingName(text) });
    else makeParagraph(open, close, (inline.children ?? []).length === 0);
  }
  return found;
}

/** `syntax/heading.ts` renders what is no common element. */
function showOtherwise({ open, inline, close }: Found, shape: Exclude<HeadingShape, "pseudo">): void {
  makeParagraph(open, close, false);
  switch (shape) {
    case "prose":
      open.type = "prose_heading_open";
      close.type = "prose_heading_close";
      return;
    case "ruled":
      close.type = "ruled_paragraph_close";
      return;
    case "hidden":
      open.type = "hidden_section_open";
      close.type = "hidden_section_close";
      open.tag = close.tag = "div";
      inline.children = [];
      inline.content = "";
  }
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

/** Turns a paragraph's tokens into those of a pseudo-heading; bold around all of it goes, since headings are bold. */
export function makeHeading(open: Token, inline: Token, close: Token): void {
  open.type = "heading_open";
  close.type = "heading_close";
  open.tag = close.tag = "h6";
  open.hidden = close.hidden = false;
  markHeading(open, "pseudo");
  const children = inline.children ?? [];
  const first = children.find(({ type, content }) => type !== "text" || content !== "");
  if (first?.type === "strong_open") inline.children = children.filter(({ type }) => type !== "strong_open" && type !== "strong_close");
}
