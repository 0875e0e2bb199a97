/** The tree of a rendered body with its raw HTML in place: when it is too deep to be walked, and how it is written again. */
import { toHtml } from "hast-util-to-html";
import { escapeHtml } from "../lib/escape.ts";
import type { Heading } from "../model/index.ts";
import type { Child } from "./contentModel.ts";
import { report } from "./context.ts";
import type { Context } from "./context.ts";
import { withoutComments } from "./htmlComment.ts";
import { OPTIONAL_END_ELEMENTS, VOID_ELEMENTS } from "./htmlNames.ts";
import { placeInSegment } from "./rawBody.ts";

export type FinishedBody = {
  readonly html: string;
  /** All headings of the body, those written as raw HTML included; levels are final. */
  readonly headings: readonly Heading[];
};

/** No recursive function sees a deeper tree; browsers stop at 512 themselves. */
const MAX_TREE_DEPTH = 400;

/** Whether too many elements are open at once, by a look at the tags alone. */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    const folded = (name as string).toLowerCase();
    if (VOID_ELEMENTS.has(folded) || OPTIONAL_END_ELEMENTS.has(folded)) continue;
    depth += end === "/" ? -1 : 1;
    if (depth > MAX_TREE_DEPTH) return true;
  }
  return false;
}

/** The raw pieces as text, without comments; for trees that are too deep. */
export function rawAsText(rendered: string, context: Context): string {
  const [first] = context.rawSegments;
  const message = "the note is nested too deep for its HTML, which is shown as text";
  if (first !== undefined) report(context, { code: "nesting-too-deep", severity: "warning", message }, placeInSegment(first, context));
  // eslint-disable-next-line no-control-regex -- marks of raw pieces
  return rendered.replace(/\0(\d+)\0/g, (_, number: string) => {
    return escapeHtml(withoutComments(context.rawSegments[Number(number)]?.content ?? ""));
  });
}

/** What HTML does not allow in a page (https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream); `&#7;` becomes one here. */
// oxlint-disable-next-line no-control-regex -- these are the ones
const CONTROL = /[\u0000-\u0008\u000B\u000E-\u001F\uFFFE\uFFFF]/g;

/** A start tag as `toHtml` writes it; in text it escapes every `<`, but for what is no text to a browser. */
const TAG = /<(script|style)(?: [^>]*)?>.*?<\/\1>|<[a-z][a-z0-9-]*(?: [a-z:-]+(?:="[^"]*")?)+>/gis;

/** The tree as HTML in which everything is closed. */
export function writeTree(children: readonly Child[]): string {
  const whole = toHtml({ type: "root", children: [...children] }, { characterReferences: { useNamedReferences: true } });
  return whole.replace(CONTROL, "\uFFFD").replace(TAG, (tag, rawText?: string) => (rawText === undefined ? escapeTag(tag) : tag));
}

/** `toHtml` leaves angle brackets in attributes, which is right but would surprise whoever looks for tags. */
function escapeTag(tag: string): string {
  return `<${tag.slice(1, -1).replaceAll("<", "&lt;").replaceAll(">", "&gt;")}>`;
}
