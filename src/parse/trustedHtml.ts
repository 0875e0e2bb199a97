/**
 * Raw HTML of notes that are trusted (the setting `html: trusted`): it stays as it is written, scripts and handlers included.
 *
 * Nothing here makes it safe. The body is still read as a browser reads a fragment and written again, so that what a note leaves
 * open ends with the note, and no tag of it closes the page. Links and images find their targets, headings their levels.
 */
import { fromHtml } from "hast-util-from-html";
import type { Heading } from "../model/index.ts";
import { isElement } from "./contentModel.ts";
import type { Child, Element } from "./contentModel.ts";
import type { Context, RawSegment } from "./context.ts";
import { placeIn, type Origin } from "./rawBody.ts";
import { rawImage, rawLink, textOf } from "./rawElements.ts";
import { finishOutline } from "./rawOutline.ts";
import { isTooDeep, rawAsText, writeTree, type FinishedBody } from "./rawTree.ts";
import { classifyImage, classifyLink } from "./url.ts";

/** `rendered` with its raw pieces in place. `headings` are those of the Markdown. */
export function trustBody(rendered: string, headings: readonly Heading[], context: Context): FinishedBody {
  const { html, pieces } = insertPieces(rendered, context);
  if (isTooDeep(html)) return { html: rawAsText(rendered, context), headings };
  const trust: Trust = { context, pieces, rawHeadings: new Map() };
  const children = fromHtml(html, { fragment: true }).children.flatMap((node) => read(node as Child, trust));
  const outline = finishOutline(children, headings, trust.rawHeadings, context);
  return { html: writeTree(children), headings: outline };
}

/** A raw piece in the whole body: `[start, end)`. */
type Piece = { readonly start: number; readonly end: number; readonly segment: RawSegment };

type Trust = {
  readonly context: Context;
  /** In the order of the body. */
  readonly pieces: readonly Piece[];
  /** Elements of headings that were written by hand, with their lines in the file. */
  readonly rawHeadings: Map<Element, number>;
};

function insertPieces(rendered: string, context: Context): { readonly html: string; readonly pieces: readonly Piece[] } {
  const pieces: Piece[] = [];
  let html = "";
  for (const [i, part] of rendered.split("\0").entries()) {
    const segment = i % 2 === 1 ? context.rawSegments[Number(part)] : undefined;
    const start = html.length;
    html += segment?.content ?? part;
    if (segment !== undefined) pieces.push({ start, end: html.length, segment });
  }
  return { html, pieces };
}

function read(node: Child, trust: Trust): readonly Child[] {
  if (node.type === "text") return [node];
  // Comments reach no page, and a document within a page has no type.
  if (!isElement(node)) return [];
  const element: Element = { ...node, children: node.children.flatMap((child) => read(child, trust)) };
  if (node.content !== undefined) {
    const content = node.content.children.flatMap((child) => read(child as Child, trust));
    element.content = { ...node.content, children: content };
  }
  // Nothing in a page ends this one.
  if (element.tagName === "plaintext") element.tagName = "pre";
  const start = node.position?.start.offset;
  const piece = start === undefined ? undefined : pieceAt(trust.pieces, start);
  return start === undefined || piece === undefined ? [element] : readRaw(element, originOf(piece, start, trust.context), trust);
}

/** An element that the writer made. What leads to a note or an attachment is a hole; any other address stays as it is. */
function readRaw(element: Element, origin: Origin, { context, rawHeadings }: Trust): readonly Child[] {
  const { href, src, ...others } = element.properties;
  if (element.tagName === "a" && typeof href === "string" && classifyLink(href).kind === "local") {
    return rawLink({ ...element, properties: others }, href, origin, context);
  }
  if (element.tagName === "img" && typeof src === "string" && classifyImage(src).kind === "local") {
    return rawImage({ ...element, properties: others }, src, origin, context);
  }
  if (/^h[1-6]$/.test(element.tagName) && textOf(element, context) !== "") rawHeadings.set(element, origin.place().line);
  return [element];
}

function originOf({ start: pieceStart, segment }: Piece, start: number, context: Context): Origin {
  const offset = start - pieceStart;
  return { place: () => placeIn(segment, context, { start: offset, end: offset + 1 }), context: segment.context };
}

/** The piece in which an element begins; undefined for one that recto rendered. Pieces are sorted. */
function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle] as Piece).end <= offset) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low];
  return piece !== undefined && piece.start <= offset ? piece : undefined;
}
