/** What HTML allows inside what, as far as raw HTML in notes gets it wrong and parse5 lets it pass. */
import type { fromHtml } from "hast-util-from-html";
import type { Words } from "../words/index.ts";

type Content = ReturnType<typeof fromHtml>["children"][number];
export type Element = Extract<Content, { readonly type: "element" }>;
export type Child = Element["children"][number];

const BLOCKS = new Set(
  "blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

const PHRASING = new Set("abbr b bdi bdo cite code dfn em i kbd mark q s samp small span strong sub sup time u var".split(" "));

const HEADING = /^h[1-6]$/;

/** Elements that mean nothing outside their parents. */
const PARENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["li", ["ul", "ol"]],
  ["dt", ["dl", "div"]],
  ["dd", ["dl", "div"]],
  ["summary", ["details"]],
  ["figcaption", ["figure"]],
  ["rt", ["ruby"]],
  ["rp", ["ruby"]],
]);

/** The element, whose children are mended already and which is the caller's own, as what may stand in `parent`: itself, or what was in it. */
export function mend(element: Element, parent: string, words: Words): readonly Child[] {
  const { tagName, children } = element;
  // Without a term it is no list of terms, only an indented text.
  if (tagName === "dl" && !children.some(isTerm)) return children.map(asBlock);
  // A raw block tears a paragraph in two, and may leave nothing of one half.
  if (tagName === "p" && children.every(isBlank)) return [];
  if (PHRASING.has(tagName) && children.some(hasBlock)) return children;
  // Nothing that is clicked may stand in what is clicked.
  if (tagName === "a" && children.some(hasDetails)) return children;
  if (PARENTS.get(tagName)?.includes(parent) === false) return children;
  element.children = mendChildren(tagName, children, words);
  return [element];
}

function mendChildren(tagName: string, children: Child[], words: Words): Child[] {
  if (HEADING.test(tagName) || tagName === "summary" || tagName === "pre")
    return children.flatMap((child) => withoutBlocks(child, tagName));
  if (tagName === "ul" || tagName === "ol") return children.flatMap(asItem);
  if (tagName === "dl") return children.flatMap(asDescription);
  if (tagName === "details") return withSummaryFirst(children, words);
  return children;
}

function withSummaryFirst(children: readonly Child[], { details }: Words): Child[] {
  const own = children.find(isSummary);
  if (own !== undefined && own === children.find((child) => !isBlank(child)) && children.filter(isSummary).length === 1)
    return [...children];
  const summary: Child = own ?? { type: "element", tagName: "summary", properties: {}, children: [{ type: "text", value: details }] };
  return [summary, ...children.filter((child) => child !== own).flatMap((child) => (isSummary(child) ? child.children : [child]))];
}

function isSummary(child: Child): child is Element {
  return isElement(child) && child.tagName === "summary";
}

function asItem(child: Child): readonly Child[] {
  if (isElement(child) ? child.tagName === "li" : isBlank(child)) return [child];
  return [{ type: "element", tagName: "li", properties: {}, children: [child] }];
}

/** A term may stand in a `<div>` that groups it with what it means. */
function isTerm(child: Child): boolean {
  return isElement(child) && (child.tagName === "dt" || (child.tagName === "div" && child.children.some(isTerm)));
}

function asBlock(child: Child): Child {
  return isElement(child) && child.tagName === "dd" ? { ...child, tagName: "div" } : child;
}

function asDescription(child: Child): readonly Child[] {
  if (isElement(child) ? child.tagName === "dd" || isTerm(child) : isBlank(child)) return [child];
  return [{ type: "element", tagName: "dd", properties: {}, children: [child] }];
}

/** Headings and preformatted text hold text only; a summary may hold a heading as well. */
function withoutBlocks(child: Child, within: string): readonly Child[] {
  if (!isElement(child) || (within === "summary" && HEADING.test(child.tagName))) return [child];
  // An embedded note; `splitBody` makes a link of it.
  if (child.tagName === "hr" && child.properties["dataRectoHole"] !== undefined) return [{ ...child, tagName: "img" }];
  child.children = child.children.flatMap((inner) => withoutBlocks(inner, within));
  return BLOCKS.has(child.tagName) ? child.children : [child];
}

function hasBlock(child: Child): boolean {
  if (!isElement(child)) return false;
  return BLOCKS.has(child.tagName) || (!PHRASING.has(child.tagName) && child.children.some(hasBlock));
}

function hasDetails(child: Child): boolean {
  return isElement(child) && (child.tagName === "details" || child.children.some(hasDetails));
}

function isBlank(child: Child): boolean {
  return child.type === "text" && child.value.trim() === "";
}

export function isElement(child: Child | readonly Child[]): child is Element {
  return "type" in child && child.type === "element";
}
