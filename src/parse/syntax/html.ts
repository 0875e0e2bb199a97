/** Raw HTML: what is no HTML stays text, comments go, and the rest waits until the whole body is rendered; see the setting `html`. */
import type { StateBlock, Token } from "markdown-it";
import { escapeHtml } from "../../lib/escape.ts";
import { contextOf, placeOfLine, report, spanOf } from "../context.ts";
import type { Container, Context, RawSegment } from "../context.ts";
import { isOneComment, withoutComments } from "../htmlComment.ts";
import { isHtmlName, isTrustedName } from "../htmlNames.ts";
import { replaceRule } from "../rule.ts";
import type { Syntax } from "../rule.ts";

const TAG_NAME = /<\/?([a-z][a-z0-9-]*)/iy;

export const html: Syntax = (md) => {
  md.set({ html: true });
  replaceRule(md.block.ruler, "html_block", (original) => (state, startLine, endLine, silent) => {
    const start = (state.bMarks[startLine] as number) + (state.tShift[startLine] as number);
    if (state.src[start] !== "<" || !isRawHtml(state.src, start, contextOf(state.env))) return false;
    if (isUnclosedComment(state, start)) {
      if (!silent) reportUnclosed(contextOf(state.env), startLine);
      return false;
    }
    return original(state, startLine, endLine, silent);
  });
  replaceRule(md.inline.ruler, "html_inline", (original) => (state, silent) => {
    return state.src[state.pos] === "<" && isRawHtml(state.src, state.pos, contextOf(state.env)) && original(state, silent);
  });
  md.core.ruler.push("html_containers", ({ tokens }) => markContainers(tokens));
  md.renderer.rules["html_block"] = (tokens, index, _options, env) => {
    const token = tokens[index] as Token;
    const context = contextOf(env);
    // Only what stands on the lines of a comment comes here.
    if (context.html === "escape") return paragraphOf(withoutComments(token.content).trim());
    return holdBack(context, token, { content: token.content, line: token.map?.[0] ?? 0, lines: undefined });
  };
  md.renderer.rules["html_inline"] = (tokens, index, _options, env) => {
    const token = tokens[index] as Token;
    return holdBack(contextOf(env), token, spanOf(token) ?? { content: token.content, line: 0, lines: undefined });
  };
};

/** What other rules leave in the `meta` of a raw token. */
type RawMeta = { readonly sentence?: string; readonly index?: number; readonly container?: Container };

/** Tells each raw token the block it stands in: a paragraph for a tag, a list item, a quote or the whole note for a block. */
function markContainers(tokens: readonly Token[]): void {
  const open: Container[] = [{ end: tokens.length }];
  for (const [index, token] of tokens.entries()) {
    const container = open.at(-1) as Container;
    if (token.nesting === 1) open.push({ end: tokens.length });
    else if (token.nesting === -1 && open.length > 1) (open.pop() as Container).end = index;
    else if (token.type === "html_block") token.meta = { ...token.meta, index, container };
    else if (token.type === "inline") {
      for (const child of token.children ?? []) if (child.type === "html_inline") child.meta = { ...child.meta, index, container };
    }
  }
}

/** Whether a comment or a tag of HTML begins at `at`; `<T>`, `<?php`, `<!X`, `<%` and, unless trusted, `<script>` are a writer's text. */
function isRawHtml(src: string, at: number, { html: mode }: Context): boolean {
  if (src.startsWith("<!--", at)) return true;
  if (mode === "escape") return false;
  TAG_NAME.lastIndex = at;
  const name = TAG_NAME.exec(src)?.[1];
  if (name === undefined) return false;
  return mode === "trusted" ? isTrustedName(name.toLowerCase()) : isHtmlName(name.toLowerCase());
}

function paragraphOf(text: string): string {
  return text === "" ? "" : `<p>${escapeHtml(text)}</p>\n`;
}

/** A comment without an end would hide all that follows; it becomes text instead. */
function isUnclosedComment(state: StateBlock, start: number): boolean {
  if (!state.src.startsWith("<!--", start)) return false;
  const context = contextOf(state.env);
  context.lastCommentEnd ??= state.src.lastIndexOf("-->");
  return context.lastCommentEnd < start + 2;
}

function reportUnclosed(context: Context, line: number): void {
  const at = placeOfLine(context, line);
  report(
    context,
    {
      code: "unclosed-comment",
      severity: "warning",
      message: "the comment that begins with <!-- has no end, so it is shown as text",
      hint: "Write --> where the comment ends.",
    },
    { ...at, length: "<!--".length },
  );
}

/** A comment is nothing. Anything else leaves its number between two NULs, which no note can contain. */
function holdBack(context: Context, token: Token, origin: RawSegment["origin"]): string {
  if (isOneComment(token.content)) return "";
  // No note may wait for the sanitizer because of a line break.
  if (/^<w?br ?\/?>$/i.test(token.content)) return token.content.startsWith("<w") ? "<wbr>" : "<br>";
  const { sentence, index, container } = (token.meta ?? {}) as RawMeta;
  const number = context.rawSegments.push({
    content: token.content,
    origin,
    context: sentence ?? "",
    index: index ?? 0,
    container: container ?? { end: Number.POSITIVE_INFINITY },
  });
  return `\0${number - 1}\0`;
}
