/** Which form of a word goes with a number: the plural rules of Unicode CLDR, for whole numbers below a million. */

export type PluralCategory = "zero" | "one" | "two" | "few" | "many" | "other";

/** A text in the forms that its language has; those that it does not have are absent. */
export type Forms = { readonly other: string } & { readonly [Category in Exclude<PluralCategory, "other">]?: string };

type Rule = (n: number) => PluralCategory;

const onlyOther: Rule = () => "other";
const oneIsOne: Rule = (n) => (n === 1 ? "one" : "other");
const zeroIsOne: Rule = (n) => (n <= 1 ? "one" : "other");
const eastSlavic: Rule = (n) => {
  if (n % 10 === 1 && n % 100 !== 11) return "one";
  return isFew(n) ? "few" : "many";
};
const isFew = (n: number) => n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);

/**
 * By language; others have one form for 1 and one for the rest. From https://www.unicode.org/cldr/charts/47/supplemental/language_plural_rules.html;
 * what Spanish, French, Italian and Portuguese say of whole millions is left out.
 */
const RULES: { readonly [language: string]: Rule } = {
  ar: (n) => {
    if (n <= 2) return (["zero", "one", "two"] as const)[n] ?? "other";
    if (n % 100 >= 3 && n % 100 <= 10) return "few";
    return n % 100 >= 11 ? "many" : "other";
  },
  fa: zeroIsOne,
  fr: zeroIsOne,
  he: (n) => (n === 2 ? "two" : oneIsOne(n)),
  hi: zeroIsOne,
  ja: onlyOther,
  ko: onlyOther,
  pl: (n) => {
    if (n === 1) return "one";
    return isFew(n) ? "few" : "many";
  },
  pt: zeroIsOne,
  ru: eastSlavic,
  uk: eastSlavic,
  zh: onlyOther,
};

/** The category of a count: a whole number from 0. Of a tag like `zh-Hant` only the language matters. */
export function pluralCategory(language: string, n: number): PluralCategory {
  return (RULES[language.split("-")[0] ?? ""] ?? oneIsOne)(n);
}

/** The form that goes with `n`; nothing is filled in. */
export function formFor(language: string, forms: Forms, n: number): string {
  return forms[pluralCategory(language, n)] ?? forms.other;
}
