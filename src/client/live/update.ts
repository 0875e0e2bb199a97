/** The open page → its new version, by changing only what differs: scroll position, focus and open details stay. */
import { Idiomorph } from "idiomorph";
import { isStylesheet, swapStylesheets } from "./stylesheets.ts";

/** Fetches the page's address and becomes what is there, the page that says "not found" included. */
export async function updatePage(): Promise<void> {
  const fresh = await fetchPage(location.href);
  // The server is gone; the page is brought up to date when it is back.
  if (fresh === undefined) return;
  try {
    // Scripts run once, and policies hold for as long as the page: what is new of them needs a new page.
    if (fixedParts(document) !== fixedParts(fresh)) throw new Error("a script or a policy has changed");
    await swapStylesheets(fresh);
    keepFocus(() => {
      morphRoot(fresh.documentElement);
      morphHead(fresh.head);
      morphBody(fresh.body);
    });
    document.dispatchEvent(new Event("recto:update"));
  } catch {
    location.reload();
  }
}

/** Parsed by the request itself: a string that becomes a document would need a Trusted Types policy. */
async function fetchPage(address: string): Promise<Document | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.addEventListener("load", () => resolve(request.responseXML ?? undefined));
    request.addEventListener("error", () => resolve(undefined));
    request.send();
  });
}

function fixedParts(page: Document): string {
  const scripts = [...page.querySelectorAll("script")].filter((script) => !isData(script)).map(({ src, type, text }) => [src, type, text]);
  const policies = [...page.querySelectorAll("meta[http-equiv]")].map((meta) => meta.getAttribute("content"));
  return JSON.stringify([scripts, policies]);
}

/** What search engines are told changes with the note. It runs nowhere; a page that demands Trusted Types lets nobody change it, so it stays. */
function isData(element: Element): boolean {
  return element.matches("script[type='application/ld+json']");
}

/** Attributes of `<html>`; its data attributes are the scripts' own, such as the theme. */
function morphRoot(fresh: HTMLElement): void {
  const root = document.documentElement;
  const isOurs = (name: string) => !name.startsWith("data-");
  for (const { name, value } of fresh.attributes) if (isOurs(name) && root.getAttribute(name) !== value) root.setAttribute(name, value);
  for (const name of root.getAttributeNames()) if (isOurs(name) && !fresh.hasAttribute(name)) root.removeAttribute(name);
}

/** Title, icon, descriptions; scripts and stylesheets are seen to elsewhere. */
function morphHead(fresh: HTMLHeadElement): void {
  const isPlain = (element: Element) => element.localName !== "script" && !isStylesheet(element);
  const wanted = [...fresh.children].filter(isPlain);
  const old = [...document.head.children].filter(isPlain);
  for (const element of old) if (!wanted.some((other) => other.isEqualNode(element))) element.remove();
  for (const element of wanted)
    if (!old.some((other) => other.isEqualNode(element))) document.head.append(document.importNode(element, true));
}

function morphBody(fresh: HTMLElement): void {
  // Given an element, not text, it parses nothing and so works where the page demands Trusted Types.
  void Idiomorph.morph(document.body, fresh, {
    ignoreActiveValue: true,
    callbacks: {
      beforeNodeMorphed: (old, next) => !isBroughtToLife(old, next),
      beforeAttributeUpdated: (name, element) => !(name === "open" && element.localName === "details"),
    },
  });
}

/** What the page has hidden and a script has shown is the script's own: the theme switch, for one. */
function isBroughtToLife(old: Element, next: Node): boolean {
  return old instanceof Element && next instanceof Element && next.hasAttribute("hidden") && !old.hasAttribute("hidden");
}

/** Where an element lost focus because it was moved or made anew, it or its like gets it back. */
function keepFocus(change: () => void): void {
  const focused = document.activeElement;
  change();
  if (!(focused instanceof HTMLElement) || focused === document.body || document.activeElement === focused) return;
  const successor = focused.isConnected ? focused : likeOf(focused);
  if (successor instanceof HTMLElement) successor.focus({ preventScroll: true });
}

/** The element with the same id, else the first link to the same place. */
function likeOf(lost: HTMLElement): Element | null | undefined {
  if (lost.id !== "") return document.getElementById(lost.id);
  return lost instanceof HTMLAnchorElement ? [...document.links].find(({ href }) => href === lost.href) : undefined;
}
