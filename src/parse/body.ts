/** Cuts a rendered body at its holes. */
import type { Reference } from "../model/index.ts";

const HOLE = /<(a|img|hr) data-recto-hole="(\d+)">/;

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
  const parts = html.split(HOLE);
  for (let i = 0; i < parts.length; i += 3) {
    body.push(parts[i] as string);
    const hole = holes[Number(parts[i + 2])];
    // Where raw HTML leaves no room for blocks, an embed is what an image of a note is: a link.
    if (hole !== undefined) references.push(hole.kind === "embed" && parts[i + 1] === "img" ? { ...hole, kind: "image" } : hole);
  }
  return { body, references, anchors: Array.from(html.matchAll(ID), ([, id]) => id as string) };
}
