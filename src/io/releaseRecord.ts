/** What stands in an output folder, remembered in a file beside the site's other state. */
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { CacheClass, Digest, ReleaseFile, ReleaseRecord, Standing } from "../model/index.ts";
import { replaceFileDurably } from "./replaceFile.ts";
import { codeOf, storeError } from "./systemError.ts";

/** A record of another format is not understood, and then everything in the output folder looks foreign: change it with a way to read the old one. */
const FORMAT = 1;

/** The record in `file`, which is made, with its folder, by the first `save`. */
export function createReleaseRecord(file: string): ReleaseRecord {
  return {
    async load() {
      try {
        return standingOf(JSON.parse(await readFile(file, "utf8")));
      } catch (error) {
        if (error instanceof SyntaxError || codeOf(error) === "ENOENT") return undefined;
        throw storeError(error, { doing: "read", path: file, file });
      }
    },
    async save({ release, stamps, unsettled }) {
      const bytes = new TextEncoder().encode(JSON.stringify({ format: FORMAT, files: release.files, stamps, unsettled }));
      try {
        await mkdir(dirname(file), { recursive: true });
        replaceFileDurably(file, bytes);
      } catch (error) {
        throw storeError(error, { doing: "write", path: file, file, needed: bytes.length });
      }
    },
  };
}

/** Undefined when it is not what `save` writes. */
function standingOf(json: unknown): Standing | undefined {
  if (!isRecord(json) || json["format"] !== FORMAT) return undefined;
  const { files, stamps, unsettled } = json;
  if (!isRecord(files) || !Object.values(files).every(isReleaseFile)) return undefined;
  if (!isRecord(stamps) || !Object.values(stamps).every(isString)) return undefined;
  if (!Array.isArray(unsettled) || !unsettled.every(isString)) return undefined;
  // Each value was checked just above, which the compiler does not see through `Object.values`.
  return { release: { files: files as { [path: string]: ReleaseFile } }, stamps: stamps as { [path: string]: string }, unsettled };
}

const CLASSES: { readonly [Class in CacheClass]: true } = { asset: true, media: true, page: true, pointer: true };

function isReleaseFile(json: unknown): json is ReleaseFile {
  if (!isRecord(json)) return false;
  const { digest, size, type, cacheClass } = json;
  return isDigest(digest) && Number.isSafeInteger(size) && isString(type) && isString(cacheClass) && Object.hasOwn(CLASSES, cacheClass);
}

function isDigest(json: unknown): json is Digest {
  return isString(json) && /^[0-9a-f]{64}$/.test(json);
}

function isString(json: unknown): json is string {
  return typeof json === "string";
}

function isRecord(json: unknown): json is { readonly [key: string]: unknown } {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
