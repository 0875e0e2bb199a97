/** The setting `html`: what becomes of raw HTML where it is escaped, and where it is trusted. `sanitize` is what the fixtures show. */
import { describe, expect, test } from "vitest";
import { parseText } from "./parseText.ts";
import { showBody } from "./showBody.ts";
import { htmlErrors } from "./validHtml.ts";

const escape = (text: string) => parseText(text, "note.md", { html: "escape", lang: "en" });
const trust = (text: string) => parseText(text, "note.md", { html: "trusted", lang: "en" });

describe("html: escape", () => {
  test.each([
    ["a tag in a line", "a <b>bold</b> *x*<br>y", "<p>a &lt;b&gt;bold&lt;/b&gt; <em>x</em>&lt;br&gt;y</p>\n"],
    ["a block, in which Markdown is read", "<div>\n*x*\n</div>", "<p>&lt;div&gt;\n<em>x</em>\n&lt;/div&gt;</p>\n"],
    ["what follows a comment on its line", "<!-- a --> <b>x</b> <!-- b -->\n\nnext", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n<p>next</p>\n"],
    ["a comment that browsers end early", "<!--><img src=x onerror=y>-->", "<p>&lt;img src=x onerror=y&gt;--&gt;</p>\n"],
    ["an attribute", "<a href='other.md'>x</a>", "<p>&lt;a href='other.md'&gt;x&lt;/a&gt;</p>\n"],
  ])("%s is text", async (_, text, expected) => {
    const note = await escape(text);
    expect(showBody(note)).toBe(expected);
    expect(note.references).toEqual([]);
    expect(note.diagnostics).toEqual([]);
    expect(await htmlErrors(note)).toEqual([]);
  });

  test("comments still reach no page, and one without an end is still told", async () => {
    const note = await escape("a <!-- b --> c\n\n<!--\nd\n-->\n\n<!-- e");
    expect(showBody(note)).toBe("<p>a  c</p>\n<p>&lt;!-- e</p>\n");
    expect(note.diagnostics.map(({ code, at }) => [code, at?.line])).toEqual([["unclosed-comment", 7]]);
  });

  test("Markdown's own elements are as ever", async () => {
    expect(showBody(await escape("> [!tip]\n> [[other]] `<b>` &lt;"))).toBe(
      '<div class="callout callout-tip" role="note">\n<p class="callout-title">Tip</p>\n<div class="callout-body">\n' +
        "<p>{link other}other</a> <code>&lt;b&gt;</code> &lt;</p>\n</div>\n</div>\n",
    );
  });
});

describe("html: trusted", () => {
  test.each([
    [
      "elements and attributes of any kind",
      '<form class="x" onsubmit="y()"><input name="a"></form> <my-part style="color:red">x</my-part>',
      '<form class="x" onsubmit="y()"><input name="a"></form> <my-part style="color:red">x</my-part>',
    ],
    ["a script", "<script>\nif (a<b && '<i x=\"<\">') x();\n</script>", "<script>\nif (a<b && '<i x=\"<\">') x();\n</script>"],
    [
      "a drawing",
      '<svg viewBox="0 0 1 1"><linearGradient id="g"/><path d="M0 0"/></svg>',
      '<p><svg viewBox="0 0 1 1"><linearGradient id="g"></linearGradient><path d="M0 0"></path></svg></p>\n',
    ],
    ["an address that is no link", '<a href="javascript:x()">x</a>', '<p><a href="javascript:x()">x</a></p>\n'],
  ])("%s stays as it is written", async (_, text, expected) => {
    const note = await trust(text);
    expect(showBody(note)).toBe(expected);
    expect(note.diagnostics).toEqual([]);
  });

  test.each([
    ["what a note leaves open ends with it", "<div>open\n\n**text**", "<div>open\n<p><strong>text</strong></p>\n</div>"],
    ["what would close the page does nothing", "</main></body></html>\n\ntext", "\n<p>text</p>\n"],
    ["what would swallow the page is closed", "<div><plaintext>\na\n</div>", "<div><pre>\na\n&lt;/div></pre></div>"],
    ["an attribute without an end is text", '<a href="\n\ntext', "<p>&lt;a href=&quot;</p>\n<p>text</p>\n"],
    ["comments reach no page", "a <!-- b --> c <template><!-- d --></template>", "<p>a  c <template></template></p>\n"],
    ["what only looks like a tag is text", "List<T>, <?php ?>, <!DOCTYPE x>", "<p>List&lt;T&gt;, &lt;?php ?&gt;, &lt;!DOCTYPE x&gt;</p>\n"],
  ])("%s", async (_, text, expected) => {
    expect(showBody(await trust(text))).toBe(expected);
  });

  test("links and images find their targets, wherever they stand", async () => {
    const note = await trust('# T\n\n**a** <a class="x" href="other.md#top">o</a>\n\n<div><img src="cat.png" alt="Cat" width="9"></div>');
    expect(showBody(note)).toBe(
      '<p><strong>a</strong> {link other#top}o</a></p>\n<div>{image cat.png "Cat" 9x}</div>'.replace("other", "other.md"),
    );
    expect(note.references.map(({ line, column }) => [line, column])).toEqual([
      [3, 7],
      [5, 6],
    ]);
  });

  test("headings fit the outline", async () => {
    const note = await trust('<h1 onclick="x()">Top</h1>\n\n## Two\n\n<h4 id="own">Deep</h4>');
    expect(note.headings).toEqual([
      { level: 2, text: "Top", id: "top", line: 1 },
      { level: 3, text: "Two", id: "two", line: 3 },
      { level: 4, text: "Deep", id: "own", line: 5 },
    ]);
  });

  test("a note that is nested too deep is shown as text, and told", async () => {
    const note = await trust("<div>".repeat(500));
    expect(showBody(note)).toBe("&lt;div&gt;".repeat(500));
    expect(note.diagnostics.map(({ code }) => code)).toEqual(["nesting-too-deep"]);
  });
});
