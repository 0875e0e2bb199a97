/** Tables of contents that were made by hand: they repeat the one that the page has, and go. */
import type { Token } from "markdown-it";
import { anchorSlug } from "../lib/slug.ts";
import { headingLevel, topBlocks, visibleChildren } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { placeOfLine, report } from "./context.ts";
import type { Context } from "./context.ts";
import { headingText, markHeading, shapeOf } from "./outline.ts";

/** What such a list is called in English, German, Spanish, French, Italian, Portuguese and Dutch. */
const LABEL =
  /^(?:table of contents?|contents?|toc|index|on this page|in this (?:note|page|article|document)|inhalt|inhaltsverzeichnis|verzeichnis|índice|indice|tabla de contenidos?|contenidos?|table des matières|sommaire|sommario|contenuti|contenuto|sumário|conteúdos?|tabela de conteúdos?|inhoud|inhoudsopgave)\s?[:：]?$/iu;

/** Fewer links are no contents, and the page shows none of its own for fewer headings. */
const LEAST_LINKS = 3;

/**
 * Leaves out lists of nothing but links to headings of this note, under a heading or line that calls them so, or under none.
 * Where a list has such a name, half of its links must lead to a heading, else all of them: a list that does more than repeat stays.
 */
export function hideHandMadeContents(tokens: readonly Token[], context: Context): readonly Token[] {
  const blocks = topBlocks(tokens);
  let slugs: ReadonlySet<string> | undefined;
  const dropped = new Set<number>();
  for (const [at, block] of blocks.entries()) {
    if (block.open.type !== "bullet_list_open" && block.open.type !== "ordered_list_open") continue;
    const links = anchorsOfList(tokens.slice(block.start, block.end + 1));
    if (links.length < LEAST_LINKS) continue;
    const name = blocks[at - 1];
    const isNamed = name?.inline !== undefined && LABEL.test(headingText(name.inline));
    // Under another heading it is what that section has to say; behind `<summary>` it is what opens.
    if (!isNamed && name !== undefined && (headingLevel(name) !== undefined || name.open.type === "html_block")) continue;
    slugs ??= slugsOf(blocks);
    const known = new Set(links.filter((link) => hasHeading(slugs as ReadonlySet<string>, link)));
    if (
      known.size < LEAST_LINKS ||
      (isNamed ? links.filter((link) => known.has(link)).length * 2 < links.length : !links.every((link) => known.has(link)))
    )
      continue;
    dropTokens(block, dropped);
    if (isNamed) {
      // Links back to the contents lead to where they were.
      if (headingLevel(name) === undefined) dropTokens(name, dropped);
      else markHeading(name.open, "hidden");
    }
    tell(context, (isNamed ? name : block).open);
  }
  return dropped.size === 0 ? tokens : tokens.filter((_, index) => !dropped.has(index));
}

function dropTokens({ start, end }: Block, dropped: Set<number>): void {
  for (let index = start; index <= end; index++) dropped.add(index);
}

/** Anchors of all links of a list whose items are one link each; empty when it holds anything else. */
function anchorsOfList(tokens: readonly Token[]): readonly string[] {
  const anchors: string[] = [];
  for (const token of tokens) {
    if (token.type !== "inline") {
      if (!/^(?:bullet_list|ordered_list|list_item|paragraph)_(?:open|close)$/.test(token.type)) return [];
      continue;
    }
    const anchor = onlyAnchor(token);
    if (anchor === undefined) return [];
    anchors.push(anchor);
  }
  return anchors;
}

function onlyAnchor(inline: Token): string | undefined {
  let anchor: string | undefined;
  let isInLink = false;
  for (const token of visibleChildren(inline)) {
    if (token.type === "link_open") {
      const href = String(token.attrGet("href") ?? "");
      if (anchor !== undefined || !href.startsWith("#")) return undefined;
      anchor = href.slice(1);
      isInLink = true;
    } else if (token.type === "link_close") isInLink = false;
    else if (token.type === "image" || token.type === "html_inline" || token.type === "footnote_ref") return undefined;
    // Numbers by hand may stand outside of the link.
    else if (!isInLink && token.type === "text" && !/^[\s\d.)\]–—-]*$/.test(token.content)) return undefined;
    else if (!isInLink && token.nesting === 0 && token.type !== "text") return undefined;
  }
  return anchor;
}

/** Anchors that headings would have, before equal ones are numbered. */
function slugsOf(blocks: readonly Block[]): ReadonlySet<string> {
  const slugs = new Set<string>();
  for (const { open, inline } of blocks) {
    if (open.type !== "heading_open" || inline === undefined || (shapeOf(open) ?? "pseudo") !== "pseudo") continue;
    slugs.add(anchorSlug(headingText(inline)));
    const id = open.meta?.["customId"];
    if (typeof id === "string") slugs.add(id);
  }
  return slugs;
}

function hasHeading(slugs: ReadonlySet<string>, link: string): boolean {
  const slug = anchorSlug(decoded(link));
  return slugs.has(slug) || slugs.has(slug.replace(/-\d{1,4}$/, ""));
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

function tell(context: Context, { map }: Token): void {
  const message = "the table of contents made by hand is not shown, because the page has one of its own";
  const hint = "Remove it; or write `toc: false` in front matter to show yours alone.";
  report(context, { code: "hand-made-contents", severity: "info", message, hint }, placeOfLine(context, map?.[0] ?? 0));
}
