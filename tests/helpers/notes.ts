/** Notes as `parse` would make them, for tests of what comes after. */
import { digest } from "../../src/lib/digest.ts";
import { anchorSlug } from "../../src/lib/slug.ts";
import { notePath, type FrontMatter, type Note, type Reference } from "../../src/model/index.ts";

/** A link as written: `[[s3#Costs]]` is `wikilink("s3", "Costs")`. Each has a line of its own, from 1. */
export function wikilink(target: string, anchor?: string): Reference {
  return reference({ syntax: "wikilink", target, ...(anchor !== undefined && { anchor }) });
}

/** `[label](target)`. */
export function markdownLink(target: string, anchor?: string): Reference {
  return reference({ syntax: "markdown", target, ...(anchor !== undefined && { anchor }) });
}

/** `![label](target)`. */
export function image(target: string): Reference {
  return reference({ kind: "image", target, context: "" });
}

/** `![[target#anchor]]` on a line of its own. */
export function embed(target: string, anchor?: string): Reference {
  return reference({ kind: "embed", syntax: "wikilink", target, context: "", ...(anchor !== undefined && { anchor }) });
}

/** `#name` in the text. */
export function tag(name: string): Reference {
  return reference({ kind: "tag", target: name, context: "" });
}

function reference(part: Partial<Reference>): Reference {
  return {
    kind: "link",
    syntax: "markdown",
    target: "",
    label: "label",
    line: 1,
    column: 1,
    length: 1,
    context: `about ${part.target}`,
    ...part,
  };
}

/** A note with a heading for each of `headings`, and the references in their order. */
export function note(
  path: string,
  {
    title = path,
    headings = [],
    references = [],
    ...frontMatter
  }: Partial<FrontMatter> & {
    readonly headings?: readonly string[];
    readonly references?: readonly Reference[];
  } = {},
): Note {
  const ids = headings.map((heading) => heading.toLowerCase().replaceAll(" ", "-"));
  return {
    path: notePath(path),
    digest: digest(path),
    title,
    titleOrigin: "heading",
    titleAnchor: anchorSlug(title),
    description: "",
    frontMatter: { extra: {}, ...frontMatter },
    headings: headings.map((text, index) => ({ level: 2, text, id: ids[index] as string, line: index + 1 })),
    anchors: ids,
    body: Array.from({ length: references.length + 1 }, () => ""),
    references: references.map((each, index) => ({ ...each, line: index + 1 })),
    diagnostics: [],
  };
}
