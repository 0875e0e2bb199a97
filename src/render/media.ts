/** Attachments that are no images, put into a note: films and sounds with controls, all else as a link that tells what it leads to. */
import { escapeHtml } from "../lib/escape.ts";
import { extensionOf, nameOf, stemOf } from "../lib/relative.ts";
import type { AssetFacts, Reference } from "../model/index.ts";
import { createSay, type Words } from "../words/index.ts";

const VIDEO: ReadonlySet<string> = new Set(["mp4", "m4v", "webm", "ogv", "mov"]);
const AUDIO: ReadonlySet<string> = new Set(["mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac"]);

/** Whether a page shows the file as a picture. */
export function isImage(path: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|apng)$/i.test(path);
}

/**
 * `href` is the file's address as the page writes it, `words` are those of the text around it. A PDF is no frame: the site's policy forbids frames, phones show only its
 * first page, and screen readers lose their way in it.
 */
export function mediaElement(
  reference: Reference,
  { path, size }: Pick<AssetFacts, "path" | "size">,
  { href, words }: { readonly href: string; readonly words: Words },
): string {
  const extension = extensionOf(path);
  const name = reference.label || stemOf(path);
  if (VIDEO.has(extension)) return player("video", { reference, name, href, path, words });
  if (AUDIO.has(extension)) return player("audio", { reference, name, href, path, words });
  const tooltip = reference.title === undefined ? "" : ` title="${escapeHtml(reference.title)}"`;
  const kind = extension === "" ? "" : `${extension.toUpperCase()}, `;
  const facts = `<span class="file-facts">(${escapeHtml(kind)}${escapeHtml(createSay(words).size(size))})</span>`;
  return `<a class="file-card" href="${escapeHtml(href)}"${tooltip}>${escapeHtml(name)} ${facts}</a>`;
}

type Player = { readonly reference: Reference; readonly name: string; readonly href: string; readonly path: string; readonly words: Words };

/** Readers without the format, or without players at all, get the link within. */
function player(element: "video" | "audio", { reference, name, href, path, words }: Player): string {
  const size =
    element === "audio"
      ? ""
      : (["width", "height"] as const).map((side) => (reference[side] === undefined ? "" : ` ${side}="${reference[side]}"`)).join("");
  const source = escapeHtml(href);
  const download = `<a href="${source}" download>${escapeHtml(createSay(words).fill(words.download, { name: nameOf(path) }))}</a>`;
  return `<${element} src="${source}" aria-label="${escapeHtml(name)}"${size} controls preload="metadata">${download}</${element}>`;
}
