/** What a page is to those who hear it: its tree of roles and names, as reviewed and kept in `trees/`. Criterion A14. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../chromium.ts";
import { KINDS, serveSites, type Sites } from "./pages.ts";
import { createReader, drawDiagrams } from "./reader.ts";

let browser: Browser;
let sites: Sites;

beforeAll(async () => {
  [browser, sites] = await Promise.all([launchChromium(), serveSites()]);
});
afterAll(async () => {
  await browser.close();
  sites.close();
});

/** After a change that is meant: `npx vitest run --config tests/vitest.config.ts tests/browser/a11y/trees.test.ts -u`, then read the difference. */
test.each(KINDS)("$name: its tree is the one that was reviewed", async (kind) => {
  const reader = await createReader(browser, sites);
  await reader.open(kind);
  await drawDiagrams(reader.page);
  const tree = await reader.page.locator("body").ariaSnapshot();
  await reader.close();
  await expect(`# ${kind.path}\n${tree}\n`).toMatchFileSnapshot(`trees/${kind.name.replaceAll(" ", "-")}.txt`);
});
