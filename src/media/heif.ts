/**
 * AVIF and HEIC without EXIF and XMP (ISO/IEC 14496-12, 23008-12). Every part of such a file is named by its offset, so nothing
 * is cut out: the metadata is written over where it lies. The picture is turned by `irot`, not by EXIF, so nothing is kept.
 */
import { hasText, textAt, viewOf, type Stripped } from "./stripped.ts";

type Range = { readonly start: number; readonly end: number };
type Box = Range & { readonly type: string };

/** Four bytes of offset, then a TIFF structure without entries: decoders that look at EXIF find it well-formed. */
const EMPTY_EXIF = Uint8Array.of(0, 0, 0, 0, 0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0);

/** Damaged boxes give undefined, and so does a file that says its metadata lies outside of it. */
export function stripHeif(bytes: Uint8Array): Stripped | undefined {
  if (!hasText(bytes, 4, "ftyp")) return undefined;
  try {
    const meta = boxesIn(bytes, { start: 0, end: bytes.length }).find(({ type }) => type === "meta");
    if (meta === undefined) return { bytes, orientation: 1 };
    const boxes = boxesIn(bytes, { start: meta.start + 4, end: meta.end });
    const orientation = orientationIn(bytes, boxes);
    const kinds = metadataItems(bytes, boxes);
    if (kinds.size === 0) return { bytes, orientation };
    const changed = Uint8Array.from(bytes);
    for (const { item, ranges } of locations(bytes, boxes)) {
      const kind = kinds.get(item);
      if (kind !== undefined) for (const range of ranges) overwrite(changed, range, kind);
    }
    return { bytes: changed, orientation };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** `start` is that of the contents. Throws RangeError where a box does not fit. */
function boxesIn(bytes: Uint8Array, { start, end }: Range): Box[] {
  const view = viewOf(bytes);
  const boxes: Box[] = [];
  for (let at = start; at + 8 <= end;) {
    const short = view.getUint32(at);
    const isLong = short === 1;
    const length = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? end - at : short;
    const header = isLong ? 16 : 8;
    if (length < header || at + length > end) throw new RangeError("box");
    boxes.push({ type: textAt(bytes, at + 4, 4), start: at + header, end: at + length });
    at += length;
  }
  return boxes;
}

/** The EXIF number for the same turn by quarters, anticlockwise; a file of many pictures turns all alike. */
function orientationIn(bytes: Uint8Array, boxes: readonly Box[]): number {
  const properties = boxes.find(({ type }) => type === "iprp");
  const container = properties && boxesIn(bytes, properties).find(({ type }) => type === "ipco");
  const turn = container && boxesIn(bytes, container).find(({ type }) => type === "irot");
  return [1, 8, 3, 6][turn === undefined ? 0 : (bytes[turn.start] ?? 0) & 3] ?? 1;
}

/** Items that are EXIF, or texts of some type such as XMP, by their number. */
function metadataItems(bytes: Uint8Array, boxes: readonly Box[]): ReadonlyMap<number, "exif" | "text"> {
  const kinds = new Map<number, "exif" | "text">();
  const info = boxes.find(({ type }) => type === "iinf");
  if (info === undefined) return kinds;
  const view = viewOf(bytes);
  const count = view.getUint8(info.start) === 0 ? 2 : 4;
  for (const { type, start } of boxesIn(bytes, { start: info.start + 4 + count, end: info.end })) {
    const version = view.getUint8(start);
    if (type !== "infe" || version < 2) continue;
    const item = version === 2 ? view.getUint16(start + 4) : view.getUint32(start + 4);
    const kind = textAt(bytes, start + (version === 2 ? 8 : 10), 4);
    if (kind === "Exif") kinds.set(item, "exif");
    if (kind === "mime") kinds.set(item, "text");
  }
  return kinds;
}

/** Where the contents of each item lie in the file. */
function locations(bytes: Uint8Array, boxes: readonly Box[]): { readonly item: number; readonly ranges: readonly Range[] }[] {
  const box = boxes.find(({ type }) => type === "iloc");
  if (box === undefined) return [];
  const ownStart = boxes.find(({ type }) => type === "idat")?.start ?? 0;
  const view = viewOf(bytes);
  let at = box.start;
  const number = (size: number): number => {
    if (at + size > box.end) throw new RangeError("iloc");
    const value =
      size === 8
        ? Number(view.getBigUint64(at))
        : size === 4
          ? view.getUint32(at)
          : size === 2
            ? view.getUint16(at)
            : size === 1
              ? view.getUint8(at)
              : 0;
    at += size;
    return value;
  };
  const version = number(1);
  number(1);
  number(2);
  const sizes = number(2);
  const offsetSize = sizes >> 12;
  const lengthSize = (sizes >> 8) & 15;
  const baseSize = (sizes >> 4) & 15;
  const indexSize = version === 0 ? 0 : sizes & 15;
  // Extents without numbers would stand for the whole file, as often as they like.
  if (offsetSize + lengthSize === 0) throw new RangeError("iloc");
  const wide = version < 2 ? 2 : 4;
  return Array.from({ length: checkCount(number(wide), box) }, () => {
    const item = number(wide);
    const method = version === 0 ? 0 : number(2) & 15;
    number(2);
    const base = number(baseSize) + (method === 1 ? ownStart : 0);
    const ranges = Array.from({ length: checkCount(number(2), box) }, () => {
      number(indexSize);
      const start = base + number(offsetSize);
      return { start, end: start + number(lengthSize) };
    });
    return { item, ranges };
  });
}

/** More entries than bytes would keep the machine busy for nothing. */
function checkCount(count: number, { start, end }: Range): number {
  if (count > end - start) throw new RangeError("count");
  return count;
}

function overwrite(bytes: Uint8Array, { start, end }: Range, kind: "exif" | "text"): void {
  if (end > bytes.length || end === start) throw new RangeError("extent");
  bytes.fill(kind === "exif" ? 0 : 0x20, start, end);
  if (kind === "exif" && end - start >= EMPTY_EXIF.length) bytes.set(EMPTY_EXIF, start);
}
