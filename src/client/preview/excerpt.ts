/** What a link leads to, cut to what can be taken in at a glance: of a page its beginning, of a section all that belongs to it. */
import { cleanCopy } from "./cleanCopy.ts";

export type Excerpt = {
  readonly title: string;
  /** Of the text, as the page has it. */
  readonly lang: string;
  readonly dir: string;
  /** Empty where there is nothing to show besides the title. */
  readonly content: DocumentFragment;
};

/** Characters, and blocks, of which more would not be seen. */
const MOST_TEXT = 900;
const MOST_BLOCKS = 12;

/** Blocks, of which one is shown where a link leads to something within it. */
const BLOCK = "p, li, blockquote, pre, table, figure, dl, details, .callout, .math, h2, h3, h4, h5, h6";

/** `id` is that of a heading, whose section is shown, or of a block; `""`, or one that is not in the text: the page's beginning. Undefined when it is no page of recto's. */
export function excerptOf(page: Document, id: string): Excerpt | undefined {
  const main = page.querySelector("main");
  const heading = main?.querySelector("h1");
  if (main === null || heading === null || heading === undefined) return undefined;
  const found = id === "" ? null : page.getElementById(id);
  const target = found?.closest(".prose") ? (found.closest(BLOCK) ?? found) : undefined;
  const first = target ?? main.querySelector(".prose")?.firstElementChild ?? main.querySelector(".list, .leaders");
  const isSection = target !== undefined && levelOf(target) !== undefined;
  const title = isSection ? `${textOf(heading)} › ${textOf(target)}` : textOf(heading);
  const blocks =
    target === undefined ? blocksFrom(first, undefined) : isSection ? blocksFrom(target.nextElementSibling, levelOf(target)) : [target];
  return { title, ...languageOf(first ?? heading), content: cleanCopy(blocks) };
}

/** As many as are seen, up to the footnotes or the next heading that is not below `level`. Without a level, headings do not end it. */
function blocksFrom(first: Element | null, level: number | undefined): readonly Element[] {
  const blocks: Element[] = [];
  let length = 0;
  for (let block = first; block !== null && blocks.length < MOST_BLOCKS && length < MOST_TEXT; block = block.nextElementSibling) {
    if ((levelOf(block) ?? 7) <= (level ?? 0) || block.matches(".footnotes")) break;
    length += block.textContent.length;
    blocks.push(block);
  }
  return blocks;
}

/** Of a heading, 2 to 6. */
function levelOf({ localName }: Element): number | undefined {
  return /^h[2-6]$/.test(localName) ? Number(localName[1]) : undefined;
}

function textOf(heading: Element): string {
  return heading.textContent.trim();
}

function languageOf(element: Element): { readonly lang: string; readonly dir: string } {
  const written = (name: string) => element.closest(`[${name}]`)?.getAttribute(name) ?? "";
  return { lang: written("lang"), dir: written("dir") };
}
