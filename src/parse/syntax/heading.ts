/** Headings: custom ids (`## Text {#id}`), a link to each heading, and how those are shown that are none. */
import type { Token } from "markdown-it";
import { escapeHtml } from "../../lib/escape.ts";
import { contextOf } from "../context.ts";
import type { Syntax } from "../rule.ts";

const CUSTOM_ID = /^\{#([\p{L}\p{N}][\p{L}\p{M}\p{N}_.:-]{0,99})\}$/u;

export const heading: Syntax = (md) => {
  md.core.ruler.after("block", "heading_id", ({ tokens }) => {
    for (const [i, token] of tokens.entries()) {
      if (token.type === "heading_open") takeCustomId(token, tokens[i + 1] as Token);
    }
  });
  // `arrangeOutline` leaves the plain text in `meta.text`; a heading that it did not see stays without a link.
  md.renderer.rules["heading_close"] = (tokens, index, _options, env) => {
    const { tag, meta } = tokens[index] as Token;
    const id = meta?.["id"];
    if (typeof id !== "string") return `</${tag}>\n`;
    // Not with the heading's words: the link stands in the heading, which would then be read out twice.
    return `<a class="heading-anchor" href="#${escapeHtml(id)}" aria-label="${escapeHtml(contextOf(env).words.linkToSection)}"></a></${tag}>\n`;
  };
  md.renderer.rules["prose_heading_open"] = (tokens, index) =>
    `<p class="prose-heading"${md.renderer.renderAttrs(tokens[index] as Token)}><strong>`;
  md.renderer.rules["prose_heading_close"] = () => "</strong></p>\n";
  md.renderer.rules["ruled_paragraph_close"] = () => "</p>\n<hr>\n";
};

function takeCustomId(open: Token, inline: Token): void {
  if (!inline.content.endsWith("}")) return;
  const start = inline.content.lastIndexOf("{#");
  const id = start === -1 ? undefined : CUSTOM_ID.exec(inline.content.slice(start))?.[1];
  if (id === undefined) return;
  inline.content = inline.content.slice(0, start).trimEnd();
  open.meta = { ...open.meta, customId: id };
}
