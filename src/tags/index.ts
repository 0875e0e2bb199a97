/** tags: a page for each tag and the index of all tags, as a plug-in on the public Plugin type. */
import { sortNaturally } from "../lib/order.ts";
import type { Plugin, PluginPage, PluginSite, TaggedNotes } from "../model/index.ts";

/** No pages when no note has a tag. */
export const tags: Plugin = {
  name: "tags",
  pages: (site) => (site.tags.length === 0 ? [] : [...site.tags.map((tag) => tagPage(tag, site)), tagIndexPage(site)]),
};

function tagPage({ name, address, notes }: TaggedNotes, site: PluginSite): PluginPage {
  return { address, title: `#${name}`, template: "tag", data: { notes: notes.map((note) => site.entry(address, note)) } };
}

function tagIndexPage(site: PluginSite): PluginPage {
  const address = site.tagIndex;
  const entries = sortNaturally(site.tags, ({ name }) => name).map((tag) => ({
    href: site.href(address, tag.address),
    title: tag.name,
    noteCount: tag.notes.length,
  }));
  return { address, title: "Tags", template: "tags", data: { tags: entries } };
}
