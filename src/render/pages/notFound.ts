/** The page that the server shows when there is none. */
import type { Page } from "../../model/index.ts";
import type { RenderContext } from "../context.ts";
import { frameFor } from "../frame.ts";
import { NOT_FOUND } from "../hrefs.ts";

/** None when a note called `404` says it better. */
export function notFoundPages(context: RenderContext): Page[] {
  if (context.taken.has(NOT_FOUND)) return [];
  const { frame, surroundings } = frameFor(context, { open: { address: NOT_FOUND, folder: "" }, title: "Page not found" });
  return [{ address: NOT_FOUND, template: "not-found", data: frame, surroundings }];
}
