/**
 * Lets mermaid draw under `style-src 'self'; require-trusted-types-for 'script'`.
 *
 * mermaid writes style elements, style attributes and HTML strings, which such a policy refuses. What it wants can be had by ways
 * that the policy allows, so while it draws (and only then) a few doors of the DOM lead there:
 *
 *  - for a style element there is a stand-in, whose text goes into a constructed stylesheet of the document; mermaid's rules all
 *    begin with the drawing's own id;
 *  - a style attribute is set by `element.style`;
 *  - an HTML string that is written goes through DOMPurify, which gives elements and has the one Trusted Types policy that is needed;
 *  - in an HTML string that is read or parsed, style attributes have another name, since parsing them would be refused.
 */
import DOMPurify, { type Config } from "dompurify";

/** The stylesheet of each drawing that is in the page, by its id. */
const sheets = new Map<string, CSSStyleSheet>();

/** Where a style attribute waits that has been written out. */
const WAITING = "data-recto-style";

const TAG = /<[a-z][^<>]*>/gi;
const waitingStyle = (tag: string): string => tag.replace(/ style=(?=["'])/g, ` ${WAITING}=`);

/** Runs `draw`, which makes the drawing `id`. One at a time. */
export async function strictly<Result>(id: string, draw: () => Promise<Result>): Promise<Result> {
  removeUnused();
  const standIns = new WeakSet<Element>();
  // oxlint-disable-next-line typescript/unbound-method -- called with the element that each call is about
  const { setAttribute } = Element.prototype;
  // oxlint-disable-next-line typescript/unbound-method
  const { createElement } = Document.prototype;
  const sanitize = DOMPurify.sanitize.bind(DOMPurify);
  const innerHtml = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML") as PropertyDescriptor;
  const doors = [
    replace(Element.prototype, "innerHTML", {
      get(this: Element) {
        return innerHtml.get?.call(withWaitingStyles(this)) as unknown;
      },
      set(this: Element, html: unknown) {
        if (standIns.has(this)) adopt(id, String(html));
        else setContent(this, String(html));
      },
    }),
    replace(Element.prototype, "setAttribute", {
      value(this: Element, name: string, value: string) {
        if (name === "style" && isStyled(this)) this.style.cssText = value;
        else setAttribute.call(this, name, value);
      },
    }),
    replace(Document.prototype, "createElement", {
      value(this: Document, name: string, options?: ElementCreationOptions) {
        const element = createElement.call(this, name === "style" ? "template" : name, options);
        if (name === "style") standIns.add(element);
        return element;
      },
    }),
    // Icons are such strings. What comes from the note has no tags any more.
    replace(DOMPurify, "sanitize", {
      value: (html: string | Node, config?: Config) => sanitize(typeof html === "string" ? html.replace(TAG, waitingStyle) : html, config),
    }),
  ];
  try {
    return await draw();
  } finally {
    for (const restore of doors) restore();
  }
}

/** Changes a property of a prototype; the result puts it back. */
function replace(prototype: object, name: string, change: PropertyDescriptor): () => void {
  const before = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
  Object.defineProperty(prototype, name, { ...before, ...change });
  return () => void Object.defineProperty(prototype, name, before);
}

/** Harmless elements of this HTML, with their styles and without style elements. */
export function cleanFragment(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    ADD_TAGS: ["foreignobject"],
    ADD_ATTR: ["dominant-baseline"],
    HTML_INTEGRATION_POINTS: { foreignobject: true },
    FORBID_TAGS: ["style", "template"],
  });
  for (const element of fragment.querySelectorAll(`[${WAITING}]`)) {
    const style = element.getAttribute(WAITING) ?? "";
    element.removeAttribute(WAITING);
    if (isStyled(element)) element.style.cssText = style;
  }
  return fragment;
}

function setContent(element: Element, html: string): void {
  if (html === "") element.replaceChildren();
  else if (!(element instanceof SVGElement)) element.replaceChildren(cleanFragment(html));
  else element.replaceChildren(...(cleanFragment(`<svg>${html}</svg>`).firstElementChild?.childNodes ?? []));
}

/** The element, or a copy of it whose descendants have their style attributes under another name. */
function withWaitingStyles(element: Element): Element {
  if (element.querySelector("[style]") === null) return element;
  const copy = element.cloneNode(true) as Element;
  for (const styled of copy.querySelectorAll("[style]")) {
    styled.setAttribute(WAITING, styled.getAttribute("style") ?? "");
    styled.removeAttribute("style");
  }
  return copy;
}

function adopt(id: string, rules: string): void {
  const sheet = sheets.get(id) ?? new CSSStyleSheet();
  sheet.replaceSync(rules);
  if (!sheets.has(id)) document.adoptedStyleSheets.push(sheet);
  sheets.set(id, sheet);
}

/** Drawings that were replaced have left their rules. */
function removeUnused(): void {
  for (const [id, sheet] of sheets) {
    if (document.getElementById(id) !== null) continue;
    sheets.delete(id);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  }
}

function isStyled(element: Element): element is Element & ElementCSSInlineStyle {
  return "style" in element;
}
