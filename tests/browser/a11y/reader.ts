/** A reader with a window of her own, who is told of everything that goes wrong in it. */
import type { Browser, BrowserContextOptions, CDPSession, Page } from "playwright-core";
import type { Kind, Sites } from "./pages.ts";

export type Reader = {
  readonly page: Page;
  readonly devtools: CDPSession;
  /** Goes there; resolves when scripts and fonts have done what they do unasked. */
  readonly open: (kind: Kind) => Promise<void>;
  /** Exceptions, refusals of the policy (which Chromium logs as errors) and files that were missing, with their pages. */
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
};

export async function createReader(browser: Browser, sites: Sites, options: BrowserContextOptions = {}): Promise<Reader> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const troubles: string[] = [];
  const tell = (what: string) => troubles.push(`${new URL(page.url()).pathname}: ${what}`);
  page.on("pageerror", ({ message }) => {
    // Chromium's word for a page that was there before the transition to it could begin; nobody's mistake, and nothing is lost.
    if (!/^Transition was (?:aborted|skipped)/.test(message)) tell(message);
  });
  page.on("console", (message) => message.type() === "error" && tell(message.text()));
  return {
    page,
    devtools,
    troubles,
    open: async ({ path }) => {
      await page.goto(sites.origin + path, { waitUntil: "load" });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
    },
    close: () => context.close(),
  };
}

/** Pages that are looked at side by side. */
const AT_ONCE = 2;

/**
 * Looks at each of `kinds`, some at once, each in a window like `options` says. What `look` finds wrong, and what goes wrong by
 * itself, comes back with the page's name: an empty list is what tests want.
 */
export async function lookAtEach(
  {
    browser,
    sites,
    kinds,
    options = {},
  }: {
    readonly browser: Browser;
    readonly sites: Sites;
    readonly kinds: readonly Kind[];
    readonly options?: BrowserContextOptions;
  },
  look: (reader: Reader, kind: Kind) => Promise<readonly unknown[]>,
): Promise<readonly unknown[]> {
  const left = [...kinds];
  const found: unknown[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      const reader = await createReader(browser, sites, options);
      for (let kind = left.shift(); kind !== undefined; kind = left.shift()) {
        await reader.open(kind);
        const page = kind.name;
        found.push(...(await look(reader, kind)).map((wrong) => ({ page, wrong })));
      }
      found.push(...reader.troubles);
      await reader.close();
    }),
  );
  return found;
}

/** Brings every diagram near, so that it is drawn, which adds to the page; then the page is at its top again. */
export async function drawDiagrams(page: Page): Promise<void> {
  for (const diagram of await page.locator("figure.diagram").all()) {
    await diagram.scrollIntoViewIfNeeded();
    await diagram.locator(".diagram-drawing svg").waitFor();
  }
  await page.evaluate(() => scrollTo(0, 0));
}

/** Runs in the page: a sheet of the reader's own after the page's. The policy allows this way, since only scripts of the page's own have it. */
export function addRules(rules: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets.push(sheet);
}

/** Runs in the page. */
export function unfold(): void {
  for (const details of document.querySelectorAll("details")) details.open = true;
}
