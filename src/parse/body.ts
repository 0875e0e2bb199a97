/** Cuts a rendered body at its holes. */
import type { Reference } from "../model/index.ts";

const HOLE = /<(?:a|img) data-recto-hole="(\d+)">/;

const ID = /<[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"]*")?)*? id="([^"]*)"/g;

export type Body = {
  readonly body: readonly string[];
  readonly references: readonly Reference[];
  /** Every id, in document order. */
  readonly anchors: readonly string[];
};

/**
 * `holes` are numbered as in the markers of `html`. References come back in document order, which footnotes change,
 * and as often as they occur: a browser's reading of raw HTML may open a link twice.
 */
export function splitBody(html: string, holes: readonly Reference[]): Body {
  const body: string[] = [];
  const references: Reference[] = [];
  for (const [i, part] of html.split(HOLE).entries()) {
    if (i % 2 === 0) body.push(part);
    else references.push(holes[Number(part)] as Reference);
  }
  return { body, references, anchors: Array.from(html.matchAll(ID), ([, id]) => id as string) };
}
