/** Text that was encoded twice. */
import { describe, expect, test } from "vitest";
import { repairDoubleEncoding } from "../../src/read/repair.ts";

/** What reading UTF-8 as Windows-1252 or Latin-1 makes of a text; bytes that Windows-1252 lacks stay control characters. */
const twice = (text: string) => {
  const special = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
  return [...Buffer.from(text)]
    .map((byte) => (byte >= 0x80 && byte <= 0x9f ? special.charAt(byte - 0x80) : String.fromCharCode(byte)))
    .join("");
};
const repaired = (text: string) => repairDoubleEncoding("a.md", text).text;

describe("what was encoded twice is repaired", () => {
  test.each([
    "doesn’t",
    "“quoted” – and — dashes…",
    "café",
    "naïve Größe",
    "Österreich",
    "3 × 4",
    "10 °C",
    "a\u00A0b",
    "£5 and 5€",
    "→ ✅ ⚠️ •",
    "😀",
    "日本語",
    "Привет",
    "Ärger",
  ])("%s", (text) => {
    expect(repaired(twice(text))).toBe(text);
  });

  test("Latin-1's control characters count as the bytes they are", () => {
    expect(repaired("doesn\u00E2\u0080\u0099t")).toBe("doesn’t");
  });

  test("a byte order mark that was encoded twice disappears", () => {
    expect(repaired("ï»¿# Title")).toBe("# Title");
  });
});

describe("honest text stays as it is", () => {
  test.each([
    "plain text",
    "Grüße, café, naïve, Ærø, Åland, ½ – “quoted” … 5 €",
    "„Spaß“ und „Maß“",
    "“CAFÉ” et “MARCHÉ”",
    "un café…”",
    "“AMANHÔ",
    "Â and Ã alone, â too",
    "日本語 Привет 😀",
    "â€ at the end of a run",
    "éâ€™ with an honest letter in the run",
  ])("%s", (text) => {
    expect(repairDoubleEncoding("a.md", text)).toEqual({ text, diagnostics: [] });
  });
});

describe("code and front matter are never touched", () => {
  test.each([
    ["a code span", "see `doesnâ€™t` here"],
    ["a code span of two backticks over two lines", "see ``a ` doesnâ€™t\nisnâ€™t`` here"],
    ["a fence", "```\ndoesnâ€™t\n```\n"],
    ["a fence of tildes in a list that is never closed", "- x\n\n  ~~~ js\n  doesnâ€™t\n  ``` \n"],
    ["a fence in a quote", "> ````\n> ```\n> doesnâ€™t\n> ````\n"],
    ["indented code", "text\n\n    doesnâ€™t\n\n    isnâ€™t\n"],
    ["front matter", "---\ntitle: doesnâ€™t\n---\nbody\n"],
  ])("%s", (_, text) => {
    expect(repairDoubleEncoding("a.md", text)).toEqual({ text, diagnostics: [] });
  });

  test("text around and behind code is repaired", () => {
    const text = "---\nt: â€™\n---\nisnâ€™t `â€™` isnâ€™t `open\n\n```js\nâ€™\n```\n\n- a\n\n    isnâ€™t\n\n```isnâ€™t``` isnâ€™t\n";
    expect(repaired(text)).toBe(
      "---\nt: â€™\n---\nisn’t `â€™` isn’t `open\n\n```js\nâ€™\n```\n\n- a\n\n    isn’t\n\n```isnâ€™t``` isn’t\n",
    );
  });
});

test("a repair is reported where it was, with what it became", () => {
  expect(repairDoubleEncoding("a.md", "One\n\nIt doesnâ€™t mean cafÃ©.\n").diagnostics).toEqual([
    {
      code: "double-encoding",
      severity: "warning",
      message: '"doesnâ€™t" is encoded twice, and read as "doesn’t"',
      hint: "Correct the note; in code it would stay as it is.",
      sourceLine: "It doesnâ€™t mean cafÃ©.",
      at: { path: "a.md", line: 3, column: 9, length: 3 },
    },
    {
      code: "double-encoding",
      severity: "warning",
      message: '"cafÃ©." is encoded twice, and read as "café."',
      hint: "Correct the note; in code it would stay as it is.",
      sourceLine: "It doesnâ€™t mean cafÃ©.",
      at: { path: "a.md", line: 3, column: 22, length: 2 },
    },
  ]);
});

test("many repairs are counted after the first five", () => {
  const { text, diagnostics } = repairDoubleEncoding("a.md", "isnâ€™t\n".repeat(1000));
  expect(text).toBe("isn’t\n".repeat(1000));
  expect(diagnostics.map(({ message, at }) => [at?.line, message]).slice(4)).toEqual([
    [5, '"isnâ€™t" is encoded twice, and read as "isn’t"'],
    [6, "995 more places are encoded twice, from here on"],
  ]);
});
