/** words: what the interface says, one file for each language. `en.ts` is the model: a key that is added there is wanted of all. */
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { he } from "./he.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { nl } from "./nl.ts";
import type { Forms } from "./plural.ts";
import { pl } from "./pl.ts";
import { pt } from "./pt.ts";
import { ru } from "./ru.ts";
import { uk } from "./uk.ts";
import { zh } from "./zh.ts";
import { zhHant } from "./zh-Hant.ts";

export { pluralCategory, type Forms } from "./plural.ts";
export { createSay, type Say } from "./say.ts";

/** The words of a language have the keys of the English ones; forms of a text are those that the language has. Plain data. */
export type Words = Widened<typeof en>;

type Widened<Value> = Value extends string
  ? string
  : Value extends readonly string[]
    ? readonly string[]
    : Value extends { readonly other: string }
      ? Forms
      : { readonly [Key in keyof Value]: Widened<Value[Key]> };

/** By language tag in lower case. */
const LANGUAGES: ReadonlyMap<string, Words> = new Map(
  ([ar, de, en, es, fr, he, it, ja, ko, nl, pl, pt, ru, uk, zh, zhHant] satisfies readonly Words[]).map((words) => [
    words.language.toLowerCase(),
    words,
  ]),
);

/** Chinese is written in two ways, and a region says which: https://www.unicode.org/cldr/charts/47/supplemental/likely_subtags.html */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ["zh-tw", "zh-hant"],
  ["zh-hk", "zh-hant"],
  ["zh-mo", "zh-hant"],
  ["iw", "he"],
]);

/**
 * Words for the first of these languages (BCP 47) that recto speaks: `de-CH` by its language, `zh-TW` as `zh-Hant`. English for none.
 */
export function wordsFor(...wanted: readonly (string | undefined)[]): Words {
  for (const tag of wanted) {
    const known = tag === undefined ? undefined : wordsOf(tag.toLowerCase());
    if (known !== undefined) return known;
  }
  return en;
}

/** From the whole tag to the language alone, leaving out one part after the other (RFC 4647, section 3.4). */
function wordsOf(tag: string): Words | undefined {
  for (let rest = tag; rest !== ""; rest = rest.slice(0, Math.max(0, rest.lastIndexOf("-")))) {
    const known = LANGUAGES.get(OTHER_NAMES.get(rest) ?? rest);
    if (known !== undefined) return known;
  }
  return undefined;
}

/** Tags of all languages that recto speaks, as written: `en`, `zh-Hant`. */
export function spokenLanguages(): readonly string[] {
  return [...LANGUAGES.values()].map(({ language }) => language);
}
