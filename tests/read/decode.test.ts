/** Encodings, line ends, and bytes that are not what they claim. */
import { describe, expect, test } from "vitest";
import { decodeNote } from "../../src/read/decode.ts";

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "utf8") : Buffer.from(part)))));
const utf16 = (text: string, order: "LE" | "BE") => {
  const units = Buffer.from(`\uFEFF${text}`, "utf16le");
  return new Uint8Array(order === "LE" ? units : units.swap16());
};

describe("text", () => {
  test.each([
    ["nothing", bytes(""), ""],
    ["UTF-8", bytes("Grüße 日本 😀\n"), "Grüße 日本 😀\n"],
    ["UTF-8 with a byte order mark", bytes([0xef, 0xbb, 0xbf], "# A"), "# A"],
    ["UTF-16, little end first", utf16("Grüße 😀", "LE"), "Grüße 😀"],
    ["UTF-16, big end first", utf16("Grüße 😀", "BE"), "Grüße 😀"],
    ["CRLF", bytes("a\r\nb\r\n"), "a\nb\n"],
    ["CR", bytes("a\rb\r"), "a\nb\n"],
    ["all line ends at once", bytes("a\r\n\rb\nc\r\r\n"), "a\n\nb\nc\n\n"],
    ["a replacement character that was written", bytes("a\uFFFDb"), "a\uFFFDb"],
  ])("%s is read", (_, content, text) => {
    expect(decodeNote("a.md", content)).toEqual({ text, diagnostics: [] });
  });
});

describe("bytes that are not the encoding they claim are an error at their place, and no text", () => {
  test.each([
    [
      "a quote of Windows-1252",
      bytes("one\r\ndon", [0x92], "t\n"),
      "2:4 the byte 0x92 is not UTF-8",
      'In Windows-1252 it would be "’". Save the note as UTF-8.',
    ],
    [
      "a letter of Latin-1",
      bytes("Gr", [0xfc], "n"),
      "1:3 the byte 0xFC is not UTF-8",
      'In Windows-1252 it would be "ü". Save the note as UTF-8.',
    ],
    [
      "half a character at the end",
      bytes("ab", [0xe2, 0x80]),
      "1:3 the byte 0xE2 is not UTF-8",
      'In Windows-1252 it would be "â". Save the note as UTF-8.',
    ],
    [
      "an overlong slash",
      bytes([0xc0, 0xaf]),
      "1:1 the byte 0xC0 is not UTF-8",
      'In Windows-1252 it would be "À". Save the note as UTF-8.',
    ],
    [
      "a surrogate",
      bytes("日\n日", [0xed, 0xa0, 0x80]),
      "2:2 the byte 0xED is not UTF-8",
      'In Windows-1252 it would be "í". Save the note as UTF-8.',
    ],
    ["half a surrogate pair", utf16("a\nb\uD800c", "LE"), "2:2 half a character, which is not UTF-16LE", "Save the note as UTF-8."],
    ["an odd byte", bytes([0xfe, 0xff, 0, 0x61, 0]), "1:2 half a character at the end, which is not UTF-16BE", "Save the note as UTF-8."],
    [
      "UTF-16 without a byte order mark",
      utf16("# A note\n", "LE").subarray(2),
      "1:2 every other byte is NUL: this is UTF-16 without a byte order mark",
      "Save the note as UTF-8.",
    ],
  ])("%s", (_, content, said, hint) => {
    const { text, diagnostics } = decodeNote("a.md", content);
    expect(text).toBeUndefined();
    expect(diagnostics.map(({ at, message, ...rest }) => [`${at?.line}:${at?.column} ${message}`, rest])).toEqual([
      [said, { code: "bad-encoding", severity: "error", hint }],
    ]);
  });
});

test("a few NULs become visible and are a warning at the first", () => {
  expect(decodeNote("a.md", bytes("a long line\nb\0c and d\0\n"))).toEqual({
    text: "a long line\nb\uFFFDc and d\uFFFD\n",
    diagnostics: [
      {
        code: "nul-character",
        severity: "warning",
        message: "2 NUL characters are shown as \uFFFD",
        hint: "Delete it in the note.",
        at: { path: "a.md", line: 2, column: 2, length: 1 },
      },
    ],
  });
});

test("control characters and U+FFFE become U+FFFD with one warning, at the first of them; tabs and line ends stay", () => {
  expect(decodeNote("a.md", bytes("one\ttwo\nb\u0007c\u001Bd\uFFFE\n"))).toEqual({
    text: "one\ttwo\nb\uFFFDc\uFFFDd\uFFFD\n",
    diagnostics: [
      {
        code: "control-character",
        severity: "warning",
        message: "3 control characters are shown as \uFFFD, first U+0007",
        hint: "Delete it in the note.",
        at: { path: "a.md", line: 2, column: 2, length: 1 },
      },
    ],
  });
  expect(decodeNote("a.md", bytes("a\fb\n")).diagnostics.map(({ message }) => message)).toEqual([
    "the control character U+000C is shown as \uFFFD",
  ]);
  expect(decodeNote("a.md", bytes("a\0b\u0001\n")).diagnostics.map(({ code }) => code)).toEqual(["nul-character", "control-character"]);
});
