/**
 * Bundled to `diagram/diagram.js`, linked only by pages with a diagram: draws each as the reader comes near, and again when the theme
 * changes. The library behind it is a megabyte, so it is loaded when the first one is wanted.
 */
import { createFigure, type Figure } from "./diagram/figure.ts";
import { loadLibrary } from "./diagram/library.ts";
import { onThemeChange } from "./diagram/palette.ts";

/** How far below the window a diagram may be when its drawing begins. */
const NEAR = "600px";

const figures = new Map<Element, Figure>();
/** Drawn, or to be drawn as soon as it can be; one after the other, since the library draws one at a time. */
const wanted = new Set<Figure>();
let queue = Promise.resolve();

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) want(target);
  },
  { rootMargin: NEAR },
);

/** Finds the diagrams of the page: once when it is there, and again when it was brought up to date. */
function findFigures(): void {
  for (const element of document.querySelectorAll<HTMLElement>("figure.diagram:has(> pre.mermaid)")) {
    figures.set(element, createFigure(element));
    // On a page for printing nobody comes near, and paper does not wait.
    if (element.closest(".printed") === null) observer.observe(element);
    else want(element);
  }
}

function want(element: Element): void {
  const figure = figures.get(element);
  if (figure === undefined) return;
  observer.unobserve(element);
  wanted.add(figure);
  enqueue(figure);
}

function enqueue(figure: Figure): void {
  queue = queue.then(async () => {
    try {
      figure.show(await (await loadLibrary())(figure.source, figure.element));
    } catch (error) {
      figure.fail(error);
    }
  });
}

findFigures();
document.addEventListener("recto:update", findFigures);
onThemeChange(() => {
  for (const figure of wanted) enqueue(figure);
});
// All are wanted on paper. Drawing takes longer than the browser waits, so this helps from the second time on; the text is there at once.
addEventListener("beforeprint", () => {
  for (const element of figures.keys()) want(element);
});
