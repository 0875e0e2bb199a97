/** An image as HTML: its size so that nothing jumps, and its smaller forms where there are some. */
import { escapeHtml } from "../lib/escape.ts";
import type { AssetFacts, Reference, Rendition } from "../model/index.ts";

export type ShownImage = {
  readonly reference: Reference;
  readonly asset: Pick<AssetFacts, "dimensions" | "renditions">;
  /** Addresses as the page writes them. */
  readonly href: string;
  readonly renditionHref: (rendition: Rendition) => string;
  readonly isFirst: boolean;
};

export type Size = { readonly width: number; readonly height: number };

/** In CSS pixels at the usual size of letters: `--measure` of the stylesheet, the width of a column of text. */
const COLUMN = 592;

/** `<img>`, within a `<picture>` where browsers have a choice. */
export function imageElement({ reference, asset, href, renditionHref, isFirst }: ShownImage): string {
  const size = shownSize(reference, asset.dimensions);
  const attributes = [
    `src="${escapeHtml(href)}"`,
    `alt="${escapeHtml(reference.label)}"`,
    ...(reference.title === undefined ? [] : [`title="${escapeHtml(reference.title)}"`]),
    ...(size === undefined ? [] : [`width="${size.width}"`, `height="${size.height}"`]),
    // The first image is likely in view at once; waiting for it would only delay the page.
    ...(isFirst ? [] : [`loading="lazy"`]),
    `decoding="async"`,
  ];
  const img = `<img ${attributes.join(" ")}>`;
  if (asset.renditions === undefined || size === undefined) return img;
  const width = Math.min(size.width, COLUMN);
  const sources = (["avif", "webp"] as const).flatMap((format) => {
    const own = asset.renditions?.filter((rendition) => rendition.format === format) ?? [];
    if (own.length === 0) return [];
    const set = own.map((rendition) => `${renditionHref(rendition)} ${rendition.width}w`).join(", ");
    return [`<source type="image/${format}" srcset="${escapeHtml(set)}" sizes="(max-width: ${width}px) 100vw, ${width}px">`];
  });
  return `<picture>${sources.join("")}${img}</picture>`;
}

/** The writer's width and height, a missing one in proportion; else the image's own. Whole CSS pixels. */
export function shownSize({ width, height }: Reference, own: Size | undefined): Size | undefined {
  if (width !== undefined && height !== undefined) return { width, height };
  if (own === undefined || own.width === 0 || own.height === 0) return undefined;
  if (width !== undefined) return { width, height: Math.max(1, Math.round((width * own.height) / own.width)) };
  if (height !== undefined) return { width: Math.max(1, Math.round((height * own.width) / own.height)), height };
  return own;
}
