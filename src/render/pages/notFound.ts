/** The page that the server shows when there is none. */
import { sitePath, type Page } from "../../model/index.ts";
import type { RenderContext } from "../context.ts";
import { frameFor, rootedFrame } from "../frame.ts";

const ADDRESS = sitePath("404.html");

/** None when a note called `404` says it better. Shown at any depth, so its addresses start at the server's root. */
export function notFoundPages(context: RenderContext): Page[] {
  if (context.taken.has(ADDRESS)) return [];
  const frame = frameFor(context, { open: { address: ADDRESS, folder: "" }, title: "Page not found" });
  const { canonical: _canonical, ...data } = rootedFrame(context, frame);
  return [{ address: ADDRESS, template: "not-found", data }];
}
