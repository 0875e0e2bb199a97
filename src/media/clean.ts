/**
 * Attachments as they are published: SVG made harmless, pictures without metadata, all else as it is. What comes out of a
 * file depends on its bytes and its kind alone, so it is remembered by these; its bytes are made again when they are written.
 */
import { digest } from "../lib/digest.ts";
import { memo } from "../lib/memo.ts";
import { extensionOf } from "../lib/relative.ts";
import { StoreError } from "../lib/storeError.ts";
import type { AssetFacts, Cache, Diagnostic, Digest, NotePath } from "../model/index.ts";
import { STRIPS, TURNED_LATER } from "./formats.ts";
import type { CleanSvg } from "./svg.ts";
import type { SvgLoss } from "./svgAttributes.ts";

export type CleanRequest = {
  /** Of the files as they lie in the notes folder. */
  readonly facts: Iterable<AssetFacts>;
  /** Their bytes. */
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly cache: Cache;
  /** Of the program. */
  readonly version: string;
  readonly signal?: AbortSignal | undefined;
};

export type CleanedMedia = {
  /** Digest, size and dimensions of what is published. A file that cannot be made harmless is not among them. */
  readonly attachments: readonly AssetFacts[];
  /** The bytes to be published. */
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
};

/** What is remembered of one version of a file. */
type Memory =
  | {
      readonly digest: Digest;
      readonly size: number;
      readonly isOnItsSide?: true;
      readonly lost?: readonly SvgLoss[];
      readonly isKept?: true;
    }
  | { readonly fault: string; readonly line: number; readonly column: number };

/** Pictures may be large, and each is held in memory while it is worked on. */
const FILES_AT_ONCE = 8;

/** Files that are published as they are cost nothing here. */
export async function cleanMedia({ facts, read, cache, version, signal }: CleanRequest): Promise<CleanedMedia> {
  const all = [...facts];
  const changed = all.filter(({ path }) => isChanged(path));
  const readClean = async ({ path, digest: expected }: AssetFacts) => {
    const bytes = await read(path);
    // Else the result would be remembered for bytes that it was not made of.
    if (digest(bytes) !== expected) throw new StoreError("unsteady", path, `${path} changed while the site was made`);
    return cleanBytes(path, bytes);
  };
  const memories = await memo<AssetFacts, Memory>(
    {
      name: "media",
      version,
      keyOf: (asset) => JSON.stringify([extensionOf(asset.path), asset.digest]),
      prepare: async () => async (asset) => (await readClean(asset)).memory,
    },
    changed,
    { cache, signal, atOnce: FILES_AT_ONCE },
  );
  const known = new Map(changed.map(({ path }, i) => [path, memories[i] as Memory]));
  const byPath = new Map<string, AssetFacts>(changed.map((asset) => [asset.path, asset]));
  return {
    attachments: all.flatMap((asset) => published(asset, known.get(asset.path))),
    read: async (path) => {
      const asset = byPath.get(path);
      return asset === undefined ? read(path) : (await readClean(asset)).bytes;
    },
    diagnostics: changed.flatMap(({ path }) => said(path, known.get(path) as Memory)),
  };
}

function isChanged(path: string): boolean {
  const extension = extensionOf(path);
  return extension === "svg" || STRIPS.has(extension);
}

async function cleanBytes(path: string, bytes: Uint8Array): Promise<{ readonly bytes: Uint8Array; readonly memory: Memory }> {
  const extension = extensionOf(path);
  if (extension === "svg") {
    const clean: CleanSvg = (await import("./svg.ts")).cleanSvg(bytes);
    if ("fault" in clean) return { bytes: new Uint8Array(), memory: clean };
    const made = Buffer.from(clean.svg);
    return { bytes: made, memory: { digest: digest(made), size: made.length, ...(clean.lost.length > 0 && { lost: clean.lost }) } };
  }
  const stripped = STRIPS.get(extension)?.(bytes);
  if (stripped === undefined) return { bytes, memory: { digest: digest(bytes), size: bytes.length, isKept: true } };
  const isOnItsSide = TURNED_LATER.has(extension) && stripped.orientation >= 5;
  const memory = { digest: digest(stripped.bytes), size: stripped.bytes.length, ...(isOnItsSide && { isOnItsSide: true as const }) };
  return { bytes: stripped.bytes, memory };
}

function published(asset: AssetFacts, memory: Memory | undefined): AssetFacts[] {
  if (memory === undefined) return [asset];
  if ("fault" in memory) return [];
  const { dimensions } = asset;
  const turned = memory.isOnItsSide === true && dimensions ? { width: dimensions.height, height: dimensions.width } : dimensions;
  return [{ path: asset.path, digest: memory.digest, size: memory.size, ...(turned && { dimensions: turned }) }];
}

function said(path: NotePath, memory: Memory): Diagnostic[] {
  if ("fault" in memory) {
    const { fault, line, column } = memory;
    const message = `${path} is not a sound SVG file, and is not published: ${fault}`;
    const hint = "Open it in the program that made it and save it again.";
    return [{ code: "bad-svg", severity: "warning", message, hint, at: { path, line, column, length: 1 } }];
  }
  if (memory.isKept === true) {
    const message = `${path} is damaged or of another kind than its name says, and is published with all that is in it`;
    const hint = "Save it again with an image program, so that recto can take place, time and camera out of it.";
    return [{ code: "metadata-kept", severity: "warning", message, hint }];
  }
  const lost = (memory.lost ?? []).filter((loss) => loss !== "HTML");
  const diagnostics: Diagnostic[] = [];
  if (lost.length > 0) {
    const message = `${path} is published without its ${lost.join(", ").replace(/, ([^,]*)$/, " and $1")}`;
    diagnostics.push({ code: "unsafe-svg", severity: "warning", message });
  }
  if (memory.lost?.includes("HTML") === true) {
    const message = `${path} holds HTML, of which only the words are published`;
    const hint = 'Check how the drawing looks; draw.io: switch off "Formatted text" for its labels, mermaid: set htmlLabels to false.';
    diagnostics.push({ code: "svg-html", severity: "info", message, hint });
  }
  return diagnostics;
}
