/** Language tags. */

/** A tag of the shape of BCP 47 (RFC 5646): `en`, `de-CH`, `zh-Hant-TW`; that the language exists is not checked. */
export function isLanguageTag(tag: string): boolean {
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,8}$/i.test(tag);
}

/** Scripts that run from right to left, by their names in tags, and languages usually written in one of them (CLDR's likely subtags). */
const SCRIPTS: ReadonlySet<string> = new Set(["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"]);
const LANGUAGES: ReadonlySet<string> = new Set(
  "ar arc arz ary apc ajp acm bal bgn ckb dv fa glk he iw ji khw ks lrc mzn nqo pnb prs ps rhg sd sdh skr syr ug ur yi".split(" "),
);

/** The direction of text in a language: a script in the tag decides (`az-Arab`, `ar-Latn`), else the language. */
export function directionOf(tag: string): "ltr" | "rtl" {
  const [language = "", ...parts] = tag.toLowerCase().split("-");
  const script = parts.find((part) => /^[a-z]{4}$/.test(part));
  return (script === undefined ? LANGUAGES.has(language) : SCRIPTS.has(script)) ? "rtl" : "ltr";
}
