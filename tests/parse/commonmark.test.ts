/** The CommonMark specification, 0.31, example by example. */
import spec from "commonmark-spec";
import { describe, expect, test } from "vitest";
import { createMarkdown } from "../../src/parse/markdown.ts";
import { parseText } from "./parseText.ts";
import { htmlErrors } from "./validHtml.ts";

/** Examples that the engine writes differently, and why. The list may only shrink. */
const DIFFERENCES: ReadonlyMap<number, { readonly html: string; readonly why: string }> = new Map(
  [
    [218, '<p><a href="/url">foo</a></p>\n<blockquote></blockquote>\n'] as const,
    [239, "<blockquote></blockquote>\n"] as const,
    [240, "<blockquote></blockquote>\n"] as const,
  ].map(([number, html]) => [number, { html, why: "no line end in an empty quote: the same page" }]),
);

const examples = spec.tests.map((example) => ({
  ...example,
  markdown: example.markdown.replaceAll("→", "\t"),
  html: example.html.replaceAll("→", "\t"),
}));

test("the specification has 652 examples", () => {
  expect(examples).toHaveLength(652);
});

describe("the bare engine", () => {
  const md = createMarkdown([]).set({ xhtmlOut: true });
  test.each(examples.map((example) => [example.number, example] as const))("passes example %i", (number, { markdown, html }) => {
    expect(md.render(markdown)).toBe(DIFFERENCES.get(number)?.html ?? html);
  });
});

describe("all syntaxes together", () => {
  test.each(examples.map((example) => [example.number, example] as const))("make a valid page of example %i", async (_, { markdown }) => {
    expect(await htmlErrors(await parseText(markdown))).toEqual([]);
  });
});
