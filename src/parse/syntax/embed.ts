/**
 * Notes within notes, `![[note]]`: on a line of its own a block that `link` and `render` fill with the other note.
 * In the middle of a line it stays the link that `wikilink.ts` makes of it, because a paragraph of HTML cannot hold blocks.
 */
import type { StateCore, Token } from "markdown-it";
import type { Syntax } from "../rule.ts";
import { plainText } from "../text.ts";
import type { WikiTarget } from "./wikilink.ts";

/** What a token of this syntax has in `meta`, beside the span; `hole` is added when references are opened. */
export type EmbedMeta = { readonly wikilink: WikiTarget; readonly label: string; readonly hole?: number };

type Make = StateCore["Token"];

export const embed: Syntax = (md) => {
  // Before footnotes are put in order, which looks for the paragraph at their ends.
  md.core.ruler.after("inline", "embed", liftEmbeds);
  // An element without content and without an end: it stands wherever a block may stand, also in what the sanitizer rebuilds.
  md.renderer.rules["embed"] = (tokens, index) => `<hr data-recto-hole="${String(tokens[index]?.meta?.["hole"])}">\n`;
};

/** Takes such lines out of their paragraphs, also where several stand below each other or next to text. */
function liftEmbeds(state: StateCore): void {
  if (!state.src.includes("![[")) return;
  const lifted: Token[] = [];
  for (let i = 0; i < state.tokens.length; i++) {
    const [open, inline, close] = state.tokens.slice(i, i + 3) as [Token, Token, Token];
    const isParagraph = open.type === "paragraph_open" && inline?.type === "inline";
    if (!isParagraph || !inline.children?.some(opensEmbed)) {
      lifted.push(open);
      continue;
    }
    for (const token of splitParagraph({ open, inline, close }, state.Token)) lifted.push(token);
    i += 2;
  }
  state.tokens = lifted;
}

function opensEmbed({ type, level, meta }: Token): boolean {
  return type === "link_open" && level === 0 && meta?.["embed"] === true;
}

type Paragraph = { readonly open: Token; readonly inline: Token; readonly close: Token };

function splitParagraph({ open, inline, close }: Paragraph, Make: Make): readonly Token[] {
  const tokens: Token[] = [];
  let text: Token[] = [];
  let isOpenUsed = false;
  const endText = () => {
    if (text.length === 0) return;
    const hasAll = text.length === inline.children?.length;
    const part = hasAll ? inline : Object.assign(new Make("inline", "", 0), inline, { children: text, content: contentOf(text) });
    tokens.push(isOpenUsed ? likeIt(open, Make) : open, part, isOpenUsed ? likeIt(close, Make) : close);
    isOpenUsed = true;
    text = [];
  };
  for (const line of linesOf(inline.children ?? [])) {
    const link = embedAlone(line.tokens);
    if (link === undefined) {
      if (text.length > 0 && line.breakBefore !== undefined) text.push(line.breakBefore);
      for (const token of line.tokens) text.push(token);
      continue;
    }
    endText();
    tokens.push(embedToken(link, open, Make));
  }
  endText();
  // A block id of the paragraph must not go with it.
  const id = isOpenUsed ? null : open.attrGet("id");
  if (id !== null) tokens.unshift(Object.assign(new Make("block_id", "", 0), { meta: { blockId: id }, level: open.level, block: true }));
  return tokens;
}

type Line = { readonly tokens: Token[]; readonly breakBefore: Token | undefined };

/** Breaks within emphasis do not count: what they part belongs together. */
function linesOf(children: readonly Token[]): readonly Line[] {
  const lines: Line[] = [{ tokens: [], breakBefore: undefined }];
  for (const child of children) {
    if (/^(?:soft|hard)break$/.test(child.type) && child.level === 0) lines.push({ tokens: [], breakBefore: child });
    else (lines.at(-1) as Line).tokens.push(child);
  }
  return lines;
}

/** Its three tokens, where a line has nothing else but blanks. */
function embedAlone(line: readonly Token[]): readonly Token[] | undefined {
  const visible = line.filter(({ type, content }) => type !== "text" || content.trim() !== "");
  const [first] = visible;
  return visible.length === 3 && first !== undefined && opensEmbed(first) ? visible : undefined;
}

function embedToken([link, words]: readonly Token[], { level, map }: Token, Make: Make): Token {
  const meta = { ...link?.meta, label: words?.content ?? "" };
  return Object.assign(new Make("embed", "", 0), { meta, level, map, block: true });
}

/** A tag of another paragraph of the same kind, without the attributes that can stand once only. */
function likeIt(token: Token, Make: Make): Token {
  const { type, tag, nesting, level, hidden, map } = token;
  return Object.assign(new Make(type, tag, nesting), { level, hidden, map, block: true });
}

/** As the writer could have written it; later rules ask only how long it is, and whether it is one line. */
function contentOf(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.type.endsWith("break") ? "\n" : plainText([token]))).join("");
}
