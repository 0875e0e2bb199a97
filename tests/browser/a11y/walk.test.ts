/** Somebody leans on the keyboard: hundreds of keys at random, the same ones each time, never an error, and never a focus that is lost. Criterion A18. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../chromium.ts";
import { HOME, LONG, serveSites, type Sites } from "./pages.ts";
import { createReader, type Reader } from "./reader.ts";

let browser: Browser;
let sites: Sites;

beforeAll(async () => {
  // Without the library of diagrams, a megabyte that each visit would run: they stay text.
  [browser, sites] = await Promise.all([launchChromium(), serveSites(/mermaid/)]);
});
afterAll(async () => {
  await browser.close();
  sites.close();
});

const SEEDS = 20;
const KEYS = 500;

type Key = {
  readonly key: string;
  readonly code: string;
  readonly windowsVirtualKeyCode: number;
  readonly text?: string;
  readonly modifiers?: number;
};

/** Each as often as it stands here, out of all. https://chromedevtools.github.io/devtools-protocol/tot/Input/ */
const KEYBOARD: readonly Key[] = [
  ...repeat(24, { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 }),
  ...repeat(10, { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9, modifiers: 8 }),
  ...repeat(4, { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13, text: "\r" }),
  ...repeat(6, { key: " ", code: "Space", windowsVirtualKeyCode: 32, text: " " }),
  ...repeat(6, { key: "Escape", code: "Escape", windowsVirtualKeyCode: 27 }),
  ...(["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"] as const).flatMap((key, at) =>
    repeat(3, { key, code: key, windowsVirtualKeyCode: 37 + at }),
  ),
  { key: "PageUp", code: "PageUp", windowsVirtualKeyCode: 33 },
  { key: "PageDown", code: "PageDown", windowsVirtualKeyCode: 34 },
  { key: "End", code: "End", windowsVirtualKeyCode: 35 },
  { key: "Home", code: "Home", windowsVirtualKeyCode: 36 },
  { key: "/", code: "Slash", windowsVirtualKeyCode: 191, text: "/" },
  { key: "?", code: "Slash", windowsVirtualKeyCode: 191, text: "?", modifiers: 8 },
  ...["a", "b", "j", "k", "n", "t", "x"].map((letter) => ({
    key: letter,
    code: `Key${letter.toUpperCase()}`,
    windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0),
    text: letter,
  })),
];

function repeat(times: number, key: Key): readonly Key[] {
  return Array.from({ length: times }, () => key);
}

/** Numbers in [0, 1), the same for the same seed: mulberry32, https://github.com/cprosche/mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** Runs in every page first: links out of the site lead nowhere, and after each key it is seen where the focus went. */
function watchFocus(): void {
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (link instanceof HTMLAnchorElement && link.origin !== location.origin) event.preventDefault();
    },
    true,
  );
  let before: Element | null = null;
  addEventListener(
    "keyup",
    ({ key }) => {
      // When a page that was opened at a heading is there in full, the browser begins at that heading.
      if (document.readyState !== "complete") return;
      const now = document.activeElement;
      const what = (before?.outerHTML ?? "").slice(0, 100);
      const isNowhere = now === null || now === document.body;
      // Tab may lead out of the page, and a link within the page makes the browser go on from its target; nothing else may.
      const isMeant = key === "Tab" || (key === "Enter" && before?.matches("a[href^='#']") === true);
      if (isNowhere && before !== null && !isMeant) console.error(`after ${key} the focus is lost; it was at ${what}`);
      if (!isNowhere && !now.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
        console.error(`after ${key} the focus is at what is not shown: ${now.outerHTML.slice(0, 100)}`);
      before = isNowhere ? null : now;
    },
    true,
  );
}

/** Milliseconds: the browser never says that it has dealt with a key if the page goes away at that moment. */
const PATIENCE = 1000;

async function lean({ devtools }: Reader, seed: number): Promise<void> {
  const random = randomFrom(seed);
  for (let pressed = 0; pressed < KEYS; pressed++) {
    const key = KEYBOARD[Math.floor(random() * KEYBOARD.length)] as Key;
    const { text, ...rest } = key;
    const down = devtools.send(
      "Input.dispatchKeyEvent",
      text === undefined ? { type: "rawKeyDown", ...rest } : { type: "keyDown", ...rest, text },
    );
    const up = devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...rest });
    await Promise.race([Promise.all([down, up]), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  }
}

/** Addresses where a walk ended. */
const ended = new Set<string>();

/** What went wrong on one walk. */
async function walkFrom(seed: number): Promise<readonly string[]> {
  // Each in a window of its own: the last key may have led away, and what was stored must not matter.
  const viewport = { width: seed % 3 === 0 ? 1280 : 480, height: 480 };
  const reader = await createReader(browser, sites, { viewport, reducedMotion: "reduce" });
  await reader.page.addInitScript(watchFocus);
  await reader.open(seed % 2 === 0 ? HOME : LONG);
  await lean(reader, seed);
  ended.add(new URL(reader.page.url()).pathname);
  const troubles = reader.troubles.map((trouble) => `seed ${seed}: ${trouble}`);
  // Not awaited: a window that is on its way to another page may be long in closing. The browser's end is its end.
  void reader.close().catch(() => {});
  return troubles;
}

describe(`${KEYS} keys at random never make an error, and never lose the focus`, () => {
  // Two at once: each page is in a process of its own.
  test.each(Array.from({ length: SEEDS / 2 }, (_, at) => [2 * at + 1, 2 * at + 2] as const))("seeds %i and %i", async (one, other) => {
    expect((await Promise.all([walkFrom(one), walkFrom(other)])).flat()).toEqual([]);
  });
});

test("these keys do something: they lead to other pages", () => {
  expect(ended.size).toBeGreaterThan(3);
});
