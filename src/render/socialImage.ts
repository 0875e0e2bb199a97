/** The picture that is shown beside a link to a page, in messengers and social networks. https://ogp.me/#structured */
import type { AssetFacts, NotePath, SiteNote, SitePath } from "../model/index.ts";
import { copyPublicFile } from "./files/copies.ts";

export type SocialImage = {
  readonly address: SitePath;
  /** In pixels; absent when unknown. */
  readonly size?: { readonly width: number; readonly height: number };
  /** What it shows; absent when nobody said. */
  readonly alt?: string;
};

/** Forms that all of them read; no SVG, and not yet AVIF. */
const RASTER = /\.(?:png|jpe?g|webp|gif)$/i;

/** In pixels: below this they show a stamp of it, or nothing. https://developers.facebook.com/docs/sharing/webmasters/images/ */
const LEAST_WIDTH = 600;
const LEAST_HEIGHT = 315;

/** The site's own: `social.png`, or in another form, in `public/`. */
export function siteImage(publicFiles: readonly AssetFacts[]): SocialImage | undefined {
  const facts = publicFiles.find(({ path }) => /^social\.[a-z]+$/i.test(path) && RASTER.test(path));
  if (facts === undefined) return undefined;
  return { address: copyPublicFile(facts).address, ...(facts.dimensions && { size: facts.dimensions }) };
}

/** The first picture of the note itself that is large enough; `attachments` are those of the site. */
export function noteImage(
  { note, resolutions }: SiteNote,
  attachments: ReadonlyMap<NotePath, AssetFacts & { readonly address: SitePath }>,
): SocialImage | undefined {
  for (const [index, { kind, label }] of note.references.entries()) {
    if (kind !== "image" && kind !== "embed") continue;
    const resolution = resolutions[index];
    const asset = resolution?.kind === "asset" ? attachments.get(resolution.path) : undefined;
    const size = asset?.dimensions;
    if (asset === undefined || size === undefined || !RASTER.test(asset.path)) continue;
    if (size.width >= LEAST_WIDTH && size.height >= LEAST_HEIGHT)
      return { address: asset.address, size, ...(label !== "" && { alt: label }) };
  }
  return undefined;
}
