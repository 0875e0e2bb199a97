/** JPEG without what it tells of place, time, camera and person (ITU-T T.81, annex B; JFIF 1.02; EXIF 2.32). */
import { orientationOf, orientationTiff } from "./orientation.ts";
import { hasText, viewOf, type Stripped } from "./stripped.ts";

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
/** Of a JFIF segment without its thumbnail, in bytes, marker and length included. */
const JFIF_LENGTH = 18;

/**
 * Of the application segments only those that decide colours stay: JFIF (without its thumbnail), the ICC profile, Adobe's; and
 * of EXIF the orientation. Comments go, and so does what follows the image: phones put a second picture there, GPS included.
 * An image that ends early stays as far as it goes.
 */
export function stripJpeg(bytes: Uint8Array): Stripped | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined;
  const view = viewOf(bytes);
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let hasExif = false;
  let hasScan = false;
  let at = 2;
  for (;;) {
    if (at >= bytes.length) break;
    if (bytes[at] !== 0xff) return undefined;
    // Any number of FF may fill the room before a marker.
    while (bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (marker === undefined) break;
    if (marker === EOI) {
      parts.push(bytes.subarray(at, at + 2));
      break;
    }
    if (isAlone(marker)) {
      parts.push(bytes.subarray(at, at + 2));
      at += 2;
      continue;
    }
    const end = at + 4 <= bytes.length ? at + 2 + view.getUint16(at + 2) : Number.POSITIVE_INFINITY;
    if (end > bytes.length || end < at + 4) return undefined;
    if (marker === SOS) {
      hasScan = true;
      const scanEnd = endOfScan(bytes, end);
      parts.push(bytes.subarray(at, scanEnd));
      at = scanEnd;
      continue;
    }
    const segment = bytes.subarray(at, end);
    if (marker === APP1 && !hasExif && hasText(segment, 4, "Exif\0\0")) {
      hasExif = true;
      orientation = orientationOf(segment.subarray(4));
      if (orientation !== 1) parts.push(exifSegment(orientation));
    } else if (marker === APP0 && hasText(segment, 4, "JFIF\0")) {
      parts.push(withoutThumbnail(segment));
    } else if (!isMetadata(marker, segment)) {
      parts.push(segment);
    }
    at = end;
  }
  return hasScan ? { bytes: Buffer.concat(parts), orientation } : undefined;
}

/** Markers without a length: restarts, and one for arithmetic coders. */
function isAlone(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;
}

function isMetadata(marker: number, segment: Uint8Array): boolean {
  if (marker === COM) return true;
  if (marker < APP0 || marker > APP15) return false;
  if (marker === APP2) return !hasText(segment, 4, "ICC_PROFILE\0");
  return !(marker === APP14 && hasText(segment, 4, "Adobe"));
}

/** Where the coded picture ends: at the next marker that is neither a stuffed FF nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !isAlone(next)) return at;
  }
  return bytes.length;
}

function withoutThumbnail(jfif: Uint8Array): Uint8Array {
  if (jfif.length <= JFIF_LENGTH) return jfif;
  const short = Uint8Array.from(jfif.subarray(0, JFIF_LENGTH));
  short.set([0, JFIF_LENGTH - 2], 2);
  short.set([0, 0], JFIF_LENGTH - 2);
  return short;
}

function exifSegment(orientation: number): Uint8Array {
  const tiff = orientationTiff(orientation);
  return Buffer.concat([Uint8Array.of(0xff, APP1, 0, tiff.length + 8), Buffer.from("Exif\0\0"), tiff]);
}
