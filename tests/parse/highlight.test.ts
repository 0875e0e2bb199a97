/** The highlighter's list of languages is the package's, and what was loaded before decides nothing. */
import hljs from "highlight.js";
import { describe, expect, test } from "vitest";
import { createHighlighter, languageOf } from "../../src/parse/highlight.ts";
import { LANGUAGES } from "../../src/parse/languages.ts";

test("all languages and aliases of highlight.js are known", () => {
  const known = LANGUAGES.trim()
    .split("\n")
    .map((line) => line.split(" "));
  const theirs = hljs.listLanguages().map((name) => [name, ...(hljs.getLanguage(name)?.aliases ?? []).map((alias) => alias.toLowerCase())]);
  expect(known).toEqual(theirs);
});

test("every language can be loaded", () => {
  const highlight = createHighlighter();
  for (const name of hljs.listLanguages()) expect(highlight("a", name), name).toBeTypeOf("string");
});

test("a block looks the same whatever was highlighted before it", () => {
  const code = "<script>let a = `${b}`</script>\n<style>a { color: red }</style>\n";
  const alone = createHighlighter()(code, "html");
  const later = createHighlighter();
  for (const name of hljs.listLanguages()) later("a", name);
  expect(later(code, "html")).toBe(alone);
  const http = 'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{ "a": 1 }\n';
  expect(later(http, "http")).toBe(createHighlighter()(http, "http"));
});

test("a block longer than the limit and an unknown language are left alone", () => {
  const highlight = createHighlighter();
  expect(highlight("x ".repeat(50_001), "js")).toBeUndefined();
  expect(highlight("x", "nolang")).toBeUndefined();
  expect(highlight("x", "__proto__")).toBeUndefined();
});

describe("the language of an info string", () => {
  test.each([
    ["js", "js"],
    [" C++ title", "c++"],
    ["js{1,3}", "js"],
    ["ts,ignore", "ts"],
    ["", undefined],
    ["../../etc/passwd", undefined],
    ["a".repeat(41), undefined],
    ['x"><script>', undefined],
  ])("%j is %j", (info, language) => {
    expect(languageOf(info)).toBe(language);
  });
});
