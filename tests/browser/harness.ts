/** A web server and a reader who tries everything on a page, and what she notices. */
import { createServer } from "node:http";
import { escapeHtml } from "../../src/lib/escape.ts";
import type { Browser, BrowserContext, Page, Request } from "playwright-core";

export type Served = {
  readonly status?: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | Uint8Array;
};

/** Answers requests on this machine by their decoded path. */
export async function serve(
  answer: (path: string) => Served | undefined,
): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const served = answer(decodeURIComponent((request.url ?? "/").split("?")[0] ?? "/"));
    response.writeHead(served?.status ?? (served === undefined ? 404 : 200), served?.headers ?? {});
    response.end(served?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What was noticed on one page. */
export type Seen = {
  /** Numbers of the payloads whose script ran. */
  readonly hits: readonly string[];
  /** Windows that asked something. */
  readonly dialogs: readonly string[];
  /** `kind address` of what was asked for on other sites. */
  readonly foreign: readonly string[];
  /** `path directive blocked-address` of what the policy refused. */
  readonly violations: readonly string[];
  readonly errors: readonly string[];
  /** What is in the page, or in a frame of it, that must not be, with its address: see {@link findFaults}. */
  readonly faults: readonly string[];
};

export type Visitor = {
  /** `further` is done on the page before it is looked at. */
  readonly visit: (url: string, further?: (page: Page) => Promise<void>) => Promise<Seen>;
  readonly close: () => Promise<void>;
};

/** A page that shows others in frames, so that one visit looks at all of them. */
export function framesOf(addresses: readonly string[]): Served {
  const frames = addresses.map((address) => `<iframe src="${escapeHtml(address)}"></iframe>`);
  return { headers: { "content-type": "text/html; charset=utf-8" }, body: `<!DOCTYPE html><title>x</title>${frames.join("\n")}` };
}

/** Milliseconds in which what a page has begun must show. */
const PATIENCE = 40;

/** One reader with a window of her own. */
export async function createVisitor(browser: Browser): Promise<Visitor> {
  const context: BrowserContext = await browser.newContext();
  let seen = { hits: [] as string[], dialogs: [] as string[], foreign: [] as string[], violations: [] as string[], errors: [] as string[] };
  let origin = "";
  await context.exposeBinding("__hit", (_source, id) => void seen.hits.push(String(id)));
  await context.exposeBinding("__violation", (_source, told) => void seen.violations.push(String(told)));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      (globalThis as unknown as { __violation: (told: string) => void }).__violation(
        `${location.pathname} ${effectiveDirective} ${blockedURI}`,
      );
    });
  });
  const note = (request: Request) => {
    const url = request.url();
    if (!/^https?:/.test(url) || url.startsWith(`${origin}/`)) return;
    // What the policy refuses is told as a request, too, but never leaves the browser.
    if (request.failure()?.errorText !== "csp") seen.foreign.push(`${request.resourceType()} ${url}`);
  };
  context.on("requestfailed", note);
  context.on("requestfinished", note);
  context.on("page", (page) => {
    page.on("dialog", (dialog) => {
      seen.dialogs.push(dialog.message());
      void dialog.dismiss().catch(() => {});
    });
    page.on("pageerror", (error) => seen.errors.push(error.message));
  });
  const page = await context.newPage();
  return {
    visit: async (url, further) => {
      seen = { hits: [], dialogs: [], foreign: [], violations: [], errors: [] };
      origin = url.startsWith("file:") ? "file://" : new URL(url).origin;
      // Pages that lead elsewhere, never end or go away are what this is about.
      await page.goto(url, { timeout: 5000 }).catch((error: unknown) => seen.errors.push(String(error).split("\n")[0] ?? ""));
      const own = page.frames().filter((frame) => frame.url().startsWith(origin));
      // Each frame is asked both at once, and answers in this order: it is looked at before anything is tried.
      const [found, tried] = await Promise.all([
        Promise.all(own.map((frame) => inTime(frame.evaluate(findFaults), ["the page went away"]))),
        Promise.all(own.map((frame) => inTime(frame.evaluate(tryEverything), true))),
      ]);
      const faults = found.flatMap((each, index) => each.map((fault) => `${new URL(own[index]?.url() ?? "").pathname}: ${fault}`));
      if (tried.includes(true)) await page.waitForTimeout(PATIENCE);
      await further?.(page);
      await page.waitForTimeout(PATIENCE / 4);
      return { ...seen, faults };
    },
    close: () => context.close(),
  };
}

/** `otherwise` when it fails, or does not come: a frame that was refused its document never answers. */
async function inTime<Value>(promise: Promise<Value>, otherwise: Value): Promise<Value> {
  const late = new Promise<Value>((resolve) => setTimeout(() => resolve(otherwise), 50 * PATIENCE));
  return Promise.race([promise.catch(() => otherwise), late]);
}

/** Runs in the page: starts every handler and follows every link that could run something. Whether there was anything to try. */
export function tryEverything(): boolean {
  let isAnything = document.querySelector("iframe, object, embed, svg, video, audio, style, meta[http-equiv=refresh]") !== null;
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const element of document.querySelectorAll("*")) {
    for (const { name } of Array.prototype.slice.call(element.attributes) as Attr[]) {
      if (!/^on./i.test(name)) continue;
      isAnything = true;
      element.dispatchEvent(new Event(name.slice(2).toLowerCase()));
    }
  }
  const active = "a, area, button, input[type=submit], input[type=image]";
  for (const element of document.querySelectorAll(active)) {
    const isPlain = element instanceof HTMLAnchorElement && /^(?:https?|mailto|tel|file|ftp):$/.test(element.protocol);
    if (isPlain || (element instanceof HTMLButtonElement && element.matches("#recto-theme, .copy, .disclosure"))) continue;
    if (!element.hasAttribute("href") && !element.hasAttribute("xlink:href") && element.matches("a, area")) continue;
    isAnything = true;
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }
  return isAnything;
}

/** Runs in the page: elements, attributes and addresses that no page of recto may have. */
export function findFaults(): string[] {
  const faults: string[] = [];
  const isOwnScript = (element: Element) => {
    const src = element.getAttribute("src") ?? "";
    return (
      element.parentElement === document.head &&
      /^(?:\/(?:[\w-]+\/)*|(?:\.\.\/)*)assets\/[\w.-]+\.js$/.test(src) &&
      element.textContent === ""
    );
  };
  // Data that no browser runs, each kind once: JSON-LD, and what to fetch before a click.
  const isOwnData = (element: Element) => {
    const type = element.getAttribute("type") ?? "";
    const isAlone = [...document.querySelectorAll("script[type]")].filter((each) => each.getAttribute("type") === type).length === 1;
    const isPlain = element.parentElement === document.head && element.attributes.length === 1 && element.childNodes.length === 1;
    try {
      const data = JSON.parse(element.textContent) as { readonly "@context"?: unknown };
      const isAboutPage = type === "application/ld+json" && data["@context"] === "https://schema.org";
      const isAboutLinks = type === "speculationrules" && Object.keys(data).join() === "prefetch";
      return isAlone && isPlain && (isAboutPage || isAboutLinks);
    } catch {
      return false;
    }
  };
  const schemes = new Set(["http:", "https:", "mailto:", "tel:", "file:"]);
  const isGood = (address: string) => {
    try {
      return schemes.has(new URL(address, document.baseURI).protocol);
    } catch {
      // No browser follows it.
      return true;
    }
  };
  const forbidden =
    "base, meta[http-equiv]:not([http-equiv='Content-Security-Policy']), iframe, frame, frameset, object, embed, applet, form, select, textarea, template, noscript, portal, " +
    "style, input:not([type=checkbox][disabled]), button:not(#recto-theme, .copy, .disclosure), body link, body meta, body title:not(svg title), [style]:not(.diagram-drawing *), [srcdoc], [formaction], [ping], [popovertarget], [is], " +
    "[name]:not(head > meta, .diagram-drawing *), [contenteditable], [autofocus], [http-equiv='refresh']";
  for (const element of document.querySelectorAll(forbidden)) faults.push(element.outerHTML.slice(0, 80));
  const ids = new Set<string>();
  // A picture by itself is a document of its own.
  if (document.documentElement.namespaceURI !== "http://www.w3.org/1999/xhtml") return [];
  const walk = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll("*")) {
      const name = element.localName;
      if (name === "script" && !isOwnScript(element) && !isOwnData(element)) faults.push(`<script> ${element.outerHTML.slice(0, 80)}`);
      const isForeign = element.namespaceURI !== "http://www.w3.org/1999/xhtml";
      if (isForeign && element.closest(".katex, .diagram-drawing") === null) faults.push(`<${name}> of ${element.namespaceURI}`);
      if (name.includes("-")) faults.push(`<${name}>`);
      for (const { name: attribute, value } of element.attributes) {
        if (/^on/i.test(attribute)) faults.push(`${attribute} on <${name}>`);
        const isAddress = /^(?:href|src|cite|action|data|poster|background|longdesc|manifest|codebase|xlink:href)$/.test(attribute);
        const isPicture = name === "img" && /^data:image\/(?:png|jpeg|gif|webp);/i.test(value);
        if (isAddress && !isPicture && !isGood(value)) faults.push(`${attribute}="${value.slice(0, 60)}" on <${name}>`);
        if (attribute === "srcset" && value.split(",").some((each) => !isGood(each.trim().split(" ")[0] ?? "")))
          faults.push(`srcset="${value}"`);
        if (attribute === "id" && ids.has(value)) faults.push(`a second id="${value}"`);
        // In a note that is shown within another one, or printed with others, ids are prefixed.
        if (
          attribute === "id" &&
          /^recto-(?![ep]\d+-)/.test(value) &&
          element.closest(".prose") !== null &&
          element.closest(".diagram-drawing") === null
        )
          faults.push(`id="${value}" in a note`);
        if (attribute === "id") ids.add(value);
      }
      if (element.shadowRoot !== null) walk(element.shadowRoot);
    }
  };
  walk(document);
  if (typeof document.cookie !== "string" || !(document.body instanceof HTMLBodyElement)) faults.push("the document is shadowed");
  return faults;
}
