/** The page that the server shows when there is none. */
import type { Page } from "../../model/index.ts";
import { folderAt, type RenderContext } from "../context.ts";
import { frameFor } from "../frame.ts";
import { NOT_FOUND } from "../hrefs.ts";
import { folderLink } from "../navigation.ts";
import { largest } from "./home.ts";

/** Where a reader may go on from here. */
const FOLDERS = 12;

/** None when a note called `404` says it better. */
export function notFoundPages(context: RenderContext): Page[] {
  if (context.taken.has(NOT_FOUND)) return [];
  const { frame, surroundings } = frameFor(context, { open: { address: NOT_FOUND, folder: "" }, title: context.words.pageNotFound });
  const folders = largest(context, folderAt(context, "").folders, FOLDERS).map((path) =>
    folderLink(context, NOT_FOUND, folderAt(context, path)),
  );
  return [{ address: NOT_FOUND, template: "not-found", data: { ...frame, folders }, surroundings }];
}
