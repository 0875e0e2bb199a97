/** What one reference becomes: the opening tag of a link, or a whole image. */
import { escapeHtml } from "../lib/escape.ts";
import { stemOf } from "../lib/relative.ts";
import type { Reference, Rendition, Resolution, SitePath } from "../model/index.ts";
import type { Words } from "../words/index.ts";
import { folderAt, noteAt, type RenderContext } from "./context.ts";
import { renditionAddress } from "./files/copies.ts";
import { imageElement } from "./image.ts";
import { isImage, mediaElement } from "./media.ts";

export type ReferenceInput = {
  readonly context: RenderContext;
  readonly reference: Reference;
  readonly resolution: Resolution;
  /** Address of the page. */
  readonly from: SitePath;
  /** As {@link hrefOf} has it, or another way to the same. */
  readonly href: string | undefined;
  /** Of the text around it. */
  readonly words: Words;
  /** Whether it is the page's first image, which is not to wait. */
  readonly isFirst: boolean;
  /** Whether a link is open around it; HTML has no links in links. */
  readonly isInLink: boolean;
};

/** Safe HTML. An embed is not for here, but its file is where it turned out to be one. */
export function fillReference(input: ReferenceInput): string {
  const { reference, href } = input;
  switch (reference.kind) {
    case "image":
    case "embed":
      return image(input);
    case "tag":
      return tagLink(href);
    case "link":
      return openingTag(reference, href);
  }
}

/** Whether a link is open behind a part of the body, when one is or is not before it. */
export function isOpenAfter(part: string, isOpenBefore: boolean): boolean {
  const opened = part.lastIndexOf("<a ");
  const closed = part.lastIndexOf("</a>");
  return opened === closed ? isOpenBefore : opened > closed;
}

/** Undefined for what a reader cannot open. */
export function hrefOf(context: RenderContext, resolution: Resolution, from: SitePath): string | undefined {
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

/** A tag has no page where a note has taken its address. */
function tagLink(href: string | undefined): string {
  return href === undefined ? '<a class="tag">' : `<a class="tag" href="${escapeHtml(href)}">`;
}

export function openingTag({ title }: Reference, href: string | undefined): string {
  const tooltip = title === undefined ? "" : ` title="${escapeHtml(title)}"`;
  return href === undefined ? `<a class="dead-link"${tooltip}>` : `<a href="${escapeHtml(href)}"${tooltip}>`;
}

function image({ context, reference, resolution, from, href, words, isFirst, isInLink }: ReferenceInput): string {
  const label = escapeHtml(reference.label || stemOf(reference.target) || (reference.anchor ?? ""));
  if (href === undefined) return `<span class="missing-image">${label}</span>`;
  const asset = resolution.kind === "asset" ? context.attachments.get(resolution.path) : undefined;
  if (asset === undefined) return isInLink ? label : `${openingTag(reference, href)}${label}</a>`;
  if (!isImage(asset.path)) return isInLink ? label : mediaElement(reference, asset, { href, words });
  const renditionHref = (rendition: Rendition) => context.hrefs.between(from, renditionAddress(asset, rendition));
  return imageElement({ reference, asset, href, renditionHref, isFirst });
}
