/** Text that was encoded twice: `doesnâ€™t` → `doesn’t`. Never in code and front matter. */
import type { Diagnostic } from "../model/index.ts";
import { placesIn } from "../lib/place.ts";
import { sequenceLength, WINDOWS_1252 } from "./decode.ts";
import { proseStretches } from "./prose.ts";

export type Repaired = { readonly text: string; readonly diagnostics: readonly Diagnostic[] };

/** More places than this in one note are counted, not named. */
const MAX_REPORTED = 5;

/** The first byte of a character of several, seen as Windows-1252, before one of the bytes that may follow. */
const SUSPICIOUS = new RegExp(`[\\u00C2-\\u00F4][\\u0080-\\u00BF${WINDOWS_1252}]`);
const UTF8 = new TextDecoder();
const NOT_ASCII = /[^\0-\x7F]+/g;

/** `text` has LF line ends. Places are those of the text as it came. */
export function repairDoubleEncoding(path: string, text: string): Repaired {
  if (!SUSPICIOUS.test(text)) return { text, diagnostics: [] };
  const parts: string[] = [];
  const found: { readonly offset: number; readonly run: string; readonly meant: string }[] = [];
  let done = 0;
  for (const { start, end } of proseStretches(text)) {
    const prose = text.slice(start, end);
    if (!SUSPICIOUS.test(prose)) continue;
    for (const match of prose.matchAll(NOT_ASCII)) {
      const [run] = match;
      const offset = start + match.index;
      const meant = decodeAgain(run, text[offset - 1] ?? "");
      if (meant === undefined) continue;
      parts.push(text.slice(done, offset), meant);
      done = offset + run.length;
      found.push({ offset, run, meant });
    }
  }
  if (found.length === 0) return { text, diagnostics: [] };
  parts.push(text.slice(done));

  const placeOf = placesIn(path, text);
  // The line as it was written: the repaired one has other columns.
  const shownAt = (offset: number, run: string) => {
    const start = text.lastIndexOf("\n", offset - 1) + 1;
    return { at: placeOf({ offset, length: run.length }), sourceLine: text.slice(start).split("\n", 1)[0] ?? "" };
  };
  const diagnostics = found.slice(0, MAX_REPORTED).map(({ offset, run, meant }): Diagnostic => {
    const [before, after] = [
      /\S{0,20}$/.exec(text.slice(Math.max(0, offset - 20), offset))?.[0] ?? "",
      /^\S{0,20}/.exec(text.slice(offset + run.length, offset + run.length + 20))?.[0] ?? "",
    ];
    const message = `"${before}${run}${after}" is encoded twice, and read as "${before}${meant}${after}"`;
    return { code: "double-encoding", severity: "warning", message, hint: HINT, ...shownAt(offset, run) };
  });
  const next = found[MAX_REPORTED];
  if (next !== undefined) {
    const more = found.length - MAX_REPORTED;
    const message = `${more} more ${more === 1 ? "place is" : "places are"} encoded twice, from here on`;
    diagnostics.push({
      code: "double-encoding",
      severity: "warning",
      message,
      hint: HINT,
      ...shownAt(next.offset, next.run),
    });
  }
  return { text: parts.join(""), diagnostics };
}

const HINT = "Correct the note; in code it would stay as it is.";

/**
 * What a run of non-ASCII characters says when its Windows-1252 bytes are read as UTF-8; undefined when they are not
 * UTF-8 from the first to the last, or when the run may be meant as it is.
 */
function decodeAgain(run: string, before: string): string | undefined {
  const bytes = windows1252Bytes(run);
  if (bytes === undefined) return undefined;
  let count = 0;
  for (let at = 0; at < bytes.length; count++) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return undefined;
    at += length;
  }
  const meant = UTF8.decode(bytes);
  if (/[\u0080-\u009F\uFEFF]/.test(meant)) return undefined;
  return count === 1 && mayBeMeant(run, before) ? undefined : meant;
}

/** Signs that may follow a letter in honest text. */
const CLOSING = /^[‘’“”…–—‹›«»™®°²³¹ºª\u00A0·‰†‡•,;]+$/;

/** `CAFÉ”` and `café…”` hold valid UTF-8 by accident: a letter, then signs that end a word. */
function mayBeMeant(run: string, before: string): boolean {
  if (run[0] === "â" || run[0] === "ð" || run[0] === "Â") return false;
  if (!CLOSING.test(run.slice(1))) return false;
  return run[0] !== "Ã" || /\p{L}/u.test(before);
}

function windows1252Bytes(run: string): Uint8Array | undefined {
  const bytes = new Uint8Array(run.length);
  for (let i = 0; i < run.length; i++) {
    const code = run.charCodeAt(i);
    const byte = code <= 0xff ? code : 0x80 + WINDOWS_1252.indexOf(run[i] as string);
    if (byte < 0x80) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}
