/**
 * Right-to-left text: in a note that has any, each block of text finds its own direction (`dir="auto"`), and each list, quote and
 * table has that of its first word. Other notes stay free of it: without right-to-left letters all of it would change nothing.
 */
import type { StateCore, Token } from "markdown-it";
import { contextOf } from "../context.ts";
import type { Syntax } from "../rule.ts";
import { plainText } from "../text.ts";

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and the other scripts of these blocks (https://www.unicode.org/reports/tr9/#Table_Bidirectional_Character_Types). */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

const TEXT_BLOCKS: ReadonlySet<string> = new Set(["paragraph_open", "heading_open", "th_open", "td_open", "dt_open", "callout_title_open"]);

/** The browser's own look at the first letter ends at blocks that have a direction themselves, so these get theirs from here. */
const CONTAINERS: ReadonlySet<string> = new Set([
  "bullet_list_open",
  "ordered_list_open",
  "list_item_open",
  "blockquote_open",
  "dl_open",
  "dd_open",
  "table_open",
]);

export const direction: Syntax = (md) => {
  md.core.ruler.push("direction", setDirections);
};

function setDirections(state: StateCore): void {
  if (!RIGHT_TO_LEFT.test(state.src) || contextOf(state.env).hasDirection === true) return;
  const waiting: Token[] = [];
  for (const token of state.tokens) {
    if (CONTAINERS.has(token.type)) waiting.push(token);
    else if (TEXT_BLOCKS.has(token.type)) token.attrSet("dir", "auto");
    else if (token.type === "inline" && waiting.length > 0) {
      const letter = /\p{L}/u.exec(plainText(token.children ?? []))?.[0];
      if (letter === undefined) continue;
      for (const container of waiting.splice(0)) container.attrSet("dir", RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr");
    }
  }
}
