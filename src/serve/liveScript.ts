/** The script that keeps an open page up to date: put into pages as they are served, never part of the site. */
import { escapeHtml } from "../lib/escape.ts";

/** Where the server has what is its own; no page of a site can have such an address. */
export const LIVE = { script: "/@recto/live.js", events: "/@recto/live", problems: "/@recto/problems" } as const;

/** `token` opens the live channel; `build` tells which state of the site the page shows. */
export type LiveKeys = { readonly token: string; readonly build: number };

/** `html` with the script at the end of its body. */
export function withLiveScript(html: Uint8Array, { token, build }: LiveKeys): Uint8Array {
  const tag = Buffer.from(`<script src="${LIVE.script}" data-token="${escapeHtml(token)}" data-build="${build}" defer></script>`);
  const page = Buffer.from(html.buffer, html.byteOffset, html.byteLength);
  const end = page.lastIndexOf("</body>");
  return end === -1 ? Buffer.concat([page, tag]) : Buffer.concat([page.subarray(0, end), tag, page.subarray(end)]);
}
