/** Every pair of `tests/fixtures/syntax/`: the input becomes the expected body, and the body is valid HTML. */
import { describe, expect, test } from "vitest";
import { readPairs } from "./fixtures.ts";
import { parseText } from "./parseText.ts";
import { showBody } from "./showBody.ts";
import { htmlErrors } from "./validHtml.ts";

const pairs = readPairs();

describe.each([...new Set(pairs.map(({ file }) => file))])("%s", (file) => {
  test.each(pairs.filter((pair) => pair.file === file).map((pair) => [pair.title, pair] as const))("%s", async (_, { input, expected }) => {
    const note = await parseText(input);
    expect(showBody(note)).toBe(expected);
    expect(await htmlErrors(note)).toEqual([]);
  });
});
