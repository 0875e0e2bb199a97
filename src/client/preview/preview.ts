/**
 * A small window beside a link that shows the beginning of the page, or of the
 * section, to which the link leads. It goes when the pointer or the focus goes, by Escape, or by a touch elsewhere; focus stays where it is.
 */
import { element } from "../element.ts";
import { pageOf } from "../site.ts";
import { fill, words } from "../words.ts";
import { excerptOf, type Excerpt } from "./excerpt.ts";
import { loadPage } from "./loadPage.ts";
import { place } from "./place.ts";

/** Milliseconds in which the pointer may cross over from the link. WCAG 2.2, 1.4.13. */
const GRACE = 250;

type Open = { readonly link: HTMLAnchorElement; readonly box: HTMLElement | undefined };

let open: Open | undefined;
let going: ReturnType<typeof setTimeout> | undefined;

/** Shows where the link leads, unless that is in view already, or the reader has gone on. */
export async function showPreview(link: HTMLAnchorElement): Promise<void> {
  stay();
  if (open?.link === link) return;
  hide();
  const opened: Open = { link, box: undefined };
  open = opened;
  const excerpt = await excerptAt(link);
  // Meanwhile something else is wanted, or nothing.
  if (open !== opened) return;
  if (excerpt === undefined) {
    open = undefined;
    return;
  }
  const box = boxFor(excerpt, link);
  (document.querySelector("main") ?? document.body).append(box);
  // Above everything else, where the browser knows that; else the stylesheet keeps it above the text.
  box.popover = "manual";
  box.showPopover?.();
  link.dataset["previewed"] = "";
  open = { link, box };
  place(box, link);
}

async function excerptAt(link: HTMLAnchorElement): Promise<Excerpt | undefined> {
  const id = decode(link.hash.slice(1));
  if (pageOf(link.href) !== pageOf(location.href)) {
    const page = await loadPage(link.href);
    return page && excerptOf(page, id);
  }
  const target = id === "" ? null : document.getElementById(id);
  return target === null || isInView(target) ? undefined : excerptOf(document, id);
}

function boxFor({ title, lang, dir, content }: Excerpt, link: HTMLAnchorElement): HTMLElement {
  const heading = element("a", { className: "preview-title", href: link.href, tabIndex: -1 }, element("bdi", { lang, dir }, title));
  const box = element("div", { className: "preview" }, element("p", {}, heading));
  if (content.childElementCount > 0) box.append(element("div", { className: "prose preview-text", lang, dir }, content));
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", fill(words.preview, { title }));
  return box;
}

function isInView(target: Element): boolean {
  const { top, bottom } = target.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function hide(): void {
  stay();
  open?.box?.remove();
  delete open?.link.dataset["previewed"];
  open = undefined;
}

function stay(): void {
  clearTimeout(going);
}

function goSoon(): void {
  stay();
  going = setTimeout(hide, GRACE);
}

/** Whether a part of the page belongs to what is open: the link or the window. */
function belongs(target: EventTarget | null): boolean {
  return target instanceof Node && (open?.link.contains(target) === true || open?.box?.contains(target) === true);
}

document.addEventListener("pointerover", ({ target, pointerType }) => {
  if (open === undefined || pointerType !== "mouse") return;
  if (belongs(target)) stay();
  // What the keyboard has opened stays until the focus goes.
  else if (document.activeElement !== open.link || !open.link.matches(":focus-visible")) goSoon();
});
document.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (target !== open?.link || belongs(relatedTarget)) return;
  // At once, or it would lie over what has the focus now. WCAG 2.2, 2.4.11.
  if (relatedTarget === null) goSoon();
  else hide();
});
document.addEventListener("pointerdown", ({ target }) => {
  if (!belongs(target)) hide();
});
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") hide();
});
document.addEventListener("click", ({ target }) => {
  if (open !== undefined && belongs(target)) setTimeout(hide);
});
addEventListener("scroll", follow, { passive: true });
addEventListener("resize", follow, { passive: true });
addEventListener("pagehide", hide);
document.addEventListener("recto:update", hide);

/** It moves with its link, and goes when that leaves the window. */
function follow(): void {
  if (open?.box === undefined) return;
  if (isInView(open.link)) place(open.box, open.link);
  else hide();
}
