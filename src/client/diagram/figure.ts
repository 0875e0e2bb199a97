/** A diagram in the page: first its text, then the drawing with the text folded below it. */
import { fill, words } from "../words.ts";
import type { Drawing } from "./draw.ts";

export type Figure = {
  readonly element: HTMLElement;
  /** As written in the note. */
  readonly source: string;
  /** Puts the drawing in the place of the text, or of the drawing before. */
  readonly show: (drawing: Drawing) => void;
  /** Says why there is none; the text, or the drawing before, stays. */
  readonly fail: (error: unknown) => void;
};

/** `element` is a figure with the text of a diagram. */
export function createFigure(element: HTMLElement): Figure {
  const text = element.querySelector("pre.mermaid");
  const source = text?.textContent ?? "";
  const stage = create("div", "diagram-drawing");
  const problem = create("p", "diagram-problem");
  // What does not fit can be scrolled to, by keyboard as well.
  stage.tabIndex = 0;
  stage.setAttribute("role", "group");
  const frame = (): void => {
    if (stage.isConnected || text === null) return;
    // What is moved loses the focus; the reader who is there goes on at the drawing.
    const isFocused = document.activeElement === text;
    const details = create("details", "");
    const summary = create("summary", "");
    summary.textContent = words.diagramAsText;
    text.replaceWith(stage, details);
    details.append(summary, text);
    if (isFocused) stage.focus({ preventScroll: true });
  };
  return {
    element,
    source,
    show: ({ svg, title, isDark }) => {
      problem.remove();
      frame();
      stage.setAttribute("aria-label", words.diagram);
      // The lines of a drawing make no sense when read one by one; its text does, and follows.
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", title ?? words.drawing);
      // As wide as it was drawn; the stylesheet makes it smaller where there is no room.
      svg.removeAttribute("style");
      svg.style.setProperty("--natural", `${Math.ceil(svg.viewBox.baseVal.width)}px`);
      stage.classList.toggle("is-dark", isDark);
      stage.replaceChildren(svg);
    },
    fail: (error) => {
      problem.textContent = fill(words.diagramFailed, { reason: error instanceof Error ? error.message : String(error) });
      element.prepend(problem);
    },
  };
}

function create<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== "") element.className = className;
  return element;
}
