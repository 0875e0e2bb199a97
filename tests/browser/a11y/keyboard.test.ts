/** By keyboard alone: the way to the text, and through everything on a page forth and back; each stop can be seen. Criteria A1 to A3. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectedStops, ringOf, walk, type Stop } from "./focus.ts";
import { HOME, KINDS, LONG, SHORT, TAG } from "./pages.ts";
import { createReader, drawDiagrams, lookAtEach, type Reader } from "./reader.ts";
import { browser, sites } from "./setUp.ts";

const PHONE = { width: 320, height: 568 };

/** A redirect is two lines; it has nothing to skip. */
const WITH_FRAME = KINDS.filter(({ name }) => name !== "redirect");

/** Runs in the page. */
function whereFocusIs(): string {
  const element = document.activeElement;
  return element === null
    ? "nowhere"
    : `${element.localName}${element.id === "" ? "" : `#${element.id}`}${element.className === "" ? "" : `.${element.className}`}`;
}

/** What of the way to the text is not as it should be. */
async function skip({ page }: Reader): Promise<readonly object[]> {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(whereFocusIs);
  const box = await page.locator(".skip-link").boundingBox();
  await page.keyboard.press("Enter");
  const second = await page.evaluate(whereFocusIs);
  const top = await page.evaluate(() => document.querySelector("main")?.getBoundingClientRect().top ?? -1);
  await page.keyboard.press("Tab");
  const isInText = await page.evaluate(() => {
    const main = document.querySelector("main");
    const at = document.activeElement;
    const isAfter = at !== null && main !== null && (main.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return main?.contains(at) === true || (isAfter && main.querySelector("a[href], button, summary, [tabindex='0']") === null);
  });
  const isSeen = box !== null && box.x >= 0 && box.y >= 0 && box.height >= 24;
  const isRight = first === "a.skip-link" && isSeen && second === "main#recto-main" && top >= -1 && top < 800 && isInText;
  return isRight ? [] : [{ first, box, second, top, isInText }];
}

describe("the first stop leads past everything to the text", () => {
  test("on a wide screen", async () => {
    expect(await lookAtEach({ browser, sites, kinds: WITH_FRAME }, skip)).toEqual([]);
  });
  test("on a phone, without scripts", async () => {
    const options = { javaScriptEnabled: false, viewport: PHONE };
    expect(await lookAtEach({ browser, sites, kinds: WITH_FRAME, options }, skip)).toEqual([]);
  });
});

/** Goes through the page forth and back; what is wrong with it. */
async function walkThrough(reader: Reader): Promise<readonly object[]> {
  const expected = await expectedStops(reader);
  const forth = await walk(reader, "forth");
  const back = await walk(reader, "back");
  const ids = forth.map(({ id }) => id);
  const known = new Set(expected.map(({ id }) => id));
  const both = [...forth, ...back];
  const wrong = {
    invisible: both.flatMap(({ isVisible, what }) => (isVisible ? [] : [what])),
    covered: both.flatMap(({ coveredBy, what }) => (coveredBy === undefined ? [] : [`${what} by ${coveredBy}`])),
    unreachable: expected.filter(({ id }) => !ids.includes(id)).map(({ what }) => what),
    unexpected: both.filter(({ id }) => !known.has(id)).map(({ what }) => what),
    outOfOrder: forth.filter(({ isAfter }) => !isAfter).map(({ what }) => what),
    notTheSameBack: back.filter(({ id }, at) => id !== ids[ids.length - 1 - at]).map(({ what }) => what),
    above: isOneColumn(reader.page) ? forth.filter((stop, at) => at > 1 && !isBelow(stop, forth[at - 1])).map(({ what }) => what) : [],
  };
  return forth.length > 0 && Object.values(wrong).every(({ length }) => length === 0) ? [] : [wrong];
}

function isOneColumn(page: Page): boolean {
  return page.viewportSize()?.width === PHONE.width;
}

/** A line of text is not as high as its box; a button on the corner of its block comes after the block. */
function isBelow({ bottom }: Stop, before: Stop | undefined): boolean {
  return before === undefined || bottom > before.box.y + 4;
}

describe("Tab goes through every page in the order of document and eye, then out of it; Shift+Tab the same way back; each stop can be seen", () => {
  test.each([
    { where: "on a wide screen", viewport: { width: 1280, height: 800 } },
    { where: "on a phone", viewport: PHONE },
  ])("$where", async ({ viewport }) => {
    const found = await lookAtEach({ browser, sites, kinds: KINDS, options: { viewport } }, async (reader) => {
      await drawDiagrams(reader.page);
      return walkThrough(reader);
    });
    expect(found).toEqual([]);
  });
  test("without scripts", async () => {
    const options = { javaScriptEnabled: false, viewport: PHONE };
    expect(await lookAtEach({ browser, sites, kinds: [HOME, LONG, TAG], options }, walkThrough)).toEqual([]);
  });
});

/** Where the ring lies decides the page, how it looks the theme: all looks of everything once, then a few pages will do. */
test.each([
  { when: "in light", options: { colorScheme: "light" }, kinds: [LONG, HOME, TAG] },
  { when: "in dark", options: { colorScheme: "dark" }, kinds: [SHORT] },
  { when: "with forced colours", options: { forcedColors: "active" }, kinds: [SHORT] },
  { when: "with more contrast", options: { contrast: "more" }, kinds: [SHORT] },
] as const)("the focus is a ring of at least 3:1 around everything that can have it, $when", async ({ options, kinds }) => {
  const seen = new Set<string>();
  const found = await lookAtEach({ browser, sites, kinds, options }, async (reader) => {
    await drawDiagrams(reader.page);
    const faint: string[] = [];
    await walk(reader, "forth", async ({ look, what }) => {
      if (seen.has(look)) return;
      seen.add(look);
      const ring = await ringOf(reader);
      if (ring < 1) faint.push(`${ring.toFixed(2)} ${what}`);
    });
    return faint;
  });
  expect(found).toEqual([]);
});

test("a link to a heading brings the heading, and the keyboard, to where nothing covers it", async () => {
  const reader = await createReader(browser, sites);
  await reader.open(LONG);
  const { page } = reader;
  for (const id of await page
    .locator(".contents a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")?.slice(1) ?? ""))) {
    await page.locator(`.contents a[href="#${id}"]`).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction((wanted) => decodeURIComponent(location.hash) === `#${wanted}`, id);
    const seen = await page.evaluate((wanted) => {
      const heading = document.getElementById(wanted);
      const { left, top, height } = heading?.getBoundingClientRect() ?? new DOMRect();
      const over = document.elementFromPoint(left + 2, top + height / 2);
      return { isOnTop: over !== null && (heading === over || heading?.contains(over) === true), isInView: top >= 0 && top < innerHeight };
    }, id);
    expect({ id, ...seen }).toEqual({ id, isOnTop: true, isInView: true });
    await page.keyboard.press("Tab");
    const isAfter = await page.evaluate((wanted) => {
      const heading = document.getElementById(wanted);
      const at = document.activeElement;
      return (
        heading !== null &&
        at !== null &&
        (heading.contains(at) || heading.compareDocumentPosition(at) === Node.DOCUMENT_POSITION_FOLLOWING)
      );
    }, id);
    expect({ id, isAfter }).toEqual({ id, isAfter: true });
  }
  expect(reader.troubles).toEqual([]);
  await reader.close();
});
