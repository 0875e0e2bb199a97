/** What readers tell their system is honoured: less motion, their own colours, more contrast. Criteria A9 and A12. */
import { describe, expect, test } from "vitest";
import { pixels } from "./focus.ts";
import { KINDS, LONG, SHORT } from "./pages.ts";
import { createReader, drawDiagrams, lookAtEach, unfold, type Reader } from "./reader.ts";
import { browser, sites } from "./setUp.ts";

/** Runs in the page: what of it moves for longer than a hundredth of a second, or scrolls by gliding. */
function findMotion(): string[] {
  const seconds = (list: string) => Math.max(...list.split(", ").map((each) => Number.parseFloat(each) / (each.endsWith("ms") ? 1000 : 1)));
  const moving: string[] = [];
  for (const element of document.querySelectorAll("*")) {
    for (const part of [undefined, "::before", "::after", "::details-content", "::backdrop"]) {
      const { animationDuration, animationName, transitionDuration, scrollBehavior } = getComputedStyle(element, part);
      const isAnimated = animationName !== "none" && seconds(animationDuration) > 0.01;
      if (isAnimated || seconds(transitionDuration) > 0.01 || scrollBehavior === "smooth") {
        moving.push(`${element.localName}.${element.getAttribute("class") ?? ""}${part ?? ""}`);
      }
    }
  }
  return moving;
}

describe("with reduced motion", () => {
  test("nothing on any page moves or glides", async () => {
    const found = await lookAtEach({ browser, sites, kinds: KINDS, options: { reducedMotion: "reduce" } }, async ({ page }) => {
      await drawDiagrams(page);
      return page.evaluate(findMotion);
    });
    expect(found).toEqual([]);
  });

  test("a page takes the place of another without a transition", async () => {
    const reader = await createReader(browser, sites, { reducedMotion: "reduce" });
    await reader.page.addInitScript(() => {
      addEventListener("pagereveal", (event) => {
        document.documentElement.dataset["revealed"] = event.viewTransition === null ? "at once" : "by a transition";
      });
    });
    await reader.open(SHORT);
    await reader.page.locator(".prose p a").first().click();
    await reader.page.waitForURL(/long\.html/);
    await reader.page.waitForFunction(() => document.documentElement.dataset["revealed"] !== undefined);
    expect(await reader.page.evaluate(() => document.documentElement.dataset["revealed"])).toBe("at once");
    await reader.close();
  });
});

/** Whether two parts of the window look alike, each `width` by `height` from the start of its element. */
async function lookAlike(
  reader: Reader,
  selectors: readonly [string, string],
  size: { readonly width: number; readonly height: number },
): Promise<boolean> {
  const images: Uint8Array[] = [];
  for (const selector of selectors) {
    const element = reader.page.locator(selector).first();
    await element.scrollIntoViewIfNeeded();
    const box = await element.boundingBox();
    if (box === null) throw new Error(`${selector} is not shown`);
    images.push(await pixels(reader, { x: Math.round(box.x), y: Math.round(box.y), ...size }));
  }
  const [first, second] = images;
  return first !== undefined && second !== undefined && Buffer.compare(first, second) === 0;
}

describe.each([
  { when: "in the reader's own colours", options: { forcedColors: "active" } },
  { when: "in the reader's own colours, on black", options: { forcedColors: "active", colorScheme: "dark" } },
  { when: "with more contrast", options: { contrast: "more" } },
] as const)("$when", ({ options }) => {
  test("what is selected, ticked, marked or linked can be told from what is not", async () => {
    const reader = await createReader(browser, sites, options);
    await reader.open(LONG);
    const { page } = reader;
    await page.evaluate(unfold);
    const place = await page.evaluate(() => {
      const look = (selector: string) => {
        const element = document.querySelector(selector);
        if (element === null) throw new Error(`there is no ${selector}`);
        const {
          borderInlineStartColor,
          borderInlineStartWidth,
          borderInlineStartStyle,
          fontWeight,
          color,
          backgroundColor,
          textDecorationLine,
          outlineStyle,
        } = getComputedStyle(element);
        const edge = borderInlineStartStyle === "none" || borderInlineStartWidth === "0px" ? "no edge" : borderInlineStartColor;
        return { edge, fontWeight, color, backgroundColor, textDecorationLine, outlineStyle };
      };
      const differ = (a: string, b: string, keys: readonly (keyof ReturnType<typeof look>)[]) => {
        const [first, second] = [look(a), look(b)];
        return keys.some((key) => first[key] !== second[key]);
      };
      return {
        // By more than colour, which is the reader's.
        currentPage: differ(".navigation [aria-current]", ".navigation a:not([aria-current])", ["edge"]),
        currentPageWithoutColour: differ(".navigation [aria-current]", ".navigation a:not([aria-current])", [
          "fontWeight",
          "textDecorationLine",
        ]),
        link: differ(".prose p > a", ".prose p", ["textDecorationLine"]),
        marked: differ(".prose mark", ".prose p", ["backgroundColor"]),
        markedLine: differ(".marked-lines", ".prose pre code", ["edge"]),
        button: look(".copy").edge !== "no edge",
        callout: look(".callout").edge !== "no edge",
      };
    });
    expect(place).toEqual({
      currentPage: true,
      currentPageWithoutColour: true,
      link: true,
      marked: true,
      markedLine: true,
      button: true,
      callout: true,
    });
    const isTickSeen = !(await lookAlike(reader, [".task-list-item input:checked", ".task-list-item input:not(:checked)"], {
      width: 16,
      height: 16,
    }));
    expect({ isTickSeen, troubles: reader.troubles }).toEqual({ isTickSeen: true, troubles: [] });
    await reader.close();
  });

  test("the switch of the theme and the signs of callouts have a shape", async () => {
    const reader = await createReader(browser, sites, options);
    await reader.open(LONG);
    const isThere = { theme: !(await isEmpty(reader, ".theme-switch")), callout: !(await isEmpty(reader, ".callout-title")) };
    await reader.close();
    expect(isThere).toEqual({ theme: true, callout: true });
  });
});

/** Whether nothing but one colour is to be seen in the first 14 pixels of an element, where its icon is. */
async function isEmpty(reader: Reader, selector: string): Promise<boolean> {
  const element = reader.page.locator(selector).first();
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (box === null) return true;
  const bytes = await pixels(reader, { x: Math.round(box.x), y: Math.round(box.y), width: 14, height: Math.floor(box.height) });
  return bytes.every((value, at) => value === bytes[at % 3]);
}
