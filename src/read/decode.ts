/** Bytes of a note → text with LF line ends, without byte order mark and control characters. Nothing is replaced silently. */
import type { Diagnostic } from "../model/index.ts";
import { placesIn } from "../lib/place.ts";

export type Decoded = {
  /** Absent when the bytes are not the encoding they claim; `diagnostics` says where. */
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
};

/** `path` is for messages. UTF-8, or UTF-16 with a byte order mark. */
export function decodeNote(path: string, bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  const decoded = encoding === "UTF-8" ? decodeUtf8(path, bytes) : decodeUtf16(path, bytes, encoding);
  if (decoded.text === undefined) return decoded;
  const text = unifyLineEnds(decoded.text);
  const withoutNul = text.includes("\0") ? replaceNul(path, text) : { ...decoded, text };
  return withoutNul.text !== undefined && CONTROL.test(withoutNul.text)
    ? replaceControl(path, withoutNul.text, withoutNul.diagnostics)
    : withoutNul;
}

type Encoding = "UTF-8" | "UTF-16LE" | "UTF-16BE";

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "UTF-16LE";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16BE";
  return "UTF-8";
}

/** One for all notes: making it costs more than decoding a short one. It keeps nothing between calls. It drops the byte order mark. */
const UTF8 = new TextDecoder("utf-8", { fatal: true });

function decodeUtf8(path: string, bytes: Uint8Array): Decoded {
  try {
    return { text: UTF8.decode(bytes), diagnostics: [] };
  } catch {
    const offset = firstBadByte(bytes);
    const byte = bytes[offset] ?? 0;
    const message = `the byte ${hex(byte)} is not UTF-8`;
    const guess = byte >= 0x80 ? `In Windows-1252 it would be "${windows1252Char(byte)}". ` : "";
    return badEncoding(path, UTF8.decode(bytes.subarray(0, offset)), { message, hint: `${guess}Save the note as UTF-8.` });
  }
}

/** Of an even number of bytes, surrogates in pairs. */
function decodeUtf16(path: string, bytes: Uint8Array, encoding: Encoding): Decoded {
  const units = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
  if (encoding === "UTF-16BE") units.swap16();
  const text = units.toString("utf16le");
  const lone = text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
  const hint = "Save the note as UTF-8.";
  if (lone !== -1) return badEncoding(path, text.slice(0, lone), { message: `half a character, which is not ${encoding}`, hint });
  if (bytes.length % 2 === 1) return badEncoding(path, text, { message: `half a character at the end, which is not ${encoding}`, hint });
  return { text, diagnostics: [] };
}

/** An error just behind `before`, the good text in front of it. */
function badEncoding(path: string, before: string, what: { readonly message: string; readonly hint: string }): Decoded {
  const text = unifyLineEnds(before);
  const at = placesIn(path, text)({ offset: text.length, length: 1 });
  return { diagnostics: [{ code: "bad-encoding", severity: "error", ...what, at }] };
}

function unifyLineEnds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** A few NULs become U+FFFD, which is seen on the page; a text full of them is UTF-16 that does not say so. */
function replaceNul(path: string, text: string): Decoded {
  const first = text.indexOf("\0");
  const count = text.split("\0").length - 1;
  const at = placesIn(path, text)({ offset: first, length: 1 });
  if (count * 4 > text.length) {
    const message = "every other byte is NUL: this is UTF-16 without a byte order mark";
    return { diagnostics: [{ code: "bad-encoding", severity: "error", message, hint: "Save the note as UTF-8.", at }] };
  }
  const message = count === 1 ? "a NUL character is shown as \uFFFD" : `${count} NUL characters are shown as \uFFFD`;
  const diagnostic: Diagnostic = { code: "nul-character", severity: "warning", message, hint: "Delete it in the note.", at };
  return { text: text.replaceAll("\0", "\uFFFD"), diagnostics: [diagnostic] };
}

/** What HTML does not allow in a page and nobody means to write: control characters of ASCII but tab and line feed, and two that are no characters. */
// oxlint-disable-next-line no-control-regex -- these are the ones
const CONTROL = /[\u0001-\u0008\u000B-\u001F\uFFFE\uFFFF]/;

/** They become U+FFFD as well, one for one, so that places stay true. */
function replaceControl(path: string, text: string, diagnostics: readonly Diagnostic[]): Decoded {
  const first = text.search(CONTROL);
  let count = 0;
  const replaced = text.replace(new RegExp(CONTROL, "g"), () => {
    count++;
    return "\uFFFD";
  });
  const code = `U+${text.charCodeAt(first).toString(16).toUpperCase().padStart(4, "0")}`;
  const message =
    count === 1 ? `the control character ${code} is shown as \uFFFD` : `${count} control characters are shown as \uFFFD, first ${code}`;
  const at = placesIn(path, text)({ offset: first, length: 1 });
  const diagnostic: Diagnostic = { code: "control-character", severity: "warning", message, hint: "Delete it in the note.", at };
  return { text: replaced, diagnostics: [...diagnostics, diagnostic] };
}

/** Offset of the first byte that does not belong to well-formed UTF-8 (Unicode, table 3-7); the length when all do. */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

/** Bytes of the character at `at`; 0 when there is none. */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** What bytes 0x80 to 0x9F are in Windows-1252 (https://encoding.spec.whatwg.org/#windows-1252); the others are the code points of their numbers. */
export const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Not by TextDecoder: some builds of Node take "windows-1252" for Latin-1. */
function windows1252Char(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? (WINDOWS_1252[byte - 0x80] as string) : String.fromCharCode(byte);
}

function hex(byte: number): string {
  return `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
