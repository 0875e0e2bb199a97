/** `[[note]]`, `[[note#heading|label]]`, `![[image.png|300]]`, as Obsidian reads them. */
import type { StateInline } from "markdown-it";
import { extensionOf, stemOf } from "../../lib/relative.ts";
import { contextOf } from "../context.ts";
import type { Syntax } from "../rule.ts";
import { placeToken } from "./place.ts";

/** What a token of this syntax has in `meta.wikilink`: a target that is a name, not an address, and so never decoded. */
export type WikiTarget = { readonly target: string; readonly anchor?: string; readonly width?: number; readonly height?: number };

/** Extensions of files that `![[…]]` puts into the note: images, films, sounds, documents. */
const EMBEDDED_EXTENSIONS: ReadonlySet<string> = new Set(
  "png jpg jpeg gif webp svg avif bmp apng ico mp4 m4v webm ogv mov mp3 m4a aac ogg oga opus wav flac pdf".split(" "),
);

/** `[[https://…]]`: an address in the brackets of a note. No note's name has two slashes. */
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)/i;

const OPEN_BRACKET = 0x5b;
const EXCLAMATION = 0x21;

export const wikilink: Syntax = (md) => {
  md.inline.ruler.before("link", "wikilink", readWikilink);
};

function readWikilink(state: StateInline, silent: boolean): boolean {
  const start = state.pos;
  const isEmbed = state.src.charCodeAt(start) === EXCLAMATION;
  const open = isEmbed ? start + 1 : start;
  if (state.src.charCodeAt(open) !== OPEN_BRACKET || state.src.charCodeAt(open + 1) !== OPEN_BRACKET) return false;
  const close = closingBrackets(state, open + 2);
  if (close === -1) return false;
  // `[[1]](https://…)` is a Markdown link whose label has brackets.
  if (state.src[close + 2] === "(") return false;
  const inner = state.src.slice(open + 2, close);
  const pipe = inner.indexOf("|");
  const written = (pipe === -1 ? inner : inner.slice(0, pipe)).trim();
  if (written === "" || written === "#") return false;
  if (!silent) {
    const count = state.tokens.length;
    const option = pipe === -1 ? undefined : inner.slice(pipe + 1).trim();
    state.pos = close + 2;
    if (isEmbed && EMBEDDED_EXTENSIONS.has(extensionOf(written.split("#", 1)[0] ?? ""))) pushImage(state, written, option);
    else if (contextOf(state.env).isLinkLabel) state.push("text", "", 0).content = labelOf(written, option);
    else pushLink(state, { written, label: labelOf(written, option), isEmbed });
    placeToken(state, count, start);
  }
  state.pos = close + 2;
  return true;
}

/** Index of the `]]` that ends the link; -1 when a bracket or line end comes first, so that the search stays linear. */
function closingBrackets(state: StateInline, from: number): number {
  for (let at = from; at + 1 < state.posMax; at++) {
    const char = state.src[at];
    if (char === "]") return state.src[at + 1] === "]" ? at : -1;
    if (char === "[" || char === "\n") return -1;
  }
  return -1;
}

/** What readers see: the writer's words, else target and anchors with `>` between them. */
function labelOf(written: string, label: string | undefined): string {
  if (label !== undefined && label !== "") return label;
  if (ADDRESS.test(written)) return written;
  return partsOf(written)
    .filter((part) => part !== "")
    .join(" > ");
}

function partsOf(written: string): readonly string[] {
  return written.split("#").map((part) => part.trim());
}

type WrittenLink = { readonly written: string; readonly label: string; readonly isEmbed: boolean };

function pushLink(state: StateInline, { written, label, isEmbed }: WrittenLink): void {
  const open = state.push("link_open", "a", 1);
  if (ADDRESS.test(written)) {
    open.attrs = [["href", written]];
  } else {
    const [target = "", ...anchors] = partsOf(written);
    const anchor = anchors.at(-1);
    const wikilink: WikiTarget = anchor === undefined ? { target } : { target, anchor };
    open.meta = { wikilink, ...(isEmbed && { embed: true }) };
  }
  state.push("text", "", 0).content = label;
  state.push("link_close", "a", -1);
}

/** `|300`, `|300x200`, `|alternative text` and `|alternative text|300`. */
function pushImage(state: StateInline, written: string, option = ""): void {
  // `paper.pdf#page=3`; an address keeps all that it has.
  const hash = ADDRESS.test(written) ? -1 : written.indexOf("#");
  const target = hash === -1 ? written : written.slice(0, hash).trim();
  const parts = option.split("|");
  const size = /^(\d{1,5})(?:x(\d{1,5}))?$/.exec(parts.at(-1)?.trim() ?? "");
  const alt = (size === null ? parts : parts.slice(0, -1)).join("|").trim();
  const wikilink: WikiTarget = {
    target,
    ...(hash !== -1 && { anchor: written.slice(hash + 1).trim() }),
    ...(size?.[1] !== undefined && { width: Number(size[1]) }),
    ...(size?.[2] !== undefined && { height: Number(size[2]) }),
  };
  const token = state.push("image", "img", 0);
  token.attrs = [];
  token.children = [];
  if (!ADDRESS.test(target)) {
    token.meta = { wikilink, alt: alt === "" ? stemOf(target) : alt };
    return;
  }
  const text = new state.Token("text", "", 0);
  text.content = alt;
  token.attrs.push(["src", target]);
  token.children.push(text);
}
