/** The manifest of a site. */
import { byUnits } from "../lib/order.ts";
import type { Output, Release, ReleaseFile, Standing } from "../model/index.ts";
import { mediaType } from "./mediaType.ts";

/** The release that these outputs make, its paths in UTF-16 order. Throws where two outputs have one path: a bug. */
export function releaseOf(outputs: readonly Output[]): Release {
  const sorted = [...outputs].sort((a, b) => byUnits(a.path, b.path));
  sorted.forEach((output, index) => {
    if (output.path === sorted[index + 1]?.path) throw new Error(`two outputs have the path ${output.path}`);
  });
  return { files: Object.fromEntries(sorted.map((output) => [output.path, releaseFileOf(output)])) };
}

/** What the manifest says of an output. */
export function releaseFileOf({ path, digest, size, cacheClass }: Output): ReleaseFile {
  return { digest, size, type: mediaType(path), cacheClass };
}

/** Whether two say the same of every file. */
export function isSameStanding(a: Standing, b: Standing): boolean {
  return (
    isSameList(a.unsettled, b.unsettled) &&
    isSameRecord(a.stamps, b.stamps, (x, y) => x === y) &&
    isSameRecord(a.release.files, b.release.files, isSameFile)
  );
}

function isSameFile(a: ReleaseFile, b: ReleaseFile): boolean {
  return a.digest === b.digest && a.size === b.size && a.type === b.type && a.cacheClass === b.cacheClass;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function isSameRecord<Value>(
  a: { readonly [key: string]: Value },
  b: { readonly [key: string]: Value },
  isSame: (x: Value, y: Value) => boolean,
): boolean {
  const inA = Object.entries(a);
  const inB = new Map(Object.entries(b));
  return inA.length === inB.size && inA.every(([key, value]) => inB.has(key) && isSame(value, inB.get(key) as Value));
}
