/** The index of all tags, by first letter where there are many. */
import { groupBy } from "../lib/groupBy.ts";
import { addressesOfList, pagerAt, splitList } from "../lib/listPages.ts";
import { byUnits, sortNaturally } from "../lib/order.ts";
import { titlesInLine } from "../lib/titlesInLine.ts";
import type { PluginPage, SitePath, TaggedNotes } from "../model/index.ts";
import { tagLink, type Tags } from "./related.ts";

/** With fewer tags, letters would only be in the way. */
const TAGS_FOR_LETTERS = 40;
/** Lines are short, so that a page takes more of them than other lists do. */
const MOST = 600;

/** The pages of the index; each leads to every letter. */
export function tagIndexPages(all: Tags): readonly PluginPage[] {
  const { site, shown, urls, taken } = all;
  const { words, say } = site;
  const sorted = sortNaturally(shown, ({ name }) => name);
  const byLetter = shown.length < TAGS_FOR_LETTERS ? [] : [...groupBy(sorted, letterOf)].sort(([a], [b]) => compareLetters(a, b));
  const numbers = new Map(byLetter.map(([letter], index) => [letter, index + 1]));
  const ordered = byLetter.length === 0 ? sorted : byLetter.flatMap(([, tags]) => tags);
  const parts = splitList(ordered, ({ slug }) => slug, MOST);
  const isTaken = (address: SitePath) => address !== site.tagIndex && taken.has(address);
  const addresses = addressesOfList({ first: site.tagIndex, count: parts.length, urls, isTaken });
  const places = new Map<string, SitePath>();
  for (const [index, part] of parts.entries()) {
    for (const tag of part) if (!places.has(letterOf(tag))) places.set(letterOf(tag), addresses[index] as SitePath);
  }
  return parts.map((tags, index): PluginPage => {
    const from = addresses[index] as SitePath;
    const pager = pagerAt(addresses, index, (to) => site.href(from, to));
    const groups = byLetter.length === 0 ? new Map([["", tags]]) : groupBy(tags, letterOf);
    const entry = (tag: TaggedNotes) => ({ ...tagLink(tag, from, all), noteCount: tag.notes.length });
    return {
      address: from,
      title: words.tags,
      ...(index > 0 && { distinction: say.fill(words.page, { n: index + 1 }) }),
      ...(index === 0 && {
        description: titlesInLine(
          tags.map(({ name }) => name),
          words.listSeparator,
        ),
      }),
      template: "tags",
      data: {
        tagCount: shown.length,
        letters: byLetter.map(([letter]) => ({
          letter,
          href: site.href(from, places.get(letter) as SitePath, `recto-letter-${numbers.get(letter)}`),
        })),
        groups: [...groups].map(([letter, inGroup]) => ({ letter, number: numbers.get(letter) ?? 0, tags: inGroup.map(entry) })),
        ...(pager && { pager }),
      },
    };
  });
}

/** The letter that a name stands under: without accents, a Hangul syllable's first sound; `""` for what no alphabet has, as digits and Chinese. */
function letterOf({ name }: TaggedNotes): string {
  const first = String.fromCodePoint(name.normalize("NFD").codePointAt(0) ?? 0).toUpperCase();
  return /^\p{L}/u.test(first) && !/^\p{Script=Han}/u.test(first) ? first : "";
}

/** What has no letter comes last. */
function compareLetters(a: string, b: string): number {
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  return byUnits(a, b);
}
