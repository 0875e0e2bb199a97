/** Where the focus is, and what of it can be seen. */
import sharp from "sharp";
import type { Reader } from "./reader.ts";

export type Clip = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A place where Tab stops. */
export type Stop = {
  /** The same for the same element, as long as the page is open: see {@link numberOf}. */
  readonly id: number;
  /** Whether the document has it after the stop before. */
  readonly isAfter: boolean;
  /** Opening tag and text, shortened: for messages. */
  readonly what: string;
  /** What it is, without which one: equal for all that look alike. */
  readonly look: string;
  /** From the top and the left of the document, CSS pixels. */
  readonly box: Clip;
  /** Lower edge of what it belongs to and lies on the corner of: a copy button's block; else its own. */
  readonly bottom: number;
  /** Whether something is there to be seen at all. */
  readonly isVisible: boolean;
  /** What lies over it and stays where it is when the page scrolls. */
  readonly coveredBy: string | undefined;
};

/** More than any page has: whoever presses Tab so often is caught. */
const MOST = 400;

/** https://chromedevtools.github.io/devtools-protocol/tot/Input/ */
const SHIFT = 8;

/**
 * Presses Tab from the end of the page where that leads in, until the focus leaves at the other; the stops on the way. Without a
 * window around it, Chromium then goes on at the end where it began, with or without a stop at the page as a whole.
 */
export async function walk(
  { page, devtools }: Reader,
  direction: "forth" | "back",
  onStop?: (stop: Stop) => Promise<void>,
): Promise<readonly Stop[]> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.evaluate(numberElements);
  await page.evaluate((isForward) => {
    Object.assign(globalThis, { lastStop: undefined });
    // The browser goes on from where something was selected last.
    getSelection()?.collapse(document.body, isForward ? 0 : document.body.childNodes.length);
  }, direction === "forth");
  const stops: Stop[] = [];
  while (stops.length < MOST) {
    // Playwright's `press` would ask the browser twice, a thousand times.
    const key = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9, modifiers: direction === "forth" ? 0 : SHIFT };
    await devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
    const stop = await page.evaluate(currentStop);
    if (stop === undefined || stop.id === stops[0]?.id) return stops;
    stops.push(stop);
    await onStop?.(stop);
  }
  throw new Error(`the focus does not leave the page in ${MOST} steps: a trap`);
}

/** What Tab must stop at, in no order; for comparing with the stops of {@link walk} on the same page. */
export async function expectedStops({ page }: Reader): Promise<readonly Pick<Stop, "id" | "what">[]> {
  await page.evaluate(numberElements);
  return page.evaluate(() => {
    const world = globalThis as unknown as { readonly numberOf: (element: Element) => number };
    const candidates = document.querySelectorAll<HTMLElement>(
      "a[href], button:not([disabled]), summary, input:not([disabled]), select, textarea, [tabindex]",
    );
    return [...candidates]
      .filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
      .map((element) => ({ id: world.numberOf(element), what: element.outerHTML.slice(0, 120) }));
  });
}

/** Runs in the page, once before all else: elements get numbers when they are first asked for, since scripts add others between them. */
function numberElements(): void {
  if ("numberOf" in globalThis) return;
  const numbers = new WeakMap<Element, number>();
  let count = 0;
  const numberOf = (element: Element) => {
    const number = numbers.get(element) ?? ++count;
    numbers.set(element, number);
    return number;
  };
  Object.assign(globalThis, { numberOf });
}

/** Runs in the page. Undefined when the page as a whole has the focus. */
function currentStop(): Stop | undefined {
  const world = globalThis as unknown as { readonly numberOf: (element: Element) => number; lastStop?: Element };
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return undefined;
  const last = world.lastStop;
  world.lastStop = element;
  const { x, y, width, height } = element.getBoundingClientRect();
  const tag = (element.cloneNode(false) as Element).outerHTML;
  const landmark = element.closest("header, nav, main, aside, footer");
  const isShown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const [first] = element.getClientRects();
  const isInView = first !== undefined && first.bottom > 0 && first.top < innerHeight && first.right > 0 && first.left < innerWidth;
  return {
    id: world.numberOf(element),
    isAfter: last === undefined || (last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    what: `${tag.slice(0, 120)}${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}`,
    look: `${landmark?.className ?? ""} ${element.closest("li, p, td, summary, figure, h2, h3")?.localName ?? ""} ${element.localName}.${element.className} ${element.getAttribute("aria-current") ?? ""}`,
    box: { x: x + scrollX, y: y + scrollY, width, height },
    bottom: (element.closest("figure, .with-copy") ?? element).getBoundingClientRect().bottom + scrollY,
    isVisible: isShown && isInView && width > 2 && height > 2,
    coveredBy: coverOf(element),
  };

  function coverOf(element: Element): string | undefined {
    for (const { left, top, right, bottom } of element.getClientRects()) {
      const inset = Math.min(3, (right - left) / 2, (bottom - top) / 2);
      for (const [cornerX, cornerY] of [
        [left + inset, top + inset],
        [right - inset, top + inset],
        [left + inset, bottom - inset],
        [right - inset, bottom - inset],
      ] as const) {
        const over = document.elementFromPoint(cornerX, cornerY);
        if (over === null || over === element || element.contains(over) || over.contains(element)) continue;
        for (let each: Element | null = over; each !== null && !each.contains(element); each = each.parentElement) {
          if (/fixed|sticky/.test(getComputedStyle(each).position)) return each.outerHTML.slice(0, 80);
        }
      }
    }
    return undefined;
  }
}

/**
 * How much of the focus shows: CSS pixels that change when it goes, and that differ at least 3:1, as a share of the perimeter of
 * the focused element's boxes; 1 is a line of one pixel all around. WCAG 2.2, 2.4.7 and 2.4.13.
 */
export async function ringOf(reader: Reader): Promise<number> {
  const { page } = reader;
  const frame = await page.evaluate(() => {
    const margin = 6;
    const element = document.activeElement as HTMLElement;
    const { x, y, width, height } = element.getBoundingClientRect();
    const left = Math.max(0, Math.floor(x - margin));
    const top = Math.max(0, Math.floor(y - margin));
    const right = Math.min(innerWidth, Math.ceil(x + width + margin));
    const bottom = Math.min(innerHeight, Math.ceil(y + height + margin));
    const shown = (size: number, from: number, to: number) => Math.max(0, Math.min(size, to - from));
    let perimeter = 0;
    for (const rect of element.getClientRects()) {
      perimeter += 2 * (shown(rect.width, rect.left, innerWidth) + shown(rect.height, rect.top, innerHeight));
    }
    return { clip: { x: left, y: top, width: right - left, height: bottom - top }, perimeter };
  });
  const focused = await pixels(reader, frame.clip);
  await page.evaluate(() => {
    Object.assign(globalThis, { focusedBefore: document.activeElement });
    (document.activeElement as HTMLElement).blur();
  });
  const unfocused = await pixels(reader, frame.clip);
  await page.evaluate(() => (globalThis as unknown as { focusedBefore: HTMLElement }).focusedBefore.focus({ preventScroll: true }));
  let changed = 0;
  for (let at = 0; at < focused.length; at += 3) {
    if (contrast(luminance(focused, at), luminance(unfocused, at)) >= 3) changed++;
  }
  return changed / frame.perimeter;
}

/** Red, green and blue of each pixel of a part of the window, in CSS pixels from its corner. */
export async function pixels({ page, devtools }: Reader, clip: Clip): Promise<Uint8Array> {
  const scroll = await page.evaluate(() => ({ x: scrollX, y: scrollY }));
  // Playwright's own waits for much that tests here have waited for.
  const { data } = await devtools.send("Page.captureScreenshot", {
    clip: { ...clip, x: clip.x + scroll.x, y: clip.y + scroll.y, scale: 1 },
    optimizeForSpeed: true,
  });
  return sharp(Buffer.from(data, "base64")).removeAlpha().raw().toBuffer();
}

/** Relative luminance of the pixel that begins at `at`. WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(bytes: Uint8Array, at: number): number {
  const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((channel) => {
    const value = (bytes[at + channel] ?? 0) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
