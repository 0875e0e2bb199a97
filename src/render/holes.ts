/** What a note's holes are filled with: the opening tag of a link, or a whole image. */
import { escapeHtml } from "../lib/escape.ts";
import { stemOf } from "../lib/relative.ts";
import type { Reference, Resolution, SiteNote, SitePath } from "../model/index.ts";
import { folderAt, noteAt, type RenderContext } from "./context.ts";

/** One filling for each reference of the note, as seen from the page at `from`. Safe HTML. */
export function fillHoles(context: RenderContext, { note, resolutions }: SiteNote, from: SitePath): readonly string[] {
  let images = 0;
  let isInLink = false;
  return note.references.map((reference, index) => {
    isInLink = isOpenAfter(note.body[index] ?? "", isInLink);
    const resolution = resolutions[index] ?? { kind: "dead" };
    if (reference.kind === "image") return image({ context, reference, resolution, from, isFirst: images++ === 0, isInLink });
    isInLink = true;
    if (reference.kind === "tag") return openingTag(reference, hrefOf(context, resolution, from)).replace(/^<a( class="[^"]*")?/, '<a class="tag"');
    return openingTag(reference, hrefOf(context, resolution, from));
  });
}

/** Whether a link is open behind a part of the body, when one is or is not before it. */
function isOpenAfter(part: string, isOpenBefore: boolean): boolean {
  const opened = part.lastIndexOf("<a ");
  const closed = part.lastIndexOf("</a>");
  return opened === closed ? isOpenBefore : opened > closed;
}

/** Undefined for what a reader cannot open. */
function hrefOf(context: RenderContext, resolution: Resolution, from: SitePath): string | undefined {
  switch (resolution.kind) {
    case "note":
      return context.hrefs.between(from, noteAt(context, resolution.path).address, resolution.anchor);
    case "folder":
      return context.hrefs.between(from, folderAt(context, resolution.path).address);
    case "asset": {
      const asset = context.attachments.get(resolution.path);
      return asset && context.hrefs.between(from, asset.address, resolution.anchor);
    }
    case "tag": {
      const address = context.tagAddresses.get(resolution.slug);
      return address && context.hrefs.between(from, address);
    }
    case "dead":
      return undefined;
  }
}

function openingTag({ title }: Reference, href: string | undefined): string {
  const tooltip = title === undefined ? "" : ` title="${escapeHtml(title)}"`;
  return href === undefined ? `<a class="dead-link"${tooltip}>` : `<a href="${escapeHtml(href)}"${tooltip}>`;
}

type ImageInput = {
  readonly context: RenderContext;
  readonly reference: Reference;
  readonly resolution: Resolution;
  readonly from: SitePath;
  readonly isFirst: boolean;
  /** Whether a link is open around it; HTML has no links in links. */
  readonly isInLink: boolean;
};

function image({ context, reference, resolution, from, isFirst, isInLink }: ImageInput): string {
  const href = hrefOf(context, resolution, from);
  const label = escapeHtml(reference.label || stemOf(reference.target) || (reference.anchor ?? ""));
  if (href === undefined) return `<span class="missing-image">${label}</span>`;
  const asset = resolution.kind === "asset" ? context.attachments.get(resolution.path) : undefined;
  if (asset === undefined || !isImage(asset.path)) return isInLink ? label : `${openingTag(reference, href)}${label}</a>`;
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
  return `<img ${attributes.join(" ")}>`;
}

function isImage(path: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|apng)$/i.test(path);
}

/** The writer's width and height, a missing one in proportion; else the image's own. Whole CSS pixels. */
function shownSize(
  { width, height }: Reference,
  own: { readonly width: number; readonly height: number } | undefined,
): { readonly width: number; readonly height: number } | undefined {
  if (width !== undefined && height !== undefined) return { width, height };
  if (own === undefined || own.width === 0 || own.height === 0) return undefined;
  if (width !== undefined) return { width, height: Math.round((width * own.height) / own.width) };
  if (height !== undefined) return { width: Math.round((height * own.width) / own.height), height };
  return own;
}
