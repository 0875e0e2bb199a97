/** Headings that are body text: long sentences that somebody made bold by `###`, or underlined by a rule that was to separate. */
import type { Token } from "markdown-it";
import { headingText, markHeading } from "./outline.ts";

/** In columns: a Chinese or Japanese character counts twice, since it says as much as two letters. */
const LEAST_WIDTH = 90;
/** Nothing that long is a title; a question or a task to the reader may be a little longer than other titles. */
const MOST_WIDTH = 160;
const MOST_QUESTION_WIDTH = 240;

const WIDE = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF01-\uFF60]/g;

/** How a sentence ends, and one that goes on: "text. Next". Abbreviations before a capital ("vs. Azure") have few letters. */
const SENTENCE_END = /[.!…;:,。！；：，][\])"'’”»]?$/u;
const NEXT_SENTENCE = /[\p{L}\p{N})"”»]{4}[.!?…] +["“«(]?[\p{Lu}\p{Lo}]|[。！？]./u;

/**
 * Words that make a sentence of a line in English, German, Spanish, French, Italian and Portuguese: finite verbs and pronouns.
 * Titles do without them, in general.
 */
const SENTENCE_WORDS: ReadonlySet<string> = new Set(
  (
    "is are was were be been has have had can could will would should must may might do does did it its it's they their you your we our i " +
    "allows provides uses makes gives means refers helps lets enables because which that " +
    "ist sind war waren hat haben kann können wird werden muss müssen soll es sie wir man dass weil " +
    "es son fue tiene tienen puede pueden permite se que porque " +
    "est sont était a ont peut peuvent permet il elle ils nous vous qui que parce " +
    "è sono era ha hanno può possono permette si che perché " +
    "é são foi tem têm pode podem permite você não"
  ).split(" "),
);

/** Questions and tasks to the reader: they are headings, however long, because what follows answers them. */
const PROMPT = /^(?:\d+[.)]\s*)?(?:name|list|describe|explain|define|compare|give|discuss|outline|how|why|what|when|which|who|where)\b/i;

/** Whether a heading's plain text is body text: long, and a sentence. Short sentences are headings. */
export function isProse(text: string): boolean {
  // A cheap look first: most headings are short.
  if (text.length < LEAST_WIDTH / 2) return false;
  const width = text.length + (text.match(WIDE)?.length ?? 0);
  if (width < LEAST_WIDTH) return false;
  if (NEXT_SENTENCE.test(text)) return true;
  if (/[?？؟]$/.test(text) || PROMPT.test(text)) return width > MOST_QUESTION_WIDTH;
  return width > MOST_WIDTH || SENTENCE_END.test(text) || hasSentenceWord(text);
}

function hasSentenceWord(text: string): boolean {
  // One such word may stand in a title ("All that …"); two make a sentence, or one with a clause.
  let found = text.includes(", ") ? 1 : 0;
  for (const word of text.toLowerCase().split(/[^\p{L}'’-]+/u)) if (SENTENCE_WORDS.has(word.replace("’", "'"))) found++;
  return found >= 2;
}

/** Marks them, in lists and quotes too. A heading with an id of its own was meant as one. */
export function markProseHeadings(tokens: readonly Token[]): void {
  for (const [i, open] of tokens.entries()) {
    if (open.type !== "heading_open" || open.meta?.["customId"] !== undefined) continue;
    if (!isProse(headingText(tokens[i + 1] as Token))) continue;
    // A paragraph with `---` right below it: the writer wanted a paragraph and a rule.
    markHeading(open, open.markup === "-" ? "ruled" : "prose");
  }
}
