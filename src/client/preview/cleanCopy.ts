/** Blocks of a page → the same, for reading only, in a small window of another page. */

/** What does nothing in a window that goes when the pointer does, or would do something. */
const LEFT_OUT =
  "script, style, link, meta, base, template, iframe, object, embed, audio, video, source, svg, button, form, select, textarea, input:not([type=checkbox]), .heading-anchor, .footnote-ref, .footnote-back, .diagram, .copy, .katex-html, .embed-source";

/** Of a list no more than a window has room for. */
const MOST_ITEMS = 20;

/** New elements: without what could run, be focused, or be the target of a link; addresses of images hold from anywhere. */
export function cleanCopy(blocks: readonly Element[]): DocumentFragment {
  // In a document that is shown nowhere, nothing is loaded and nothing starts before it is clean.
  const inert = document.implementation.createHTMLDocument("");
  const copy = inert.createDocumentFragment();
  for (const block of blocks) copy.append(inert.importNode(block, true));
  // Addresses are read where they are relative to the right page.
  const images = blocks.flatMap((block) => (block instanceof HTMLImageElement ? [block] : [...block.querySelectorAll("img")]));
  for (const [index, image] of copy.querySelectorAll("img").entries()) image.setAttribute("src", images[index]?.src ?? "");
  for (const element of copy.querySelectorAll(LEFT_OUT)) element.remove();
  for (const list of copy.querySelectorAll("ul, ol")) for (const item of [...list.children].slice(MOST_ITEMS)) item.remove();
  // A formula's second form needs a stylesheet that this page may not have.
  for (const formula of copy.querySelectorAll(".katex")) formula.replaceWith(...formula.querySelectorAll("math"));
  for (const details of copy.querySelectorAll("details, summary")) details.replaceWith(asPlain(details, "div"));
  for (const link of copy.querySelectorAll("a")) link.replaceWith(asPlain(link, "span"));
  for (const element of copy.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      if (/^(?:id|name|tabindex|srcset|sizes|loading|for|headers|role|style|autofocus|contenteditable|popover|aria-.*|on.*)$/.test(name))
        element.removeAttribute(name);
    }
  }
  return document.importNode(copy, true);
}

/** The same content, with its classes: a link looks like text in a window where it could not be followed by keyboard. */
function asPlain(element: Element, name: "div" | "span"): HTMLElement {
  const plain = element.ownerDocument.createElement(name);
  plain.className = element.className;
  plain.append(...element.childNodes);
  return plain;
}
