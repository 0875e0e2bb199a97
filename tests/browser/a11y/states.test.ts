/** What changes says so: the theme and its switch, folds, the page where one is. Criterion A8. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { KINDS, LONG, SHORT } from "./pages.ts";
import { createReader, lookAtEach, type Reader } from "./reader.ts";
import { browser, sites } from "./setUp.ts";

/** The switch as it is told to those who do not see it, and the page's colours. */
async function theme(page: Page): Promise<readonly unknown[]> {
  const name = await page.locator(".theme-switch").ariaSnapshot();
  const isDark = await page.evaluate(() => {
    const [red = 0] = (getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? []).map(Number);
    return red < 128;
  });
  return [/button "[^"]*"/.exec(name)?.[0], isDark ? "dark" : "light"];
}

test("the switch of the theme is a button that tells the theme, goes round, and keeps the focus", async () => {
  const reader = await createReader(browser, sites, { colorScheme: "dark" });
  await reader.open(SHORT);
  const { page } = reader;
  await page.locator(".theme-switch").focus();
  const seen = [await theme(page)];
  for (const key of ["Enter", "Space", "Enter"]) {
    await page.keyboard.press(key);
    seen.push(await theme(page));
  }
  expect(seen).toEqual([
    ['button "Theme: auto"', "dark"],
    ['button "Theme: light"', "light"],
    ['button "Theme: dark"', "dark"],
    ['button "Theme: auto"', "dark"],
  ]);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("recto-theme");
  expect(await page.locator(".theme-switch [aria-live=polite]").textContent()).toBe("auto");
  expect(reader.troubles).toEqual([]);
  await reader.close();
});

test("the chosen theme is there on the next page before anything is painted", async () => {
  const reader = await createReader(browser, sites, { colorScheme: "light" });
  await reader.open(SHORT);
  const { page } = reader;
  await page.click("#recto-theme");
  await page.click("#recto-theme");
  await page.addInitScript(() => {
    const seen: (string | undefined)[] = [];
    Object.assign(globalThis, { seen });
    const observer = new MutationObserver(() => {
      if (document.body === null) return;
      observer.disconnect();
      seen.push(document.documentElement.dataset["theme"]);
    });
    observer.observe(document, { childList: true, subtree: true });
    // What is styled from elsewhere is not painted before it is there, and only what is painted asks for frames.
    const frame = () => {
      if (document.body !== null) seen.push(getComputedStyle(document.documentElement).backgroundColor);
      if (seen.length < 5) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await reader.open(LONG);
  await page.waitForFunction(() => (globalThis as unknown as { readonly seen: readonly string[] }).seen.length === 5);
  const [first, ...frames] = await page.evaluate(() => (globalThis as unknown as { readonly seen: readonly string[] }).seen);
  const final = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.click("#recto-theme");
  await page.click("#recto-theme");
  const light = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect({ first, frames: new Set(frames) }).toEqual({ first: "dark", frames: new Set([final]) });
  expect(final).not.toBe(light);
  await reader.close();
});

/** A fold as the browser tells it to assistive technology. */
async function toldOf({ devtools }: Reader, selector: string): Promise<object> {
  const { root } = await devtools.send("DOM.getDocument");
  const { nodeId } = await devtools.send("DOM.querySelector", { nodeId: root.nodeId, selector });
  const { nodes } = await devtools.send("Accessibility.getPartialAXTree", { nodeId, fetchRelatives: false });
  const [node] = nodes;
  const expanded = node?.properties?.find(({ name }) => name === "expanded")?.value.value;
  return { name: node?.name?.value, expanded };
}

test("navigation and contents are folds on a phone, worked and told by keyboard", async () => {
  const reader = await createReader(browser, sites, { viewport: { width: 320, height: 568 } });
  await reader.open(LONG);
  const { page } = reader;
  for (const [selector, name] of [
    [".navigation summary", "All notes"],
    [".contents summary", "Contents"],
    ["summary.callout-title", "Folded"],
  ] as const) {
    const summary = page.locator(selector).first();
    await summary.focus();
    expect(await toldOf(reader, selector)).toEqual({ name, expanded: false });
    await page.keyboard.press("Enter");
    expect(await toldOf(reader, selector)).toEqual({ name, expanded: true });
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Space");
    expect(await toldOf(reader, selector)).toEqual({ name, expanded: false });
  }
  expect(reader.troubles).toEqual([]);
  await reader.close();
});

test("on every page that the navigation shows, exactly one place in it is the page", async () => {
  const found = await lookAtEach({ browser, sites, kinds: KINDS }, async ({ page }) => {
    const current = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>(".navigation [aria-current]")].map((link) => ({
        value: link.getAttribute("aria-current"),
        isHere: new URL(link.href).pathname === location.pathname,
      })),
    );
    const isShown = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>(".navigation a")].some((link) => new URL(link.href).pathname === location.pathname),
    );
    const isRight = isShown ? current.length === 1 && current[0]?.value === "page" && current[0].isHere : current.length === 0;
    return isRight ? [] : [{ isShown, current }];
  });
  expect(found).toEqual([]);
});
