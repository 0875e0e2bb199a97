/** PNG and APNG without texts, times and EXIF (https://www.w3.org/TR/png-3/). */
import { orientationOf, orientationTiff } from "./orientation.ts";
import { textAt, viewOf, type Stripped } from "./stripped.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Chunks that may be left out by their kind, but decide what a reader sees. All others of that kind go, private ones too. */
const SEEN: ReadonlySet<string> = new Set(
  "tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT cICP mDCV mDCv cLLI cLLi acTL fcTL fdAT".split(" "),
);

/** What follows the end goes as well. */
export function stripPng(bytes: Uint8Array): Stripped | undefined {
  if (SIGNATURE.some((byte, i) => bytes[i] !== byte)) return undefined;
  const view = viewOf(bytes);
  const parts: Uint8Array[] = [bytes.subarray(0, SIGNATURE.length)];
  let orientation = 1;
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    const type = textAt(bytes, at + 4, 4);
    if (type === "eXIf") {
      orientation = orientationOf(bytes.subarray(at + 8, end - 4));
      if (orientation !== 1) parts.push(chunk("eXIf", orientationTiff(orientation)));
    } else if (isCritical(type) || SEEN.has(type)) {
      parts.push(bytes.subarray(at, end));
    }
    if (type === "IEND") return { bytes: Buffer.concat(parts), orientation };
    at = end;
  }
  return undefined;
}

/** A chunk without which there is no picture: its name begins with a capital. */
function isCritical(type: string): boolean {
  return /^[A-Z]/.test(type);
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type), content]);
  const made = Buffer.alloc(named.length + 8);
  made.writeUInt32BE(content.length, 0);
  made.set(named, 4);
  made.writeUInt32BE(crc32(named), named.length + 4);
  return made;
}

/** Of a few bytes, so without a table. PNG, annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
