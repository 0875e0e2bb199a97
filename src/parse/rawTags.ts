/**
 * Reads a piece of raw HTML tag by tag, and lets through only whole tags of elements that may stay.
 * What comes out cannot swallow what follows it: every tag is complete, no comment, script or other raw text is open.
 * Attributes are not looked at here; that is the sanitizer's work.
 */
import type { Container } from "./context.ts";
import {
  ALLOWED_ELEMENTS,
  FORMATTING_ELEMENTS,
  OPTIONAL_END_ELEMENTS,
  QUIET_ELEMENTS,
  RENAMED_ELEMENTS,
  UNWRAPPED_ELEMENTS,
  VOID_ELEMENTS,
} from "./htmlNames.ts";

export type RawTags = {
  readonly html: string;
  /** Offset of each opening tag in `html` → its place in the input, `[start, end)`. */
  readonly tags: ReadonlyMap<number, readonly [number, number]>;
  /** Elements that were taken out, their contents left. */
  readonly dropped: readonly { readonly name: string; readonly start: number; readonly end: number }[];
  /** Where a comment begins that has no end. */
  readonly unclosedComment: number | undefined;
  /** Where the first tag stands that was turned to text because too many are open. */
  readonly tooDeep: number | undefined;
};

/** A raw element that is open, and the block in which it was opened. */
export type OpenElement = { readonly name: string; readonly container: Container };

const MAX_DEPTH = 100;

/** HTML's parser repeats open formatting elements in every paragraph, so their number multiplies the page. */
const MAX_FORMATTING = 12;

/** Reads one piece; `open` is carried from piece to piece of a note, and changed. Linear in the length of `content`. */
export function readRawTags(content: string, container: Container, open: OpenElement[]): RawTags {
  const tags = new Map<number, readonly [number, number]>();
  const dropped: { name: string; start: number; end: number }[] = [];
  let html = "";
  let unclosedComment: number | undefined;
  let tooDeep: number | undefined;
  let at = 0;
  while (at < content.length) {
    const next = content.indexOf("<", at);
    if (next === -1) break;
    html += content.slice(at, next);
    at = next;
    if (content.startsWith("<!--", at) && unclosedComment === undefined) {
      const end = content.indexOf("-->", at + 2);
      if (end !== -1) {
        at = end + "-->".length;
        continue;
      }
      unclosedComment = at;
    }
    const tag = readTag(content, at);
    const use = tag === undefined ? "text" : useOf(tag, container, open);
    if (tag === undefined || use === "text" || use === "too-deep") {
      if (use === "too-deep") tooDeep ??= at;
      html += "&lt;";
      at++;
      continue;
    }
    if (use === "drop" && !tag.isEnd && !QUIET_ELEMENTS.has(tag.name)) dropped.push({ name: tag.name, start: at, end: tag.end });
    if (use === "keep") {
      if (!tag.isEnd) tags.set(html.length, [at, tag.end]);
      html += content.slice(at, tag.end);
    }
    at = tag.end;
  }
  return { html: html + content.slice(at), tags, dropped, unclosedComment, tooDeep };
}

/** Closing tags for the formatting elements that are open, last one first; they count as closed then. */
export function closeFormatting(open: OpenElement[]): string {
  let tags = "";
  for (let i = open.length - 1; i >= 0; i--) {
    const { name } = open[i] as OpenElement;
    if (!FORMATTING_ELEMENTS.has(name)) continue;
    tags += `</${name}>`;
    open.splice(i, 1);
  }
  return tags;
}

type Tag = { readonly name: string; readonly isEnd: boolean; readonly end: number };

const NAME = /<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])/iy;

/** The tag at `start`, when it is whole: up to a `>` outside quotes, with no `<` before it outside quotes. */
function readTag(content: string, start: number): Tag | undefined {
  NAME.lastIndex = start;
  const match = NAME.exec(content);
  if (match === null) return undefined;
  let at = NAME.lastIndex;
  while (at < content.length) {
    const char = content[at] as string;
    if (char === ">") return { name: (match[2] as string).toLowerCase(), isEnd: match[1] === "/", end: at + 1 };
    if (char === "<") return undefined;
    if ((char === '"' || char === "'") && content[at - 1] === "=") {
      at = content.indexOf(char, at + 1);
      if (at === -1) return undefined;
    }
    at++;
  }
  return undefined;
}

/** What becomes of a tag; keeps account of what is open. An end tag without its start tag in the same block is dropped. */
function useOf(tag: Tag, container: Container, open: OpenElement[]): "keep" | "drop" | "text" | "too-deep" {
  const { name } = tag;
  if (UNWRAPPED_ELEMENTS.has(name)) return "drop";
  if (!ALLOWED_ELEMENTS.has(name) && !RENAMED_ELEMENTS.has(name)) return "text";
  if (VOID_ELEMENTS.has(name)) return tag.isEnd ? "drop" : "keep";
  if (tag.isEnd) {
    const last = open.findLastIndex((element) => element.name === name && element.container === container);
    if (last === -1) return "drop";
    open.splice(last, 1);
    return "keep";
  }
  const isOpen = OPTIONAL_END_ELEMENTS.has(name) && open.some((element) => element.name === name && element.container === container);
  if (isOpen) return "keep";
  const isFormatting = FORMATTING_ELEMENTS.has(name);
  if (open.length >= MAX_DEPTH) return "too-deep";
  if (isFormatting && open.filter((element) => FORMATTING_ELEMENTS.has(element.name)).length >= MAX_FORMATTING) return "too-deep";
  open.push({ name, container });
  return "keep";
}
