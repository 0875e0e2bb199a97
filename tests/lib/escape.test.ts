/** Escaping for each context. */
import { expect, test } from "vitest";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { cdataSection, encodePath, escapeHtml, escapeTerminal, escapeXml, jsonForScript, jsonForTerminal } from "../../src/lib/escape.ts";

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

test("a CDATA section holds its own end, and loses what XML forbids", () => {
  expect(cdataSection("<p>a]]>b\u0000</p>")).toBe("<![CDATA[<p>a]]]]><![CDATA[>b</p>]]>");
});

test("JSON for a script holds nothing that could end the script, begin a comment, or be a line end to old parsers", () => {
  expect(jsonForScript({ name: "</script><!-- & \u2028\u2029" })).toBe(
    String.raw`{"name":"\u003c/script\u003e\u003c!-- \u0026 \u2028\u2029"}`,
  );
});

/** Hard strings: any characters, with those that mean something more often than chance has them. */
const TEXT = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("<", ">", "&", '"', "'", "]]>", "</script", "<!--", "\u2028", "\uD800", "\u0001", "\uFFFF", "😀"),
    ),
  )
  .map((parts) => parts.join(""));

test("any value comes back from JSON for a script exactly, and no tag can begin in it", () => {
  fc.assert(
    fc.property(TEXT, (text) => {
      const json = jsonForScript({ [text]: text });
      expect(JSON.parse(json)).toEqual({ [text]: text });
      expect(json).not.toMatch(/[<>&]/);
    }),
  );
});

test("any text comes back from XML exactly, but for characters that XML forbids and the form of line ends", () => {
  fc.assert(
    fc.property(TEXT, (text) => {
      const xml = `<a b="${escapeXml(text.replace(/[\t\n\r]/g, " "))}"><c>${escapeXml(text)}</c><d>${cdataSection(text)}</d></a>`;
      const found = readXml(xml);
      const allowed = Array.from(text, (char) => (isXmlChar(char.codePointAt(0) ?? 0) ? char : "")).join("");
      const read = allowed.replace(/\r\n?/g, "\n");
      expect(found).toEqual({ b: allowed.replace(/[\t\n\r]/g, " "), c: read, d: read });
    }),
  );
});

/** The production Char: https://www.w3.org/TR/xml/#charsets */
function isXmlChar(code: number): boolean {
  return (
    [0x9, 0xa, 0xd].includes(code) ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

/** Attributes and texts of elements by name. Throws on what is not well-formed. */
function readXml(xml: string): { readonly [name: string]: string } {
  const found: { [name: string]: string } = {};
  let open = "";
  const add = (text: string) => {
    if (open !== "a") found[open] = (found[open] ?? "") + text;
  };
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    open = name;
    Object.assign(found, name === "a" ? attributes : { [name]: "" });
  });
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return found;
}

test("JSON for a terminal is the same value, without what could draw there", () => {
  const value = { "a\u202Eb": ["\u001B[31m", "\u009B\u200F\n", "é😀"] };
  const text = jsonForTerminal(value);
  expect(text).toBe('{"a\\u202eb":["\\u001b[31m","\\u009b\\u200f\\n","é😀"]}');
  expect(JSON.parse(text)).toEqual(value);
});
