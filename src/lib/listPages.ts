/** Long lists in several pages, cut so that an item more or less changes few of them. */
import { sitePath, type Pager, type Settings, type SitePath } from "../model/index.ts";
import { digest } from "./digest.ts";

/** Of notes: some 40 kB of HTML. */
const MOST = 120;

/**
 * `items` in order, in stretches of at most `most`; one stretch where all fit. Keys are all different.
 * A stretch begins at an item whose digest is smaller than those of the items around it, a third of `most` to each side. So an item
 * that comes or goes moves no cut but those near it, where pages of a fixed length would all change from there on; and when a page
 * more is needed, which is seldom, the pages behind it only have another number.
 */
export function splitList<Item>(items: readonly Item[], keyOf: (item: Item) => string, most = MOST): readonly (readonly Item[])[] {
  if (items.length <= most) return [items];
  const reach = Math.floor(most / 3);
  const marks = items.map((item) => digest(keyOf(item)));
  const starts = [0];
  for (let at = reach; at <= items.length - reach; at++) if (isSmallest(marks, at, reach)) starts.push(at);
  return starts.flatMap((start, index) => inEqualParts(items.slice(start, starts[index + 1]), most));
}

function isSmallest(marks: readonly string[], at: number, reach: number): boolean {
  const mark = marks[at] as string;
  for (let i = at - reach; i <= at + reach; i++) if (i !== at && (marks[i] ?? "g") <= mark) return false;
  return true;
}

function inEqualParts<Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / most);
  const size = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

export type ListAddresses = {
  /** Of the first page. */
  readonly first: SitePath;
  readonly count: number;
  readonly urls: Settings["urls"];
  /** Whether another page of the site has an address. */
  readonly isTaken: (address: SitePath) => boolean;
};

/** Addresses of all pages of a list: `aws/index.html`, `aws/page-2.html`, …; behind `tags/aws.html` comes `tags/aws/page-2.html`. */
export function addressesOfList({ first, count, urls, isTaken }: ListAddresses): readonly SitePath[] {
  const folder = /(?:^|\/)index\.html$/.test(first) ? first.slice(0, -"index.html".length) : `${first.slice(0, -".html".length)}/`;
  return Array.from({ length: count }, (_, index) => (index === 0 ? first : freeAddress(`${folder}page-${index + 1}`, urls, isTaken)));
}

/** The address of a page that recto makes; behind its name comes a `-`, which no note's has, where a note is in the way. */
export function freeAddress(name: string, urls: Settings["urls"], isTaken: (address: SitePath) => boolean): SitePath {
  const address = sitePath(urls === "html" ? `${name}.html` : `${name}/index.html`);
  return isTaken(address) ? freeAddress(`${name}-`, urls, isTaken) : address;
}

/** The way between the pages of a list, seen from the one at `index`; undefined where there is only one. */
export function pagerAt(addresses: readonly SitePath[], index: number, hrefTo: (address: SitePath) => string): Pager | undefined {
  if (addresses.length === 1) return undefined;
  const link = (at: number) => ({ number: at + 1, href: hrefTo(addresses[at] as SitePath) });
  const shown = [0, index - 1, index, index + 1, addresses.length - 1].filter((at) => at >= 0 && at < addresses.length);
  return {
    page: index + 1,
    pageCount: addresses.length,
    ...(index > 0 && { previous: link(index - 1) }),
    ...(index < addresses.length - 1 && { next: link(index + 1) }),
    pages: [...new Set(shown)].map(link),
  };
}
