/** What parsing says about a note, and where. */
import { describe, expect, test } from "vitest";
import { parseText } from "./parseText.ts";

/** `line:column+length severity code message` of each. */
async function said(text: string): Promise<readonly string[]> {
  const { diagnostics } = await parseText(text);
  return diagnostics.map(({ at, severity, code, message }) => `${at?.line}:${at?.column}+${at?.length} ${severity} ${code} ${message}`);
}

test("a plain note has nothing to be said about", async () => {
  expect(await said("# T\n\ntext [a](b.md) <kbd>x</kbd>\n\n```\ncode\n```\n")).toEqual([]);
});

describe("links", () => {
  test("a link with a scheme that is not let through is left out", async () => {
    expect(await said("a\n\nb [c](javascript:x) ![d](file:///x.png)\n")).toEqual([
      '3:3+17 warning unsafe-link the link to "javascript:x" is left out: its address has the scheme "javascript:", which recto does not let through',
      '3:21+19 warning unsafe-link the image to "file:///x.png" is left out: its address names a file of one computer',
    ]);
  });
  test("a Windows path is left out", async () => {
    expect(await said("[c](C:/notes/x.md)\n")).toEqual([
      '1:1+18 warning unsafe-link the link to "C:/notes/x.md" is left out: its address names a disk of one computer',
    ]);
  });
  test("a link without an address is left out", async () => {
    expect(await said("see [here]()\n")).toEqual(['1:5+8 warning empty-link the link "here" has no address']);
  });
});

describe("what has no end", () => {
  test("a fence", async () => {
    expect(await said("a\n\n  ```js\ncode\n")).toEqual([
      "3:3+3 warning unclosed-fence the code block that begins with ```js has no end, so all that follows it is code",
    ]);
  });
  test("a fence that ends with its list item or quote", async () => {
    expect(await said("> ```\n> code\n\n- ~~~~\n  ~~~\n")).toEqual([
      "1:3+3 warning unclosed-fence the code block that begins with ``` has no end, so all that follows it is code",
      "4:3+4 warning unclosed-fence the code block that begins with ~~~~ has no end, so all that follows it is code",
    ]);
  });
  test("a fence that is closed by more than it began with is whole", async () => {
    expect(await said("```\ncode\n`````  \n\n> ~~~\n> x\n> ~~~\n")).toEqual([]);
  });
  test("a comment: it is shown as text, and what follows is read", async () => {
    const text = "a\n\n<!-- b\n\n*c*\n";
    expect(await said(text)).toEqual([
      "3:1+4 warning unclosed-comment the comment that begins with <!-- has no end, so it is shown as text",
    ]);
    expect((await parseText(text)).body).toEqual(["<p>a</p>\n<p>&lt;!-- b</p>\n<p><em>c</em></p>\n"]);
  });
  test("a comment that its block does not end", async () => {
    expect(await said("> <!-- a\n\nb --> c\n")).toEqual([
      "1:3+4 warning unclosed-comment the comment that begins with <!-- has no end, so it is shown as text",
    ]);
  });
});

describe("comments between two %%", () => {
  const unclosed = "warning unclosed-comment the comment that begins with %% has no end, so it is shown as text";
  test("one without an end in its paragraph, once", async () => {
    expect(await said("a\n\n> b %% c\n> d\n\n%% e %% f\n")).toEqual([`3:5+2 ${unclosed}`]);
  });
  test("one that would have to end in the middle of a later line", async () => {
    expect(await said("%% a\n\nb %% c\n")).toEqual([`1:1+2 ${unclosed}`, `3:3+2 ${unclosed}`]);
  });
  test("whole ones, numbers, code and escaped signs are nothing to speak of", async () => {
    expect(await said("%%a%% 50%% `%%` \\%%\n\n%%\nb\n\n%%\n")).toEqual([]);
  });
  test("one in a comment is not told of", async () => {
    expect(await said("%%\n[x](javascript:x) #\n\n```\n%%\n")).toEqual([]);
  });
});

test("what stands behind the language of a code block and is not shown is named", async () => {
  expect(
    await said('```js title="a" {1} showLineNumbers=true\nx\n```\n\n- ```{.python .numberLines}\n  x\n  ```\n\n~~~ just words\n~~~\n'),
  ).toEqual([
    '1:21+20 info fence-option the code block\'s "showLineNumbers=true" is not shown',
    '5:15+12 info fence-option the code block\'s ".numberLines" is not shown',
    '9:10+5 info fence-option the code block\'s "words" is not shown',
  ]);
});

describe("raw HTML", () => {
  test("an element that is not allowed, once for each kind", async () => {
    expect(await said("a <button>b</button>\n\n<video src=x></video> <button>c</button>\n")).toEqual([
      "1:3+8 warning html-not-allowed <button> is not allowed in notes: what is in it stays, the element goes",
      "3:1+13 warning html-not-allowed <video> is not allowed in notes: what is in it stays, the element goes",
    ]);
  });
  test("a raw link with a scheme that is not let through", async () => {
    expect(await said('x <a href="vbscript:y">b</a>\n')).toEqual([
      '1:3+21 warning unsafe-link the link to "vbscript:y" is left out: its address has the scheme "vbscript:", which recto does not let through',
    ]);
  });
  test("too many open elements", async () => {
    expect(await said(`${"<div>".repeat(150)}\n`)).toEqual([
      "1:501+1 warning nesting-too-deep too many HTML elements are open here, so this one and others are shown as text",
    ]);
  });
});

describe("footnotes", () => {
  test("one that nothing refers to is named, since it is not shown", async () => {
    expect(await said("a\n\n[^x]: note\n")).toEqual([
      '3:1+10 warning hidden-footnote nothing refers to the footnote "x", so it is not shown',
    ]);
  });
  test("the second of two with one name is named", async () => {
    expect(await said("a[^x]\n\n[^x]: one\n\n[^x]: two\n")).toEqual([
      '5:1+9 warning hidden-footnote there is another footnote "x" above, so this one is not shown',
    ]);
  });
});

describe("tables", () => {
  test("cells beyond the header's are named, since they are not shown", async () => {
    expect(await said("x\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n| 1 | 2 |  |\n")).toEqual([
      '5:11+5 warning table-cells this row has more cells than the table has columns, so "3 | 4" is not shown',
    ]);
  });
});

describe("nesting", () => {
  test("quotes deeper than the cap are told of and keep their text", async () => {
    const text = `${"> ".repeat(120)}deep\n\nafter\n`;
    expect(await said(text)).toEqual([
      "1:1+244 warning nesting-too-deep quotes and lists are nested more than 100 levels deep, so this is shown as plain text",
    ]);
    const [html = ""] = (await parseText(text)).body;
    expect(html).toContain("deep");
    expect(html).toMatch(/<\/blockquote>\n<p>after<\/p>\n$/);
  });
  test("lists deeper than the cap do not take the rest of the note with them", async () => {
    const items = Array.from({ length: 70 }, (_, i) => `${"  ".repeat(i)}- item ${i}`).join("\n");
    const { body, diagnostics } = await parseText(`${items}\n\nafter\n`);
    expect(diagnostics.map(({ code, at }) => [code, at?.line])).toEqual([["nesting-too-deep", 50]]);
    for (let i = 0; i < 70; i++) expect(body[0]).toContain(`item ${i}`);
    expect(body[0]).toMatch(/<p>after<\/p>\n$/);
  });
});

test("diagnostics come in the order of the file, front matter's first", async () => {
  const { diagnostics } = await parseText("---\ndrfat: true\n---\n[^x]: y\n\n<button>a</button> [b](x:y)\n\n[c]()\n");
  expect(diagnostics.map(({ code, at }) => `${at?.line} ${code}`)).toEqual([
    "2 front-matter-key",
    "4 hidden-footnote",
    "6 html-not-allowed",
    "6 unsafe-link",
    "8 empty-link",
  ]);
});
