/** The text of a note as one of many on a page for printing. */
import type { PrintedBody } from "../model/index.ts";
import type { Words } from "../words/index.ts";
import { fitText, idsIn } from "./embedText.ts";
import { filledBody } from "./holes.ts";

/** The id of a part's element, or of one in its text. */
export function printAnchor(id: string, anchor?: string): string {
  return anchor === undefined ? `recto-${id}` : `recto-${id}-${anchor}`;
}

/**
 * Safe HTML: ids begin as no others on the page, headings stand below the part's own, and whatever is folded is open.
 * `fillings` were made for that page.
 */
export function printText({ id, level, note, fillings }: PrintedBody, words: Words): string {
  const text = filledBody(note, fillings);
  let last = level;
  const fitted = fitText(text, {
    prefix: printAnchor(id, ""),
    ids: new Set(idsIn(text)),
    // A link to another note on the page, which has its prefix already.
    hrefOutside: (target) => `#${target}`,
    footnoteNumbers: new Map(),
    outline: {
      shift: (written) => {
        last = Math.min(6, written - 1 + level);
        return last;
      },
      last: () => last,
    },
    words,
  });
  return fitted.replace(FOLDED, "<details open$1>").replace(NAMED_SECTION, "<section$1$2>").replaceAll(' loading="lazy"', "");
}

/** In texts and attributes of a body there is no `<` and no `>`. */
const FOLDED = /<details(?![^>]* open[ >=])([^>]*)>/g;

/** Footnotes and embedded notes; a hundred landmarks would guide nobody. */
const NAMED_SECTION = /<section( [^>]*?)? aria-label="[^"]*"([^>]*)>/g;
