/** Attributes of an SVG: those of looks stay, addresses are judged, handlers go. */
import type { SaxesAttributeNS, SaxesTagNS } from "saxes";
import { escapeXml } from "../lib/escape.ts";
import { ANIMATIONS, ATTRIBUTES, XLINK, XML } from "./svgNames.ts";
import { cleanCss } from "./svgStyle.ts";
import { decodeXml } from "./svgText.ts";

/** What was taken out that a writer may miss. */
export type SvgLoss = "scripts" | "event handlers" | "references to other files" | "HTML";

const PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[a-z0-9+/=\s]*$/i;
const NESTED = /^data:image\/svg\+xml(?:;[\w=-]+)*?(;base64)?,/i;

export type AttributeContext = {
  /** Told of what goes. */
  readonly lost: Set<SvgLoss>;
  /** A drawing within the drawing, cleaned; undefined when it is none, or lies too deep. */
  readonly cleanNested: (svg: string) => string | undefined;
};

/** The attributes that stay, each with a blank before it. */
export function attributesOf(tag: SaxesTagNS, context: AttributeContext): string {
  let text = "";
  for (const attribute of Object.values(tag.attributes)) text += attributeOf(tag.local, attribute, context);
  return text;
}

/** With a blank before it; `""` for one that goes. */
function attributeOf(element: string, { uri, local, value }: SaxesAttributeNS, context: AttributeContext): string {
  if (local === "href" && (uri === "" || uri === XLINK)) {
    const address = addressOf(element, value, context);
    if (address === undefined) context.lost.add(/^\s*(?:java|vb)script:/i.test(value) ? "scripts" : "references to other files");
    return address === undefined ? "" : ` ${uri === "" ? "href" : "xlink:href"}="${escapeXml(address)}"`;
  }
  if (uri === XML) return local === "space" || local === "lang" ? ` xml:${local}="${escapeXml(value)}"` : "";
  if (uri !== "") return "";
  if (/^on/i.test(local)) context.lost.add("event handlers");
  if (/^(?:aria|data)-[\w-]+$/.test(local)) return ` ${local}="${escapeXml(value)}"`;
  if (!ATTRIBUTES.has(local)) return "";
  // Any attribute of looks may hold what CSS may hold.
  const isCss = local === "style" || ((value.includes("(") || value.includes("\\")) && local !== "id" && local !== "class");
  return ` ${local}="${escapeXml(isCss ? cleanCss(value, () => context.lost.add("references to other files")) : value)}"`;
}

/** Where a link or a picture may lead; undefined elsewhere. */
function addressOf(element: string, written: string, { cleanNested }: AttributeContext): string | undefined {
  // As browsers read it, see the URL standard: these characters do not count.
  // oxlint-disable-next-line no-control-regex -- these are what browsers drop
  const address = written.replace(/[\t\n\r]/g, "").replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, "");
  if (address.startsWith("#")) return address;
  if (element === "a") return /^(?:https?|mailto):/i.test(address) ? address : undefined;
  if (element !== "image" && element !== "feImage") return undefined;
  if (PICTURE.test(address)) return address;
  const head = NESTED.exec(address);
  if (head === null) return undefined;
  const nested = cleanNested(decodeNested(address.slice(head[0].length), head[1] !== undefined));
  if (nested === undefined) return undefined;
  return `data:image/svg+xml;base64,${Buffer.from(nested).toString("base64")}`;
}

/** A text that is not rightly encoded is no XML either, and is refused as such. */
function decodeNested(payload: string, isBase64: boolean): string {
  if (isBase64) return decodeXml(Buffer.from(decodePercent(payload), "base64")) ?? "";
  return decodePercent(payload);
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** Animations may change anything but where a link leads and how the file is read. */
export function setsLink(tag: SaxesTagNS): boolean {
  if (!ANIMATIONS.has(tag.local)) return false;
  const name = Object.values(tag.attributes)
    .find(({ local }) => local === "attributeName")
    ?.value.trim();
  if (name === undefined) return tag.local !== "animateMotion";
  return !ATTRIBUTES.has(name) || name === "style" || name === "class" || name === "id";
}
