/** Other languages in a real browser: what scripts say, where things stand, and that long words fit. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spokenLanguages } from "../../src/words/index.ts";
import { launchChromium } from "./chromium.ts";
import { buildAndServe, createReader } from "./reading.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const NOTES = {
  "α.md": `---\ntags: [αβγ]\nupdated: 2026-02-03\n---\n# Άλφα\n\n## Βήτα\n\n\`\`\`\nα\n\`\`\`\n\n| Α | Β |\n|---|--:|\n| x | 1 |\n\n## Γάμμα\n\nΚείμενο $c = n$.\n\n## Δέλτα\n\n> [!warning]\n> α\n`,
  "β.md": "---\ntags: [αβγ]\nupdated: 2026-02-03\n---\n# Βήτα\n\n[[α]]\n",
};

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not shown`);
  return box;
};

test("scripts speak the site's language", async () => {
  const { origin } = await buildAndServe(NOTES, "lang: ar\n");
  const { page } = await createReader(browser);
  await page.goto(`${origin}/α.html`);
  const name = page.locator("#recto-theme-name");
  expect(await name.textContent()).toBe("تلقائي");
  await page.locator("#recto-theme").click();
  expect(await name.textContent()).toBe("فاتح");
  await page.getByRole("button", { name: "نسخ الشيفرة" }).waitFor();
});

test("a site that is read from right to left begins at the right: navigation, text, contents; code and formulas run on as they do", async () => {
  const { origin } = await buildAndServe(NOTES, "lang: ar\n");
  const { page } = await createReader(browser);
  await page.goto(`${origin}/α.html`);
  const [navigation, text, contents] = [await boxOf(page, ".navigation"), await boxOf(page, ".prose"), await boxOf(page, ".contents")];
  expect(navigation.x).toBeGreaterThan(text.x + text.width);
  expect(contents.x + contents.width).toBeLessThanOrEqual(text.x);
  const title = await page.locator("h1").evaluate((h1) => {
    const range = document.createRange();
    range.selectNodeContents(h1);
    return Math.round(h1.getBoundingClientRect().right - range.getBoundingClientRect().right);
  });
  expect(title).toBe(0);
  const directions = await page.evaluate(() =>
    ["html", "pre.code", ".katex", "table"].map((selector) => getComputedStyle(document.querySelector(selector) as Element).direction),
  );
  expect(directions).toEqual(["rtl", "ltr", "ltr", "rtl"]);
});

test.each(spokenLanguages())("on the narrowest screen nothing of the interface in %s is cut off", async (lang) => {
  const { origin } = await buildAndServe(NOTES, `lang: ${lang}\ntitle: Σημειώσεις\nprint: true\n`);
  const { page } = await createReader(browser, { viewport: { width: 320, height: 640 } });
  for (const path of ["index.html", "α.html", "recent.html", "tags/index.html", "print.html"]) {
    const response = await page.goto(`${origin}/${path}`);
    expect([path, response?.status()]).toEqual([path, 200]);
    const wide = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect([path, ...wide]).toEqual([path, 320, 320]);
  }
});
