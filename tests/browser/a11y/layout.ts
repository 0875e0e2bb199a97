/** What is wrong with how a page is laid out, as far as a program can see it. */

/**
 * Runs in the page. Findings, each with the element it is about: the page is wider than the window, something that scrolls is out
 * of the keyboard's reach or has no name, text is cut off, text lies on text.
 */
export function findLayoutFaults(): string[] {
  const faults: string[] = [];
  const root = document.documentElement;
  const describe = (element: Element) =>
    `${element.outerHTML.slice(0, element.outerHTML.indexOf(">") + 1).slice(0, 120)}${(element.textContent ?? "").trim().slice(0, 30)}`;
  const isShown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const isForReadersAloud = (element: Element) => element.closest(".visually-hidden, .katex-mathml, .skip-link") !== null;

  if (root.scrollWidth > innerWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter((each) => {
      const { left, right } = each.getBoundingClientRect();
      return (right > innerWidth + 1 || left < -1) && isShown(each) && !isForReadersAloud(each) && !isInScroller(each);
    });
    faults.push(`the page is ${root.scrollWidth} wide in a window of ${innerWidth}: ${wide.slice(0, 3).map(describe).join(" ")}`);
  }

  for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (overflowX === "visible" && overflowY === "visible") continue;
    if (!isShown(element) || isForReadersAloud(element) || element.closest("svg, .katex") !== null) continue;
    const isWide = element.scrollWidth > element.clientWidth + 1;
    const isHigh = element.scrollHeight > element.clientHeight + 1;
    const scrolls = (isWide && /auto|scroll/.test(overflowX)) || (isHigh && /auto|scroll/.test(overflowY));
    const cuts = (isWide && /hidden|clip/.test(overflowX)) || (isHigh && /hidden|clip/.test(overflowY));
    if (cuts && (element.textContent ?? "").trim() !== "") faults.push(`cut off: ${describe(element)}`);
    if (!scrolls) continue;
    const isReached = element.tabIndex >= 0 || element.querySelector("a[href], button, summary, [tabindex='0']") !== null;
    if (!isReached) faults.push(`scrolls, out of the keyboard's reach: ${describe(element)}`);
    const owner = element.closest("[role], nav, section, aside");
    const name = owner?.getAttribute("aria-label") ?? owner?.getAttribute("aria-labelledby") ?? "";
    if (name === "") faults.push(`scrolls, and has no name: ${describe(element)}`);
  }

  const lines = linesOfText();
  for (const [at, line] of lines.entries()) {
    for (const other of lines.slice(at + 1)) {
      // Sorted by their tops: all others begin below.
      if (other.top >= line.bottom) break;
      const across = Math.min(line.right, other.right) - Math.max(line.left, other.left);
      if (across > 2 && line.element !== other.element && !isRaised(line.element, other.element)) {
        faults.push(`lies on other text: ${describe(line.element)} on ${describe(other.element)}`);
      }
    }
  }
  return faults;

  function isInScroller(element: Element): boolean {
    for (let each = element.parentElement; each !== null && each !== document.body; each = each.parentElement) {
      if (getComputedStyle(each).overflowX !== "visible") return true;
    }
    return false;
  }

  /** A footnote's number, or an index, stands in the line above by intention. */
  function isRaised(...elements: readonly Element[]): boolean {
    return elements.some((element) => element.closest("sup, sub") !== null);
  }

  /** Each line of text that is shown, without what letters rarely use of its height. */
  function linesOfText(): { top: number; bottom: number; left: number; right: number; element: Element }[] {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const element = node.parentElement;
      if (element === null || node.nodeValue?.trim() === "" || !isShown(element) || isForReadersAloud(element)) continue;
      if (element.closest("svg, .katex, script") !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom, height } of range.getClientRects()) {
        if (right - left > 1) found.push({ top: top + height / 4, bottom: bottom - height / 4, left, right, element });
      }
    }
    return found.sort((a, b) => a.top - b.top);
  }
}
