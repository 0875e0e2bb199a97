/** Plain text of inline tokens, and stretches of it: descriptions and the sentences around links. */
import type { Token } from "markdown-it";

/** What a reader would hear: text, code and alternative texts; breaks become blanks, raw tags nothing. */
export function plainText(tokens: readonly Token[]): string {
  let text = "";
  for (const token of tokens) text += plainTextOf(token);
  return text;
}

/** {@link plainText} of one token. */
export function plainTextOf(token: Token): string {
  switch (token.type) {
    case "text":
    case "text_special":
    case "code_inline":
      return token.content;
    case "math_inline":
      return `$${token.content}$`;
    case "softbreak":
    case "hardbreak":
      return " ";
    case "image":
      return typeof token.meta?.["alt"] === "string" ? token.meta["alt"] : plainText(token.children ?? []);
    default:
      return "";
  }
}

/** Runs of blanks and line ends as one blank, none at the ends. */
export function collapseBlanks(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A heading as titles and contents show it: blanks collapsed, no colon at the end. */
export function headingName(text: string): string {
  const name = collapseBlanks(text);
  return name.replace(/\s?[:：]$/, "") || name;
}

/** Longest context that a backlink shows, in UTF-16 units. */
const CONTEXT_LIMIT = 240;

/** The sentence around `text[start, end)`, at most 240 UTF-16 units, cut at words and marked with `…` where it was cut. */
export function sentenceAround(text: string, start: number, end: number): string {
  const from = sentenceStart(text, start);
  const to = sentenceEnd(text, end);
  const sentence = collapseBlanks(text.slice(from, to));
  if (sentence.length <= CONTEXT_LIMIT && from >= start - CONTEXT_LIMIT && to <= end + CONTEXT_LIMIT) return sentence;
  return windowAround(text, { start, end: Math.min(end, start + CONTEXT_LIMIT), from, to });
}

const SENTENCE_MARKS = ".!?…";
const WIDE_SENTENCE_MARKS = "。！？";

/** Looks back no further than a context can show, so that many links in one endless sentence stay cheap. */
function sentenceStart(text: string, start: number): number {
  const least = Math.max(0, start - CONTEXT_LIMIT - 1);
  for (let at = start - 1; at >= least; at--) {
    if (WIDE_SENTENCE_MARKS.includes(text[at] as string)) return at + 1;
    if (SENTENCE_MARKS.includes(text[at] as string) && text[at + 1] === " " && at + 1 < start) return at + 2;
  }
  return least;
}

function sentenceEnd(text: string, end: number): number {
  const most = Math.min(text.length, end + CONTEXT_LIMIT + 1);
  for (let at = end; at < most; at++) {
    if (WIDE_SENTENCE_MARKS.includes(text[at] as string)) return at + 1;
    if (SENTENCE_MARKS.includes(text[at] as string) && (at + 1 === text.length || text[at + 1] === " ")) return at + 1;
  }
  return most;
}

function windowAround(text: string, part: { start: number; end: number; from: number; to: number }): string {
  const room = Math.max(0, CONTEXT_LIMIT - 2 - (part.end - part.start));
  const before = Math.min(part.start - part.from, Math.max(room >> 1, room - (part.to - part.end)));
  let from = part.start - before;
  let to = Math.min(part.to, part.end + room - before);
  const cutsHead = from > part.from || (from > 0 && part.from > 0 && !isBoundary(text, from));
  const cutsTail = to < part.to || (to < text.length && !isBoundary(text, to));
  if (cutsHead) {
    const blank = text.indexOf(" ", from);
    from = blank !== -1 && blank < part.start ? blank + 1 : wholeCharacters(text, from);
  }
  if (cutsTail) {
    const blank = text.lastIndexOf(" ", to);
    to = blank >= part.end ? blank : wholeCharacters(text, to);
  }
  return `${cutsHead ? "…" : ""}${collapseBlanks(text.slice(from, to))}${cutsTail ? "…" : ""}`;
}

/** Whether a sentence begins or ends at `at`. */
function isBoundary(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at).trimEnd();
  return before === "" || (SENTENCE_MARKS + WIDE_SENTENCE_MARKS).includes(before.slice(-1));
}

/** `at`, or one before it where it would cut a surrogate pair. */
function wholeCharacters(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 0 ? at - 1 : at;
}
