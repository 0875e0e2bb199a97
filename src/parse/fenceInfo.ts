/** What stands behind the backticks of a code block: language, title and lines to mark. */
import { languageOf } from "./highlight.ts";

export type FenceInfo = {
  /** In lower case; undefined when none is named. */
  readonly language: string | undefined;
  readonly title: string | undefined;
  /** Ranges of line numbers, from 1, both ends included. */
  readonly lines: readonly LineRange[];
  /** What is none of these, for a message; empty when nothing is left. */
  readonly ignored: string;
};

export type LineRange = readonly [first: number, last: number];

const LANGUAGE_PART = /^(?:\{\s*\.?[a-z][\w+#-]*|[\w+#.-]+(?=[\s{,:]|$))/i;
const TITLE = /(?:^|[\s{,])title[=:]\s?(?:"([^"]*)"|'([^']*)'|([^\s"'}]+))/i;
/** As Zenn and Qiita write it: `js:src/app.js`. */
const NAME = /^:([^\s:"'{}]+)/;
const LINES = /(?:^|\s)\{\s*(\d[\d\s,-]*)\}|^\{\s*(\d[\d\s,-]*)\}/;

/** `info` with escapes and entities resolved: `js title="app.js" {1,3-5}`. */
export function readFenceInfo(info: string): FenceInfo {
  const trimmed = info.trim();
  const language = languageOf(trimmed);
  // Most blocks have no more than that.
  if (trimmed === "" || trimmed.toLowerCase() === language) return { language, title: undefined, lines: [], ignored: "" };
  let rest = language === undefined ? trimmed : trimmed.replace(LANGUAGE_PART, "");
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest);
    if (found === null) return undefined;
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found.slice(1).find((group) => group !== undefined);
  };
  const name = language === undefined ? undefined : take(NAME);
  const title = (take(TITLE) ?? name)?.trim();
  const lines = rangesOf(take(LINES) ?? "");
  const ignored = rest.replace(/^[\s,{}]+|[\s,{}]+$/g, "");
  return { language, title: title === "" ? undefined : title, lines, ignored };
}

/** `1,3-5` and `5-3`, which means the same as `3-5`. */
function rangesOf(written: string): readonly LineRange[] {
  return written.split(",").flatMap((part): readonly LineRange[] => {
    const [, first, last = first] = /^\s*(\d{1,9})\s*(?:-\s*(\d{1,9}))?\s*$/.exec(part) ?? [];
    if (first === undefined) return [];
    const [one, other] = [Number(first), Number(last)];
    return [one <= other ? [one, other] : [other, one]];
  });
}
