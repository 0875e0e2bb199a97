/** "Resume where you were", in a real browser. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "./chromium.ts";
import { buildAndServe, createReader } from "./reading.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const LONG = `# A long note\n\n${Array.from({ length: 20 }, (_, i) => `## Part ${i + 1}\n\n${"Text and more text. ".repeat(120)}`).join("\n\n")}\n`;
const NOTES = { "long.md": LONG, "short.md": "# Short\n\n[[long]]\n" };

const offer = (page: Page) => page.locator(".resume");
const readTo = async (page: Page, id: string) => {
  await page.evaluate((name) => scrollTo(0, (document.getElementById(name)?.getBoundingClientRect().top ?? 0) + scrollY + 120), id);
  await page.waitForFunction(() => scrollY > innerHeight);
};
const topOf = (page: Page, id: string) => page.locator(`#${id}`).evaluate((heading) => Math.round(heading.getBoundingClientRect().top));

test("who comes back to a long note is offered the place, and only a click leads there", async () => {
  const { origin } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/long.html`);
  await readTo(page, "part-12");
  await page.goto(`${origin}/short.html`);
  await page.locator(".prose").getByRole("link").click();
  await page.waitForURL("**/long.html");
  const button = page.getByRole("button", { name: "Continue at “Part 12”" });
  await button.waitFor();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await button.click();
  expect(await topOf(page, "part-12")).toBe(-120);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("part-12");
  expect(await offer(page).count()).toBe(0);
});

test("by keyboard it is the first stop in the text; Escape closes it, and a click on the cross forgets the place", async () => {
  const { origin } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/long.html`);
  await readTo(page, "part-5");
  await page.goto(`${origin}/short.html`);
  await page.goto(`${origin}/long.html`);
  await offer(page).waitFor();
  await page.locator("main").focus();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Continue at “Part 5”");
  await page.keyboard.press("Escape");
  expect(await offer(page).count()).toBe(0);
  await page.goto(`${origin}/short.html`);
  await page.goto(`${origin}/long.html`);
  await page.getByRole("button", { name: "Dismiss" }).click();
  expect(await offer(page).count()).toBe(0);
  expect(await page.evaluate(() => localStorage.getItem("recto:reading"))).toBe("[]");
});

test("it goes by itself when the reader goes on reading", async () => {
  const { origin } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/long.html`);
  await readTo(page, "part-5");
  await page.goto(`${origin}/short.html`);
  await page.goto(`${origin}/long.html`);
  await offer(page).waitFor();
  await page.mouse.wheel(0, 2000);
  await offer(page).waitFor({ state: "detached" });
});

test("the home page leads on to the note read last, until it is read to its end", async () => {
  const { origin } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/long.html`);
  await readTo(page, "part-5");
  await page.goto(`${origin}/index.html`);
  const link = page.getByRole("link", { name: "Continue reading “A long note”" });
  await link.click();
  await page.waitForURL("**/long.html");
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForFunction(() => scrollY > innerHeight);
  await page.goto(`${origin}/index.html`);
  await page.waitForLoadState("networkidle");
  expect(await link.count()).toBe(0);
});

test("nothing is offered to who goes back, reloads, follows a link to a section, or has not got beyond the first window", async () => {
  const { origin } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/long.html`);
  await page.mouse.wheel(0, 300);
  await page.waitForFunction(() => scrollY > 0);
  await page.goto(`${origin}/short.html`);
  expect(await page.evaluate(() => localStorage.getItem("recto:reading"))).toBeNull();
  await page.goto(`${origin}/long.html`);
  await readTo(page, "part-5");
  await page.reload();
  await page.goto(`${origin}/short.html`);
  await page.goBack();
  await page.waitForLoadState("networkidle");
  expect(await offer(page).count()).toBe(0);
  await page.goto(`${origin}/short.html`);
  await page.goto(`${origin}/long.html#part-2`);
  await page.waitForLoadState("networkidle");
  expect(await offer(page).count()).toBe(0);
});

test.each([
  "{",
  "7",
  '[["x"]]',
  '[["ORIGIN/long.html","part-5","far","T"]]',
  '[["https://evil.example/","",9000,"T"]]',
  '[["ORIGIN/long.html","gone",0,"T"]]',
])("what is stored is checked: %s offers nothing", async (stored) => {
  const { origin } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/short.html`);
  await page.evaluate((text) => localStorage.setItem("recto:reading", text), stored.replace("ORIGIN", origin));
  for (const path of ["long.html", ...(stored.includes("gone") || stored.includes("far") ? [] : ["index.html"])]) {
    await page.goto(`${origin}/${path}`);
    await page.waitForLoadState("networkidle");
    expect(await offer(page).count()).toBe(0);
  }
});

test("200 places are kept, the oldest go", async () => {
  const { origin } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/short.html`);
  await page.evaluate(
    (at) =>
      localStorage.setItem("recto:reading", JSON.stringify(Array.from({ length: 200 }, (_, i) => [`${at}/${i}.html`, "", 5000, "T"]))),
    origin,
  );
  await page.goto(`${origin}/long.html`);
  await readTo(page, "part-5");
  await page.goto(`${origin}/short.html`);
  const kept = await page.evaluate(() => (JSON.parse(localStorage.getItem("recto:reading") ?? "") as string[][]).map(([at]) => at));
  expect(kept).toHaveLength(200);
  expect(kept.at(0)).toBe(`${origin}/1.html`);
  expect(kept.at(-1)).toBe(`${origin}/long.html`);
});
