/** Headings: custom ids (`## Text {#id}`) and a link to each heading. */
import type { Token } from "markdown-it";
import { escapeHtml } from "../../lib/escape.ts";
import type { Syntax } from "../rule.ts";

const CUSTOM_ID = /^\{#([\p{L}\p{N}][\p{L}\p{M}\p{N}_.:-]{0,99})\}$/u;

export const heading: Syntax = (md) => {
  md.core.ruler.after("block", "heading_id", ({ tokens }) => {
    for (const [i, token] of tokens.entries()) {
      if (token.type === "heading_open") takeCustomId(token, tokens[i + 1] as Token);
    }
  });
  // `arrangeOutline` leaves the plain text in `meta.text`; a heading that it did not see stays without a link.
  md.renderer.rules["heading_close"] = (tokens, index) => {
    const { tag, meta } = tokens[index] as Token;
    const id = meta?.["id"];
    const text = meta?.["text"];
    if (typeof id !== "string" || typeof text !== "string") return `</${tag}>\n`;
    return `<a class="heading-anchor" href="#${escapeHtml(id)}" aria-label="Link to this section: ${escapeHtml(text)}"></a></${tag}>\n`;
  };
};

function takeCustomId(open: Token, inline: Token): void {
  if (!inline.content.endsWith("}")) return;
  const start = inline.content.lastIndexOf("{#");
  const id = start === -1 ? undefined : CUSTOM_ID.exec(inline.content.slice(start))?.[1];
  if (id === undefined) return;
  inline.content = inline.content.slice(0, start).trimEnd();
  open.meta = { ...open.meta, customId: id };
}
