/** Pages fit: zoomed in, on phones, with large text, with spaced text. Criteria A10, A11, A13; WCAG 1.4.4, 1.4.10, 1.4.12. */
import { describe, expect, test } from "vitest";
import { findLayoutFaults } from "./layout.ts";
import { FOLDER, HOME, KINDS, LONG, TAG } from "./pages.ts";
import { addRules, createReader, drawDiagrams, lookAtEach, unfold, type Reader } from "./reader.ts";
import { browser, sites } from "./setUp.ts";

type Look = (reader: Reader) => Promise<void>;

/** Layout faults of all kinds of pages in windows of each of these sizes, with everything unfolded, after `prepare`. */
async function faultsAt(sizes: readonly (readonly [width: number, height: number])[], prepare?: Look): Promise<readonly unknown[]> {
  return lookAtEach({ browser, sites, kinds: KINDS }, async (reader) => {
    await drawDiagrams(reader.page);
    await reader.page.evaluate(unfold);
    await prepare?.(reader);
    return faultsIn(reader, sizes);
  });
}

async function faultsIn({ page }: Reader, sizes: readonly (readonly [width: number, height: number])[]): Promise<readonly unknown[]> {
  const found: object[] = [];
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const faults = await page.evaluate(findLayoutFaults);
    if (faults.length > 0) found.push({ width, faults });
  }
  return found;
}

/** One of each frame, where what is in it makes no difference. */
const FRAMES = [HOME, LONG, FOLDER, TAG];

describe("at 200 and 400 % of zoom (640 and 320 pixels of a window of 1280), and on phones held either way", () => {
  const sizes = [
    [640, 400],
    [320, 568],
    [568, 320],
  ] as const;
  test("nothing is wider than the window but what scrolls by itself, in the keyboard's reach and with a name", async () => {
    expect(await faultsAt(sizes)).toEqual([]);
  });
  test("nor without scripts", async () => {
    const options = { javaScriptEnabled: false };
    expect(await lookAtEach({ browser, sites, kinds: FRAMES, options }, (reader) => faultsIn(reader, sizes))).toEqual([]);
  });
});

/** What a reader sets who wants text, and text only, twice as large. */
const largeText: Look = async ({ devtools }) => {
  await devtools.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
};

test("text twice as large stays whole: nothing is cut off, nothing lies on anything, nothing runs out of the window", async () => {
  const sizes = [
    [1280, 800],
    [1024, 768],
    [640, 800],
  ] as const;
  expect(await faultsAt(sizes, largeText)).toEqual([]);
});

test("text twice as large is twice as large", async () => {
  const reader = await createReader(browser, sites);
  await reader.open(LONG);
  const selectors = [".prose p", ".prose pre", ".prose td", ".navigation a", ".site-footer", ".callout-title"];
  const sizes = () =>
    reader.page.evaluate(
      (wanted) => wanted.map((selector) => Number.parseFloat(getComputedStyle(document.querySelector(selector) as Element).fontSize)),
      selectors,
    );
  const before = await sizes();
  await largeText(reader);
  await reader.page.reload();
  const after = await sizes();
  await reader.close();
  expect(after.map((size, at) => size / (before[at] ?? 0))).toEqual(selectors.map(() => 2));
});

test("spaced text stays whole", async () => {
  // WCAG 1.4.12, to the letter.
  const rules =
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";
  const spaced: Look = async ({ page }) => page.evaluate(addRules, rules);
  const sizes = [
    [1280, 800],
    [320, 568],
  ] as const;
  expect(await faultsAt(sizes, spaced)).toEqual([]);
});

test("on a touch screen nothing waits for a pointer to hover: what shows on hover is there", async () => {
  const found = await lookAtEach(
    { browser, sites, kinds: [LONG], options: { hasTouch: true, isMobile: true, viewport: { width: 320, height: 568 } } },
    async ({ page }) => {
      await drawDiagrams(page);
      return page.evaluate(() =>
        [...document.querySelectorAll("a[href], button, summary")]
          .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.checkVisibility({ opacityProperty: true }))
          .map((element) => element.outerHTML.slice(0, 120)),
      );
    },
  );
  expect(found).toEqual([]);
});

test("on a phone held sideways, what stays in place leaves at least three quarters of the window to the text", async () => {
  const found = await lookAtEach(
    { browser, sites, kinds: FRAMES, options: { viewport: { width: 568, height: 320 } } },
    async ({ page }) => {
      await page.evaluate(() => scrollTo(0, 400));
      const taken = await page.evaluate(() => {
        const staying = [...document.body.querySelectorAll("*")].filter((element) =>
          /fixed|sticky/.test(getComputedStyle(element).position),
        );
        const heights = staying.map((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return Math.max(0, Math.min(innerHeight, bottom) - Math.max(0, top));
        });
        return heights.reduce((sum, height) => sum + height, 0) / innerHeight;
      });
      return taken <= 0.25 ? [] : [{ taken }];
    },
  );
  expect(found).toEqual([]);
});
