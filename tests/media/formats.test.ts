/** Pictures lose what they tell of place, time and person, and nothing that is seen. */
import { imageSize } from "image-size";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { stripGif } from "../../src/media/gif.ts";
import { stripHeif } from "../../src/media/heif.ts";
import { stripJpeg } from "../../src/media/jpeg.ts";
import { orientationOf } from "../../src/media/orientation.ts";
import { stripPng } from "../../src/media/png.ts";
import { stripWebp } from "../../src/media/webp.ts";
import { exifTiff, hasWord, heif, jpeg, join, plainTiff, png, pngChunk, riff, riffChunk, vp8x } from "./bytes.ts";

const { start, jfif, icc, adobe, table, frame, scan, end } = jpeg;
const picture = [table, frame, scan];
const hex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString("hex");

describe("JPEG", () => {
  test.each([
    ["a plain one stays as it is", [start, jfif, ...picture, end], [start, jfif, ...picture, end]],
    ["EXIF with GPS goes", [start, jpeg.exif(1), ...picture, end], [start, ...picture, end]],
    ["EXIF keeps the orientation alone", [start, jpeg.exif(6), ...picture, end], [start, jpeg.plainExif(6), ...picture, end]],
    ["an orientation that does not exist is upright", [start, jpeg.exif(9), ...picture, end], [start, ...picture, end]],
    ["a second EXIF goes", [start, jpeg.exif(3), jpeg.exif(6), ...picture, end], [start, jpeg.plainExif(3), ...picture, end]],
    [
      "XMP, IPTC, comments and makers' notes go",
      [start, jpeg.xmp, jpeg.iptc, jpeg.comment, jpeg.maker, ...picture, end],
      [start, ...picture, end],
    ],
    ["profile and Adobe's colours stay", [start, icc, adobe, ...picture, end], [start, icc, adobe, ...picture, end]],
    ["JFIF's thumbnail goes", [start, jpeg.jfifWithThumbnail, ...picture, end], [start, jfif, ...picture, end]],
    [
      "the second picture of a phone goes",
      [start, jpeg.mpf, ...picture, end, start, jpeg.exif(1), ...picture, end],
      [start, ...picture, end],
    ],
    ["a progressive one keeps all its scans", [start, frame, scan, table, scan, end], [start, frame, scan, table, scan, end]],
    ["metadata between scans goes", [start, frame, scan, jpeg.comment, scan, end], [start, frame, scan, scan, end]],
    ["one that ends early stays as far as it goes", [start, jpeg.comment, ...picture], [start, ...picture]],
  ])("%s", (_, before, after) => {
    expect(hex(stripJpeg(join(...before))?.bytes)).toBe(hex(join(...after)));
  });

  test("the orientation is told, and what is stripped once stays as it is", () => {
    const once = stripJpeg(join(start, jpeg.exif(8), ...picture, end));
    expect(once?.orientation).toBe(8);
    expect(stripJpeg(once?.bytes as Uint8Array)).toEqual(once);
  });

  test.each([
    ["another format", join("GIF89a")],
    ["nothing", join("")],
    ["no picture in it", join(start, jfif, end)],
    ["a segment longer than the file", join(start, [0xff, 0xe1, 0xff, 0xff], "Exif")],
    ["a segment of impossible length", join(start, [0xff, 0xe1, 0, 1], scan)],
    ["bytes between segments", join(start, "x", ...picture, end)],
  ])("refused: %s", (_, bytes) => {
    expect(stripJpeg(bytes)).toBeUndefined();
  });

  test("a real one shows the same pixels, upright, without its GPS", async () => {
    const pixels = Buffer.from(Array.from({ length: 40 * 20 * 3 }, (_, i) => (i * 7) % 256));
    const made = await sharp(pixels, { raw: { width: 40, height: 20, channels: 3 } })
      .withExif({ IFD0: { Artist: "WRITER" }, IFD3: { GPSLatitudeRef: "N" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const stripped = stripJpeg(made)?.bytes as Uint8Array;
    expect([hasWord(made, "WRITER"), hasWord(stripped, "WRITER")]).toEqual([true, false]);
    expect(stripped.length).toBeLessThan(made.length);
    expect(await sharp(stripped).autoOrient().raw().toBuffer()).toEqual(await sharp(made).autoOrient().raw().toBuffer());
    expect(imageSize(stripped).orientation).toBe(6);
  });
});

describe("PNG", () => {
  const { signature, header, pixels } = png;
  test.each([
    ["a plain one stays as it is", [header, pixels, png.end], [header, pixels, png.end]],
    [
      "texts, time and EXIF go",
      [
        header,
        pngChunk("tEXt", "Author\0me"),
        pngChunk("zTXt", "x"),
        pngChunk("iTXt", "XML:com.adobe.xmp"),
        pngChunk("tIME", "1234567"),
        pngChunk("eXIf", exifTiff(1)),
        pixels,
        png.end,
      ],
      [header, pixels, png.end],
    ],
    [
      "EXIF keeps the orientation alone",
      [header, pngChunk("eXIf", exifTiff(6)), pixels, png.end],
      [header, pngChunk("eXIf", plainTiff(6)), pixels, png.end],
    ],
    ["private parts go", [header, pngChunk("prVW", "layers"), pngChunk("caBX", "provenance"), pixels, png.end], [header, pixels, png.end]],
    [
      "colours, transparency and movement stay",
      [
        header,
        pngChunk("iCCP", "p"),
        pngChunk("tRNS", "t"),
        pngChunk("acTL", "a"),
        pngChunk("fcTL", "f"),
        pixels,
        pngChunk("fdAT", "d"),
        png.end,
      ],
      [
        header,
        pngChunk("iCCP", "p"),
        pngChunk("tRNS", "t"),
        pngChunk("acTL", "a"),
        pngChunk("fcTL", "f"),
        pixels,
        pngChunk("fdAT", "d"),
        png.end,
      ],
    ],
    ["what follows the end goes", [header, pixels, png.end, join("PK hidden")], [header, pixels, png.end]],
  ])("%s", (_, before, after) => {
    expect(hex(stripPng(join(signature, ...before))?.bytes)).toBe(hex(join(signature, ...after)));
  });

  test.each([
    ["another format", join("GIF89a")],
    ["no end", join(signature, header, pixels)],
    ["a part longer than the file", join(signature, header, [0xff, 0xff, 0xff, 0xff], "IDAT")],
  ])("refused: %s", (_, bytes) => {
    expect(stripPng(bytes)).toBeUndefined();
  });
});

describe("GIF", () => {
  const head = join("GIF89a", [3, 0, 2, 0, 0x80, 0, 0], [0, 0, 0, 255, 255, 255]);
  const image = join([0x2c, 0, 0, 0, 0, 3, 0, 2, 0, 0], [2], [2, 0x44, 1, 0]);
  const control = join([0x21, 0xf9, 4, 0, 10, 0, 0, 0]);
  const repeat = join([0x21, 0xff, 11], "NETSCAPE2.0", [3, 1, 0, 0, 0]);
  const comment = join([0x21, 0xfe, 5], "HELLO", [0]);
  const xmp = join([0x21, 0xff, 11], "XMP DataXMP", [3], "<x>", [0]);
  test.each([
    ["comments and XMP go", [head, comment, repeat, xmp, control, image, [0x3b]], [head, repeat, control, image, [0x3b]]],
    ["one without its last byte stays", [head, comment, image], [head, image]],
    ["what follows the end goes", [head, image, [0x3b], "hidden"], [head, image, [0x3b]]],
  ])("%s", (_, before, after) => {
    expect(hex(stripGif(join(...before))?.bytes)).toBe(hex(join(...after)));
  });

  test.each([
    ["another format", join("RIFF")],
    ["a block that is cut", join(head, image.subarray(0, -2))],
    ["an unknown block", join(head, [0x99])],
  ])("refused: %s", (_, bytes) => {
    expect(stripGif(bytes)).toBeUndefined();
  });
});

describe("WebP", () => {
  const data = riffChunk("VP8L", "pixel");
  const profile = riffChunk("ICCP", "p");
  test.each([
    ["the simple form stays as it is", riff(data), riff(data)],
    [
      "EXIF and XMP go, and their flags",
      riff(vp8x(0x2c), profile, data, riffChunk("EXIF", exifTiff(1)), riffChunk("XMP ", "<x>")),
      riff(vp8x(0x20), profile, data),
    ],
    ["the orientation goes, by which no browser turns it", riff(vp8x(0x08), data, riffChunk("EXIF", exifTiff(6))), riff(vp8x(0), data)],
    ["unknown parts and what follows the end go", join(riff(data, riffChunk("HIDE", "x")), "hidden"), riff(data)],
  ])("%s", (_, before, after) => {
    expect(hex(stripWebp(before)?.bytes)).toBe(hex(after));
  });

  test.each([
    ["another format", join("RIFF\0\0\0\0WAVE")],
    ["shorter than it says", riff(data).subarray(0, -3)],
    ["a part longer than the file", riff(data.with(4, 200))],
  ])("refused: %s", (_, bytes) => {
    expect(stripWebp(bytes)).toBeUndefined();
  });
});

describe("AVIF and HEIC", () => {
  const emptyExif = join([0, 0, 0, 0], "II*\0", [8, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  test("EXIF and XMP are written over in their place, so that every offset holds", () => {
    const exif = join([0, 0, 0, 0], exifTiff(6));
    const before = heif({ pixels: "PIXELS", exif, xmp: "<XMPDATA/>" });
    const after = heif({ pixels: "PIXELS", exif: join(emptyExif, new Uint8Array(exif.length - emptyExif.length)), xmp: " ".repeat(10) });
    expect(hex(stripHeif(before)?.bytes)).toBe(hex(after));
  });

  test("a real one shows the same pixels without its EXIF", async () => {
    const made = await sharp({ create: { width: 16, height: 16, channels: 3, background: "#3c8" } })
      .withExif({ IFD0: { Artist: "WRITER" } })
      .avif()
      .toBuffer();
    const stripped = stripHeif(made)?.bytes as Uint8Array;
    expect([hasWord(made, "WRITER"), hasWord(stripped, "WRITER")]).toEqual([true, false]);
    expect(await sharp(stripped).raw().toBuffer()).toEqual(await sharp(made).raw().toBuffer());
  });

  test.each([
    ["another format", join("RIFF")],
    ["boxes longer than the file", join([0, 0, 0, 16], "ftypavif\0\0\0\0", [0, 0, 1, 0], "meta")],
    ["metadata outside of the file", heif({ pixels: "", exif: exifTiff(1), xmp: "<x/>" }).subarray(0, -2)],
  ])("refused: %s", (_, bytes) => {
    expect(stripHeif(bytes)).toBeUndefined();
  });
});

test.each(["jpeg", "png", "webp", "gif", "avif"] as const)(
  "cut anywhere, a %s is stripped or refused, and never an exception",
  async (format) => {
    const whole = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#c38" } })
      .withExif({ IFD0: { Artist: "WRITER" } })
      .toFormat(format)
      .toBuffer();
    const strip = { jpeg: stripJpeg, png: stripPng, webp: stripWebp, gif: stripGif, avif: stripHeif }[format];
    for (let length = 0; length <= whole.length; length++) {
      const stripped = strip(whole.subarray(0, length));
      if (stripped !== undefined) expect(stripped.bytes.length).toBeLessThanOrEqual(length);
    }
    expect(strip(whole)).toBeDefined();
  },
);

test("the orientation is found in both orders of bytes, and is upright where there is none", () => {
  expect([exifTiff(6), plainTiff(6), join("Exif\0\0", exifTiff(3)), join("MM\0*"), join("")].map(orientationOf)).toEqual([6, 6, 3, 1, 1]);
});
