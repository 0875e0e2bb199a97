/** The blocks of a note itself, those in no list, quote or callout: what shapes are recognized by. */
import type { Token } from "markdown-it";

/** Tokens `start` to `end`, both included; a block without inner tokens has `start === end`. */
export type Block = {
  readonly start: number;
  readonly end: number;
  readonly open: Token;
  /** Of a paragraph or heading; absent for other blocks. */
  readonly inline?: Token;
};

/** In order. Depth is counted here, because tokens of callouts do not tell it. */
export function topBlocks(tokens: readonly Token[]): readonly Block[] {
  const blocks: Block[] = [];
  let depth = 0;
  let start = 0;
  for (const [end, { nesting }] of tokens.entries()) {
    if (depth === 0) start = end;
    depth += nesting;
    if (depth > 0) continue;
    depth = 0;
    const open = tokens[start] as Token;
    const inline = tokens[start + 1];
    const hasText = inline?.type === "inline" && end === start + 2;
    blocks.push({ start, end, open, ...(hasText && { inline }) });
  }
  return blocks;
}

/** Level as written; undefined for what is no heading. */
export function headingLevel({ open }: Block): number | undefined {
  return open.type === "heading_open" ? Number(open.tag[1]) : undefined;
}

/** Inline tokens that a reader sees: comments and blank text left out. */
export function visibleChildren(inline: Token): readonly Token[] {
  return (inline.children ?? []).filter(({ type, content }) => {
    if (type === "text") return content.trim() !== "";
    if (type === "html_inline") return !content.startsWith("<!--");
    return type !== "softbreak" && type !== "hardbreak";
  });
}

/** Whether raw HTML is nothing but comments and blanks. */
export function isOnlyComments(html: string): boolean {
  let at = 0;
  for (;;) {
    while (at < html.length && /\s/.test(html[at] as string)) at++;
    if (at === html.length) return true;
    if (!html.startsWith("<!--", at)) return false;
    const end = html.indexOf("-->", at + 2);
    if (end === -1) return false;
    at = end + "-->".length;
  }
}
