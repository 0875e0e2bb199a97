/** manifest.webmanifest: name, icons and colours for who puts the site on a home screen. https://www.w3.org/TR/appmanifest/ */
import { sitePath } from "../../model/index.ts";
import type { RenderContext } from "../context.ts";
import { HOME } from "../hrefs.ts";

export const MANIFEST = sitePath("manifest.webmanifest");

/** `--paper` of the stylesheet in the light theme: a manifest has one colour. */
const PAPER = "#fdfcf9";

/** In code points: what fits below an icon. */
const SHORT = 12;

/**
 * All addresses in it are relative to it, so that it is right below any sub-path. Undefined when the site does not know where it will
 * live: it may be opened from a disk, where browsers refuse it and say so in the console.
 */
export function manifest({ siteTitle, settings, hrefs }: RenderContext): string | undefined {
  if (settings.url === undefined) return undefined;
  return `${JSON.stringify({
    name: siteTitle,
    short_name: shortName(siteTitle),
    ...(settings.description !== "" && { description: settings.description }),
    lang: settings.lang,
    start_url: hrefs.between(MANIFEST, HOME),
    scope: "./",
    display: "minimal-ui",
    background_color: PAPER,
    theme_color: PAPER,
    icons: [
      { src: "favicon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "icon-maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  })}\n`;
}

/** The whole words that fit, else as much of the first one. */
function shortName(title: string): string {
  const chars = Array.from(title);
  if (chars.length <= SHORT) return title;
  const begin = chars.slice(0, SHORT + 1).join("");
  const words = begin.replace(/[\s\p{P}]+\S*$/u, "");
  return words === "" || words === begin ? chars.slice(0, SHORT).join("") : words;
}
