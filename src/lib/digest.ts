/** Content digests: SHA-256 in hexadecimal. */
import { hash } from "node:crypto";
import type { Digest } from "../model/index.ts";

/** Digest of bytes, or of a text's UTF-8 bytes. */
export function digest(content: Uint8Array | string): Digest {
  return hash("sha256", content, "hex") as Digest;
}

/** Digest of a list of parts; unlike the digest of their concatenation it tells `["ab"]` from `["a", "b"]`. */
export function digestParts(parts: readonly string[]): Digest {
  return digest(JSON.stringify(parts));
}

/** MD5 in hexadecimal: what S3 takes for the ETag of a file that was uploaded in one piece. Tells versions apart, proves nothing. */
export function contentTag(bytes: Uint8Array): string {
  return hash("md5", bytes, "hex");
}
