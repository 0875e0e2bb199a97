/** Previews of links, and pages fetched before the click, in a real browser. */
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
  "a.md": [
    "# A",
    "See [[aws/s3|Amazon S3]], [[aws/s3#Costs|its costs]], [[aws/s3#^rule|the rule]], [[#Far down|below]] and [a site](https://example.org/x.html).",
    "And a footnote[^1].\n\n[^1]: The **footnote** itself.",
    "![[tags]]",
    "text\n\n".repeat(80),
    "## Far down\n\nThe end of it.",
  ].join("\n\n"),
  "aws/s3.md": [
    "---\ntitle: Amazon S3\nlang: de\n---",
    "The *first* sentence with [a link](../a.md) and $x^2$.\n\n![Picture](p.svg)\n\n- [x] done",
    "```js\nlet a;\n```",
    "## Costs\n\nFive cents.\n\n### Requests\n\nMore cents.\n\n## Other\n\nNot shown.",
    "Buckets have rules. ^rule",
    "![[film.mp4]]",
  ].join("\n\n"),
  "aws/p.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
  "aws/film.mp4": "film",
};

const preview = (page: Page) => page.locator(".preview");
const link = (page: Page, name: string) => page.locator(".prose").getByRole("link", { name, exact: true });

test("a pointer that rests on a link shows the beginning of its page, without what could run or be followed", async () => {
  const { origin } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/a.html`);
  await link(page, "Amazon S3").hover();
  await preview(page).waitFor();
  expect(await page.getByRole("group", { name: "Preview: Amazon S3" }).count()).toBe(1);
  expect(await preview(page).innerText()).toMatch(/^Amazon S3\s+The first sentence with a link and/);
  const text = preview(page).locator(".preview-text");
  expect(await text.locator("[id], [tabindex], a, button, script, video, .katex-html").count()).toBe(0);
  expect(await text.getAttribute("lang")).toBe("de");
  expect(await text.locator("img").evaluate(async (image: HTMLImageElement) => (await image.decode(), image.naturalWidth))).toBe(40);
  expect(await text.locator("math").count()).toBe(1);
  const box = await preview(page).boundingBox();
  const anchor = await link(page, "Amazon S3").boundingBox();
  expect(box?.y).toBeGreaterThan((anchor?.y ?? 0) + (anchor?.height ?? 0));
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(1400);
});

test.each([
  ["its costs", "Amazon S3 › Costs", "Five cents.Requests More cents."],
  ["the rule", "Amazon S3", "Buckets have rules."],
  ["below", "A › Far down", "The end of it."],
  ["1", "A", "The footnote itself."],
])("a link to a place shows that place: %s", async (name, title, text) => {
  const { origin } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/a.html`);
  await page
    .locator(".prose")
    .getByRole("link", { name: name === "1" ? /1/ : name })
    .first()
    .hover();
  await preview(page).waitFor();
  expect(await preview(page).locator(".preview-title").innerText()).toBe(title);
  const shown = await preview(page).locator(".preview-text").textContent();
  expect(shown?.replace(/\s+/g, "")).toBe(text.replace(/\s+/g, ""));
});

test("a place that is in view already is not shown again, and neither are links that lead around the site or away from it", async () => {
  const { origin } = await buildAndServe({
    "a.md": "# A\n\nSee [[#Near]] and [a site](https://example.org/x.html).\n\n## Near\n\n[[b]]\n",
    "b.md": "# B\n",
  });
  const { page } = await createReader(browser);
  await page.goto(`${origin}/a.html`);
  const others = [
    page.locator(".prose").getByRole("link", { name: "Near" }).first(),
    page.locator(".prose").getByRole("link", { name: "a site" }),
    page.locator(".navigation a").first(),
  ];
  for (const each of others) {
    await each.hover();
    await page.waitForTimeout(500);
    expect(await preview(page).count()).toBe(0);
  }
});

test("the window stays while the pointer is on it, goes when it leaves, and Escape closes it with the focus where it is", async () => {
  const { origin } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/a.html`);
  await link(page, "Amazon S3").hover();
  await preview(page).waitFor();
  await preview(page).hover();
  await page.waitForTimeout(600);
  expect(await preview(page).count()).toBe(1);
  await page.mouse.move(1300, 700);
  await preview(page).waitFor({ state: "detached" });
  await link(page, "Amazon S3").focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await preview(page).waitFor();
  await page.keyboard.press("Escape");
  expect(await preview(page).count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Amazon S3");
  await page.keyboard.press("Tab");
  await preview(page).waitFor();
  expect(await preview(page).locator(".preview-title").innerText()).toBe("Amazon S3 › Costs");
  // The window is no stop on the way.
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("the rule");
});

test("a long press shows the window, and pressed again the link has the browser's menu", async () => {
  const { origin } = await buildAndServe(NOTES);
  const { page, context } = await createReader(browser, { viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true });
  await page.goto(`${origin}/a.html`);
  await page.evaluate(() => {
    document.addEventListener("contextmenu", (event) => (document.title += event.defaultPrevented ? " ours" : " theirs"));
  });
  const touch = await context.newCDPSession(page);
  const { x = 0, y = 0 } = (await link(page, "Amazon S3").boundingBox()) ?? {};
  // A headless Chromium makes no long press of a long touch: the finger is real, what the browser makes of it is not.
  const press = async () => {
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x: x + 10, y: y + 8 }] });
    await link(page, "Amazon S3").dispatchEvent("contextmenu", { bubbles: true, cancelable: true });
    await touch.send("Input.dispatchTouchEvent", { type: "touchCancel", touchPoints: [] });
  };
  await press();
  await preview(page).waitFor();
  const box = await preview(page).boundingBox();
  expect((box?.x ?? 0) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= 390).toBe(true);
  await press();
  await expect.poll(() => page.title()).toMatch(/ ours theirs$/);
  await page.touchscreen.tap(200, 650);
  await preview(page).waitFor({ state: "detached" });
  expect(page.url()).toBe(`${origin}/a.html`);
  await press();
  await preview(page).getByRole("link", { name: "Amazon S3" }).tap();
  await page.waitForURL("**/aws/s3.html");
});

test("a page on which the pointer rests is fetched once, and the click shows it without asking again", async () => {
  const { origin, requests } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`${origin}/a.html`);
  await page.waitForLoadState("networkidle");
  requests.length = 0;
  const target = page.locator(".navigation").getByRole("link", { name: "Aws" });
  await target.hover();
  await expect.poll(() => requests.map(({ path, purpose }) => `${path} ${purpose}`)).toEqual(["aws/index.html prefetch"]);
  await target.click();
  await page.waitForURL("**/aws/index.html");
  await page.waitForLoadState();
  expect(requests.filter(({ path }) => path === "aws/index.html")).toHaveLength(1);
  expect(
    await page.evaluate(() => (performance.getEntriesByType("navigation")[0] as unknown as { deliveryType: string }).deliveryType),
  ).toBe("navigational-prefetch");
});

test("a page to which the keyboard comes is fetched once; attachments, other sites and the page itself never are", async () => {
  const { origin, requests } = await buildAndServe({
    ...NOTES,
    "b.md": "# B\n\n[[aws/s3]] [film](aws/film.mp4) [x](https://example.org/x.html) [[#C]] [[aws/s3#Costs]]\n\n## C\n",
  });
  const { page, context } = await createReader(browser);
  await context.route("https://example.org/**", (route) => route.abort());
  await page.goto(`${origin}/b.html`);
  await page.waitForLoadState("networkidle");
  requests.length = 0;
  await page.locator("h1").click();
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press("Tab");
    await page.waitForTimeout(150);
  }
  for (const each of await page.locator(".prose a").all()) {
    await each.hover();
    await page.waitForTimeout(250);
  }
  expect(requests.filter(({ purpose }) => purpose.startsWith("prefetch")).map(({ path }) => path)).toContain("aws/s3.html");
  expect([...new Set(requests.map(({ path }) => path))].filter((path) => !path.startsWith("assets/"))).toEqual(["aws/s3.html"]);
});

test("where data is to be saved nothing is fetched before the click", async () => {
  const { origin, requests } = await buildAndServe(NOTES);
  const { page, context } = await createReader(browser);
  await context.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true, effectiveType: "4g" } }));
  await page.goto(`${origin}/a.html`);
  await page.waitForLoadState("networkidle");
  requests.length = 0;
  await page.locator(".navigation").getByRole("link", { name: "Aws" }).focus();
  await page.waitForTimeout(400);
  expect(requests).toEqual([]);
});

test("where a browser has no speculation rules, pages are fetched into its cache, at most 24 while one page is open", async () => {
  const many = Array.from({ length: 30 }, (_, i) => i + 1);
  const { origin, requests } = await buildAndServe({
    "a.md": `# A\n\n${many.map((i) => `[[n${i}]]`).join(" ")}\n`,
    ...Object.fromEntries(many.map((i) => [`n${i}.md`, `# Note ${i}\n`])),
  });
  const { page, context } = await createReader(browser);
  await context.addInitScript(() => {
    HTMLScriptElement.supports = () => false;
  });
  await page.goto(`${origin}/a.html`);
  await page.evaluate(() => document.querySelector("script[type=speculationrules]")?.remove());
  requests.length = 0;
  for (const link of await page.locator(".prose a").all()) {
    await link.hover();
    await page.waitForTimeout(120);
  }
  const fetched = requests.filter(({ purpose }) => purpose === "prefetch").map(({ path }) => path);
  expect(fetched.slice(0, 2)).toEqual(["n1.html", "n2.html"]);
  expect(fetched).toHaveLength(24);
});

test("what a note may hold where all HTML is trusted does not get into a preview", async () => {
  const evil = `Text <img src=x onerror="top.hit=1"> <b onclick="top.hit=1" style="position:fixed">bold</b>\n\n<script>top.hit=1</script>\n\n<iframe srcdoc="<script>top.hit=1</script>"></iframe>\n\n<form><input autofocus name=q><button>send</button></form>\n\n<svg onload="top.hit=1"><a href="javascript:top.hit=1">x</a></svg>\n`;
  const { origin } = await buildAndServe({ "a.md": "# A\n\n[[b]]\n", "b.md": `# B\n\n${evil}` }, "html: trusted\n");
  const { page, context } = await createReader(browser, { bypassCSP: true });
  await context.route("**/x", (route) =>
    route.fulfill({ status: 200, contentType: "image/svg+xml", body: "<svg xmlns='http://www.w3.org/2000/svg'/>" }),
  );
  await page.goto(`${origin}/a.html`);
  await page.locator(".prose a").hover();
  await preview(page).waitFor();
  expect(await preview(page).innerText()).toContain("bold");
  const left = await preview(page)
    .locator(".preview-text *")
    .evaluateAll((elements) => elements.flatMap((element) => [element.localName, ...element.getAttributeNames()]));
  expect(left.filter((name) => /^(?:script|iframe|form|input|button|svg|a|style|name|srcdoc|autofocus|href|on.*)$/.test(name))).toEqual([]);
  expect(await page.evaluate(() => "hit" in globalThis)).toBe(false);
});

test("on disk, where nothing can be loaded, links are links", async () => {
  const { folder } = await buildAndServe(NOTES);
  const { page } = await createReader(browser);
  await page.goto(`file://${folder}/a.html`);
  await link(page, "Amazon S3").hover();
  await page.waitForTimeout(600);
  expect(await preview(page).count()).toBe(0);
  expect(await page.getByRole("button", { name: /What is in/ }).count()).toBe(0);
  await link(page, "Amazon S3").click();
  await page.waitForURL("**/aws/s3.html");
});

test.each([
  ["no-preference", 1],
  ["reduce", 0],
] as const)("where motion is %s, %d transition leads from page to page", async (reducedMotion, count) => {
  const { origin } = await buildAndServe(NOTES);
  const { page, context } = await createReader(browser, { reducedMotion });
  await context.addInitScript(() => {
    addEventListener("pagereveal", (event) => {
      const { viewTransition } = event as unknown as { viewTransition: { ready: Promise<void> } | null };
      void viewTransition?.ready.then(() => {
        const names = document.getAnimations().map((animation) => (animation.effect as KeyframeEffect).pseudoElement ?? "");
        document.documentElement.dataset["animated"] = names.join(" ");
      });
    });
  });
  await page.goto(`${origin}/a.html`);
  await page.locator(".navigation").getByRole("link", { name: "Aws" }).click();
  await page.waitForURL("**/aws/index.html");
  await page.waitForLoadState("networkidle");
  const animated = await page.evaluate(() => document.documentElement.dataset["animated"]);
  if (count === 0) expect(animated).toBeUndefined();
  else {
    expect(animated).toContain("::view-transition-new(root)");
    expect(animated).not.toMatch(/recto-/);
  }
});
