/** Where a note is prose: not front matter, not code. A rough reading that is cheap, and rather takes prose for code. */

type Stretch = { readonly start: number; readonly end: number };

const FENCE = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}|~{3,})/;
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
/** Longest beginning of a line that is looked at for a fence. */
const GLANCE = 200;

/** Stretches of prose in order; `text` has LF line ends. Linear. */
export function proseStretches(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let fence: { readonly mark: string; readonly length: number } | undefined;
  let paragraph: number | undefined;
  let isInList = false;
  let isAfterBlank = true;

  function closeParagraph(end: number): void {
    if (paragraph !== undefined) addWithoutSpans(text, { start: paragraph, end }, stretches);
    paragraph = undefined;
  }

  for (let start = frontMatterEnd(text); start < text.length;) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next;
    const line = text.slice(start, Math.min(end, start + GLANCE));
    const marks = FENCE.exec(line)?.[1];
    // ```like this``` is a span: no backticks may follow on the line that opens a fence.
    const opens = marks !== undefined && (marks[0] === "~" || text.slice(start, end).lastIndexOf("`") < line.indexOf(marks) + marks.length);
    const isBlank = line.trim() === "";
    if (fence !== undefined) {
      if (marks?.[0] === fence.mark && marks.length >= fence.length && line.trimEnd().endsWith(marks)) fence = undefined;
    } else if (opens) {
      closeParagraph(start);
      fence = { mark: marks.charAt(0), length: marks.length };
    } else if (isBlank) {
      closeParagraph(start);
    } else {
      if (LIST_ITEM.test(line)) isInList = true;
      else if (isAfterBlank && !/^[ \t]/.test(line)) isInList = false;
      const isIndentedCode = paragraph === undefined && !isInList && /^(?: {4}| {0,3}\t)/.test(line);
      if (!isIndentedCode) paragraph ??= start;
    }
    isAfterBlank = isBlank;
    start = end + 1;
  }
  closeParagraph(text.length);
  return stretches;
}

function frontMatterEnd(text: string): number {
  if (!text.startsWith("---\n")) return 0;
  const fence = text.indexOf("\n---", 3);
  const lineEnd = fence === -1 ? -1 : text.indexOf("\n", fence + 1);
  return lineEnd === -1 ? 0 : lineEnd + 1;
}

/** Adds a paragraph without its code spans: from a run of backticks to the next one of the same length. */
function addWithoutSpans(text: string, { start, end }: Stretch, stretches: Stretch[]): void {
  const runs = [...text.slice(start, end).matchAll(/`+/g)].map((match) => ({ at: start + match.index, length: match[0].length }));
  const after = new Map<number, number>();
  const closers = runs.map(() => -1);
  for (let i = runs.length - 1; i >= 0; i--) {
    const { length } = runs[i] as (typeof runs)[number];
    closers[i] = after.get(length) ?? -1;
    after.set(length, i);
  }
  let from = start;
  for (let i = 0; i < runs.length; i++) {
    const closer = runs[closers[i] as number];
    if (closer === undefined) continue;
    stretches.push({ start: from, end: (runs[i] as (typeof runs)[number]).at });
    from = closer.at + closer.length;
    i = closers[i] as number;
  }
  stretches.push({ start: from, end });
}
