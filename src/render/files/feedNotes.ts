/** Whether there is a feed, and of which notes. */
import { sitePath, type NotePath, type Settings, type Site, type SitePath } from "../../model/index.ts";

/** Typed `application/xml`, which CDNs compress; they do not compress Atom. */
export const FEED = sitePath("feed.xml");

/** Older ones are found on the site. */
const MOST_ITEMS = 20;

/** Newest first: listed notes with a known date. A draft is in no feed, even where drafts are shown. */
export function feedNotes({ notes, recent }: Site): readonly NotePath[] {
  const chosen: NotePath[] = [];
  for (const path of recent) {
    if (chosen.length === MOST_ITEMS) break;
    if (notes.get(path)?.note.frontMatter.draft !== true) chosen.push(path);
  }
  return chosen;
}

/** Where the feed is, if there is one; `isOwn`: the site has one of its own in `public/`. */
export function feedAddress(site: Site, { url }: Settings, isOwn: boolean): SitePath | undefined {
  return isOwn || (url !== undefined && feedNotes(site).length > 0) ? FEED : undefined;
}
