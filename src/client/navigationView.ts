/** On wide screens the navigation scrolls by itself: brings the place of the page into view, so that a long branch opens where the reader is. */

/** Leaves the navigation alone where it does not scroll, as on phones. */
export function showCurrentPlace(): void {
  const scroller = document.querySelector(".navigation details");
  const current = scroller?.querySelector<HTMLElement>("[aria-current]");
  if (scroller === null || current === null || current === undefined) return;
  // Not scrollIntoView: that would move the page, too.
  if (current.offsetTop + current.offsetHeight > scroller.clientHeight) scroller.scrollTop = current.offsetTop - scroller.clientHeight / 3;
}
