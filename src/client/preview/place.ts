/** Where the window stands: below its link, or above it where there is more room; always within the browser's. */

/** In CSS pixels: between the link and the window, and to the edges. Small, so that the pointer gets across. */
const GAP = 6;
const EDGE = 8;

/** Sets the position by the object model, which a policy against inline style allows. */
export function place(box: HTMLElement, link: HTMLElement): void {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const lines = [...link.getClientRects()];
  const [first, last] = [lines[0] ?? link.getBoundingClientRect(), lines.at(-1) ?? link.getBoundingClientRect()];
  const below = height - last.bottom - GAP - EDGE;
  const above = first.top - GAP - EDGE;
  const isBelow = below >= Math.min(box.scrollHeight, MOST_HEIGHT) || below >= above;
  const near = isBelow ? last : first;
  const { style } = box;
  style.maxHeight = `${Math.max(0, Math.min(MOST_HEIGHT, isBelow ? below : above))}px`;
  // Where the line begins, as far as that leaves the window whole.
  const start = getComputedStyle(link).direction === "rtl" ? near.right - box.offsetWidth : near.left;
  style.left = `${Math.max(EDGE, Math.min(start, width - box.offsetWidth - EDGE))}px`;
  style.top = `${isBelow ? last.bottom + GAP : first.top - GAP - box.offsetHeight}px`;
}

const MOST_HEIGHT = 340;
