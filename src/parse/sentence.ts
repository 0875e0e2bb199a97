/** The first sentences of a text, where not all of it fits or is there. */

/** In UTF-16 units; a shorter sentence does not stand alone, the beginning of the next says more. */
const LEAST = 50;

/** A mark, and the quotes and brackets that close behind it. Of scripts with blanks, a blank must follow. */
const END = /(?:[.!?…؟۔।]+["'”’»)\]]*(?=\s)|[。！？．｡]+["'”’」』）】]*)/gu;

/** In English, German, Spanish, French, Italian and Portuguese, without the final dot. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    "e.g i.e eg ie cf vs viz approx resp incl excl esp etc dr mr mrs ms prof st sr jr no nos fig figs eq sec ch vol ed eds pp al ca inc ltd co dept est " +
    "z.b d.h u.a bzw ca vgl usw s.o s.u evtl ggf abb nr " +
    "p.ej p.ex ej sra dra núm pág págs art av ecc sig "
  )
    .trimEnd()
    .split(" "),
);

/**
 * All of `text` where it fits into `limit` UTF-16 units; else its first sentences that do; else its first words, and `…`.
 * Words of scripts that write none apart are cut between characters, behind punctuation where some is near.
 */
export function firstSentences(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = lastSentenceEnd(text.slice(0, limit + 1), limit);
  return end >= LEAST ? text.slice(0, end) : firstWords(text, limit);
}

/** In UTF-16 units; more than any line shows, so that it is cut anyway. */
const LONG = 1000;

/** A text whose last sentence goes on in what follows it, code or a list: its other sentences, or if they are too short, `…` at its end. */
export function withoutUnfinished(text: string): string {
  if (text.length > LONG) return text;
  const end = lastSentenceEnd(text, text.length);
  return end >= LEAST ? text.slice(0, end) : `${text.replace(/[\s,:：]{1,20}$/u, "")}…`;
}

/** Of the last sentence that ends in `head` within `limit` units and has something behind it; 0 when there is none. */
function lastSentenceEnd(head: string, limit: number): number {
  let last = 0;
  for (const match of head.matchAll(END)) {
    const end = match.index + match[0].length;
    if (end <= limit && !isWithin(head, match.index, end)) last = end;
  }
  return last;
}

/** Whether the mark at `at` ends no sentence: an abbreviation, an initial, a number of a list, or the next word goes on in small letters. */
function isWithin(text: string, at: number, end: number): boolean {
  if (/^\s+\p{Ll}/u.test(text.slice(end, end + 3))) return true;
  if (text[at] !== "." || end - at > 1) return false;
  const word = /[^\s("'“‘«[]*$/u.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? "";
  return ABBREVIATIONS.has(word.toLowerCase()) || /^(?:\p{L}|\d{1,2}|(?:\p{L}\.)+\p{L})$/u.test(word);
}

function firstWords(text: string, limit: number): string {
  const head = text.slice(0, limit - 1);
  const blank = /\s/.test(text[limit - 1] ?? "") ? limit - 1 : head.lastIndexOf(" ");
  const wide = Math.max(...["、", "，", "；", "：", "。", "・"].map((mark) => head.lastIndexOf(mark)));
  const word = Math.max(blank, wide);
  const end = word > limit / 2 ? word : wholeCharacters(text, limit - 1);
  return `${text.slice(0, end).replace(/[\s,;:.…–—、，；：。・-]{1,20}$/u, "")}…`;
}

/** `at`, or before it where it would cut through what a reader takes for one character. */
function wholeCharacters(text: string, at: number): number {
  let cut = at;
  while (cut > 0 && at - cut < 20 && (joinsBefore(text, cut) || text[cut - 1] === "\u200D")) cut--;
  return cut;
}

/** Whether what stands at `at` belongs to what stands before it. */
function joinsBefore(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= 0xdc00 && unit <= 0xdfff) return true;
  return /^[\p{M}\p{Emoji_Modifier}\u200D]/u.test(text.slice(at, at + 2));
}
