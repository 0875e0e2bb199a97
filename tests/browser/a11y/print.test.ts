/** On paper: black on white whatever the theme, nothing that cannot be pressed, nothing folded away, links with their targets. Criterion A17. */
import { expect, test } from "vitest";
import { KINDS, LONG } from "./pages.ts";
import { createReader, drawDiagrams, lookAtEach } from "./reader.ts";
import { browser, sites } from "./setUp.ts";

/** Runs in the page: text that is not dark on light, or what is behind it. */
function findDarkness(): string[] {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const lightness = (color: string): number | undefined => {
    if (canvas === null) return undefined;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return alpha < 128 ? undefined : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  };
  return [...document.querySelectorAll("html, body, body *:not(svg *)")]
    .filter((element) => element.checkVisibility())
    .flatMap((element) => {
      const { backgroundColor, color } = getComputedStyle(element);
      const [back, front] = [lightness(backgroundColor), lightness(color)];
      // A ticked box is a dark square with a light sign in it.
      const isDark = (back !== undefined && back < 0.85 && !element.matches("input")) || (front !== undefined && front > 0.6);
      return isDark ? [`${element.localName}.${element.getAttribute("class") ?? ""}: ${color} on ${backgroundColor}`] : [];
    });
}

/** A4 with Chromium's margins, in CSS pixels. */
const PAPER = { width: 718, height: 1000 };

test("from the reader's dark theme every page is dark ink on white, and no wider than the paper", async () => {
  const options = { colorScheme: "dark", viewport: PAPER } as const;
  const found = await lookAtEach({ browser, sites, kinds: KINDS, options }, async ({ page }) => {
    await page.emulateMedia({ media: "print" });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    return [...(await page.evaluate(findDarkness)), ...(width > PAPER.width ? [{ width }] : [])];
  });
  expect(found).toEqual([]);
});

test("it is dark ink on white when the dark theme was chosen on the page, too", async () => {
  const reader = await createReader(browser, sites);
  await reader.open(LONG);
  await reader.page.click("#recto-theme");
  await reader.page.click("#recto-theme");
  expect(await reader.page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
  await reader.page.emulateMedia({ media: "print" });
  expect(await reader.page.evaluate(findDarkness)).toEqual([]);
  await reader.close();
});

test("a note has its text, its folds open, its links' targets, and nothing to press", async () => {
  const reader = await createReader(browser, sites);
  await reader.open(LONG);
  const { page } = reader;
  await drawDiagrams(page);
  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(() => {
    const isShown = (selector: string) =>
      [...document.querySelectorAll(selector)].some(
        (element) =>
          element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && element.getBoundingClientRect().height > 0,
      );
    const link = document.querySelector('.prose a[href^="https://docs.aws"]');
    return {
      title: isShown("h1"),
      foldedCallout: isShown("details.callout:not([open]) .callout-body"),
      foldedRaw: [...document.querySelectorAll(".prose details a")].every((each) => each.getBoundingClientRect().height > 0),
      target: getComputedStyle(link as Element, "::after").content,
      pressable: ["button", ".navigation", ".contents", ".skip-link", ".site-header", ".heading-anchor"].filter(isShown),
      scrolls: [...document.querySelectorAll(".prose :is(pre, .table-scroll)")].filter(
        (each) => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible",
      ).length,
    };
  });
  expect(seen).toEqual({
    title: true,
    foldedCallout: true,
    foldedRaw: true,
    target: '" (https://docs.aws.amazon.com/s3/)"',
    pressable: [],
    scrolls: 0,
  });
  await reader.close();
});
