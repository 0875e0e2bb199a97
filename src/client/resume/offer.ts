/** A line in a corner of the window that leads on where the reader stopped. Nothing moves unasked, and it goes by itself. */
import { element } from "../element.ts";
import { fill, words } from "../words.ts";
import type { Place } from "./places.ts";

/** On the note's own page, if the place is still there and out of view. */
export function offerPlace([, id, offset, title]: Place, text: HTMLElement, forget: () => void): void {
  const heading = id === "" ? null : document.getElementById(id);
  const start = id === "" ? text : heading;
  const distance = () => (start?.getBoundingClientRect().top ?? 0) + offset;
  if (start === null || scrollY > 0 || distance() < innerHeight) return;
  const label = heading === null ? fill(words.continueReading, { title }) : fill(words.continueAt, { heading: heading.textContent.trim() });
  const button = element("button", { type: "button" }, label);
  const remove = show(button, forget);
  button.addEventListener("click", () => {
    remove();
    scrollTo({ top: scrollY + distance(), behavior: "instant" });
    // Who goes by keyboard goes on from here.
    start.tabIndex = -1;
    start.focus({ preventScroll: true });
  });
}

/** On the home page, as a link to the note. */
export function offerLast([page, , , title]: Place, forget: () => void): void {
  show(element("a", { href: page }, fill(words.continueReading, { title })), forget);
}

/** First in the text for who goes by keyboard. It goes after a window's height of scrolling; the result takes it away. */
function show(control: HTMLElement, forget: () => void): () => void {
  const dismiss = element("button", { type: "button", className: "dismiss" }, "×");
  dismiss.setAttribute("aria-label", words.dismiss);
  const bar = element("div", { className: "resume" }, control, dismiss);
  const main = document.querySelector("main");
  const remove = () => {
    const hadFocus = bar.contains(document.activeElement);
    bar.remove();
    // Who goes by keyboard goes on at the beginning of the text, where the bar was.
    if (hadFocus) main?.focus({ preventScroll: true });
    removeEventListener("scroll", follow);
  };
  const follow = () => {
    if (scrollY > innerHeight) remove();
  };
  addEventListener("scroll", follow, { passive: true });
  dismiss.addEventListener("click", () => {
    forget();
    remove();
  });
  bar.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") remove();
  });
  main?.prepend(bar);
  return remove;
}
