/** What assistive technology goes by: titles, headings, landmarks, tables, languages, sizes of targets. WCAG 1.3.1, 2.4.2, 2.4.6, 2.5.8, 3.1.1, 3.1.2. */
import { expect, test } from "vitest";
import { ARABIC, KINDS } from "./pages.ts";
import { createReader, drawDiagrams, lookAtEach, unfold } from "./reader.ts";
import { browser, sites } from "./setUp.ts";

/** Of every page of a site: a redirect has the name of what it leads to. */
test("no two pages of a site have one title", () => {
  const titles = new Map<string, string[]>();
  for (const [path, html] of sites.pages) {
    if (path.endsWith("/old/name.html")) continue;
    const title = `${path.split("/")[1]}: ${/<title>(.*?)<\/title>/s.exec(html)?.[1]}`;
    titles.set(title, [...(titles.get(title) ?? []), path]);
  }
  expect(titles.size).toBeGreaterThan(20);
  expect([...titles.values()].filter(({ length }) => length > 1)).toEqual([]);
});

/** Runs in the page. */
function findStructuralFaults(): string[] {
  const faults: string[] = [];
  const count = (selector: string) => document.querySelectorAll(selector).length;
  if (count("h1") !== 1) faults.push(`${count("h1")} headings of the first level`);
  if (count("main") !== 1) faults.push(`${count("main")} mains`);
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ localName }) => Number(localName[1]));
  for (const [at, level] of levels.entries())
    if (at > 0 && level > (levels[at - 1] ?? 0) + 1) faults.push(`after h${levels[at - 1]} comes h${level}`);

  const nameOf = (element: Element) => {
    const by = (element.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .flatMap((id) => document.getElementById(id)?.textContent.trim() ?? []);
    return element.getAttribute("aria-label") ?? by.join(" ");
  };
  const landmarks = [...document.querySelectorAll("nav, section[aria-label], section[aria-labelledby]")];
  const names = landmarks.map((element) => `${element.localName} ${nameOf(element)}`);
  if (names.some((name) => name.endsWith(" "))) faults.push("a landmark without a name");
  if (new Set(names).size < names.length) faults.push(`landmarks with one name: ${names.join(", ")}`);

  for (const cell of document.querySelectorAll("th:not([scope])")) faults.push(`no scope: ${cell.outerHTML}`);
  for (const table of document.querySelectorAll("table")) if (table.querySelector("th") === null) faults.push("a table without headers");
  for (const image of document.querySelectorAll("img:not([alt])")) faults.push(`no alt: ${image.outerHTML}`);
  for (const image of document.querySelectorAll("img:not([width][height])")) faults.push(`no size: ${image.outerHTML}`);
  for (const list of document.querySelectorAll(":is(ul, ol) > :not(li)")) faults.push(`in a list: ${list.outerHTML}`);
  for (const element of document.querySelectorAll("[lang]")) {
    const lang = element.getAttribute("lang") ?? "";
    try {
      if (Intl.getCanonicalLocales(lang)[0] !== lang) faults.push(`lang="${lang}"`);
    } catch {
      faults.push(`lang="${lang}"`);
    }
  }
  return faults;
}

test("every page has one h1, one main, no level left out, named landmarks, scopes, alternatives, sizes and true languages", async () => {
  const found = await lookAtEach({ browser, sites, kinds: KINDS }, async ({ page }) => {
    await drawDiagrams(page);
    return page.evaluate(findStructuralFaults);
  });
  expect(found).toEqual([]);
});

/** Runs in the page: `language direction` of the nearest element that says so, for each place. */
function languagesOf(selectors: readonly string[]): string[] {
  return selectors.map((selector) => {
    const element = document.querySelector(selector);
    if (element === null) return "none";
    return `${element.closest("[lang]")?.getAttribute("lang")} ${getComputedStyle(element).direction}`;
  });
}

test("a page speaks its site's language, and a note its own, each in its direction", async () => {
  const reader = await createReader(browser, sites);
  const frame = ["html", ".site-header", ".navigation", ".note-end .colophon", ".site-footer"];
  const note = ["h1", ".prose p", ".prose td", ".contents a"];
  await reader.open(ARABIC);
  expect(await reader.page.evaluate(languagesOf, [...frame, ...note])).toEqual([...frame.map(() => "en ltr"), ...note.map(() => "ar rtl")]);
  await reader.open({ name: "Arabic note on an Arabic site", path: "/ar/arabic.html" });
  expect(await reader.page.evaluate(languagesOf, [...frame, ...note])).toEqual([...frame, ...note].map(() => "ar rtl"));
  await reader.close();
});

/**
 * Runs in the page: what is smaller than 24 by 24 CSS pixels and not in a sentence, or so near to another target that a circle of 24
 * around it meets that target. WCAG 2.2, 2.5.8.
 */
function findSmallTargets(): string[] {
  const targets = [...document.querySelectorAll("a[href], button, summary, input:not([disabled])")].filter((element) =>
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }),
  );
  const boxes = targets.map((element) => element.getBoundingClientRect());
  const isInSentence = (element: Element) => {
    const block = element.closest("p, li, dd, td, th, h1, h2, h3, h4, h5, h6, figcaption");
    return (
      getComputedStyle(element).display === "inline" &&
      block !== null &&
      (block.textContent ?? "").trim() !== (element.textContent ?? "").trim()
    );
  };
  return targets.flatMap((element, at) => {
    const box = boxes[at] as DOMRect;
    if ((box.width >= 24 && box.height >= 24) || isInSentence(element) || element.matches(".skip-link")) return [];
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const near = boxes.findIndex((other, index) => {
      if (index === at) return false;
      const across = Math.max(other.left - x, x - other.right, 0);
      const down = Math.max(other.top - y, y - other.bottom, 0);
      return Math.hypot(across, down) < 12;
    });
    if (near === -1) return [];
    return [
      `${Math.round(box.width)} x ${Math.round(box.height)}: ${element.outerHTML.slice(0, 100)} near ${targets[near]?.outerHTML.slice(0, 100)}`,
    ];
  });
}

test("on phones and wide screens each target is 24 by 24 pixels, or has so much room for itself", async () => {
  const found = await lookAtEach({ browser, sites, kinds: KINDS }, async ({ page }) => {
    await drawDiagrams(page);
    await page.evaluate(unfold);
    const wide = await page.evaluate(findSmallTargets);
    await page.setViewportSize({ width: 320, height: 800 });
    const narrow = await page.evaluate(findSmallTargets);
    await page.setViewportSize({ width: 1280, height: 800 });
    return [...wide, ...narrow];
  });
  expect(found).toEqual([]);
});
