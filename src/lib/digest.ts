/** Content digests: SHA-256 in hexadecimal. */
import { createHash } from "node:crypto";
import type { Digest } from "../model/index.ts";

/** Digest of bytes, or of a text's UTF-8 bytes. */
export function digest(content: Uint8Array | string): Digest {
  return createHash("sha256").update(content).digest("hex") as Digest;
}

/** Digest of a list of parts; unlike the digest of their concatenation it tells `["ab"]` from `["a", "b"]`. */
export function digestParts(parts: readonly string[]): Digest {
  return digest(JSON.stringify(parts));
}
