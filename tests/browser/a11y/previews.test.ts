/** What shows beside a link when one rests on it: reached by keyboard, left alone by those who read it, sent away by Escape. Criterion A13; WCAG 1.4.13. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { findLayoutFaults } from "./layout.ts";
import { SHORT } from "./pages.ts";
import { createReader, type Reader } from "./reader.ts";
import { browser, sites } from "./setUp.ts";

/** The short note with the keyboard on its link to the long one, and the preview of that. */
async function openByKeyboard(reader: Reader): Promise<void> {
  const { page } = reader;
  await reader.open(SHORT);
  // As by keyboard: what script focuses without a key before it gets no preview.
  await page.keyboard.press("Tab");
  await page.locator(".prose p a").first().focus();
  await page.locator(".preview").waitFor();
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("href"));

test("the focus on a link brings a preview, which Escape sends away; the focus stays on the link all the time", async () => {
  const reader = await createReader(browser, sites);
  const { page } = reader;
  await openByKeyboard(reader);
  expect(await page.locator(".preview").textContent()).toContain("Object storage, from the first bucket to the last invoice");
  expect(await focused(page)).toBe("long.html");
  await page.keyboard.press("Escape");
  await page.locator(".preview").waitFor({ state: "detached" });
  expect(await focused(page)).toBe("long.html");
  expect(reader.troubles).toEqual([]);
  await reader.close();
});

test("it stays as long as the focus does, does not cover the link, and goes when the focus goes on", async () => {
  const reader = await createReader(browser, sites);
  const { page } = reader;
  await openByKeyboard(reader);
  await page.waitForTimeout(700);
  const isLinkOnTop = await page.evaluate(() => {
    const link = document.activeElement as HTMLElement;
    const { x, y, width, height } = link.getBoundingClientRect();
    return link.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });
  expect(isLinkOnTop).toBe(true);
  await page.keyboard.press("Tab");
  await page.locator(".preview").waitFor({ state: "detached" });
  await reader.close();
});

test("the pointer may go over to it, and read on", async () => {
  const reader = await createReader(browser, sites);
  const { page } = reader;
  await reader.open(SHORT);
  await page.locator(".prose p a").first().hover();
  await page.locator(".preview").waitFor();
  await page.locator(".preview").hover();
  await page.waitForTimeout(700);
  expect(await page.locator(".preview").count()).toBe(1);
  await page.mouse.move(2, 2);
  await page.locator(".preview").waitFor({ state: "detached" });
  await reader.close();
});

test.each([
  { width: 1280, height: 800 },
  { width: 320, height: 568 },
  { width: 568, height: 320 },
])("it fits into a window of $width by $height pixels, and axe has nothing against it, in light and dark", async (viewport) => {
  const reader = await createReader(browser, sites, { viewport, bypassCSP: true });
  const { page } = reader;
  await openByKeyboard(reader);
  const box = await page.locator(".preview").boundingBox();
  const isInside = box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= viewport.width && box.y + box.height <= viewport.height;
  expect({ box, isInside }).toEqual({ box, isInside: true });
  const found: unknown[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await violationsOf(page)));
  }
  expect(found).toEqual([]);
  // It shows a beginning, cut off where it is full, and lies over other text: only the page must not grow.
  expect((await page.evaluate(findLayoutFaults)).filter((fault) => fault.startsWith("the page is"))).toEqual([]);
  await reader.close();
});

test("without scripts there is a plain link", async () => {
  const reader = await createReader(browser, sites, { javaScriptEnabled: false });
  await reader.open(SHORT);
  await reader.page.locator(".prose p a").first().focus();
  expect(await reader.page.locator(".preview").count()).toBe(0);
  await reader.close();
});
