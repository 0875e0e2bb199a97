/** Headings that were written as raw HTML, in the outline of the others. */
import { anchorSlug } from "../lib/slug.ts";
import type { Heading } from "../model/index.ts";
import { isElement } from "./contentModel.ts";
import type { Child, Element } from "./contentModel.ts";
import type { Context } from "./context.ts";
import { outlineLevels, usableId } from "./outline.ts";
import { textOf } from "./rawElements.ts";
import { headingName } from "./text.ts";

/**
 * Gives headings that were written by hand ids, and a level that fits among the others. `headings` are those of the Markdown,
 * `rawHeadings` has the line in the file of each other one. The elements are the caller's own and are changed.
 */
export function finishOutline(
  children: readonly Child[],
  headings: readonly Heading[],
  rawHeadings: ReadonlyMap<Element, number>,
  context: Context,
): readonly Heading[] {
  if (rawHeadings.size === 0) return headings;
  const known = new Map(headings.map((heading) => [heading.id, heading]));
  const elements = headingElements(children);
  const { writtenLevels, claimId } = context;
  const levels = outlineLevels(
    elements.map(({ tagName, properties }) => writtenLevels.get(String(properties["id"])) ?? Number(tagName[1])),
  );
  return elements.map((element, i) => {
    const level = levels[i] as number;
    element.tagName = `h${level}`;
    const heading = known.get(String(element.properties["id"]));
    if (heading !== undefined) return { ...heading, level };
    const text = headingName(textOf(element, context));
    const own = element.properties["id"];
    const id = typeof own === "string" ? own : claimId(usableId(anchorSlug(text)));
    element.properties["id"] = id;
    return { level, text, id, line: rawHeadings.get(element) ?? context.firstLine };
  });
}

function headingElements(children: readonly Child[]): Element[] {
  return children.flatMap((child) => {
    if (!isElement(child)) return [];
    return /^h[1-6]$/.test(child.tagName) ? [child] : headingElements(child.children);
  });
}
