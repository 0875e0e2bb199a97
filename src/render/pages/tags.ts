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
    .map(({ name, address, notes }): Page => ({
      address,
      template: "tag",
      data: {
        ...frameFor(context, { open: { address, folder: "" }, title: `#${name}` }),
        notes: notes.map((note) => entryFor(context, address, note)),
      },
    }));
  return tagIndex === undefined ? pages : [...pages, tagIndexPage(context, tagIndex)];
}

function tagIndexPage(context: RenderContext, address: NonNullable<RenderContext["tagIndex"]>): Page {
  const tags = context.site.tags.filter(({ slug }) => context.tagAddresses.has(slug));
  return {
    address,
    template: "tags",
    data: {
      ...frameFor(context, { open: { address, folder: "" }, title: "Tags" }),
      tags: sortNaturally(tags, ({ name }) => name).map((tag) => ({
        href: context.hrefs.between(address, tag.address),
        title: tag.name,
        noteCount: tag.notes.length,
      })),
    },
  };
}
