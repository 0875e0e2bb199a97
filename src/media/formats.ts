/** The table of formats that are changed before they are published; all other files are published as they are. */
import { stripGif } from "./gif.ts";
import { stripHeif } from "./heif.ts";
import { stripJpeg } from "./jpeg.ts";
import { stripPng } from "./png.ts";
import type { Strip } from "./stripped.ts";
import { stripWebp } from "./webp.ts";

/** By extension in lower case; several spellings of one format share its function. */
export const STRIPS: ReadonlyMap<string, Strip> = new Map([
  ["jpg", stripJpeg],
  ["jpeg", stripJpeg],
  ["png", stripPng],
  ["apng", stripPng],
  ["gif", stripGif],
  ["webp", stripWebp],
  ["avif", stripHeif],
  ["heic", stripHeif],
  ["heif", stripHeif],
]);

/** Formats that browsers turn, but image-size does not; of JPEG the size is known as it is shown. */
export const TURNED_LATER: ReadonlySet<string> = new Set(["png", "apng", "avif", "heic", "heif"]);
