/** Marks in the contents where the reader is. */
import { bringIntoView, scrollerIn } from "./navigationView.ts";

/** Of the window's height, from its top: a heading above this line has begun its section. */
const LINE = 0.25;

/** In document order: all 300 of a long note are measured in a fraction of a millisecond, since nothing is changed in between. */
let sections: readonly { readonly heading: HTMLElement; readonly link: HTMLAnchorElement }[] = [];
let current: HTMLAnchorElement | undefined;
/** What the reader has chosen in the contents holds until she scrolls, also where the page is too short to bring it to the top. */
let chosen: { readonly link: HTMLAnchorElement; readonly at: number } | undefined;
let isWaiting = false;

export function startContentsSpy(): void {
  findSections();
  addEventListener("scroll", follow, { passive: true });
  addEventListener("resize", follow, { passive: true });
  addEventListener("hashchange", choose);
  // The live preview has made headings anew.
  document.addEventListener("recto:update", findSections);
}

function findSections(): void {
  sections = [...document.querySelectorAll<HTMLAnchorElement>(".contents a")].flatMap((link) => {
    const heading = headingOf(link);
    return heading === null ? [] : [{ heading, link }];
  });
  current = undefined;
  choose();
}

function choose(): void {
  const link = sections.find(({ link: { hash } }) => hash !== "" && hash === location.hash)?.link;
  chosen = link && { link, at: Number.NaN };
  follow();
}

/** At most once a frame. */
function follow(): void {
  if (isWaiting || sections.length === 0) return;
  isWaiting = true;
  requestAnimationFrame(() => {
    isWaiting = false;
    mark(chosenLink() ?? linkAtLine());
  });
}

/** The first position seen after the choice is that of the choice. */
function chosenLink(): HTMLAnchorElement | undefined {
  if (chosen === undefined) return undefined;
  if (Number.isNaN(chosen.at)) chosen = { ...chosen, at: scrollY };
  else if (Math.abs(scrollY - chosen.at) > 4) chosen = undefined;
  return chosen?.link;
}

function linkAtLine(): HTMLAnchorElement | undefined {
  const most = document.documentElement.scrollHeight - innerHeight;
  // Where all is in view, nothing tells what is read.
  if (most < 1) return undefined;
  // Towards the end of the page the line goes down, so that the last sections have their turn.
  const towardsEnd = Math.max(0, 1 - (most - scrollY) / Math.min(innerHeight, most));
  const line = innerHeight * (LINE + (1 - LINE) * towardsEnd);
  return sections.findLast(({ heading }) => heading.checkVisibility() && heading.getBoundingClientRect().top <= line)?.link;
}

function mark(link: HTMLAnchorElement | undefined): void {
  if (link === current) return;
  current?.removeAttribute("aria-current");
  current = link;
  if (link === undefined) return;
  link.setAttribute("aria-current", "location");
  const scroller = scrollerIn(".contents");
  if (scroller !== undefined && link.offsetParent !== null) bringIntoView(scroller, link);
}

function headingOf({ hash }: HTMLAnchorElement): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}
