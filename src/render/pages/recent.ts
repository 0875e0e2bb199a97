/** The page of recently changed notes. */
import { groupBy } from "../../lib/groupBy.ts";
import { titlesInLine } from "../../lib/titlesInLine.ts";
import type { Page } from "../../model/index.ts";
import { entryFor, type RenderContext } from "../context.ts";
import { frameFor } from "../frame.ts";

/** Older ones are found in their folders. */
const MOST_RECENT = 100;

/** None when no note's date is known. */
export function recentPages(context: RenderContext): Page[] {
  const { recent: address, site } = context;
  if (address === undefined) return [];
  const notes = site.recent.slice(0, MOST_RECENT).map((note) => entryFor(context, address, note));
  const { words } = context;
  const { frame, surroundings } = frameFor(context, {
    open: { address, folder: "" },
    title: words.recentlyChanged,
    description: titlesInLine(
      notes.map(({ title }) => title),
      words.listSeparator,
    ),
  });
  const months = [...groupBy(notes, ({ updated = "" }) => updated.slice(0, 7))].map(([month, changed]) => ({ month, notes: changed }));
  return [{ address, template: "recent", data: { ...frame, months }, surroundings }];
}
