/** Words put together: counts, dates, sizes. Pure functions of one language's words, given to templates and plug-ins. */
import { formFor, type Forms } from "./plural.ts";
import type { Words } from "./index.ts";

export type Say = {
  /** The form for `n`, filled in with it and with `values`: `count(it.words.noteCount, 3)` is "3 notes". */
  readonly count: (forms: Forms, n: number, values?: Values) => string;
  /** A text with its places in braces filled in; those without a value stay. */
  readonly fill: (text: string, values: Values) => string;
  /** What stands before and after one place in braces, for texts around an element. */
  readonly around: (text: string, place: string) => readonly [before: string, after: string];
  /** A calendar date `YYYY-MM-DD`, within a line. */
  readonly date: (date: string) => string;
  /** `YYYY-MM` as a heading. */
  readonly month: (month: string) => string;
  /** A number of bytes as people say it, a kilobyte being 1,000: "840 bytes", "1.2 MB". */
  readonly size: (bytes: number) => string;
  /** Attributes of an element whose text is in a language of its own, with a blank before each; nothing when both are absent. */
  readonly inLanguage: (lang?: string, dir?: "ltr" | "rtl" | "auto") => string;
};

export type Values = { readonly [place: string]: string | number };

export function createSay(words: Words): Say {
  const { language, date, monthsInDates, monthOfYear, months, bytes, sizes, decimalSign } = words;
  const count: Say["count"] = (forms, n, values) => fill(formFor(language, forms, n), { ...values, n });
  return {
    count,
    fill,
    around: (text, place) => {
      const [before = "", ...after] = text.split(`{${place}}`);
      return [before, after.join(`{${place}}`)];
    },
    date: (written) => fill(date, datePlaces(written, monthsInDates)),
    month: (written) => fill(monthOfYear, datePlaces(written, months)),
    size: (amount) => {
      if (amount < 1000) return count(bytes, amount);
      let number = amount / 1000;
      let unit = 0;
      while (number >= 999.5 && unit < sizes.length - 1) {
        number /= 1000;
        unit++;
      }
      const n = number < 9.95 ? number.toFixed(1).replace(".", decimalSign) : Math.round(number);
      return fill(sizes[unit] ?? "{n}", { n });
    },
    inLanguage: (lang, dir) =>
      (lang !== undefined && /^[a-z\d-]+$/i.test(lang) ? ` lang="${lang}"` : "") + (dir === undefined ? "" : ` dir="${dir}"`),
  };
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

function datePlaces(written: string, names: readonly string[]): Values {
  const [year = "", month = "", day = ""] = written.split("-");
  return { year, month: Number(month), name: names[Number(month) - 1] ?? "", day: Number(day) };
}
