/** axe finds nothing on any kind of page, in either theme, at any width: WCAG 2.2 AA and best practices, without an exception. */
import { beforeAll, expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { KINDS, type Kind } from "./pages.ts";
import { createReader, unfold, type Reader } from "./reader.ts";
import { browser, sites } from "./setUp.ts";

const WIDTHS = [320, 768, 1280];
const THEMES = ["light", "dark"] as const;

let readers: Reader[];

beforeAll(async () => {
  // Two at once: each page is in a process of its own.
  readers = await Promise.all([1, 2].map(() => createReader(browser, sites, { bypassCSP: true })));
});

/** Every kind once, shared out between the readers. */
async function eachKind(look: (reader: Reader, kind: Kind) => Promise<void>): Promise<void> {
  const left = [...KINDS];
  await Promise.all(
    readers.map(async (reader) => {
      for (let kind = left.shift(); kind !== undefined; kind = left.shift()) {
        await reader.open(kind);
        await look(reader, kind);
      }
    }),
  );
}

test("in light and dark, at 320, 768 and 1280 pixels, with folds open, no page has a violation", async () => {
  const found = new Map<string, string[]>();
  await eachKind(async ({ page }, { name }) => {
    await page.evaluate(unfold);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme });
        for (const { rule, where, why } of await violationsOf(page)) {
          const what = `${rule}: ${where}: ${why}`;
          found.set(what, [...(found.get(what) ?? []), `${name}, ${width}, ${colorScheme}`]);
        }
      }
    }
  });
  expect(Object.fromEntries(found)).toEqual({});
});

test("who asks for more contrast gets 7:1 for text: the AAA of WCAG 1.4.6", async () => {
  const found: unknown[] = [];
  await eachKind(async ({ page }, { name }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, contrast: "more" });
      const violations = await violationsOf(page, ["color-contrast-enhanced"]);
      found.push(...violations.map((violation) => ({ page: name, colorScheme, ...violation })));
    }
  });
  expect(found).toEqual([]);
});
