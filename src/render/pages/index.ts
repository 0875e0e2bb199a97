/** All pages of a site, one function for each kind. */
import type { Page } from "../../model/index.ts";
import type { RenderContext } from "../context.ts";
import { folderPages } from "./folder.ts";
import { notFoundPages } from "./notFound.ts";
import { notePages } from "./note.ts";
import { recentPages } from "./recent.ts";
import { tagPages } from "./tags.ts";

const KINDS: readonly ((context: RenderContext) => Page[])[] = [notePages, folderPages, tagPages, recentPages, notFoundPages];

/** In the order of their kinds. */
export function planPages(context: RenderContext): Page[] {
  return KINDS.flatMap((pagesOf) => pagesOf(context));
}
