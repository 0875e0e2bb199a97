/** The one thing in EXIF that decides what a reader sees: how the camera was held. */
import { hasText, viewOf } from "./stripped.ts";

/** Tag of the orientation, EXIF 2.32, table 3; a value of one SHORT. */
const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY_LENGTH = 12;

/** What EXIF data (a TIFF structure, with or without "Exif" and two NULs before it) says; 1, upright, when it says nothing. */
export function orientationOf(exif: Uint8Array): number {
  const tiff = hasText(exif, 0, "Exif\0\0") ? exif.subarray(6) : exif;
  const isLittle = hasText(tiff, 0, "II*\0");
  if (tiff.length < 14 || (!isLittle && !hasText(tiff, 0, "MM\0*"))) return 1;
  const view = viewOf(tiff);
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return 1;
  const count = view.getUint16(directory, isLittle);
  for (let i = 0, at = directory + 2; i < count && at + ENTRY_LENGTH <= tiff.length; i++, at += ENTRY_LENGTH) {
    if (view.getUint16(at, isLittle) !== ORIENTATION || view.getUint16(at + 2, isLittle) !== SHORT) continue;
    const value = view.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** The smallest TIFF structure that says `orientation` and nothing else. */
export function orientationTiff(orientation: number): Uint8Array {
  return Uint8Array.of(0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, SHORT, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0);
}
