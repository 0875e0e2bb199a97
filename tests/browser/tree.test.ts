/** The navigation in a real browser: a tree whose folders open in place and stay open, and the place marked in the contents. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "./chromium.ts";
import { buildAndServe, createReader } from "./reading.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const NOTES = {
  "goals.md": "# Goals\n",
  "aws/s3.md": "# S3\n",
  "aws/deep/x.md": "---\ndraft: true\n---\n# The letter X\n",
  "azure/blob.md": "---\ntitle: Blob <b>storage</b>\n---\n",
  "azure/more/y.md": "# Y\n",
};

const numbered = (folder: string, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${folder}/n${i + 1}.md`, `# Note ${i + 1}\n`]));

const navigation = (page: Page) => page.getByRole("navigation", { name: "Notes" });
const folder = (page: Page, title: string) => navigation(page).getByRole("button", { name: `What is in ${title}` });

/** Links of the navigation that can be seen, as they look. */
const links = (page: Page) =>
  navigation(page).evaluate((element) =>
    [...element.querySelectorAll("a")].filter((link) => link.checkVisibility()).map((link) => link.innerText.replace(/\s+/g, " ").trim()),
  );

test("a closed folder opens in place, and what is in it is loaded once and on demand", async () => {
  const { origin, requests } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/aws/s3.html`);
  await page.waitForLoadState("networkidle");
  expect(requests.map(({ path }) => path)).not.toContain("navigation.json");
  expect(await links(page)).toEqual(["Goals", "Aws", "S3", "Deep", "Azure"]);
  await folder(page, "Azure").click();
  await navigation(page).getByRole("link", { name: "Blob <b>storage</b>" }).waitFor();
  expect(await folder(page, "Azure").getAttribute("aria-expanded")).toBe("true");
  await folder(page, "More").click();
  await folder(page, "Deep").click();
  await navigation(page).getByRole("link", { name: "Y", exact: true }).waitFor();
  expect(await links(page)).toEqual(["Goals", "Aws", "S3", "Deep", "The letter X Draft", "Azure", "Blob <b>storage</b>", "More", "Y"]);
  expect(requests.filter(({ path }) => path === "navigation.json")).toHaveLength(1);
  await folder(page, "Azure").click();
  expect(await links(page)).toEqual(["Goals", "Aws", "S3", "Deep", "The letter X Draft", "Azure"]);
  await navigation(page).getByRole("link", { name: "The letter X" }).click();
  await page.waitForURL("**/aws/deep/x.html");
});

test("folders that were opened stand open on the next page, before anything is loaded", async () => {
  const { origin, requests } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/goals.html`);
  await folder(page, "Azure").click();
  await folder(page, "More").click();
  await navigation(page).getByRole("link", { name: "Y", exact: true }).waitFor();
  requests.length = 0;
  await page.goto(`${origin}/aws/s3.html`);
  expect(await links(page)).toEqual(["Goals", "Aws", "S3", "Deep", "Azure", "Blob <b>storage</b>", "More", "Y"]);
  await folder(page, "More").click();
  await page.goto(`${origin}/goals.html`);
  expect(await links(page)).toEqual(["Goals", "Aws", "Azure", "Blob <b>storage</b>", "More"]);
  expect(requests.map(({ path }) => path)).not.toContain("navigation.json");
});

test("the branch that leads to the page closes and opens without loading anything", async () => {
  const { origin, requests } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/aws/s3.html`);
  await folder(page, "Aws").click();
  expect(await links(page)).toEqual(["Goals", "Aws", "Azure"]);
  expect(await folder(page, "Aws").getAttribute("aria-expanded")).toBe("false");
  expect(requests.map(({ path }) => path)).not.toContain("navigation.json");
});

test("by keyboard, a folder's button follows its link, and what it opens follows the button", async () => {
  const { origin } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/goals.html`);
  await navigation(page).getByRole("link", { name: "Azure" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await navigation(page).getByRole("link", { name: "Blob" }).waitFor();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Blob <b>storage</b>");
});

test("what a window leaves out appears in its place, in both directions", async () => {
  const { origin } = await buildAndServe({ ...numbered("big", 60), "big/sub/z.md": "# Z\n" });
  const { page } = await createReader(browser);
  await page.goto(`${origin}/big/n30.html`);
  const shown = async () => (await links(page)).slice(1);
  expect((await shown()).at(0)).toBe("Earlier");
  expect((await shown()).slice(-2)).toEqual(["More", "Sub"]);
  const place = async () => (await navigation(page).locator("[aria-current=page]").boundingBox())?.y;
  const before = await place();
  await navigation(page).getByRole("link", { name: "Earlier in" }).click();
  await navigation(page).getByRole("link", { name: "Note 1", exact: true }).waitFor();
  expect(await place()).toBeCloseTo(before ?? Number.NaN, -1);
  await navigation(page).getByRole("link", { name: "More in" }).click();
  await navigation(page).getByRole("link", { name: "Note 60" }).waitFor();
  expect(await shown()).toEqual([...Array.from({ length: 60 }, (_, i) => `Note ${i + 1}`), "Sub"]);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Note 41");
});

test("two clicks, the second before anything is loaded, show what is left out once", async () => {
  const { origin } = await buildAndServe(numbered("big", 60));
  const { page } = await createReader(browser);
  await page.goto(`${origin}/big/n1.html`);
  await navigation(page)
    .getByRole("link", { name: "More in" })
    .evaluate((link: HTMLElement) => [link.click(), link.click()]);
  await navigation(page).getByRole("link", { name: "Note 60" }).first().waitFor();
  expect((await links(page)).slice(1)).toEqual(Array.from({ length: 60 }, (_, i) => `Note ${i + 1}`));
});

test("of a folder with a thousand notes 200 at a time are shown", async () => {
  const { origin } = await buildAndServe({ ...numbered("big", 1000), "a.md": "# A\n" });
  const { page } = await createReader(browser);
  await page.goto(`${origin}/a.html`);
  await folder(page, "Big").click();
  await navigation(page).getByRole("link", { name: "Note 200", exact: true }).waitFor();
  expect(await links(page)).toHaveLength(2 + 200 + 1);
  await navigation(page).getByRole("link", { name: "Show more" }).click();
  await navigation(page).getByRole("link", { name: "Note 400", exact: true }).waitFor();
  expect(await links(page)).toHaveLength(2 + 400 + 1);
});

test("the column stays where it was when a link in it is followed, and the page's place is in view", async () => {
  const { origin } = await buildAndServe(numbered("big", 60));
  const { page } = await createReader(browser, { viewport: { width: 1400, height: 500 } });
  await page.goto(`${origin}/big/n1.html`);
  const link = navigation(page).getByRole("link", { name: "Note 20", exact: true });
  await link.scrollIntoViewIfNeeded();
  const before = (await link.boundingBox())?.y ?? Number.NaN;
  await link.click();
  await page.waitForURL("**/n20.html");
  // The window of what is shown has moved on by some notes, but not the link under the pointer.
  expect((await navigation(page).locator("[aria-current=page]").boundingBox())?.y).toBeCloseTo(before, -1);
  await page.goto(`${origin}/big/n60.html`);
  await expect
    .poll(() =>
      navigation(page)
        .locator("[aria-current=page]")
        .evaluate((element) => element.getBoundingClientRect().bottom < innerHeight),
    )
    .toBe(true);
});

test.each([
  ["nothing that is JSON", "{"],
  ["another shape", '[["x",{"notes":[{"title":1}],"folders":[]}],null,7]'],
  ["links of another site", '[["ORIGIN/azure/index.html",{"notes":[{"title":"Evil","href":"https://evil.example/"}],"folders":[]}]]'],
  ["links that run something", '[["ORIGIN/azure/index.html",{"notes":[{"title":"Evil","href":"javascript:alert(1)"}],"folders":[]}]]'],
])("what is stored is checked: %s is as nothing", async (_, stored) => {
  const { origin } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/goals.html`);
  await page.evaluate((text) => sessionStorage.setItem("recto:tree", text), stored.replace("ORIGIN", origin));
  await page.reload();
  expect(await links(page)).toEqual(["Goals", "Aws", "Azure"]);
});

test("without a script the navigation is what it is, and what a window leaves out leads to the folder's page", async () => {
  const { origin } = await buildAndServe(numbered("big", 60));
  const { page } = await createReader(browser, { javaScriptEnabled: false });
  await page.goto(`${origin}/big/n30.html`);
  expect(await navigation(page).getByRole("button").count()).toBe(0);
  await navigation(page).getByRole("link", { name: "Earlier in Big" }).click();
  await page.waitForURL("**/big/index.html");
});

test("where the tree cannot be loaded, a folder's button leads to its page", async () => {
  const { origin } = await buildAndServe(NOTES);
  const { page, context } = await createReader(browser);
  await context.route("**/navigation.json", (route) => route.fulfill({ status: 200, body: "[]" }));
  await page.goto(`${origin}/goals.html`);
  await folder(page, "Azure").click();
  await page.waitForURL("**/azure/index.html");
  await page.waitForLoadState("networkidle");
});

const LONG = `# Long\n\n${"An introduction. ".repeat(60)}\n\n${Array.from({ length: 300 }, (_, i) => `${i % 3 === 0 ? "##" : "###"} Section ${i + 1}\n\n${"Text and more text. ".repeat(60)}`).join("\n\n")}\n`;
const place = (page: Page) => page.locator(".contents [aria-current=location]");

test("the contents mark where the reader is among 300 headings, and keep the mark in view without moving the page", async () => {
  const { origin } = await buildAndServe({ "long.md": LONG });
  const { page } = await createReader(browser);
  await page.goto(`${origin}/long.html`);
  expect(await place(page).count()).toBe(0);
  for (const number of [150, 10, 290]) {
    await page.evaluate(
      (id) => scrollTo(0, (document.getElementById(id)?.getBoundingClientRect().top ?? 0) + scrollY - 50),
      `section-${number}`,
    );
    const position = await page.evaluate(() => scrollY);
    await expect.poll(() => place(page).allTextContents()).toEqual([`Section ${number}`]);
    expect(
      await place(page).evaluate((link) => link.getBoundingClientRect().top >= 0 && link.getBoundingClientRect().bottom <= innerHeight),
    ).toBe(true);
    expect(await page.evaluate(() => scrollY)).toBe(position);
  }
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect.poll(() => place(page).allTextContents()).toEqual(["Section 300"]);
});

test("on a page that is all in view no section is marked before one is chosen", async () => {
  const { origin } = await buildAndServe({ "short.md": "# Short\n\n## One\n\nx\n\n## Two\n\nx\n\n## Three\n\nx\n" });
  const { page } = await createReader(browser, { viewport: { width: 1400, height: 2000 } });
  await page.goto(`${origin}/short.html`);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await place(page).count()).toBe(0);
  await page.locator(".contents").getByRole("link", { name: "Two" }).click();
  await expect.poll(() => place(page).allTextContents()).toEqual(["Two"]);
});

test("what is chosen in the contents is marked, also where the page ends before it reaches the top", async () => {
  const { origin } = await buildAndServe({ "short.md": "# Short\n\n## One\n\n## Two\n\n## Three\n\n## Four\n" });
  const { page } = await createReader(browser);
  await page.goto(`${origin}/short.html`);
  for (const title of ["Three", "One", "Four", "Two"]) {
    await page.locator(".contents").getByRole("link", { name: title }).click();
    await expect.poll(() => place(page).allTextContents()).toEqual([title]);
  }
});
