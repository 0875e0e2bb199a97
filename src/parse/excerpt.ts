/** A note in one line: the description that lists and search engines show. */
import type { Token } from "markdown-it";
import { tagOf } from "./syntax/tag.ts";
import { collapseBlanks, cutAtWord, plainText } from "./text.ts";

/** In UTF-16 units. */
const DESCRIPTION_LIMIT = 160;

/**
 * The first paragraph of the note itself that says something; else one in a list or quote; else a paragraph that is only a link,
 * which is mostly a source. Empty when there is none.
 */
export function describe(tokens: readonly Token[]): string {
  let nested = "";
  let onlyLink = "";
  for (const [i, token] of tokens.entries()) {
    if (token.type === "footnote_block_open") break;
    if (token.type !== "paragraph_open" || token.attrGet("class") === "title-source") continue;
    if (token.level > 0 && nested !== "") continue;
    const children = (tokens[i + 1]?.children ?? []).filter(({ type }) => type !== "image");
    const text = collapseBlanks(plainText(children));
    if (text === "" || isOnlyTags(children)) continue;
    if (isOnlyLink(children)) onlyLink ||= text;
    else if (token.level === 0) return cutAtWord(text, DESCRIPTION_LIMIT);
    else nested = text;
  }
  return cutAtWord(nested || onlyLink, DESCRIPTION_LIMIT);
}

/** Tags say where a note belongs, not what it says. */
function isOnlyTags(tokens: readonly Token[]): boolean {
  let isInTag = false;
  return tokens.every((token) => {
    if (token.type === "link_open") isInTag = tagOf(token) !== undefined;
    else if (token.type === "link_close") isInTag = false;
    return isInTag || plainText([token]).trim() === "";
  });
}

function isOnlyLink(tokens: readonly Token[]): boolean {
  return tokens[0]?.type === "link_open" && tokens.findIndex(({ type }) => type === "link_close") === tokens.length - 1;
}
