/** Links and images: those that leave the site are finished here, the others become holes. */
import type { Token } from "markdown-it";
import { stemOf } from "../lib/relative.ts";
import type { Place } from "../model/index.ts";
import { spanOf } from "./context.ts";
import type { Context } from "./context.ts";
import { addHole, followImage, followLink, isRemote, nameOfAddress } from "./follow.ts";
import type { Written } from "./follow.ts";
import { isEmptyName, reportMissingAlt } from "./missingAlt.ts";
import { placeOfSpan } from "./position.ts";
import { collapseBlanks, plainText, plainTextOf, sentenceAround } from "./text.ts";
import type { EmbedMeta } from "./syntax/embed.ts";
import { tagOf } from "./syntax/tag.ts";
import type { WikiTarget } from "./syntax/wikilink.ts";

/** Finishes or opens every link and image of the tokens. */
export function openReferences(tokens: readonly Token[], context: Context): void {
  for (const token of tokens) {
    if (token.type === "embed") openEmbed(token, context);
    if (token.type === "inline" && token.children !== null && token.children.some(isReference)) openInline(token.children, context);
  }
}

function isReference({ type }: Token): boolean {
  return type === "link_open" || type === "image" || type === "html_inline";
}

/** An embed has no sentence around it. */
function openEmbed(token: Token, context: Context): void {
  const { wikilink, label } = token.meta as EmbedMeta;
  const written: Written = {
    syntax: "wikilink",
    address: "",
    label: collapseBlanks(label),
    place: () => placeOf(token, context),
    context: () => "",
  };
  token.meta = { ...token.meta, hole: addHole(context, { kind: "embed", ...wikilink }, written) };
}

function openInline(tokens: readonly Token[], context: Context): void {
  const block = plainBlock(tokens);
  for (const [i, token] of tokens.entries()) {
    if (token.type === "link_open") {
      const end = closingLink(tokens, i);
      openLink(tokens.slice(i, end + 1), {
        context,
        sentence: () => sentenceAround(block.text, block.starts[i] as number, block.starts[end] as number),
      });
    } else if (token.type === "image") {
      openImage(token, context);
    } else if (token.type === "html_inline" && /^<a\s/i.test(token.content)) {
      const start = block.starts[i] as number;
      token.meta = { ...token.meta, sentence: sentenceAround(block.text, start, start) };
    }
  }
}

/** Text of a block, and where in it each token begins. */
function plainBlock(tokens: readonly Token[]): { readonly text: string; readonly starts: readonly number[] } {
  const starts: number[] = [];
  let text = "";
  for (const token of tokens) {
    starts.push(text.length);
    text += plainTextOf(token);
  }
  return { text, starts };
}

function closingLink(tokens: readonly Token[], open: number): number {
  let end = open + 1;
  while (end < tokens.length - 1 && tokens[end]?.type !== "link_close") end++;
  return end;
}

/** `tokens` from `link_open` to `link_close`. */
function openLink(tokens: readonly Token[], around: { readonly context: Context; readonly sentence: () => string }): void {
  const { context, sentence } = around;
  const [open, ...inner] = tokens as [Token, ...Token[]];
  const close = inner.at(-1) as Token;
  const title = open.attrGet("title");
  const href = String(open.attrGet("href") ?? "");
  const label = nameLink(open, inner, href);
  const written: Written = {
    syntax: "markdown",
    address: href,
    label,
    ...(title !== null && { title: String(title) }),
    place: () => placeOf(open, context),
    context: sentence,
  };
  const wiki = open.meta?.["wikilink"] as WikiTarget | undefined;
  const tag = tagOf(open);
  const followed =
    tag !== undefined
      ? { hole: addHole(context, { kind: "tag", target: tag }, written) }
      : wiki === undefined
        ? followLink(context, written)
        : { hole: addHole(context, { kind: "link", ...wiki }, { ...written, syntax: "wikilink" }) };
  if (followed === undefined) {
    for (const token of [open, close]) makeText(token, "");
  } else if ("hole" in followed) {
    open.attrs = [["data-recto-hole", followed.hole]];
  } else {
    open.attrSet("href", followed.href);
    // An address as it stands: it may break anywhere, and need not be told on paper.
    if (open.info === "auto" && isRemote(followed.href)) open.attrSet("class", "address");
  }
}

/** The link's name, which it gets from its address where the writer gave none. */
function nameLink(open: Token, inner: readonly Token[], href: string): string {
  const label = collapseBlanks(plainText(inner));
  if (label !== "" || open.meta?.["wikilink"] !== undefined) return label;
  const name = nameOfAddress(href);
  const image = inner.find(({ type }) => type === "image");
  // Raw HTML may hold an image; the sanitizer names it.
  if (inner.some(({ type }) => type === "html_inline")) return name;
  if (image === undefined) open.meta = { ...open.meta, name };
  else image.meta = { ...image.meta, alt: name };
  return name;
}

function openImage(token: Token, context: Context): void {
  const wiki = token.meta?.["wikilink"] as WikiTarget | undefined;
  const alt = collapseBlanks(plainTextOf(token));
  const tooltip = token.attrGet("title");
  const label = alt === "" ? String(tooltip ?? "") : alt;
  const title = alt === "" ? null : tooltip;
  const written: Written = {
    syntax: "markdown",
    address: String(token.attrGet("src") ?? ""),
    label,
    ...(title !== null && { title: String(title) }),
    place: () => placeOf(token, context),
    context: () => "",
  };
  if (isSilent(token, wiki)) reportMissingAlt(context, wiki?.target ?? written.address, placeOf(token, context));
  if (wiki !== undefined) {
    const { width, height, ...to } = wiki;
    const size = { ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
    setAttrs(token, [["data-recto-hole", addHole(context, { kind: "image", ...to }, { ...written, ...size, syntax: "wikilink" })]]);
    return;
  }
  const followed = followImage(context, written);
  if (followed === undefined) makeText(token, label);
  else if ("hole" in followed) setAttrs(token, [["data-recto-hole", followed.hole]]);
  else {
    setAttrs(token, [
      ["src", followed.href],
      ["alt", label],
      ...(title === null ? [] : [["title", String(title)] as [string, string]]),
      ["loading", "lazy"],
      ...(isRemote(followed.href) ? [["referrerpolicy", "no-referrer"] as [string, string]] : []),
    ]);
  }
}

/** Whether the writer gave no words: neither before the address, nor behind it, nor, in a wikilink, by the file's name. */
function isSilent(token: Token, wiki: WikiTarget | undefined): boolean {
  if (wiki !== undefined) return token.meta?.["alt"] === stemOf(wiki.target) && isEmptyName(stemOf(wiki.target));
  return token.attrGet("title") === null && plainText(token.children ?? []).trim() === "";
}

function setAttrs(token: Token, attrs: [string, string | number][]): void {
  token.attrs = attrs;
}

function makeText(token: Token, content: string): void {
  token.type = "text";
  token.tag = "";
  token.nesting = 0;
  token.content = content;
}

function placeOf(token: Token, context: Context): Omit<Place, "path"> {
  const span = spanOf(token);
  if (span === undefined) return { line: context.firstLine, column: 1, length: 1 };
  return placeOfSpan(span, context.lines, context.firstLine);
}
