/** Code blocks: highlighted by classes, scrolling by keyboard, and never swallowing the rest of a note unnoticed. */
import type { StateBlock, Token } from "markdown-it";
import { escapeHtml } from "../../lib/escape.ts";
import { contextOf, report } from "../context.ts";
import type { Context } from "../context.ts";
import { readFenceInfo } from "../fenceInfo.ts";
import { createHighlighter } from "../highlight.ts";
import { markLines } from "../lineMarks.ts";
import { replaceRule } from "../rule.ts";
import type { Syntax } from "../rule.ts";

export const code: Syntax = (md) => {
  const highlight = createHighlighter();
  replaceRule(md.block.ruler, "fence", (original) => (state, startLine, endLine, silent) => {
    if (!original(state, startLine, endLine, silent)) return false;
    if (silent) return true;
    reportUnclosed(state, startLine);
    reportIgnored(state, startLine);
    return true;
  });
  md.renderer.rules["fence"] = (tokens, index, _options, env) => {
    const token = tokens[index] as Token;
    const { language, title, lines } = readFenceInfo(md.utils.unescapeAll(token.info));
    const coloured = language === undefined ? undefined : highlight(token.content, language);
    const block = codeBlock(markLines(coloured ?? escapeHtml(token.content), lines), language, contextOf(env));
    const id = md.renderer.renderAttrs(token);
    if (title === undefined) return block.replace("<pre", `<pre${id}`);
    return `<figure class="code-figure"${id}>\n<figcaption>${escapeHtml(title)}</figcaption>\n${block}</figure>\n`;
  };
  md.renderer.rules["code_block"] = (tokens, index, _options, env) =>
    codeBlock(escapeHtml((tokens[index] as Token).content), undefined, contextOf(env));
};

/** What scrolls must be reached by keyboard (WCAG 2.1.1) and then needs a name. A group, not a region: blocks are no landmarks. */
function codeBlock(html: string, language: string | undefined, { words, say }: Context): string {
  const label = escapeHtml(language === undefined ? words.code : say.fill(words.codeIn, { language }));
  const names = language === undefined ? "hljs" : `hljs language-${escapeHtml(language)}`;
  return `<pre class="code" role="group" tabindex="0" aria-label="${label}"><code class="${names}">${html}</code></pre>\n`;
}

/** What a writer put behind the language must not be lost without a word. */
function reportIgnored(state: StateBlock, startLine: number): void {
  const { info, markup } = state.tokens.at(-1) as Token;
  const { ignored } = readFenceInfo(state.md.utils.unescapeAll(info));
  if (ignored === "") return;
  const context = contextOf(state.env);
  const line = context.lines[startLine] ?? "";
  const column = Math.max(0, line.indexOf(ignored, line.indexOf(markup)));
  const message = `the code block's "${ignored.length <= 60 ? ignored : `${ignored.slice(0, 59).toWellFormed()}…`}" is not shown`;
  const hint = 'Behind the language recto knows title="…" and the numbers of lines to mark, {1,3-5}.';
  const place = { line: context.firstLine + startLine, column: column + 1, length: ignored.length };
  report(context, { code: "fence-option", severity: "info", message, hint }, place);
}

/** markdown-it closes a fence at the end of its container, as the specification says; a writer rarely means that. */
function reportUnclosed(state: StateBlock, startLine: number): void {
  const token = state.tokens.at(-1) as Token;
  const lastLine = state.line - 1;
  const begin = (state.bMarks[lastLine] as number) + (state.tShift[lastLine] as number);
  const last = state.src.slice(begin, state.eMarks[lastLine]).trim();
  const mark = token.markup[0] as string;
  if (lastLine > startLine && last.length >= token.markup.length && last === mark.repeat(last.length)) return;
  const context = contextOf(state.env);
  const column = Math.max(0, (context.lines[startLine] ?? "").indexOf(token.markup));
  report(
    context,
    {
      code: "unclosed-fence",
      severity: "warning",
      message: `the code block that begins with ${token.markup}${token.info.trimEnd()} has no end, so all that follows it is code`,
      hint: `Write ${token.markup} on a line of its own where the code ends.`,
    },
    { line: context.firstLine + startLine, column: column + 1, length: token.markup.length },
  );
}
