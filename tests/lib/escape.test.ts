/** Escaping for each context. */
import { expect, test } from "vitest";
import { encodePath, escapeHtml, escapeTerminal, escapeXml } from "../../src/lib/escape.ts";

test("HTML text and attributes keep no character that could end them", () => {
  expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;");
});
test("XML loses the characters that it forbids, and keeps the others", () => {
  expect(escapeXml("a\u0000b\u0008c\uFFFEd\uD800e<😀")).toBe("abcde&lt;😀");
});
test("a path is encoded by segment, and a lone surrogate is no exception", () => {
  expect(encodePath("a b/c&d/日.html")).toBe("a%20b/c%26d/%E6%97%A5.html");
  expect(encodePath("\uD800")).toBe("%EF%BF%BD");
});
test("control characters and bidirectional overrides become visible on a terminal, line ends and tabs stay", () => {
  expect(escapeTerminal("a\u001B[31mb\r\u202Ec\n\td")).toBe("a\\u{1b}[31mb\\u{0d}\\u{202e}c\n\td");
});
