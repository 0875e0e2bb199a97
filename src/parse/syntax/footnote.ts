/** Footnotes, `[^1]` and `^[inline]`: reading by markdown-it-footnote, ids, labels and the order at the end by recto. */
import footnotePlugin from "markdown-it-footnote";
import type { StateCore, StateInline, Token } from "markdown-it";
import { escapeHtml } from "../../lib/escape.ts";
import { contextOf, placeOfLine, report } from "../context.ts";
import type { Context } from "../context.ts";
import { replaceRule } from "../rule.ts";
import type { Syntax } from "../rule.ts";
import { placeToken } from "./place.ts";

/** One footnote in the order of first use, as the plug-in keeps it in `env.footnotes.list`. */
type Footnote = { readonly label?: string; readonly count?: number; readonly content?: string; readonly tokens?: Token[] };
type Footnotes = { readonly list?: readonly Footnote[] };

export const footnote: Syntax = (md) => {
  md.use(footnotePlugin);
  md.core.ruler.at("footnote_tail", moveToEnd);

  // The plug-in reads an inline note's text apart, with offsets from its own beginning.
  replaceRule(md.inline.ruler, "footnote_inline", (original) => (state, silent) => {
    const context = contextOf(state.env);
    if (isOutOfPlace(state)) return false;
    context.inlineStart = state.pos + "^[".length;
    const found = original(state, silent);
    context.inlineStart = 0;
    return found;
  });
  replaceRule(md.inline.ruler, "footnote_ref", (original) => (state, silent) => {
    if (isOutOfPlace(state)) return false;
    const start = state.pos;
    const count = state.tokens.length;
    if (!original(state, silent)) return false;
    if (!silent) placeToken(state, count, start);
    return true;
  });

  md.renderer.rules["footnote_ref"] = (tokens, index, _options, env) => {
    const { number, use } = numbers(tokens[index]);
    const context = contextOf(env);
    const id = footnoteId(context, refName(number, use));
    const label = escapeHtml(context.say.fill(context.words.footnote, { n: number }));
    return `<sup class="footnote-ref"><a href="#${footnoteId(context, `fn-${number}`)}" id="${id}" aria-label="${label}">${number}</a></sup>`;
  };
  md.renderer.rules["footnote_block_open"] = (_tokens, _index, _options, env) =>
    `<section class="footnotes" aria-label="${escapeHtml(contextOf(env).words.footnotes)}">\n<ol>\n`;
  md.renderer.rules["footnote_block_close"] = () => "</ol>\n</section>\n";
  md.renderer.rules["footnote_open"] = (tokens, index, _options, env) =>
    `<li id="${footnoteId(contextOf(env), `fn-${numbers(tokens[index]).number}`)}">`;
  md.renderer.rules["footnote_close"] = () => "</li>\n";
  md.renderer.rules["footnote_anchor"] = (tokens, index, _options, env) => {
    const { number, use } = numbers(tokens[index]);
    const context = contextOf(env);
    const { words, say } = context;
    const label = say.fill(use === 0 ? words.backToReference : words.backToReferenceAgain, { n: number, use: use + 1 });
    return ` <a class="footnote-back" href="#${footnoteId(context, refName(number, use))}" aria-label="${escapeHtml(label)}">\u21a9\ufe0e</a>`;
  };
};

/** Links cannot hold links, and alternative texts no references; within an inline note the plug-in would give the same number twice. */
function isOutOfPlace(state: StateInline): boolean {
  const context = contextOf(state.env);
  return state.linkLevel > 0 || context.isAltText || context.inlineStart !== 0;
}

/** `number` counts from 1, `use` from 0. */
function numbers(token: Token | undefined): { readonly number: number; readonly use: number } {
  return { number: Number(token?.meta?.["id"] ?? 0) + 1, use: Number(token?.meta?.["subId"] ?? 0) };
}

function refName(number: number, use: number): string {
  return use === 0 ? `fnref-${number}` : `fnref-${number}-${use + 1}`;
}

/** Headings have their ids by now; whatever is free is taken, and remembered. */
function footnoteId(context: Context, wanted: string): string {
  const known = context.footnoteIds.get(wanted);
  if (known !== undefined) return known;
  const id = context.claimId(wanted);
  context.footnoteIds.set(wanted, id);
  return id;
}

/**
 * Definitions leave their places and stand at the end, in the order of first use. Unlike the plug-in's own rule this one is
 * linear in the number of notes, and it tells of definitions that nothing uses instead of dropping them without a word.
 */
function moveToEnd(state: StateCore): void {
  const footnotes = state.env["footnotes"] as Footnotes | undefined;
  if (footnotes === undefined) return;
  const { rest, definitions } = takeDefinitions(state.tokens);
  const list = footnotes.list ?? [];
  const bodies = shownDefinitions(contextOf(state.env), list, definitions);
  state.tokens = rest;
  if (list.length === 0) return;

  rest.push(new state.Token("footnote_block_open", "", 1));
  for (const [id, note] of list.entries()) {
    const open = new state.Token("footnote_open", "", 1);
    open.meta = { id };
    rest.push(open);
    const body = note.tokens === undefined ? (bodies.get(note.label ?? "") ?? []) : paragraph(state, note);
    for (const token of body) rest.push(token);
    const last = rest.at(-1)?.type === "paragraph_close" ? rest.pop() : undefined;
    for (let use = 0; use < Math.max(1, note.count ?? 1); use++) {
      const back = new state.Token("footnote_anchor", "", 0);
      back.meta = { id, subId: use };
      rest.push(back);
    }
    if (last !== undefined) rest.push(last);
    rest.push(new state.Token("footnote_close", "", -1));
  }
  rest.push(new state.Token("footnote_block_close", "", -1));
}

type Definition = { readonly label: string; readonly tokens: Token[] };

/** A definition within another one becomes one of its own. */
function takeDefinitions(tokens: readonly Token[]): { readonly rest: Token[]; readonly definitions: readonly Definition[] } {
  const rest: Token[] = [];
  const definitions: Definition[] = [];
  const open: Definition[] = [];
  for (const token of tokens) {
    if (token.type === "footnote_reference_open") open.push({ label: String(token.meta?.["label"]), tokens: [] });
    else if (token.type === "footnote_reference_close") {
      const closed = open.pop();
      if (closed !== undefined) definitions.push(closed);
    } else (open.at(-1)?.tokens ?? rest).push(token);
  }
  return { rest, definitions };
}

/** Definitions that are used, by label; of two with the same label the first one counts, as with link references. */
function shownDefinitions(
  context: Context,
  list: readonly Footnote[],
  definitions: readonly Definition[],
): ReadonlyMap<string, readonly Token[]> {
  const used = new Set(list.map(({ label }) => label));
  const shown = new Map<string, readonly Token[]>();
  for (const { label, tokens } of definitions) {
    if (!used.has(label)) {
      const message = `nothing refers to the footnote "${label}", so it is not shown`;
      reportHidden(context, tokens, { message, hint: `Write [^${label}] where it belongs, or remove it.` });
    } else if (shown.has(label)) {
      const message = `there is another footnote "${label}" above, so this one is not shown`;
      reportHidden(context, tokens, { message, hint: "Give it a label of its own." });
    } else {
      shown.set(label, tokens);
    }
  }
  return shown;
}

function reportHidden(context: Context, tokens: readonly Token[], text: { readonly message: string; readonly hint: string }): void {
  const line = tokens.find(({ map }) => map !== null)?.map?.[0];
  const at = line === undefined ? { line: context.firstLine, column: 1, length: 1 } : placeOfLine(context, line);
  report(context, { code: "hidden-footnote", severity: "warning", ...text }, at);
}

/** An inline note's text as a block. */
function paragraph(state: StateCore, note: Footnote): readonly Token[] {
  const open = new state.Token("paragraph_open", "p", 1);
  const inline = new state.Token("inline", "", 0);
  inline.children = note.tokens ?? [];
  inline.content = note.content ?? "";
  const close = new state.Token("paragraph_close", "p", -1);
  for (const token of [open, close]) token.block = true;
  return [open, inline, close];
}
