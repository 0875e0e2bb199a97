/** On wide screens the navigation is a column that scrolls by itself: it stays where it is from page to page. */
import { forSession, recall, remember } from "./storage.ts";

/** Leaves the navigation alone where it does not scroll, as on phones. */
export function keepNavigationPlace(): void {
  const scroller = scrollerIn(".navigation");
  if (scroller === undefined) return;
  restore(scroller);
  scroller.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a") : null;
    if (link !== null) followed = [link.href, offsetIn(scroller, link)];
  });
  addEventListener("pagehide", () => remember(forSession, "navigation", [scroller.scrollTop, ...followed]));
}

/** The link in the navigation that leads away, and its distance from the top of the column. */
let followed: readonly [href: string, offset: number] | readonly [] = [];

/** The link that was followed stays under the pointer, where its page shows it; else the column stays where it was. The page's place is in view in any case. */
function restore(scroller: HTMLElement): void {
  const stored = recall(forSession, "navigation");
  const [top, href, offset] = Array.isArray(stored) ? (stored as unknown[]) : [];
  const current = scroller.querySelector<HTMLAnchorElement>("[aria-current]");
  if (typeof top === "number") scroller.scrollTop = top;
  if (current === null) return;
  if (current.href === href && typeof offset === "number") scroller.scrollTop += offsetIn(scroller, current) - offset;
  bringIntoView(scroller, current);
}

/** The part of a column that scrolls; undefined where none does. */
export function scrollerIn(column: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(`${column} details, ${column} .scroller`)].find((element) =>
    /auto|scroll/.test(getComputedStyle(element).overflowY),
  );
}

/** Moves the column only, and only when the link is not in view. Not scrollIntoView, which would move the page, too. */
export function bringIntoView(scroller: HTMLElement, link: HTMLElement): void {
  const offset = offsetIn(scroller, link);
  // The column may begin below the header and then reach below the window.
  const height = Math.min(scroller.clientHeight, innerHeight - scroller.getBoundingClientRect().top);
  if (offset < 0 || offset + link.offsetHeight > height) scroller.scrollTop += offset - height / 3;
}

function offsetIn(scroller: HTMLElement, link: HTMLElement): number {
  return link.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
}
