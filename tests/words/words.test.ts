/** The words of every language: complete, with the same places to fill in, in the forms that the language has. */
import { describe, expect, test } from "vitest";
import { en } from "../../src/words/en.ts";
import { createSay, pluralCategory, spokenLanguages, wordsFor, type Forms } from "../../src/words/index.ts";

/** A text, several of them in order, forms of one, or more of all that. */
type Value = string | readonly string[] | { readonly [key: string]: Value };

/** Numbers with which every form of every language is needed. */
const NUMBERS = [...Array.from({ length: 130 }, (_, n) => n), 1000, 100_000];

const categoriesOf = (language: string) => new Set(NUMBERS.map((n) => pluralCategory(language, n)));
const placesIn = (text: string) => [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, place = ""]) => place))].sort();
const isForms = (value: Value): value is Forms => typeof value === "object" && "other" in value;
/** What a language may do with the parts of a date. */
const isDate = (name: string) => name === "date" || name === "monthOfYear";

/** One line for each difference from the English words; none for a language that is complete. */
function faultsOf(own: Value | undefined, model: Value, language: string, name = ""): readonly string[] {
  if (own === undefined) return [`${name} is missing`];
  if (typeof model === "string") {
    if (typeof own !== "string" || own.trim() === "") return [`${name} has no text`];
    return isDate(name) || placesIn(own).join() === placesIn(model).join() ? [] : [`${name} has other places: ${own}`];
  }
  if (Array.isArray(model)) {
    if (!Array.isArray(own) || own.length !== model.length) return [`${name} has not ${model.length} texts`];
    return model.flatMap((text: string, index) => faultsOf(own[index] as string, text, language, `${name}[${index}]`));
  }
  if (isForms(model)) return faultsOfForms(own, model, language, name);
  const keys = new Set([...Object.keys(own), ...Object.keys(model)]);
  return [...keys].flatMap((key) => {
    const [wanted, found] = [(model as { [key: string]: Value })[key], (own as { [key: string]: Value })[key]];
    return wanted === undefined ? [`${key} is not among the English words`] : faultsOf(found, wanted, language, key);
  });
}

function faultsOfForms(own: Value, model: Forms, language: string, name: string): readonly string[] {
  if (!isForms(own)) return [`${name} has no forms`];
  const wanted = new Set([...categoriesOf(language), "other"]);
  const found = Object.entries(own as { readonly [category: string]: string });
  const odd = found.flatMap(([category, text]) => {
    // A number that is a word in its form need not be written.
    const places = placesIn(model.other).filter((place) => place !== "n" || placesIn(text).includes("n"));
    return placesIn(text).join() === places.join() ? [] : [`${name}.${category} has other places: ${text}`];
  });
  const isComplete =
    found
      .map(([category]) => category)
      .sort()
      .join() === [...wanted].sort().join();
  return isComplete ? odd : [`${name} has the forms ${found.map(([category]) => category).join()}`, ...odd];
}

describe.each(spokenLanguages())("%s", (language) => {
  test("has every text, with the places of the English one, in every form of the language", () => {
    expect(faultsOf(wordsFor(language), en, language)).toEqual([]);
  });

  test("has no text with blanks around it, apart from separators", () => {
    const texts = Object.entries(wordsFor(language)).flatMap(([name, value]) =>
      name === "listSeparator" ? [] : textsIn(value as Value).map((text) => [name, text] as const),
    );
    expect(texts.filter(([, text]) => text !== text.trim())).toEqual([]);
  });
});

function textsIn(value: Value): readonly string[] {
  return typeof value === "string" ? [value] : Object.values(value).flatMap((part) => textsIn(part));
}

test("a language that is not complete is told", () => {
  const { draft: _, ...rest } = wordsFor("de");
  const wrong = { ...rest, noteCount: { other: "{n} Notizen" }, updated: "Am {day}", months: ["Januar"] };
  expect(faultsOf(wrong as unknown as Value, en, "de")).toEqual([
    "noteCount has the forms other",
    "updated has other places: Am {day}",
    "months has not 12 texts",
    "draft is missing",
  ]);
});

test.each([
  ["en", "en"],
  ["de-CH", "de"],
  ["PT-br", "pt"],
  ["zh", "zh"],
  ["zh-Hans-TW", "zh"],
  ["zh-TW", "zh-Hant"],
  ["zh-Hant-HK", "zh-Hant"],
  ["iw", "he"],
  ["el", "en"],
  ["", "en"],
])("the words for %j are those of %s", (tag, language) => {
  expect(wordsFor(tag).language).toBe(language);
});

test("of several languages the first that recto speaks is taken", () => {
  expect(wordsFor(undefined, "el", "fr", "de").language).toBe("fr");
});

test.each([
  ["ar", "zero:0 one:1 two:2 few:3 few:10 many:11 many:99 other:100 other:102 few:103 many:111"],
  ["en", "other:0 one:1 other:2 other:11 other:21"],
  ["fr", "one:0 one:1 other:2"],
  ["he", "other:0 one:1 two:2 other:3 other:20"],
  ["ja", "other:0 other:1 other:2"],
  ["pl", "many:0 one:1 few:2 few:4 many:5 many:12 many:14 many:21 few:22 many:112"],
  ["ru", "many:0 one:1 few:2 many:5 many:11 many:12 one:21 few:22 many:111 one:121"],
  ["uk", "one:1 few:3 many:11 one:101"],
  ["zh-Hant", "other:0 other:1"],
])("%s has its forms of numbers: %s", (language, expected) => {
  const found = expected.split(" ").map((each) => {
    const n = Number(each.split(":")[1]);
    return `${pluralCategory(language, n)}:${n}`;
  });
  expect(found.join(" ")).toBe(expected);
});

test.each([
  ["en", "9 Feb 2026", "February 2026", "1 note", "1.2 MB"],
  ["de", "9. Feb. 2026", "Februar 2026", "1 Notiz", "1,2 MB"],
  ["fr", "9 févr. 2026", "Février 2026", "1 note", "1,2\u00a0Mo"],
  ["pt", "9 de fev. de 2026", "Fevereiro de 2026", "1 nota", "1,2 MB"],
  ["ja", "2026年2月9日", "2026年2月", "1 件のノート", "1.2 MB"],
  ["ar", "9 فبراير 2026", "فبراير 2026", "ملاحظة واحدة", "1.2 ميغابايت"],
])("%s says dates, counts and sizes in its own way", (language, date, month, count, size) => {
  const words = wordsFor(language);
  const say = createSay(words);
  expect([say.date("2026-02-09"), say.month("2026-02"), say.count(words.noteCount, 1), say.size(1_234_567)]).toEqual([
    date,
    month,
    count,
    size,
  ]);
});

test("Arabic counts in six forms", () => {
  const words = wordsFor("ar");
  const { count } = createSay(words);
  expect([0, 1, 2, 3, 11, 100].map((n) => count(words.noteCount, n))).toEqual([
    "لا ملاحظات",
    "ملاحظة واحدة",
    "ملاحظتان",
    "3 ملاحظات",
    "11 ملاحظة",
    "100 ملاحظة",
  ]);
});

test("what is filled in is not read for places again", () => {
  expect(createSay(en).fill("{a} and {b}, {c}", { a: "{b}", b: 2 })).toBe("{b} and 2, {c}");
});
