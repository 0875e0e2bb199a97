/** The page of recently changed notes. */
import type { Page } from "../../model/index.ts";
import { entryFor, type RenderContext } from "../context.ts";
import { frameFor } from "../frame.ts";

/** Older ones are found in their folders. */
const MOST_RECENT = 100;

/** None when no note's date is known. */
export function recentPages(context: RenderContext): Page[] {
  const { recent: address, site } = context;
  if (address === undefined) return [];
  const { frame, surroundings } = frameFor(context, { open: { address, folder: "" }, title: "Recently changed" });
  const notes = site.recent.slice(0, MOST_RECENT).map((note) => entryFor(context, address, note));
  return [{ address, template: "recent", data: { ...frame, notes }, surroundings }];
}
