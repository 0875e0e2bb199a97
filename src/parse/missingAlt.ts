/** Images that say nothing to those who cannot see them (WCAG 2.2, criterion 1.1.1). */
import { extensionOf } from "../lib/relative.ts";
import type { Place } from "../model/index.ts";
import { report } from "./context.ts";
import type { Context } from "./context.ts";

/** Films, sounds and documents are named by their file; they are heard or read, not seen. */
const NO_IMAGES: ReadonlySet<string> = new Set("mp4 m4v webm ogv mov mp3 m4a aac ogg oga opus wav flac pdf".split(" "));

/** What cameras, phones and screenshot tools call their files, with a date or number behind it; and what is no word at all. */
const EMPTY_NAME =
  /^(?:(?:pasted[ _-]image|screen[ _-]?shot|bildschirmfoto|clipboard|image|img|dsc[fn]?|pxl|photo|picture|unnamed|untitled|download|excalidraw)(?![a-z]))?(?:[\d\s_.\-:()T@x]|at|am|pm)*$/i;
const HEXADECIMAL = /^[0-9a-f-]{12,}$/i;

/** Whether the name of a file, without its extension, describes nothing. */
export function isEmptyName(stem: string): boolean {
  return stem.length <= 200 && (EMPTY_NAME.test(stem) || HEXADECIMAL.test(stem));
}

/** Warns of the image at `address`. */
export function reportMissingAlt(context: Context, address: string, place: Omit<Place, "path">): void {
  const path = address.split(/[?#]/, 1)[0] ?? "";
  if (NO_IMAGES.has(extensionOf(path))) return;
  const shown = address.length <= 60 ? address : `${address.slice(0, 59)}…`;
  const message = `the image "${shown}" has no text for those who cannot see it`;
  const hint = 'Describe it between the brackets. An image that only decorates is written <img src="…" alt="">.';
  report(context, { code: "missing-alt", severity: "warning", message, hint }, place);
}
