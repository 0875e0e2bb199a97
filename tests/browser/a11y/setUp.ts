/** A browser and the sites, there for the tests of a file that imports them: each file is a program of its own. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchChromium } from "../chromium.ts";
import { serveSites, type Sites } from "./pages.ts";

export let browser: Browser;
export let sites: Sites;

beforeAll(async () => {
  [browser, sites] = await Promise.all([launchChromium(), serveSites()]);
});
afterAll(async () => {
  await browser.close();
  sites.close();
});
