/** What pages need to know of attachments: digest, and how large an image is shown. The one file that knows image-size. */
import { mapConcurrently } from "../lib/concurrency.ts";
import { digest, digestParts } from "../lib/digest.ts";
import { byUnits } from "../lib/order.ts";
import { extensionOf } from "../lib/relative.ts";
import { StoreError } from "../lib/storeError.ts";
import type { Asset, AssetFacts, Cache, Diagnostic, Digest, NotePath, Store } from "../model/index.ts";

export type InspectedAssets = {
  /** Of every path that is an attachment and can be read, sorted by path. */
  readonly facts: ReadonlyMap<NotePath, AssetFacts>;
  readonly diagnostics: readonly Diagnostic[];
};

/** What is remembered of one version of a file. */
type Memory = { readonly digest: Digest; readonly size: number; readonly width?: number; readonly height?: number };

const STAGE = "asset";
/** Part of the key: another way of measuring must not meet old memories. */
const VERSION = "1";
/** Attachments may be large, and each is held in memory while it is read. */
const READS_AT_ONCE = 8;
const IMAGES: ReadonlySet<string> = new Set(["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "bmp", "ico"]);
/** In bytes: image-size searches an SVG by regular expressions, which a hostile file could keep busy for long. */
const SVG_GLANCE = 16 * 1024;

/**
 * Facts of the attachments at `paths`; paths that are no attachment are passed over. A file whose path, size and stamp are
 * known to the cache is not read again, so the facts can be wrong only where a store gives equal stamps to unequal files.
 */
export async function inspectAssets(
  store: Store,
  paths: readonly NotePath[],
  cache: Cache,
  assets: readonly Asset[],
): Promise<InspectedAssets> {
  const known = new Map(assets.map((asset) => [asset.path, asset]));
  const wanted = [...new Set(paths)].sort(byUnits).flatMap((path) => known.get(path) ?? []);
  const inspected = await mapConcurrently(wanted, READS_AT_ONCE, async (asset) => ({ asset, found: await inspect(store, asset, cache) }));
  const facts = new Map<NotePath, AssetFacts>();
  const diagnostics: Diagnostic[] = [];
  for (const { asset, found } of inspected) {
    if ("code" in found) {
      diagnostics.push(found);
      continue;
    }
    const { width, height } = found;
    const dimensions = width === undefined || height === undefined ? undefined : { width, height };
    facts.set(asset.path, { path: asset.path, digest: found.digest, size: found.size, ...(dimensions && { dimensions }) });
    if (dimensions === undefined && isImage(asset.path)) diagnostics.push(unmeasured(asset.path));
  }
  return { facts, diagnostics };
}

async function inspect(store: Store, { path, size, stamp }: Asset, cache: Cache): Promise<Memory | Diagnostic> {
  const key = digestParts([VERSION, path, String(size), stamp]);
  const remembered = await cache.get(STAGE, key);
  if (isMemory(remembered)) return remembered;
  try {
    const bytes = await store.read(path);
    const memory: Memory = { digest: digest(bytes), size: bytes.length, ...(isImage(path) && (await measure(path, bytes))) };
    // A file of another size has changed since it was listed, and its stamp is not known.
    if (bytes.length === size) cache.set(STAGE, key, memory);
    return memory;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (error.fault === "not-found") {
      return { code: "vanished-file", severity: "info", message: `${path} was deleted while the site was read, and is left out` };
    }
    return {
      code: "unreadable-file",
      severity: "error",
      message: error.message,
      hint: "Make the file readable, or leave it out by the setting ignore.",
    };
  }
}

/** As browsers show it: turned as the camera says. Undefined when it cannot be told. */
async function measure(path: string, bytes: Uint8Array): Promise<{ readonly width: number; readonly height: number } | undefined> {
  const { imageSize } = await import("image-size");
  try {
    const { width, height, orientation = 1 } = imageSize(extensionOf(path) === "svg" ? bytes.subarray(0, SVG_GLANCE) : bytes);
    const [across, down] = orientation >= 5 ? [height, width] : [width, height];
    return isLength(across) && isLength(down) ? { width: Math.round(across), height: Math.round(down) } : undefined;
  } catch {
    // Not an image, or a damaged one: the page does without dimensions, and the writer is told.
    return undefined;
  }
}

function unmeasured(path: string): Diagnostic {
  const message = `the size of the image ${path} cannot be read, so the page may jump while it loads`;
  return {
    code: "unmeasured-image",
    severity: "warning",
    message,
    hint: "Check that the file is a whole image of the kind that its name says.",
  };
}

function isImage(path: string): boolean {
  return IMAGES.has(extensionOf(path));
}

/** In CSS pixels; the cap is that of browsers' layout, beyond it the number is nonsense. */
function isLength(value: number | undefined): value is number {
  return value !== undefined && value >= 1 && value <= 1_000_000;
}

function isMemory(value: unknown): value is Memory {
  if (typeof value !== "object" || value === null || !("digest" in value) || !("size" in value)) return false;
  const lengths = [value.size, "width" in value ? value.width : 1, "height" in value ? value.height : 1];
  return typeof value.digest === "string" && lengths.every((length) => typeof length === "number");
}
