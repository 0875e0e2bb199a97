/** A note's body as one text, its holes spelt out: `{link note#anchor}`, `{image cat.png "A cat" 300x200}`. */
import type { Note, Reference } from "../../src/model/index.ts";

export function showBody({ body, references }: Pick<Note, "body" | "references">): string {
  return body.map((part, i) => (i === 0 ? part : showHole(references[i - 1]) + part)).join("");
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
