/** HTML of one note as another note's page can hold it: ids of its own, headings below those around it, footnotes counted anew. */

import { escapeHtml } from "../lib/escape.ts";
import { createSay, type Words } from "../words/index.ts";

/** What the text is fitted to. */
export type Fitting = {
  /** Put before every id. */
  readonly prefix: string;
  /** The ids that are shown; a link to another one leaves the page. */
  readonly ids: ReadonlySet<string>;
  /** Address of what is not shown, for an attribute. */
  readonly hrefOutside: (id: string) => string;
  /** By the id of a footnote. */
  readonly footnoteNumbers: ReadonlyMap<string | undefined, number>;
  readonly outline: Outline;
  /** Of the text. */
  readonly words: Words;
};

/** Levels of headings, from 1 to 6. */
export type Outline = {
  /** The level for one that was written so; it is the last one from now on. */
  readonly shift: (written: number) => number;
  readonly last: () => number;
};

const HEADING = /<h([1-6])[ >]/g;
/** In texts and attributes of a body there is no `<` and no `>`. */
const TAG = /<(\/?)([a-z][a-z0-9-]*)([^>]*)>/gi;
const HEADING_NAME = /^h[1-6]$/;
const ID = / id="([^"]*)"/g;
const ATTRIBUTE_WITH_ID = / (id|href|for|headers|aria-labelledby|aria-describedby)="([^"]*)"/g;
const FOOTNOTE_NUMBER = /(<sup class="footnote-ref"><a href="#([^"]*)" id="[^"]*" aria-label=")[^"]*">\d+</g;
const FOOTNOTE_BACK = / <a class="footnote-back" href="#([^"]*)" aria-label="[^"]*">([^<]*)<\/a>/g;

/** Every id in a text, in document order. */
export function idsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(ID), ([, id]) => id as string);
}

/** Levels of the headings in a text, in document order. */
export function levelsIn(text: string): readonly number[] {
  return Array.from(text.matchAll(HEADING), ([, digit]) => Number(digit));
}

/** The text fitted in. Tags are whole in it, elements need not be. */
export function fitText(text: string, fitting: Fitting): string {
  const { prefix, ids, hrefOutside, footnoteNumbers, outline, words } = fitting;
  const { fill } = createSay(words);
  const fitAttribute = (whole: string, name: string, value: string) => {
    if (name !== "href") return ` ${name}="${value.replace(/[^ ]+/g, (id) => prefix + id)}"`;
    if (!value.startsWith("#")) return whole;
    const id = value.slice(1);
    return ` href="${ids.has(id) ? `#${prefix}${id}` : hrefOutside(id)}"`;
  };
  const numbered = text.replace(FOOTNOTE_NUMBER, (whole, begin: string, id: string) => {
    const number = footnoteNumbers.get(id);
    return number === undefined ? whole : `${begin}${escapeHtml(fill(words.footnote, { n: number }))}">${number}<`;
  });
  return numbered.replace(TAG, (tag, slash: string, name: string, attributes: string) => {
    const isHeading = HEADING_NAME.test(name);
    if (slash === "/") return isHeading ? `</h${outline.last()}>` : tag;
    if (!isHeading && !attributes.includes("=")) return tag;
    const fitted = attributes.replace(ATTRIBUTE_WITH_ID, fitAttribute);
    return `<${isHeading ? `h${outline.shift(Number(name[1]))}` : name}${fitted}>`;
  });
}

/** A footnote's item: one that is used elsewhere in its note as well leads back only to what is shown. */
export function fitBackLinks(item: string, number: number, { ids, words }: Pick<Fitting, "ids" | "words">): string {
  const { fill } = createSay(words);
  let uses = 0;
  return item.replace(FOOTNOTE_BACK, (_, id: string, arrow: string) => {
    if (!ids.has(id)) return "";
    const label = fill(++uses === 1 ? words.backToReference : words.backToReferenceAgain, { n: number, use: uses });
    return ` <a class="footnote-back" href="#${id}" aria-label="${escapeHtml(label)}">${arrow}</a>`;
  });
}
