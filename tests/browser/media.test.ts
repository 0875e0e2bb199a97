/** In a real Chromium. Opened by themselves and without any policy, cleaned SVG files run nothing and fetch nothing; the files as they came do. */
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMemoryStore } from "../../src/io/memory.ts";
import { createMemoryCache } from "../../src/io/memoryCache.ts";
import { cleanMedia } from "../../src/media/index.ts";
import { cleanSvg } from "../../src/media/svg.ts";
import { notePath } from "../../src/model/index.ts";
import { inspectAssets } from "../../src/read/index.ts";
import { PAYLOADS } from "../media/svgPayloads.ts";
import { launchChromium } from "./chromium.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** In milliseconds: animations of the payloads begin at once. */
const WAIT = 60;

/** What each file does when it is opened and clicked: "script", and addresses of other sites that it asks for. */
async function effectsOf(files: { readonly [name: string]: string }): Promise<{ readonly [name: string]: readonly string[] }> {
  const effects: { [name: string]: readonly string[] } = {};
  const context = await browser.newContext({ viewport: { width: 100, height: 100 } });
  const page = await context.newPage();
  const seen = new Set<string>();
  let file = "";
  page.on("dialog", async (dialog) => {
    seen.add("script");
    await dialog.dismiss();
  });
  await context.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (url.hostname === "evil.example") seen.add(url.href);
    return url.hostname === "site.example" ? route.fulfill({ contentType: "image/svg+xml", body: file }) : route.abort();
  });
  for (const [name, content] of Object.entries(files)) {
    seen.clear();
    file = content;
    await page.goto(`https://site.example/${encodeURIComponent(name)}.svg`).catch(() => undefined);
    await page.mouse.click(50, 50).catch(() => undefined);
    await page.waitForTimeout(WAIT);
    effects[name] = [...seen].sort();
  }
  await context.close();
  return effects;
}

test("the harness sees scripts and requests: files as they came", async () => {
  const effects = Object.entries(await effectsOf(PAYLOADS));
  expect(effects.filter(([, seen]) => seen.includes("script")).length).toBeGreaterThan(20);
  expect(effects.filter(([, seen]) => seen.some((each) => each.startsWith("https:"))).length).toBeGreaterThan(15);
});

test("cleaned files do nothing", async () => {
  const cleaned = Object.fromEntries(
    Object.entries(PAYLOADS).map(([name, payload]) => {
      const clean = cleanSvg(Buffer.from(payload));
      return [name, "svg" in clean ? clean.svg : ""];
    }),
  );
  const effects = Object.entries(await effectsOf(cleaned));
  expect(effects.filter(([, seen]) => seen.length > 0)).toEqual([]);
});

test("pictures that lie on their side are shown as wide as recto says, in each format", async () => {
  const page = await browser.newPage();
  const sizes: { [format: string]: unknown } = {};
  for (const format of ["jpeg", "png", "webp", "avif"] as const) {
    const picture = sharp({ create: { width: 40, height: 20, channels: 3, background: "#3c8" } });
    const bytes = await picture.withMetadata({ orientation: 6 }).toFormat(format).toBuffer();
    const path = notePath(`a.${format}`);
    const store = createMemoryStore({ [path]: bytes });
    const cache = createMemoryCache();
    const { facts } = await inspectAssets(store, [path], cache, [{ path, size: bytes.length, stamp: "1" }]);
    const { attachments, read } = await cleanMedia({ facts: facts.values(), read: (name) => store.read(name), cache, version: "1" });
    const published = Buffer.from(await read(path)).toString("base64");
    await page.setContent(`<img src="data:image/${format};base64,${published}">`);
    const shown = await page.evaluate(
      `(async () => { const img = document.querySelector("img"); await img.decode(); return { width: img.naturalWidth, height: img.naturalHeight }; })()`,
    );
    sizes[format] = shown;
    expect([format, attachments[0]?.dimensions]).toEqual([format, shown]);
  }
  expect(sizes).toEqual({
    jpeg: { width: 20, height: 40 },
    png: { width: 20, height: 40 },
    webp: { width: 40, height: 20 },
    avif: { width: 20, height: 40 },
  });
  await page.close();
});
