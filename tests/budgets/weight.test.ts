/** What a reader pays for a page: bytes and requests when it opens, and nothing that moves. Issue 4, "Weight". */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mediaType } from "../../src/publish/index.ts";
import { launchChromium } from "../browser/chromium.ts";
import { serve } from "../browser/harness.ts";
import { createSite } from "../helpers/site.ts";
import { corporaOf, readCorpus } from "../html/corpora.ts";

/** Bytes of HTML, styles and scripts that an ordinary note may transfer in all, compressed. */
const BUDGET = 30_000;

/** Of these, what is the same on every page. The rest is the note's. */
const SHARED = 17_000;

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;
/** Every file of the site of recto's own notes. */
const files = new Map<string, Uint8Array>();

beforeAll(async () => {
  const [own] = corporaOf(new URL("../..", import.meta.url).pathname);
  if (own === undefined) throw new Error("recto's own notes are gone");
  const site = createSite(readCorpus(own));
  await site.build();
  for (const path of Object.keys(await site.tree())) files.set(path, await site.bytes(path));
  server = await serve((path) => {
    const body = files.get(path.slice(1));
    return body === undefined ? undefined : { headers: { "content-type": mediaType(path) }, body };
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

/** As CDNs compress in passing: quick levels, so that no better setting is taken for granted. */
const COMPRESSIONS: { readonly [name: string]: (bytes: Uint8Array) => Uint8Array } = {
  gzip: (bytes) => gzipSync(bytes, { level: 6 }),
  brotli: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
};

function compressedSize(paths: readonly string[], compression: string): number {
  return paths.reduce((sum, path) => sum + (COMPRESSIONS[compression]?.(files.get(path) ?? new Uint8Array()).length ?? 0), 0);
}

/** Opens a page in a fresh window; all that it asks for until it is quiet, as paths, other hosts in full. */
async function open(
  path: string,
  width: number,
): Promise<{ readonly page: Page; readonly requests: string[]; readonly close: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url().replace(`${server.origin}/`, "")));
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { sources, value } = entry as PerformanceEntry & {
          readonly value: number;
          readonly sources: readonly { readonly node: Node | null }[];
        };
        const moved = sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 80) : String(node?.nodeName)));
        shifts.push(`${value.toFixed(4)}: ${moved.join(" ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${server.origin}/${path}`, { waitUntil: "networkidle" });
  return { page, requests, close: () => context.close() };
}

/** Pages of notes that need nothing beyond the theme; lists and the manual's own pages among them. */
function ordinaryPages(): readonly string[] {
  const text = new TextDecoder();
  return [...files].flatMap(([path, bytes]) => {
    const isOrdinary = path.endsWith(".html") && !/assets\/(?:math|diagram)|http-equiv="refresh"/.test(text.decode(bytes));
    return isOrdinary ? [path] : [];
  });
}

/** A short one, one of the usual length, and one with a drawing and a table. */
const NOTES = ["s3/consistency.html", "lambda/permissions.html", "cdn/cloudfront-with-s3.html"];

describe.each(NOTES)("%s", (path) => {
  test(`weighs at most ${BUDGET} bytes before images, compressed, in one stylesheet and two scripts, all of them the site's own`, async () => {
    const { requests, close } = await open(path, 1280);
    await close();
    const weighed = requests.filter((request) => !/\.(?:svg|png|jpe?g|webp|avif|ico|webmanifest)$/.test(request));
    const kinds = weighed.map((request) => request.replace(/\.[0-9a-f]{10}\./, "."));
    expect(kinds.toSorted()).toEqual([path, "assets/recto.css", "assets/recto.js", "assets/theme.js"].toSorted());
    const sizes = Object.keys(COMPRESSIONS).map((name) => ({ name, size: compressedSize(weighed, name) }));
    expect(sizes.filter(({ size }) => size === 0 || size > BUDGET)).toEqual([]);
    expect(requests.filter((request) => request.includes("://"))).toEqual([]);
  });

  test.each([390, 1280])("never moves by itself, from the first paint to its end, %i pixels wide", async (width) => {
    const { page, close } = await open(path, width);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let top = 0; top < height; top += 600) {
      await page.evaluate((to) => scrollTo(0, to), top);
      await page.waitForTimeout(30);
    }
    const shifts = await page.evaluate(() => (globalThis as unknown as { readonly shifts: readonly string[] }).shifts);
    await close();
    expect(shifts).toEqual([]);
  });
});

/** Fingerprinted files that every page brings along. */
function sharedFiles(): readonly string[] {
  return [...files.keys()].filter((path) => /^assets\/(?:recto|theme)\.[0-9a-f]+\.(?:css|js)$/.test(path));
}

test(`styles and scripts of every page weigh at most ${SHARED} bytes, compressed`, () => {
  expect(sharedFiles().length).toBe(3);
  expect(compressedSize(sharedFiles(), "gzip")).toBeLessThanOrEqual(SHARED);
});

test("no page of recto's own notes that needs nothing beyond the theme is heavier than an ordinary note may be", () => {
  const heavy = ordinaryPages().filter((path) => compressedSize([path, ...sharedFiles()], "gzip") > BUDGET);
  expect(ordinaryPages().length).toBeGreaterThan(30);
  expect(heavy).toEqual([]);
});

test("the watch over what moves sees it when something does", async () => {
  const { page, close } = await open(NOTES[0] ?? "", 1280);
  await page.evaluate(() => {
    const wedge = document.createElement("p");
    wedge.style.blockSize = "300px";
    document.querySelector("main")?.prepend(wedge);
  });
  await page.waitForFunction(() => (globalThis as unknown as { readonly shifts: readonly string[] }).shifts.length > 0);
  await close();
});
