/**
 * Where the elements of a rendered body begin and end, so that a section or a block of it can stand in another note.
 * Read from the body when some note embeds it: written down for every heading of every note it would cost all sites memory for
 * what few of them do. One look over the tags, linear in the body.
 */
import type { BodyPlace, BodySlice, Note } from "../model/index.ts";

type Element = {
  readonly name: string;
  readonly parent: Element | undefined;
  readonly isTableScroll: boolean;
  readonly start: BodyPlace;
  /** Behind the start tag, before and behind the end tag; of an element that is still open the end of the body. */
  readonly contentStart: BodyPlace;
  contentEnd: BodyPlace;
  end: BodyPlace;
  /** Of an empty element that carries the id of the block behind it: that block. */
  block?: Element;
};

export type BodyMap = {
  readonly byId: ReadonlyMap<string, Element>;
  /** In document order. */
  readonly headings: readonly Element[];
  /** Where the footnotes begin, else the end of the body. */
  readonly end: BodyPlace;
};

/** A part of a note; an item of a list comes without its list. */
export type BodyPart = { readonly content: BodySlice; readonly isItem: boolean };

/** In texts and attributes of a body there is no `<` and no `>`. */
const TAG = /<(\/?)([a-z][a-z0-9-]*)([^>]*)>/gi;
const ID = / id="([^"]*)"/;
const VOID_ELEMENTS: ReadonlySet<string> = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** What can stand for itself in another note. */
const BLOCKS: ReadonlySet<string> = new Set(
  "aside blockquote details div dl figure h1 h2 h3 h4 h5 h6 li math ol p pre section table ul".split(" "),
);
const HEADING = /^h[1-6]$/;

export function mapBody({ body, references }: Pick<Note, "body" | "references">): BodyMap {
  const last = body.length - 1;
  const bodyEnd: BodyPlace = [last, body[last]?.length ?? 0];
  const byId = new Map<string, Element>();
  const headings: Element[] = [];
  const open: Element[] = [];
  let end = bodyEnd;
  let waiting: Element | undefined;
  const begin = (name: string, start: BodyPlace, contentStart: BodyPlace, attributes: string): Element => {
    const isTableScroll = attributes.includes(' class="table-scroll"');
    const element: Element = { name, parent: open.at(-1), isTableScroll, start, contentStart, contentEnd: bodyEnd, end: bodyEnd };
    if (waiting !== undefined && waiting.parent === element.parent) waiting.block = element;
    waiting = undefined;
    const id = ID.exec(attributes)?.[1];
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
    if (HEADING.test(name)) headings.push(element);
    if (name === "section" && open.length === 0 && attributes.includes(' class="footnotes"')) end = start;
    return element;
  };
  for (const [number, part] of body.entries()) {
    for (const { 0: tag, 1: slash, 2: name = "", 3: attributes = "", index } of part.matchAll(TAG)) {
      const start: BodyPlace = [number, index];
      const behind: BodyPlace = [number, index + tag.length];
      if (slash === "/") {
        const at = open.findLastIndex((element) => element.name === name);
        if (at === -1) continue;
        const [element] = open.splice(at) as [Element];
        element.contentEnd = start;
        element.end = behind;
        const isEmpty = name === "div" && element.contentStart[0] === number && element.contentStart[1] === index;
        waiting = isEmpty && isBlockId(element, byId, part) ? element : undefined;
        continue;
      }
      const element = begin(name, start, behind, attributes);
      if (VOID_ELEMENTS.has(name) || attributes.endsWith("/")) element.contentEnd = element.end = behind;
      else open.push(element);
    }
    // The hole of a link or tag is its opening tag.
    const kind = references[number]?.kind;
    if (kind === "link" || kind === "tag") open.push(begin("a", [number, part.length], [number + 1, 0], ""));
  }
  return { byId, headings, end };
}

/** Whether the empty element is there for the block behind it; see `parse/syntax/blockId.ts`. */
function isBlockId({ start }: Element, byId: BodyMap["byId"], part: string): boolean {
  const id = ID.exec(part.slice(start[1], part.indexOf(">", start[1])))?.[1];
  return id !== undefined && id.startsWith("block-") && byId.has(id);
}

/** Everything but the footnotes, which follow as far as they are used. */
export function wholeBody({ end }: BodyMap): BodyPart {
  return { content: { start: [0, 0], end }, isItem: false };
}

/** The section of a heading, or the block that an id belongs to; undefined when there is none. */
export function partAt(map: BodyMap, anchor: string): BodyPart | undefined {
  const found = map.byId.get(anchor);
  let block = found?.block ?? found;
  while (block !== undefined && !BLOCKS.has(block.name)) block = block.parent;
  if (block === undefined) return undefined;
  if (HEADING.test(block.name)) return { content: { start: block.start, end: sectionEnd(map, block) }, isItem: false };
  if (block.name === "table" && block.parent?.isTableScroll === true) block = block.parent;
  return { content: { start: block.start, end: block.end }, isItem: block.name === "li" };
}

/** The item of a footnote. */
export function elementAt({ byId }: BodyMap, id: string): BodySlice | undefined {
  const element = byId.get(id);
  return element && { start: element.start, end: element.end };
}

/** Up to the next heading of its level or a higher one; a heading in a quote or a list ends with it. */
function sectionEnd({ headings, end }: BodyMap, heading: Element): BodyPlace {
  for (let i = headings.indexOf(heading) + 1; i < headings.length; i++) {
    const next = headings[i] as Element;
    if (next.parent === heading.parent && next.name <= heading.name) return next.start;
  }
  return heading.parent?.contentEnd ?? end;
}
