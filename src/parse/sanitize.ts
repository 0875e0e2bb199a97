/**
 * Raw HTML in a rendered body, made safe and whole.
 *
 * `insertRaw` lets only whole tags through; parse5 builds the tree that a browser would build; every element whose start tag
 * was written by hand is checked by hast-util-sanitize; the tree is written again, so that whatever is open is closed.
 * Elements that recto rendered itself stay as they are: their start tags do not lie in a raw piece, and no raw piece can forge
 * one, because text and attributes that recto renders have no `<`.
 */
import { fromHtml } from "hast-util-from-html";
import { sanitize } from "hast-util-sanitize";
import type { Heading } from "../model/index.ts";
import type { Context } from "./context.ts";
import { isElement, mend } from "./contentModel.ts";
import type { Child, Element } from "./contentModel.ts";
import { RENAMED_ELEMENTS } from "./htmlNames.ts";
import { usableId } from "./outline.ts";
import { insertRaw } from "./rawBody.ts";
import type { Origin } from "./rawBody.ts";
import { nameImageLink, rawImage, rawLink, textOf } from "./rawElements.ts";
import { finishOutline } from "./rawOutline.ts";
import { rawTable } from "./rawTable.ts";
import { isDateTime } from "./rawTime.ts";
import { isTooDeep, rawAsText, writeTree, type FinishedBody } from "./rawTree.ts";
import { RAW_SCHEMA } from "./sanitizeSchema.ts";

/** `rendered` with its raw pieces in place. `headings` are those of the Markdown. */
export function sanitizeBody(rendered: string, headings: readonly Heading[], context: Context): FinishedBody {
  const { html, origins } = insertRaw(rendered, context);
  if (isTooDeep(html)) return { html: rawAsText(rendered, context), headings };
  const cleaning: Cleaning = { context, origins, rawHeadings: new Map() };
  const children = fromHtml(html, { fragment: true }).children.flatMap((node) => clean(node as Child, "", cleaning));
  const outline = finishOutline(children, headings, cleaning.rawHeadings, context);
  return { html: writeTree(children), headings: outline };
}

type Cleaning = {
  readonly context: Context;
  readonly origins: ReadonlyMap<number, Origin>;
  /** Elements of headings that were written by hand, with their lines in the file. */
  readonly rawHeadings: Map<Element, number>;
};

function clean(node: Child, parent: string, cleaning: Cleaning): readonly Child[] {
  if (node.type === "text") return [node];
  if (!isElement(node)) return [];
  if (node.tagName === "a") nameImageLink(node, cleaning.context);
  const children = node.children.flatMap((child) => clean(child, node.tagName, cleaning));
  const cleaned = cleanAlone({ ...node, children }, cleaning);
  return isElement(cleaned) ? mend(cleaned, parent, cleaning.context.words) : cleaned;
}

/** The element without regard to where it stands; its children are clean. */
function cleanAlone(element: Element, cleaning: Cleaning): Element | readonly Child[] {
  const start = element.position?.start.offset;
  // Without a place it was made by the parser: implied, or the copy of one that was misnested, attributes included.
  if (start === undefined) return element.tagName === "a" ? element.children : { ...element, properties: {} };
  const origin = cleaning.origins.get(start);
  return origin === undefined ? element : cleanRaw(element, origin, cleaning);
}

/** An element that the writer made, or what is shown in its place. */
function cleanRaw(written: Element, origin: Origin, cleaning: Cleaning): Element | readonly Child[] {
  const { children } = written;
  const tagName = RENAMED_ELEMENTS.get(written.tagName) ?? written.tagName;
  const checked = sanitize({ type: "element", tagName, properties: written.properties, children: [] }, RAW_SCHEMA);
  if (checked.type !== "element") return children;
  const { id, name, align, href, src, ...properties } = checked.properties;
  const alignment = written.tagName === "center" ? "center" : align;
  if (typeof alignment === "string") properties["className"] = [`align-${alignment}`];
  const ownId = claimWrittenId(id ?? name, cleaning);
  const element: Element = { type: "element", tagName, properties: { ...(ownId !== undefined && { id: ownId }), ...properties }, children };
  if (tagName === "img") return rawImage(element, src, origin, cleaning.context);
  if (tagName === "a") return rawLink(element, href, origin, cleaning.context);
  if (/^h[1-6]$/.test(tagName)) {
    if (textOf(element, cleaning.context) === "") return children;
    cleaning.rawHeadings.set(element, origin.place().line);
  }
  if (tagName === "table") return [rawTable(element, cleaning.context.words)];
  if (tagName === "time" && !isDateTime(element.properties["dateTime"])) return children;
  return element;
}

/** Raw ids are targets of hand-made links. One that is taken, or not usable, is left out. */
function claimWrittenId(id: unknown, { context }: Cleaning): string | undefined {
  if (typeof id !== "string" || !/^[\p{L}\p{N}_.:-]{1,100}$/u.test(id)) return undefined;
  const wanted = usableId(id);
  const claimed = context.claimId(wanted);
  return claimed === wanted ? claimed : undefined;
}
