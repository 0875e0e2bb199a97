/** What a reader is about to open is fetched before she does, and what she rests on is shown in a small window. */
import { loadLater } from "./loadLater.ts";
import { isPage, pageOf } from "./site.ts";

/** Milliseconds for which the pointer or the focus stays on a link before its page is fetched, and before it is shown. */
const FETCH_AFTER = 80;
const SHOW_AFTER = 300;

/** Pages fetched ahead while one page is open. */
const MOST_FETCHED = 24;

/** Links whose target a reader may want to see: those of texts and lists, not those that lead around the site. */
const SHOWN = ".prose a[href], .backlinks a[href], .list a[href], .leaders a[href]";
const NOT_SHOWN = ".heading-anchor, .footnote-back, [download]";

const fetched = new Set([pageOf(location.href)]);
let timers: readonly ReturnType<typeof setTimeout>[] = [];
/** What the pointer or the focus rests on. */
let wanted: HTMLAnchorElement | undefined;
let isTouch = false;

export function startIntent(): void {
  if (location.protocol === "file:") return;
  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "mouse") consider(target, true);
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.matches(":focus-visible")) consider(target, false);
  });
  for (const leaving of ["pointerout", "focusout"]) document.addEventListener(leaving, forget);
  document.addEventListener(
    "touchstart",
    ({ target }) => {
      isTouch = true;
      fetchAhead(linkAt(target), true);
    },
    { passive: true },
  );
  document.addEventListener("pointerdown", ({ pointerType }) => {
    isTouch = pointerType === "touch";
    forget();
  });
  document.addEventListener("contextmenu", offerInstead);
}

function consider(target: EventTarget | null, isPointer: boolean): void {
  forget();
  const link = linkAt(target);
  if (link === undefined) return;
  wanted = link;
  timers = [
    setTimeout(() => fetchAhead(link, isPointer), FETCH_AFTER),
    setTimeout(() => {
      if (isShown(link)) void show(link, () => wanted === link);
    }, SHOW_AFTER),
  ];
}

function forget(): void {
  wanted = undefined;
  for (const timer of timers) clearTimeout(timer);
}

/** A long press shows the window; while it is there, the link has the browser's own menu. */
function offerInstead(event: MouseEvent): void {
  const link = linkAt(event.target);
  if (!isTouch || link === undefined || !isShown(link) || link.dataset["previewed"] !== undefined) return;
  event.preventDefault();
  // The finger may be lifted before the window can be shown.
  void show(link, () => true);
}

function linkAt(target: EventTarget | null): HTMLAnchorElement | undefined {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
  return link !== null && isPage(link.href) ? link : undefined;
}

function isShown(link: HTMLAnchorElement): boolean {
  return link.matches(SHOWN) && !link.matches(NOT_SHOWN);
}

/** Once each, where nobody pays for it. What a pointer does, browsers with speculation rules have seen themselves. */
function fetchAhead(link: HTMLAnchorElement | undefined, isPointer: boolean): void {
  const { saveData = false, effectiveType = "" } = (navigator as { readonly connection?: Connection }).connection ?? {};
  if (link === undefined || link.hasAttribute("download") || saveData || effectiveType.endsWith("2g")) return;
  if (isPointer && HTMLScriptElement.supports?.("speculationrules")) return;
  const page = pageOf(link.href);
  if (fetched.has(page) || fetched.size > MOST_FETCHED) return;
  fetched.add(page);
  const hint = document.createElement("link");
  hint.rel = "prefetch";
  hint.href = link.href.split("#")[0] as string;
  document.head.append(hint);
}

/** https://wicg.github.io/netinfo/ */
type Connection = { readonly saveData?: boolean; readonly effectiveType?: string };

/** Loading may take its time, and the reader may have gone on meanwhile. */
async function show(link: HTMLAnchorElement, isWanted: () => boolean): Promise<void> {
  const later = await loadLater();
  if (isWanted()) await later?.showPreview(link);
}
