/** A note's title, and the heading that gives it. */
import type { Token } from "markdown-it";
import { folderOf, nameOf, stemOf } from "../lib/relative.ts";
import { anchorSlug } from "../lib/slug.ts";
import type { Note } from "../model/index.ts";
import type { Context } from "./context.ts";
import { headingText, makeParagraph, usableId } from "./outline.ts";
import { isProse } from "./proseHeading.ts";
import { collapseBlanks, headingName } from "./text.ts";

export type Titled = Pick<Note, "title" | "titleOrigin" | "titleAnchor"> & {
  /** The body's tokens: the title's heading and headings that only lead home are gone. */
  readonly tokens: readonly Token[];
};

/**
 * Front matter's title; else the first H1 that is one and no prose; else, where an H1 only leads home, the first H2; else the file's name.
 * A heading that is the title leaves the body, but a link, image or footnote in it stays as a paragraph.
 */
export function takeTitle(tokens: readonly Token[], written: string | undefined, context: Context): Titled {
  const headings = topHeadings(tokens);
  const navigation = headings.filter(({ level, inline }) => level === 1 && isNavigation(inline));
  const heading =
    headings.find((candidate) => candidate.level === 1 && isUsable(candidate) && !navigation.includes(candidate)) ??
    (navigation.length === 0 ? undefined : headings.find((candidate) => candidate.level === 2 && isUsable(candidate)));
  const dropped = new Set<number>();
  for (const { index } of navigation) for (const offset of [0, 1, 2]) dropped.add(index + offset);

  const title = heading === undefined ? "" : headingName(heading.level === 2 ? heading.text.replace(/^notes?:\s*/i, "") : heading.text);
  const repeatsWritten = written !== undefined && headingName(written).toLowerCase() === title.toLowerCase();
  const isTaken = heading !== undefined && title !== "" && (written === undefined || repeatsWritten);
  if (isTaken) {
    // The heading's anchor stays taken, as on GitHub: an equal heading further down gets `-1`.
    context.claimId(usableId(anchorSlug(heading.text)));
    if (hasMoreThanText(heading.inline)) keepAsSource(heading, tokens);
    else for (const offset of [0, 1, 2]) dropped.add(heading.index + offset);
  }
  const kept = dropped.size === 0 ? tokens : tokens.filter((_, index) => !dropped.has(index));
  const anchored = (name: string) => ({ title: name, titleAnchor: anchorSlug(isTaken ? heading.text : name), tokens: kept });
  if (written !== undefined && written.trim() !== "") return { ...anchored(collapseBlanks(written)), titleOrigin: "front-matter" };
  if (title !== "") return { ...anchored(title), titleOrigin: "heading" };
  return { ...anchored(titleFromPath(context.path, context.words.home)), titleOrigin: "file-name" };
}

type TopHeading = { readonly index: number; readonly level: number; readonly inline: Token; readonly text: string };

/** A title has words, and is no paragraph of text that somebody made a heading. */
function isUsable({ text }: TopHeading): boolean {
  return text !== "" && !isProse(text);
}

/** Headings that stand in no list or quote. */
function topHeadings(tokens: readonly Token[]): readonly TopHeading[] {
  return tokens.flatMap((token, index) => {
    if (token.type !== "heading_open" || token.level !== 0) return [];
    const inline = tokens[index + 1] as Token;
    return [{ index, level: Number(token.tag[1]), inline, text: headingText(inline) }];
  });
}

/** What links that only lead home are called: "Back to …", "← Home", "Main page" and the like. */
export const NAVIGATION_LABEL =
  /^(?:[←«‹⬅<]|(?:go |return |link )?back\b|(?:return|go) to\b|(?:home(?: ?page)?|main(?: page| menu)?|index|(?:table of )?contents?|toc|menu|readme)(?: page)?$)/i;

/** A folder's own page: `./`, `../README.md`, `/`, `index.html`. */
const ROOT_TARGET = /^(?:\.{0,2}\/)*(?:(?:readme|index|home)(?:\.(?:md|html?))?)?$/i;

/** The root of a GitHub Pages site: `https://me.github.io/reading-notes/`. */
const PAGES_ROOT = /^https?:\/\/[\w-]+\.github\.io(?:\/[^/?#]*)?\/?(?:(?:readme|index)(?:\.(?:md|html?))?)?$/i;

/** Whether a heading is one link and nothing else, and the link leads home. */
function isNavigation(inline: Token): boolean {
  const children = (inline.children ?? []).filter(({ type, content }) => type !== "text" || content.trim() !== "");
  const [first] = children;
  if (first?.type !== "link_open" || children.findIndex(({ type }) => type === "link_close") !== children.length - 1) return false;
  const href = String(first.attrGet("href") ?? "").trim();
  return NAVIGATION_LABEL.test(headingText(inline)) || (href !== "" && ROOT_TARGET.test(href)) || PAGES_ROOT.test(href);
}

function hasMoreThanText(inline: Token): boolean {
  return (inline.children ?? []).some(({ type }) => type === "link_open" || type === "image" || type === "footnote_ref");
}

function keepAsSource(heading: TopHeading, tokens: readonly Token[]): void {
  const open = tokens[heading.index] as Token;
  makeParagraph(open, tokens[heading.index + 2] as Token, false);
  open.attrs = [["class", "title-source"]];
}

/** `how-it_runs.md` is "How it runs"; names that have blanks stay as they are; an index has its folder's name. */
function titleFromPath(path: string, home: string): string {
  const stem = stemOf(path);
  if (!/^(?:index|readme)$/i.test(stem)) return readable(stem);
  const folder = folderOf(path);
  return folder === "" ? home : readable(nameOf(folder));
}

function readable(name: string): string {
  if (name.includes(" ")) return name;
  const words = collapseBlanks(name.replace(/[-_]+/g, " ")) || name;
  const [first = ""] = words;
  return first.toUpperCase() + words.slice(first.length);
}
