/** Where the reader stopped in long notes: kept in her browser, offered when she comes back. */
import { loadLater } from "../loadLater.ts";
import { pageOf, siteRoot } from "../site.ts";
import { forLong, recall, remember } from "../storage.ts";

/** Notes that are remembered; the one read longest ago goes first. */
const MOST = 200;

/** Windows that a note fills at least before its place is worth keeping. */
const LONG = 2.5;

/** `id` is that of the last heading above the place, `""` for none; `offset` is from there, in CSS pixels. */
export type Place = readonly [page: string, id: string, offset: number, title: string];

/** Looks whether there is something to offer, and keeps the reader's place in this page. */
export function startResume(): void {
  if (siteRoot === undefined) return;
  const page = pageOf(location.href);
  const text = document.querySelector<HTMLElement>("article .prose");
  if (page === siteRoot) {
    const last = places().findLast(([at]) => at !== page && at.startsWith(siteRoot as string));
    if (last !== undefined) void loadLater().then((later) => later?.offerLast(last, () => forget(last[0])));
  } else if (text !== null && text.offsetHeight > LONG * innerHeight) {
    const place = places().find(([at]) => at === page);
    if (place !== undefined && isFreshVisit()) void loadLater().then((later) => later?.offerPlace(place, text, () => forget(page)));
    keep(page, text);
  }
}

/** Going back and forth, reloading, and fragments have places of their own. */
function isFreshVisit(): boolean {
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return visit?.type === "navigate" && location.hash === "";
}

/** Newest last. */
function places(): readonly Place[] {
  const stored = recall(forLong, "reading");
  return Array.isArray(stored) ? (stored as unknown[]).filter(isPlace) : [];
}

function isPlace(value: unknown): value is Place {
  if (!Array.isArray(value)) return false;
  const [at, id, offset, title] = value as readonly unknown[];
  return typeof at === "string" && typeof id === "string" && Number.isFinite(offset) && typeof title === "string";
}

function forget(page: string): void {
  remember(
    forLong,
    "reading",
    places().filter(([at]) => at !== page),
  );
}

/** Takes note when the reader leaves, if she has moved at all; a note that is read to its end has no place. */
function keep(page: string, text: HTMLElement): void {
  let hasMoved = false;
  addEventListener("scroll", () => (hasMoved = true), { passive: true, once: true });
  const leave = () => {
    if (!hasMoved) return;
    if (text.getBoundingClientRect().bottom < innerHeight) forget(page);
    else if (scrollY > innerHeight) {
      remember(forLong, "reading", [
        ...places()
          .filter(([at]) => at !== page)
          .slice(1 - MOST),
        placeIn(page, text),
      ]);
    }
  };
  addEventListener("pagehide", leave);
  // On phones this may be the last that a page hears.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
}

function placeIn(page: string, text: HTMLElement): Place {
  const heading = [...text.querySelectorAll<HTMLElement>(":is(h2, h3, h4, h5, h6)[id]")].findLast((each) => topOf(each) <= 1);
  const title = document.querySelector("h1")?.textContent.trim() ?? "";
  return [page, heading?.id ?? "", Math.round(-topOf(heading ?? text)), title.slice(0, 200)];
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
