/** WebP without EXIF and XMP (https://developers.google.com/speed/webp/docs/riff_container). */
import { hasText, textAt, viewOf, type Stripped } from "./stripped.ts";

const SEEN: ReadonlySet<string> = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);
const HEADER = 12;
/** Where an extended header has its flags, and those of EXIF and XMP. */
const FLAGS = 8;
const METADATA = 0x08 | 0x04;

/**
 * Unknown chunks and what follows the end go as well. Chromium does not turn a WebP by its EXIF (version 156), so no
 * orientation is kept: each browser shows the picture as it is stored.
 */
export function stripWebp(bytes: Uint8Array): Stripped | undefined {
  if (bytes.length < HEADER || !hasText(bytes, 0, "RIFF") || !hasText(bytes, 8, "WEBP")) return undefined;
  const view = viewOf(bytes);
  const fileEnd = 8 + view.getUint32(4, true);
  if (fileEnd > bytes.length) return undefined;
  const parts: Uint8Array[] = [];
  for (let at = HEADER; at + 8 <= fileEnd;) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > fileEnd) return undefined;
    // Chunks of odd length are padded; some programs forget the last one's.
    const end = Math.min(at + 8 + length + (length & 1), fileEnd);
    const type = textAt(bytes, at, 4);
    const part = bytes.subarray(at, end);
    if (SEEN.has(type)) parts.push(type === "VP8X" ? withoutFlags(part) : part);
    at = end;
  }
  if (parts.length === 0) return undefined;
  const whole = Buffer.concat([bytes.subarray(0, HEADER), ...parts]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return { bytes: whole, orientation: 1 };
}

function withoutFlags(extended: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(extended);
  changed[FLAGS] = (changed[FLAGS] ?? 0) & ~METADATA;
  return changed;
}
