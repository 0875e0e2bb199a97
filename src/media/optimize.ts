/**
 * Smaller and more modern forms of pictures, made by sharp where it is installed: recto does not bring it along. The one file
 * that knows it. A form is remembered by the picture's digest and the encoder's version, so an unchanged picture is encoded once.
 */
import type { Sharp, SharpOptions } from "sharp";
import { digest, digestParts } from "../lib/digest.ts";
import { memo } from "../lib/memo.ts";
import { extensionOf } from "../lib/relative.ts";
import type { AssetFacts, Cache, Diagnostic, NotePath, Place, Rendition, Site } from "../model/index.ts";
import { placesOfImages } from "./large.ts";

export type OptimizeRequest = {
  /** Undefined where nothing is to be encoded. */
  readonly site: Site | undefined;
  /** As published in their own form. */
  readonly attachments: readonly AssetFacts[];
  /** The bytes of that form. */
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly cache: Cache;
  readonly signal?: AbortSignal | undefined;
  /** Told after each picture. */
  readonly onDone?: ((done: number, total: number) => void) | undefined;
};

export type OptimizedImages = {
  /** The same, those that gain by it with their renditions. */
  readonly attachments: readonly AssetFacts[];
  readonly readRendition: (path: string, rendition: Rendition) => Promise<Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
};

/** Changes whenever the same picture may be encoded otherwise. */
const VERSION = "1";
/** In pixels: a phone, a column of text, and the same on a fine screen. */
const WIDTHS = [480, 960, 1440];
const FORMATS = ["avif", "webp"] as const;
const SOURCES: ReadonlySet<string> = new Set(["png", "jpg", "jpeg", "webp"]);
/** In bytes; below it a page gains nothing that anybody would notice. */
const SMALL = 8 * 1024;
/** Encoding takes all processors by itself. */
const PICTURES_AT_ONCE = 2;
/** Encoded bytes that wait in memory to be written; what is beyond is encoded a second time. */
const MOST_WAITING = 256 * 1024 * 1024;

type MakeSharp = (bytes: Uint8Array, options?: SharpOptions) => Sharp;

/** Nothing but a warning where sharp is missing. Moving pictures stay as they are, and so does what would not get smaller. */
export async function optimizeImages({ site, attachments, read, cache, signal, onDone }: OptimizeRequest): Promise<OptimizedImages> {
  const shown = site === undefined ? new Map<NotePath, Place>() : placesOfImages(site);
  const wanted = attachments.filter(({ path, size, dimensions }) => {
    return SOURCES.has(extensionOf(path)) && shown.has(path) && dimensions !== undefined && size >= SMALL;
  });
  const encoder = wanted.length === 0 ? undefined : await loadSharp();
  if (encoder === undefined) {
    const missing = async (): Promise<never> => Promise.reject(new Error("nothing was encoded"));
    return { attachments, readRendition: missing, diagnostics: wanted.length === 0 ? [] : [noSharp()] };
  }
  const { sharp, version } = encoder;
  const waiting = new Map<string, Buffer>();
  let waitingBytes = 0;
  let done = 0;
  const made = await memo<AssetFacts, readonly Rendition[]>(
    {
      name: "images",
      version: digestParts([VERSION, version]),
      keyOf: ({ digest }) => digest,
      prepare: async () => async (asset) => {
        const encoded = await encodeAll(sharp, await read(asset.path), asset);
        for (const { rendition, bytes } of encoded) {
          if (waitingBytes + bytes.length > MOST_WAITING) break;
          waitingBytes += bytes.length;
          waiting.set(rendition.digest, bytes);
        }
        return encoded.map(({ rendition }) => rendition);
      },
    },
    wanted,
    { cache, signal, atOnce: PICTURES_AT_ONCE, onDone: () => onDone?.(++done, wanted.length) },
  );
  const renditions = new Map(wanted.map(({ path }, i) => [path, made[i] ?? []]));
  return {
    attachments: attachments.map((asset) => {
      const own = renditions.get(asset.path) ?? [];
      return own.length === 0 ? asset : { ...asset, renditions: own };
    }),
    readRendition: async (path, { digest, format, width }) =>
      waiting.get(digest) ?? (await encode(sharp(await read(path)), { format, width })).bytes,
    diagnostics: [],
  };
}

async function loadSharp(): Promise<{ readonly sharp: MakeSharp; readonly version: string } | undefined> {
  try {
    const { default: sharp } = await import("sharp");
    return { sharp, version: JSON.stringify(sharp.versions) };
  } catch {
    // Not installed, or not for this machine.
    return undefined;
  }
}

function noSharp(): Diagnostic {
  const message = "the setting images is optimize, but the package sharp cannot be loaded, so images are published as they are";
  return { code: "no-sharp", severity: "warning", message, hint: "Install it beside recto: npm install sharp" };
}

type Encoded = { readonly rendition: Rendition; readonly bytes: Buffer };

/** Nothing for a picture that moves, or that sharp cannot read. */
async function encodeAll(sharp: MakeSharp, bytes: Uint8Array, { size, dimensions }: AssetFacts): Promise<Encoded[]> {
  try {
    const own = dimensions?.width ?? 0;
    const source = sharp(bytes);
    if (isMovingPng(bytes) || ((await source.metadata()).pages ?? 1) > 1) return [];
    const smaller = WIDTHS.filter((width) => width < own);
    const widths = smaller.length < WIDTHS.length ? [...smaller, own] : smaller;
    const encoded: Encoded[] = [];
    for (const format of FORMATS) {
      const forms: Encoded[] = [];
      for (const width of widths) forms.push(await encode(source.clone(), { format, width }));
      // The largest one is what a reader with a fine screen gets in place of the original.
      if ((forms.at(-1)?.bytes.length ?? size) < size) encoded.push(...forms);
    }
    return encoded;
  } catch (error) {
    if (error instanceof Error && !(error instanceof TypeError)) return [];
    throw error;
  }
}

/** sharp sees the first picture of an animated PNG alone. Its mark stands before the pixels, after at most a profile. */
function isMovingPng(bytes: Uint8Array): boolean {
  const pixels = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf("IDAT");
  return bytes[0] === 0x89 && Buffer.from(bytes.subarray(0, Math.max(0, pixels))).includes("acTL");
}

/** Upright, in sRGB, without metadata. */
async function encode(source: Sharp, { format, width }: Pick<Rendition, "format" | "width">): Promise<Encoded> {
  const resized = source.autoOrient().resize({ width, withoutEnlargement: true });
  const form = format === "avif" ? resized.avif({ quality: 55, effort: 4 }) : resized.webp({ quality: 80, effort: 4 });
  const { data, info } = await form.toBuffer({ resolveWithObject: true });
  return { rendition: { format, width: info.width, digest: digest(data), size: data.length }, bytes: data };
}
