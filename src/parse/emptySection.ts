/** Sections that nobody has filled yet: "Things I want to know more about" with nothing below. */
import type { Token } from "markdown-it";
import { headingLevel, isOnlyComments, topBlocks, visibleChildren } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { placeOfLine, report } from "./context.ts";
import type { Context } from "./context.ts";
import { headingText, markHeading, shapeOf } from "./outline.ts";

/** A section; the note itself is one without a heading. `hasText`: before its first part. `holdsText`: in its parts as well. */
type Section = {
  readonly level: number;
  readonly heading: Block | undefined;
  hasText: boolean;
  holdsText: boolean;
  readonly parts: Section[];
};

/** So many in a row are a list that was written in headings. */
const LIST_LENGTH = 4;

/**
 * Marks headings with nothing below them, down to the next one of the same or a higher level, and tells of them.
 * Some stay, because the heading itself is what the writer had to say: where a section has nothing
 * but headings, or four in a row are empty, or where it names code, as references do with one text for two functions.
 */
export function markEmptySections(tokens: readonly Token[], context: Context): void {
  const root: Section = { level: 0, heading: undefined, hasText: false, holdsText: false, parts: [] };
  const open = [root];
  const all = [root];
  for (const block of topBlocks(tokens)) {
    const level = headingLevel(block);
    const shape = shapeOf(block.open);
    if (level === undefined || shape !== undefined) {
      if (shape !== "hidden" && isContent(block)) (open.at(-1) as Section).hasText = true;
      continue;
    }
    // Without words it is no heading.
    if (block.inline === undefined || headingText(block.inline) === "") continue;
    while ((open.at(-1) as Section).level >= level) open.pop();
    const section: Section = { level, heading: block, hasText: hasMoreThanWords(block.inline), holdsText: false, parts: [] };
    (open.at(-1) as Section).parts.push(section);
    open.push(section);
    all.push(section);
  }
  // Parts come after what they are part of.
  for (const section of all.toReversed()) section.holdsText = section.hasText || section.parts.some((part) => part.holdsText);
  for (const section of all) hideEmptyParts(section, context);
}

function hideEmptyParts({ hasText, parts }: Section, context: Context): void {
  const isListOfHeadings = !parts.some((part) => part.holdsText) && (parts.length > 1 || !hasText);
  let run = 0;
  for (const [i, part] of parts.entries()) {
    if (!isEmpty(part)) continue;
    if (i === 0 || !isEmpty(parts[i - 1] as Section)) run = runLength(parts, i);
    const { heading } = part;
    if (heading?.inline === undefined) continue;
    const isShown = isListOfHeadings || run >= LIST_LENGTH || hasCode(heading.inline);
    const message = `there is nothing below the heading "${headingText(heading.inline)}"`;
    const hint = isShown ? "Write something below it." : "It is not shown until you write something below it.";
    report(context, { code: "empty-section", severity: "info", message, hint }, placeOfLine(context, heading.open.map?.[0] ?? 0));
    if (!isShown) markHeading(heading.open, "hidden");
  }
}

function runLength(parts: readonly Section[], start: number): number {
  let end = start;
  while (end < parts.length && isEmpty(parts[end] as Section)) end++;
  return end - start;
}

function isEmpty({ hasText, parts }: Section): boolean {
  return !hasText && parts.length === 0;
}

/** Rules separate and comments are not shown; everything else says something. */
function isContent({ open, inline }: Block): boolean {
  if (open.type === "hr") return false;
  if (open.type === "html_block") return !isOnlyComments(open.content);
  return open.type !== "paragraph_open" || inline === undefined || visibleChildren(inline).length > 0;
}

function hasCode({ children }: Token): boolean {
  return (children ?? []).some(({ type }) => type === "code_inline");
}

/** A heading that is a link or holds an image or a footnote says more than its words. */
function hasMoreThanWords(inline: Token): boolean {
  return (inline.children ?? []).some(
    ({ type }) => !/^(?:text|text_special|code_inline|softbreak|hardbreak|(?:strong|em|s)_(?:open|close))$/.test(type),
  );
}
