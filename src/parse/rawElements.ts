/** Links and images that were written as raw HTML. */
import { isElement } from "./contentModel.ts";
import type { Child, Element } from "./contentModel.ts";
import type { Context } from "./context.ts";
import { followImage, followLink, isRemote, nameOfAddress } from "./follow.ts";
import { reportMissingAlt } from "./missingAlt.ts";
import type { Origin } from "./rawBody.ts";
import { collapseBlanks } from "./text.ts";

/** A link: a hole, an address, or only its label. Its `id` goes to an element of its own before it. */
export function rawLink(element: Element, href: unknown, origin: Origin, context: Context): readonly Child[] {
  const { id, title } = element.properties;
  const anchor: Child[] = typeof id === "string" ? [{ type: "element", tagName: "span", properties: { id }, children: [] }] : [];
  if (typeof href !== "string") return [...anchor, ...element.children];
  const shown = textOf(element, context);
  const label = shown === "" ? nameOfAddress(href) : shown;
  const followed = followLink(context, {
    syntax: "html",
    address: href,
    label,
    ...(typeof title === "string" && { title }),
    place: origin.place,
    context: () => origin.context || label,
  });
  if (followed === undefined) return [...anchor, ...element.children];
  const children: Child[] = shown === "" ? [{ type: "text", value: label }] : element.children;
  if ("hole" in followed) return [...anchor, { ...element, properties: { dataRectoHole: String(followed.hole) }, children }];
  return [...anchor, { ...element, properties: { href: followed.href, ...(typeof title === "string" && { title }) }, children }];
}

/** An image: a hole, an address, or only its alternative text. */
export function rawImage(element: Element, src: unknown, origin: Origin, context: Context): readonly Child[] {
  const { alt, width, height, className } = element.properties;
  const tooltip = element.properties["title"];
  const hasAlt = typeof alt === "string" && alt !== "";
  const label = hasAlt ? alt : typeof tooltip === "string" ? tooltip : "";
  const title = hasAlt ? tooltip : undefined;
  if (typeof src !== "string") return [{ type: "text", value: label }];
  // An empty one is written on purpose: the image only decorates.
  if (alt === undefined && label === "") reportMissingAlt(context, src, origin.place());
  const size = { ...pixels("width", width), ...pixels("height", height) };
  const followed = followImage(context, {
    syntax: "html",
    address: src,
    label,
    ...(typeof title === "string" && { title }),
    ...size,
    place: origin.place,
    context: () => "",
  });
  if (followed === undefined) return [{ type: "text", value: label }];
  if ("hole" in followed) return [{ ...element, properties: { dataRectoHole: String(followed.hole) } }];
  const properties = {
    src: followed.href,
    alt: label,
    ...(typeof title === "string" && { title }),
    ...size,
    loading: "lazy",
    ...(isRemote(followed.href) && { referrerPolicy: "no-referrer" }),
  };
  return [{ ...element, properties: { ...properties, ...(className !== undefined && { className }) } }];
}

function pixels(name: "width" | "height", value: unknown): { readonly width?: number; readonly height?: number } {
  const number = Number.parseInt(String(value), 10);
  return Number.isNaN(number) ? {} : { [name]: number };
}

/** A link that shows nothing but an image is named by its address where the image has no alternative text. */
export function nameImageLink(link: Element, context: Context): void {
  const image = textOf(link, context) === "" ? findImage(link) : undefined;
  if (image === undefined) return;
  const { href, dataRectoHole } = link.properties;
  const address = dataRectoHole === undefined ? href : context.holes[Number(dataRectoHole)]?.target;
  image.properties["alt"] = nameOfAddress(typeof address === "string" ? address : "");
}

function findImage(node: Child): Element | undefined {
  if (!isElement(node)) return undefined;
  if (node.tagName === "img") return node;
  for (const child of node.children) {
    const image = findImage(child);
    if (image !== undefined) return image;
  }
  return undefined;
}

/** What a reader would hear, holes included; blanks collapsed. */
export function textOf(node: Child, context: Context): string {
  const wordsOf = (child: Child): string => {
    if (child.type === "text") return child.value;
    if (!isElement(child)) return "";
    if (child.tagName !== "img") return child.children.map(wordsOf).join("");
    const { alt, dataRectoHole } = child.properties;
    const words = dataRectoHole === undefined ? alt : context.holes[Number(dataRectoHole)]?.label;
    return typeof words === "string" ? words : "";
  };
  return collapseBlanks(wordsOf(node));
}
