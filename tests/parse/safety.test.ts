/** Whatever a note says, no script of it reaches a page, and no text of it is lost. */
import * as fc from "fast-check";
import { fromHtml } from "hast-util-from-html";
import { expect, test } from "vitest";
import { outlineLevels } from "../../src/parse/outline.ts";
import { parseText } from "./parseText.ts";

/** Pieces that attacks are made of, and Markdown to hide them in. */
const PIECES = [
  "<script>",
  "</script>",
  "<img src=x onerror=alert(1)>",
  "<a href='javascript:alert(1)'>",
  "<svg onload=x>",
  "<math>",
  "<style>",
  "<!--",
  "-->",
  "<b ",
  'title="',
  '"',
  "'",
  ">",
  "<",
  "&lt;",
  "&#106;avascript:",
  "javascript:alert(1)",
  "data:text/html,x",
  "[a](",
  ")",
  "](<java",
  "script:x>)",
  "![",
  "]",
  "[[",
  "]]",
  "|",
  "`",
  "```\n",
  "\n",
  "\n\n",
  "> ",
  "- ",
  "# ",
  "**",
  "~~",
  "$",
  "$$",
  "\n$$\n",
  "\\frac",
  "\\href{javascript:x}{y}",
  "\\textcolor{red}{",
  "\\htmlStyle{x}",
  "```mermaid\n",
  "| a |\n|---|\n",
  "<div>",
  "</div>",
  "</p>",
  "<td>",
  "<table>",
  "<details>",
  "<summary>",
  "<iframe src=x>",
  "<template>",
  "<noscript>",
  "<textarea>",
  "<p onclick=x>",
  "<a href=\"https://x\" onmouseover='x'>",
  "<form action=javascript:x>",
  "<base href=//x>",
  "<meta http-equiv=refresh>",
  'data-recto-hole="0"',
  "%%",
  "%%\n",
  "==",
  " #a/b",
  " ^id",
  "\n^id\n",
  "\n: ",
  '\n*[a]: "<b',
  "- [/] ",
  '```js title="<b>" {1}\n',
  "\u05D0",
  "[^1]",
  "[^1]: ",
  "^[",
  "<x-y onclick=a>",
  "<!DOCTYPE",
  "<![CDATA[",
  "<?",
  "\\",
  "\t",
  "    ",
  "é",
  "😀",
  "a",
  "onerror=",
  "<image href=x>",
  "<h1>",
  "<ul>",
  "</a>",
  "<a name=x id=recto-y>",
];

const note = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string() }), { maxLength: 30 })
  .map((parts) => parts.join(""));

const ELEMENTS = new Set(
  (
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img input ins " +
    "kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
  ).split(" "),
);
/** What KaTeX makes, within its own element alone. */
const FORMULA_ELEMENTS = /^(?:math|semantics|annotation|m[a-z]+|span|svg|path|line)$/;
const SAFE_ADDRESS = /^(?:https?:|mailto:|tel:|#|data:image\/(?:png|jpeg|gif|webp);)/i;

type Node = { readonly type: string; readonly tagName?: string; readonly properties?: object; readonly children?: readonly Node[] };

function isFormula({ properties }: Node): boolean {
  const names: unknown = properties === undefined ? undefined : Object.entries(properties).find(([name]) => name === "className")?.[1];
  return Array.isArray(names) && names.includes("katex");
}

/** What a browser would make of a body that must not be. */
function dangers(node: Node, isInFormula = false): readonly string[] {
  const found: string[] = [];
  if (node.type === "comment" || node.type === "doctype") found.push(node.type);
  if (node.type === "element") {
    const isKnown = isInFormula ? FORMULA_ELEMENTS.test(node.tagName ?? "") : ELEMENTS.has(node.tagName ?? "");
    if (!isKnown) found.push(`<${node.tagName}>`);
    for (const [name, value] of Object.entries(node.properties ?? {})) {
      if (/^on|^style$|^name$|^srcdoc$|^data/i.test(name)) found.push(`${name}=`);
      if (/^(?:href|src|cite|action|formAction)$/.test(name) && !SAFE_ADDRESS.test(String(value))) found.push(`${name}=${String(value)}`);
      if (name === "id" && String(value).startsWith("recto-")) found.push(`id=${String(value)}`);
    }
  }
  return [...found, ...(node.children ?? []).flatMap((child) => dangers(child, isInFormula || isFormula(node)))];
}

test("no note makes an element, attribute or address that is not allowed", async () => {
  await fc.assert(
    fc.asyncProperty(note, async (text) => {
      const { body } = await parseText(text.replaceAll("\0", ""));
      const html = body.join('<wbr class="hole">');
      expect(dangers(fromHtml(html, { fragment: true }) as Node)).toEqual([]);
      expect(html).not.toMatch(/<script/i);
    }),
    { numRuns: 3000, seed: 1 },
  );
});

test("ids are unique, and every hole has its reference", async () => {
  await fc.assert(
    fc.asyncProperty(note, async (text) => {
      const { anchors, headings, body, references } = await parseText(text.replaceAll("\0", ""));
      expect(new Set(anchors).size).toBe(anchors.length);
      expect(anchors).toEqual(expect.arrayContaining(headings.map(({ id }) => id)));
      expect(body).toHaveLength(references.length + 1);
      expect(references.every((reference) => reference !== undefined)).toBe(true);
    }),
    { numRuns: 1000, seed: 2 },
  );
});

test("a word that stands anywhere but in a tag or a comment is found again, or the writer is told", async () => {
  const block = fc.constantFrom(
    "> ",
    "- ",
    "1. ",
    "# ",
    "### ",
    "    ",
    "> [!note] ",
    "> [!tip]- ",
    "a[^N]\n\n[^N]: ",
    "**",
    "<kbd>",
    "<div>\n\n",
    "<video> ",
    "<T> ",
    "<li>",
    "",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.array(block, { maxLength: 4 }), fc.constantFrom("\n", "\n\n")), { maxLength: 12 }),
      async (lines) => {
        const text = lines.map(([marks, end], i) => `${marks.join("").replaceAll("N", `${i}`)}word${i}${end}`).join("");
        const { body, title, diagnostics } = await parseText(text);
        const shown = `${title} ${body.join(" ")}`;
        const lost = lines.map((_, i) => `word${i}`).filter((word) => !new RegExp(`${word}(?!\\d)`).test(shown));
        if (!diagnostics.some(({ code }) => code === "hidden-footnote")) expect(lost).toEqual([]);
      },
    ),
    { numRuns: 1000, seed: 3 },
  );
});

test("an outline begins at 2, never skips a level and never goes below 6", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 6 })), (written) => {
      const levels = outlineLevels(written);
      let last = 1;
      for (const level of levels) {
        expect(level).toBeGreaterThanOrEqual(2);
        expect(level).toBeLessThanOrEqual(Math.min(6, last + 1));
        last = level;
      }
    }),
  );
});
