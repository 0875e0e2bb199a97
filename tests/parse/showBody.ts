/** A note's body as one text, its holes spelt out: `{link note#anchor}`, `{image cat.png "A cat" 300x200}`, formulas as `{formula x^2}`. */
import type { Note, Reference } from "../../src/model/index.ts";

export function showBody({ body, references }: Pick<Note, "body" | "references">): string {
  return showFormulas(body.map((part, i) => (i === 0 ? part : showHole(references[i - 1]) + part)).join(""));
}

/** What KaTeX made, told by its annotation; formula.test.ts looks at it in full. */
function showFormulas(html: string): string {
  const start = html.indexOf('<span class="katex">');
  if (start === -1) return html;
  let depth = 0;
  for (const { 0: tag, index } of html.slice(start).matchAll(/<\/?span\b/g)) {
    depth += tag === "<span" ? 1 : -1;
    if (depth > 0) continue;
    const end = start + index + "</span>".length;
    const tex = /<annotation encoding="application\/x-tex">(.*?)<\/annotation>/s.exec(html.slice(start, end))?.[1];
    return `${html.slice(0, start)}{formula ${tex}}${showFormulas(html.slice(end))}`;
  }
  return html;
}

function showHole(reference: Reference | undefined): string {
  if (reference === undefined) return "{no reference}";
  const { kind, target, anchor, label, title, width, height } = reference;
  const words = [kind, anchor === undefined ? target : `${target}#${anchor}`];
  if (kind === "image") words.push(JSON.stringify(label));
  if (title !== undefined) words.push(`title=${JSON.stringify(title)}`);
  if (width !== undefined || height !== undefined) words.push(`${width ?? ""}x${height ?? ""}`);
  return `{${words.join(" ")}}`;
}
