/** Image files made by hand, part by part, with whatever a camera would put into them. */

export const join = (...parts: readonly (Uint8Array | string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Uint8Array.from(part))));

export const hasWord = (bytes: Uint8Array, word: string): boolean => Buffer.from(bytes).includes(word, 0, "latin1");

const u16 = (value: number) => [value >> 8, value & 255];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];
const u32le = (value: number) => u32(value).toReversed();

/** Big-endian TIFF with an orientation and a GPS directory that says `N 52 …` and "GPSDATA". */
export const exifTiff = (orientation: number): Uint8Array =>
  join(
    "MM\0*",
    u32(8),
    u16(2),
    [...u16(0x0112), ...u16(3), ...u32(1), ...u16(orientation), 0, 0],
    [...u16(0x8825), ...u16(4), ...u32(1), ...u32(38)],
    u32(0),
    [...u16(1), ...u16(1), ...u16(2), ...u32(2), 0x4e, 0, 0, 0],
    u32(0),
    "GPSDATA",
  );

/** The smallest TIFF that says `orientation`, as recto writes it. */
export const plainTiff = (orientation: number): Uint8Array =>
  join("II*\0", u32le(8), [1, 0], [0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0], u32le(0));

export const segment = (marker: number, content: Uint8Array | string): Uint8Array =>
  join([0xff, marker], u16(Buffer.from(content as string, "latin1").length + 2), content);

/** Parts of a JPEG, 3 pixels wide and 2 high; the scan has stuffed FFs and a restart in it. */
export const jpeg = {
  start: Uint8Array.of(0xff, 0xd8),
  jfif: segment(0xe0, join("JFIF\0", [1, 1, 0, 0, 1, 0, 1, 0, 0])),
  jfifWithThumbnail: segment(0xe0, join("JFIF\0", [1, 1, 0, 0, 1, 0, 1, 1, 1], "THU")),
  exif: (orientation: number) => segment(0xe1, join("Exif\0\0", exifTiff(orientation))),
  plainExif: (orientation: number) => segment(0xe1, join("Exif\0\0", plainTiff(orientation))),
  xmp: segment(0xe1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>XMPDATA</x:xmpmeta>"),
  icc: segment(0xe2, "ICC_PROFILE\0\x01\x01PROFILE"),
  mpf: segment(0xe2, "MPF\0MPFDATA"),
  iptc: segment(0xed, "Photoshop 3.0\x008BIMIPTCDATA"),
  adobe: segment(0xee, "Adobe\0d\0\0\0\0\x01"),
  maker: segment(0xe7, "MAKERDATA"),
  comment: segment(0xfe, "COMMENTDATA"),
  table: segment(0xdb, "\0".repeat(65)),
  frame: segment(0xc0, join([8], u16(2), u16(3), [1, 1, 0x11, 0])),
  scan: join(segment(0xda, join([1, 1, 0, 0, 63, 0])), [1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0, 0xff, 0xff, 0]),
  end: Uint8Array.of(0xff, 0xd9),
};

export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

export const pngChunk = (type: string, content: Uint8Array | readonly number[] | string = ""): Uint8Array => {
  const named = join(type, content);
  return join(u32(named.length - 4), named, u32(crc32(named)));
};

export const png = {
  signature: "\x89PNG\r\n\x1a\n",
  /** 3 by 2 pixels, true colour. */
  header: pngChunk("IHDR", join(u32(3), u32(2), [8, 2, 0, 0, 0])),
  pixels: pngChunk("IDAT", "pixels"),
  end: pngChunk("IEND"),
};

export const riff = (...chunks: readonly Uint8Array[]): Uint8Array => {
  const content = join("WEBP", ...chunks);
  return join("RIFF", u32le(content.length), content);
};

export const riffChunk = (type: string, content: Uint8Array | string): Uint8Array => {
  const bytes = join(content);
  return join(type, u32le(bytes.length), bytes, bytes.length % 2 === 1 ? [0] : []);
};

/** Extended WebP header of 3 by 2 pixels; `flags`: 0x08 EXIF, 0x04 XMP, 0x20 profile. */
export const vp8x = (flags: number): Uint8Array => riffChunk("VP8X", join([flags, 0, 0, 0, 2, 0, 0, 1, 0, 0]));

export const box = (type: string, ...content: readonly (Uint8Array | string | readonly number[])[]): Uint8Array => {
  const bytes = join(...content);
  return join(u32(bytes.length + 8), type, bytes);
};

/** An AVIF of three items, which need not be a picture: pixels (1), EXIF (2), XMP (3), one after the other. */
export function heif(items: { readonly pixels: string; readonly exif: Uint8Array; readonly xmp: string }): Uint8Array {
  const info = (id: number, type: string, more = "") => box("infe", [2, 0, 0, 0], u16(id), u16(0), type, `\0${more}`);
  const make = (start: number) => {
    const lengths = [items.pixels.length, items.exif.length, items.xmp.length];
    const offsets = lengths.map((_, i) => start + lengths.slice(0, i).reduce((sum, length) => sum + length, 0));
    const places = lengths.flatMap((length, i) => [...u16(i + 1), ...u16(0), ...u16(1), ...u32(offsets[i] as number), ...u32(length)]);
    const infos = join(info(1, "av01"), info(2, "Exif"), info(3, "mime", "application/rdf+xml\0"));
    return join(
      box("ftyp", "avif", u32(0), "avifmif1"),
      box("meta", u32(0), box("iinf", u32(0), u16(3), infos), box("iloc", u32(0), [0x44, 0x00], u16(3), places)),
    );
  };
  const head = make(make(0).length + 8);
  return join(head, box("mdat", items.pixels, items.exif, items.xmp));
}
