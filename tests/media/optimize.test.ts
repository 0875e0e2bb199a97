/** `images: optimize`: smaller forms beside the original. sharp is a development dependency, so these tests always run. */
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { createMemoryCache } from "../../src/io/memoryCache.ts";
import { digest } from "../../src/lib/digest.ts";
import { optimizeImages } from "../../src/media/index.ts";
import { notePath, type AssetFacts, type Site } from "../../src/model/index.ts";
import { HtmlValidate } from "html-validate";
import { faultsOf } from "../html/checks.ts";
import { createSite } from "../helpers/site.ts";
import { image, note } from "../helpers/notes.ts";
import { join, png, pngChunk } from "./bytes.ts";

/** A photograph as far as encoders are concerned: smooth, with some noise that is the same on every run. */
async function photograph(width: number, height: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0; i < pixels.length; i++) pixels[i] = ((i / 3) % width) / 8 + ((i * 7919) % 13);
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();
}

/** Half of a site: one note that shows the files. */
const siteShowing = (...paths: readonly string[]): Site => {
  const shown = note("a.md", { references: paths.map(image) });
  const resolutions = paths.map((path) => ({ kind: "asset" as const, path: notePath(path) }));
  return { notes: new Map([[shown.path, { note: shown, resolutions }]]) } as unknown as Site;
};

const STAND_INS = { "public/assets/theme.js": "// theme\n", "public/assets/recto.js": "// recto\n" };

test("a photograph gets AVIF and WebP in widths up to its own, and the browser chooses", { timeout: 30_000 }, async () => {
  const photo = await photograph(1000, 500);
  const site = createSite({
    ...STAND_INS,
    "recto.yml": "images: optimize\n",
    "notes/a.md": "![A door](door.jpg)\n",
    "notes/door.jpg": photo,
  });
  const { diagnostics } = await site.build();
  expect(diagnostics).toEqual([]);
  const tree = await site.tree();
  const forms = Object.keys(tree).filter((path) => path.startsWith("assets/door"));
  const shown = await Promise.all(
    forms.map(async (path) => {
      const bytes = await site.bytes(path);
      const { format, width, height, exif } = await sharp(bytes).metadata();
      // Each name carries the digest of what is in the file.
      expect(path).toContain(digest(bytes).slice(0, 10));
      return [path.replace(/\.[0-9a-f]{10}\./, "."), format, width, height, exif];
    }),
  );
  expect(shown.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual([
    ["assets/door-1000.avif", "heif", 1000, 500, undefined],
    ["assets/door-1000.webp", "webp", 1000, 500, undefined],
    ["assets/door-480.avif", "heif", 480, 240, undefined],
    ["assets/door-480.webp", "webp", 480, 240, undefined],
    ["assets/door-960.avif", "heif", 960, 480, undefined],
    ["assets/door-960.webp", "webp", 960, 480, undefined],
    ["assets/door.jpg", "jpeg", 1000, 500, undefined],
  ]);
  const page = tree["a.html"] ?? "";
  expect(page.replace(/\.[0-9a-f]{10}\./g, ".")).toContain(
    '<picture><source type="image/avif" srcset="assets/door-480.avif 480w, assets/door-960.avif 960w, assets/door-1000.avif 1000w" sizes="(max-width: 592px) 100vw, 592px">' +
      '<source type="image/webp" srcset="assets/door-480.webp 480w, assets/door-960.webp 960w, assets/door-1000.webp 1000w" sizes="(max-width: 592px) 100vw, 592px">' +
      '<img src="assets/door.jpg" alt="A door" width="1000" height="500" decoding="async"></picture>',
  );
  expect(faultsOf(tree)).toEqual([]);
  const { results } = await new HtmlValidate({ extends: ["html-validate:recommended"] }).validateString(page);
  expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`))).toEqual([]);
  expect((await site.build()).report?.written).toEqual([]);
});

test("an unchanged picture is encoded once, and its forms can be made again with the same bytes", { timeout: 30_000 }, async () => {
  const photo = await photograph(600, 300);
  const facts: AssetFacts = { path: notePath("a.jpg"), digest: digest(photo), size: photo.length, dimensions: { width: 600, height: 300 } };
  const cache = createMemoryCache();
  let reads = 0;
  const read = async () => {
    reads++;
    return photo;
  };
  const request = { site: siteShowing("a.jpg"), attachments: [facts], read, cache };
  const first = await optimizeImages(request);
  const bytes = await Promise.all((first.attachments[0]?.renditions ?? []).map((rendition) => first.readRendition("a.jpg", rendition)));
  expect(reads).toBe(1);
  const second = await optimizeImages(request);
  expect(second.attachments).toEqual(first.attachments);
  expect(reads).toBe(1);
  const again = await Promise.all((second.attachments[0]?.renditions ?? []).map((rendition) => second.readRendition("a.jpg", rendition)));
  expect(again.map(digest)).toEqual(second.attachments[0]?.renditions?.map((rendition) => rendition.digest));
  expect(again).toEqual(bytes);
});

test("what is small, would not get smaller, moves, is a drawing, cannot be read, or is only linked, stays as it is", async () => {
  const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: "#000" } })
    .png()
    .toBuffer();
  const noise = Buffer.from(Array.from({ length: 400 * 400 * 3 }, (_, i) => (i * i * 31) % 251));
  const tight = await sharp(noise, { raw: { width: 400, height: 400, channels: 3 } })
    .webp({ quality: 1 })
    .toBuffer();
  expect(tight.length).toBeGreaterThan(8 * 1024);
  const frames = await sharp(Buffer.concat([Buffer.alloc(40 * 40 * 3, 7), Buffer.alloc(40 * 40 * 3, 200)]), {
    raw: { width: 40, height: 80, channels: 3, pageHeight: 40 },
  })
    .webp({ loop: 0 })
    .toBuffer();
  const files: { [path: string]: Uint8Array } = {
    "dot.png": dot,
    "tight.webp": tight,
    "moving.webp": frames,
    "moving.png": join(
      png.signature,
      png.header,
      pngChunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]),
      pngChunk("IDAT", deflateSync(Buffer.alloc(20))),
      png.end,
    ),
    "a.svg": Buffer.from("<svg/>"),
    "broken.jpg": Buffer.from("x"),
    "linked.jpg": await photograph(600, 10),
  };
  const attachments = Object.entries(files).map(([path, bytes]): AssetFacts => ({
    path: notePath(path),
    digest: digest(bytes),
    // Large enough to be looked at, but for the one that is small.
    size: path === "dot.png" ? bytes.length : Math.max(bytes.length, 8 * 1024),
    dimensions: { width: 400, height: 400 },
  }));
  const site = siteShowing("dot.png", "tight.webp", "moving.webp", "moving.png", "a.svg", "broken.jpg");
  const optimized = await optimizeImages({
    site,
    attachments,
    read: async (path) => files[path] as Uint8Array,
    cache: createMemoryCache(),
  });
  expect(optimized.attachments).toEqual(attachments);
  expect(optimized.diagnostics).toEqual([]);
});
