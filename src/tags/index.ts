/** tags: pages for each tag and the index of all tags, as a plug-in on the public Plugin type. */
import { addressesOfList, pagerAt, splitList } from "../lib/listPages.ts";
import { titlesInLine } from "../lib/titlesInLine.ts";
import type { Plugin, PluginPage, PluginSite, SitePath, TaggedNotes } from "../model/index.ts";
import { tagIndexPages } from "./indexPages.ts";
import { familyOf, relatedTags, tagLink, type Tags } from "./related.ts";

/** Tags that a page names of those its notes have beside it, and of those below it; the index has all. */
const RELATED = 8;
const CHILDREN = 40;

/** No pages when no note has a tag. */
export const tags: Plugin = {
  name: "tags",
  pages: (site) => {
    if (site.tags.length === 0) return [];
    const all = readTags(site);
    const related = relatedTags(site, all);
    return [...all.shown.flatMap((tag) => tagPages(tag, related.get(tag.slug) ?? [], all)), ...(all.hasIndex ? tagIndexPages(all) : [])];
  },
};

function readTags(site: PluginSite): Tags {
  const taken = new Set<SitePath>([...site.notes.values(), ...site.folders.values()].map(({ address }) => address));
  // A tag whose address a note has has no page.
  const shown = site.tags.filter(({ address }) => !taken.has(address));
  return {
    site,
    shown,
    hasIndex: !taken.has(site.tagIndex),
    bySlug: new Map(shown.map((tag) => [tag.slug, tag])),
    taken: new Set([...taken, ...site.tags.map(({ address }) => address), site.tagIndex]),
    urls: site.tags[0]?.address.endsWith("/index.html") ? "folder" : "html",
  };
}

/** The pages of a tag: its notes, cut where they are many. */
function tagPages(tag: TaggedNotes, related: readonly TaggedNotes[], all: Tags): readonly PluginPage[] {
  const { site, urls, taken } = all;
  const { words, say } = site;
  const parts = splitList(tag.notes, (path) => path);
  const addresses = addressesOfList({ first: tag.address, count: parts.length, urls, isTaken: (address) => taken.has(address) });
  const { parents, children } = familyOf(tag, all);
  return parts.map((notes, index): PluginPage => {
    const from = addresses[index] as SitePath;
    const pager = pagerAt(addresses, index, (to) => site.href(from, to));
    const isFirst = index === 0;
    const entries = notes.map((note) => site.entry(from, note));
    return {
      address: from,
      title: `#${tag.name}`,
      ...(!isFirst && { distinction: say.fill(words.page, { n: index + 1 }) }),
      ...(isFirst && {
        description: titlesInLine(
          entries.map(({ title }) => title),
          words.listSeparator,
        ),
      }),
      template: "tag",
      data: {
        notes: entries,
        ...(isFirst && { noteCount: tag.notes.length }),
        parents: parents.map((parent) => tagLink(parent, from, all)),
        children: isFirst
          ? children.slice(0, CHILDREN).map((child) => ({ ...tagLink(child, from, all), noteCount: child.notes.length }))
          : [],
        related: isFirst ? related.slice(0, RELATED).map((other) => tagLink(other, from, all)) : [],
        ...(pager && { pager }),
      },
    };
  });
}
