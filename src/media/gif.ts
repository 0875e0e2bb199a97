/** GIF without comments and XMP (https://www.w3.org/Graphics/GIF/spec-gif89a.txt). */
import { textAt, type Stripped } from "./stripped.ts";

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const COMMENT = 0xfe;
const APPLICATION = 0xff;

/** How often an animation repeats, and colours. */
const SEEN: ReadonlySet<string> = new Set(["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"]);

/** What follows the end goes as well. A file may end without its last byte, as many do. */
export function stripGif(bytes: Uint8Array): Stripped | undefined {
  if (!/^GIF8[79]a$/.test(textAt(bytes, 0, 6)) || bytes.length < 13) return undefined;
  let at = 13 + colourTableLength(bytes[10] as number);
  const parts: Uint8Array[] = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === TRAILER) {
      parts.push(bytes.subarray(at, at + 1));
      break;
    }
    if (kind !== EXTENSION && kind !== IMAGE) return undefined;
    // An image has its place, maybe colours, and a code size before its blocks; an extension has its label.
    const blocks = kind === EXTENSION ? at + 2 : at + 11 + colourTableLength(bytes[at + 9] ?? 0);
    const end = endOfBlocks(bytes, blocks);
    if (end === undefined) return undefined;
    if (kind === IMAGE || !isMetadata(bytes, at)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return { bytes: Buffer.concat(parts), orientation: 1 };
}

/** In bytes, from the flags of the screen or an image. */
function colourTableLength(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1);
}

/** Behind the empty block that ends a row of them; undefined when it is missing. */
function endOfBlocks(bytes: Uint8Array, start: number): number | undefined {
  let at = start;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) return undefined;
    at += 1 + length;
    if (length === 0) return at;
  }
}

function isMetadata(bytes: Uint8Array, at: number): boolean {
  const label = bytes[at + 1];
  return label === COMMENT || (label === APPLICATION && !SEEN.has(textAt(bytes, at + 3, 11)));
}
