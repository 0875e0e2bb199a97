/** html-validate's word on a note's body, put into a minimal page. */
import { HtmlValidate } from "html-validate";
import { escapeHtml } from "../../src/lib/escape.ts";
import type { Note } from "../../src/model/index.ts";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // HTML allows any id without blanks; the stricter form is for CSS selectors.
    "valid-id": ["error", { relaxed: true }],
    // `>` and quotes in text are no error of HTML.
    "no-raw-characters": ["error", { relaxed: true }],
    "no-trailing-whitespace": "off",
    // A note's own tel: links; how digits wrap is for its writer.
    "tel-non-breaking": "off",
  },
});

/** One line for each error: rule and message. */
export async function htmlErrors(note: Pick<Note, "body" | "references">): Promise<readonly string[]> {
  const report = await validator.validateString(page(note));
  return report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}

function page({ body, references }: Pick<Note, "body" | "references">): string {
  const html = body.map((part, i) => {
    const reference = references[i - 1];
    if (reference === undefined) return part;
    if (reference.kind === "embed") return `<section aria-label="From note ${i}"></section>${part}`;
    return (reference.kind !== "image" ? '<a href="x.html">' : `<img src="x.png" alt="${escapeHtml(reference.label)}">`) + part;
  });
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title></head>
<body><main><h1>A page</h1>
${html.join("")}</main></body>
</html>
`;
}
