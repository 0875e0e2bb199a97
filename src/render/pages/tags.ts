/** A page for each tag, and the index of all tags. */
import { sortNaturally } from "../../lib/order.ts";
import type { Page } from "../../model/index.ts";
import { entryFor, type RenderContext } from "../context.ts";
import { frameFor } from "../frame.ts";

/** None when no note has a tag, or when notes have taken the addresses. */
export function tagPages(context: RenderContext): Page[] {
  const { site, tagIndex, tagAddresses } = context;
  const pages = site.tags
    .filter(({ slug }) => tagAddresses.has(slug))
    .map(({ name, address, notes }): Page => {
      const { frame, surroundings } = frameFor(context, { open: { address, folder: "" }, title: `#${name}` });
      const entries = notes.map((note) => entryFor(context, address, note));
      return { address, template: "tag", data: { ...frame, notes: entries }, surroundings };
    });
  return tagIndex === undefined ? pages : [...pages, tagIndexPage(context, tagIndex)];
}

function tagIndexPage(context: RenderContext, address: NonNullable<RenderContext["tagIndex"]>): Page {
  const shown = context.site.tags.filter(({ slug }) => context.tagAddresses.has(slug));
  const { frame, surroundings } = frameFor(context, { open: { address, folder: "" }, title: "Tags" });
  const tags = sortNaturally(shown, ({ name }) => name).map((tag) => ({
    href: context.hrefs.between(address, tag.address),
    title: tag.name,
    noteCount: tag.notes.length,
  }));
  return { address, template: "tags", data: { ...frame, tags }, surroundings };
}
