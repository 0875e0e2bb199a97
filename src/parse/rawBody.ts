/** Puts the raw HTML of a note into its rendered body, tag by tag, and tells what was left out. */
import type { Place } from "../model/index.ts";
import { report } from "./context.ts";
import type { Context, RawSegment } from "./context.ts";
import { placeOfSpan } from "./position.ts";
import { closeFormatting, readRawTags } from "./rawTags.ts";
import type { OpenElement, RawTags } from "./rawTags.ts";

/** Where in the file a raw start tag stands, and the sentence around it. */
export type Origin = { readonly place: () => Omit<Place, "path">; readonly context: string };

export type RawBody = {
  readonly html: string;
  /** By the offset of each raw start tag in `html`. */
  readonly origins: ReadonlyMap<number, Origin>;
};

/** Where a block that recto rendered ends. */
const BLOCK_END = /<\/(?:p|h[1-6]|li|td|th|summary)>/;

/** `rendered` has the number of a raw piece between two NULs. */
export function insertRaw(rendered: string, context: Context): RawBody {
  const origins = new Map<number, Origin>();
  let open: OpenElement[] = [];
  const reported = new Set<string>();
  let html = "";
  for (const [i, part] of rendered.split("\0").entries()) {
    const segment = i % 2 === 1 ? context.rawSegments[Number(part)] : undefined;
    if (segment === undefined) {
      // Formatting that is still open where a block ends would colour the rest of the page.
      const end = open.length === 0 ? -1 : part.search(BLOCK_END);
      html += end === -1 ? part : part.slice(0, end) + closeFormatting(open) + part.slice(end);
      continue;
    }
    // What is left of blocks that have ended was closed with them.
    open = open.filter(({ container }) => container.end > segment.index);
    const raw = readRawTags(segment.content, segment.container, open);
    for (const [offset, [start, end]] of raw.tags) {
      origins.set(html.length + offset, { place: () => placeIn(segment, context, { start, end }), context: segment.context });
    }
    reportFindings(segment, raw, { context, reported });
    html += raw.html;
    if (!("start" in segment.origin)) html += closeFormatting(open);
  }
  return { html, origins };
}

/** Of a piece's first character. */
export function placeInSegment(segment: RawSegment, context: Context): Omit<Place, "path"> {
  return placeIn(segment, context, { start: 0, end: 1 });
}

/** Of a part of a piece, in offsets from its beginning. */
export function placeIn(
  segment: RawSegment,
  context: Context,
  part: { readonly start: number; readonly end: number },
): Omit<Place, "path"> {
  const { origin } = segment;
  if ("start" in origin) {
    return placeOfSpan({ ...origin, start: origin.start + part.start, end: origin.start + part.end }, context.lines, context.firstLine);
  }
  return placeOfSpan({ source: origin, ...part }, context.lines, context.firstLine);
}

/** One warning for each kind of element, not for each element. */
function reportFindings(segment: RawSegment, raw: RawTags, to: { readonly context: Context; readonly reported: Set<string> }): void {
  const { context, reported } = to;
  for (const { name, start, end } of raw.dropped) {
    if (reported.has(name)) continue;
    reported.add(name);
    const message = `<${name}> is not allowed in notes: what is in it stays, the element goes`;
    const hint = `Write \`<${name}>\` between backticks if it is meant as text.`;
    report(context, { code: "html-not-allowed", severity: "warning", message, hint }, placeIn(segment, context, { start, end }));
  }
  if (raw.unclosedComment !== undefined) {
    const start = raw.unclosedComment;
    const message = "the comment that begins with <!-- has no end, so it is shown as text";
    const hint = "Write --> where the comment ends.";
    report(context, { code: "unclosed-comment", severity: "warning", message, hint }, placeIn(segment, context, { start, end: start + 4 }));
  }
  if (raw.tooDeep !== undefined && !reported.has("")) {
    reported.add("");
    const start = raw.tooDeep;
    const message = "too many HTML elements are open here, so this one and others are shown as text";
    report(context, { code: "nesting-too-deep", severity: "warning", message }, placeIn(segment, context, { start, end: start + 1 }));
  }
}
