/** How links and images are written once `openReferences` has judged them. */
import type { Token } from "markdown-it";
import { escapeHtml } from "../../lib/escape.ts";
import type { Syntax } from "../rule.ts";

export const link: Syntax = (md) => {
  // The engine's own check would turn a refused link into brackets and parentheses, without a word.
  md.validateLink = () => true;
  // `meta.name` stands in for a label that the writer left empty.
  md.renderer.rules["link_open"] = (tokens, index) => {
    const token = tokens[index] as Token;
    const name = token.meta?.["name"];
    return `<a${md.renderer.renderAttrs(token)}>${typeof name === "string" ? escapeHtml(name) : ""}`;
  };
  md.renderer.rules["image"] = (tokens, index) => `<img${md.renderer.renderAttrs(tokens[index] as Token)}>`;
};
