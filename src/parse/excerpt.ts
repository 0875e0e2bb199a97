/** A note in one line: the description that lists and search engines show. */
import type { Token } from "markdown-it";
import type { Reference } from "../model/index.ts";
import { formulaText } from "./formulaText.ts";
import { firstSentences, withoutUnfinished } from "./sentence.ts";
import { tagOf } from "./syntax/tag.ts";
import { collapseBlanks, plainText } from "./text.ts";

/** In UTF-16 units. */
const DESCRIPTION_LIMIT = 160;

/** In UTF-16 units: "Usage:", "For example:" and the like announce what follows and say nothing themselves. */
const ANNOUNCEMENT_LIMIT = 40;

const SENTENCE_END = /[.!?\u2026\u3002\uFF01\uFF1F]["\u201D\u2019)]?\s*$/u;

/**
 * The first sentences of the first paragraph of the note itself that says something; else of one in a list or quote; else a line
 * that announces one; else a paragraph that is only links, which are mostly sources. Empty when there is none.
 * `holes`: the note's references, by the number that their tokens have.
 */
export function describe(tokens: readonly Token[], holes: readonly Reference[]): string {
  const leadsToAnchor = (link: Token) => holes[Number(link.attrGet("data-recto-hole") ?? -1)]?.target === "";
  let nested = "";
  let announcement = "";
  let onlyLinks = "";
  for (const [i, token] of tokens.entries()) {
    if (token.type === "footnote_block_open") break;
    if (token.type !== "paragraph_open" || token.attrGet("class") === "title-source") continue;
    if (token.level > 0 && nested !== "") continue;
    const children = (tokens[i + 1]?.children ?? []).filter(({ type }) => type !== "image");
    const text = textOf(withoutTagsAtEnd(children));
    if (!/\p{L}/u.test(text) || isOnly(children, (link) => tagOf(link) !== undefined)) continue;
    if (isOnly(children, (link) => tagOf(link) === undefined)) {
      // Links within the note are contents, and those say nothing that the headings do not.
      if (!isOnly(children, leadsToAnchor)) onlyLinks ||= text;
    } else if (/[:：]$/.test(text) && text.length <= ANNOUNCEMENT_LIMIT) announcement ||= text;
    else {
      const said = isUnfinished(text, tokens[i + 3]) ? withoutUnfinished(text) : text;
      if (token.level === 0) return firstSentences(said, DESCRIPTION_LIMIT);
      nested = said;
    }
  }
  return firstSentences(nested || (announcement && withoutUnfinished(announcement)) || onlyLinks, DESCRIPTION_LIMIT);
}

/** Whether a paragraph's last sentence goes on in the block behind it: "You can run:", "with" before code. */
function isUnfinished(text: string, next: Token | undefined): boolean {
  if (/[:：]$/.test(text)) return true;
  const isContinued = next !== undefined && /^(?:fence|code_block|math_block|(?:bullet|ordered)_list_open)$/.test(next.type);
  return isContinued && /[\p{L}\p{N}\p{M},]$/u.test(text);
}

/** What a reader would hear, without footnote marks; a formula as text, or `…` where it cannot be. */
function textOf(tokens: readonly Token[]): string {
  let text = "";
  for (const token of tokens) {
    if (token.type === "math_inline") text += formulaText(token.content) ?? "…";
    else text += /^<br\b/i.test(token.content) && token.type === "html_inline" ? " " : plainText([token]);
  }
  return collapseBlanks(text);
}

/**
 * "Water moves. #biology #exam": tags behind a sentence, on a line of their own, or several in a row say only where the note belongs.
 * One that ends a sentence, "more on #aws", is a word of it.
 */
function withoutTagsAtEnd(tokens: readonly Token[]): readonly Token[] {
  let end = tokens.length;
  let tags = 0;
  for (let at = end; ; tags += 1) {
    while (tokens[at - 1]?.nesting === 0 && (tokens[at - 1] as Token).content.trim() === "") at -= 1;
    const open = tokens[at - 3];
    if (open === undefined || tagOf(open) === undefined) break;
    at -= 3;
    end = at;
  }
  const last = tokens[end - 1];
  const isApart = tags > 1 || last?.type === "softbreak" || last?.type === "hardbreak" || SENTENCE_END.test(last?.content ?? "");
  return isApart ? tokens.slice(0, end) : tokens;
}

/** Whether there are words in links of this kind and nowhere else. Tags say where a note belongs, not what it says. */
function isOnly(tokens: readonly Token[], isMeant: (link: Token) => boolean): boolean {
  let isWithin = false;
  let isOther = false;
  for (const token of tokens) {
    if (token.type === "link_open") isWithin = isMeant(token);
    else if (token.type === "link_close") isWithin = false;
    else if (!isWithin && /[\p{L}\p{N}]/u.test(plainText([token]))) isOther = true;
  }
  return !isOther;
}
