/** Files that are copied: attachments of notes, and what lies in public/. */
import { addressSlug } from "../../lib/slug.ts";
import { extensionOf, stemOf } from "../../lib/relative.ts";
import { sitePath, type AssetFacts, type CacheClass, type Digest, type Output, type SitePath } from "../../model/index.ts";

/** Hexadecimal digits of a fingerprint: 40 bits, enough that two versions of one name do not meet. */
const FINGERPRINT_LENGTH = 10;

/** Files of `public/` below this folder get a fingerprint in their name and may be cached for ever. */
const FINGERPRINTED = "assets/";

export type Copy = { readonly facts: AssetFacts; readonly address: SitePath; readonly cacheClass: CacheClass };

/** Where an attachment is published: its name carries its content's digest, so it may be cached for ever and never collides. */
export function attachmentAddress({ path, digest }: AssetFacts): SitePath {
  return fingerprinted(path, digest);
}

/** Where a file of `public/` is published: under its own name, unless it lies in `public/assets/`. */
export function copyPublicFile(facts: AssetFacts): Copy {
  if (facts.path.startsWith(FINGERPRINTED)) return { facts, address: fingerprinted(facts.path, facts.digest), cacheClass: "asset" };
  const cacheClass = /^(?:robots\.txt|[^/]*\.(?:xml|webmanifest))$/.test(facts.path) ? "pointer" : "media";
  return { facts, address: sitePath(facts.path.normalize("NFC")), cacheClass };
}

/** The name by which templates ask for a fingerprinted file; undefined for other files. */
export function fingerprintName({ path }: AssetFacts): string | undefined {
  return path.startsWith(FINGERPRINTED) ? path.slice(FINGERPRINTED.length) : undefined;
}

/** The finished file; its bytes stay in the other store until they are asked for. */
export function copyOutput({ facts, address, cacheClass }: Copy, read: (path: string) => Promise<Uint8Array>): Output {
  return { path: address, digest: facts.digest, size: facts.size, cacheClass, read: () => read(facts.path) };
}

function fingerprinted(path: string, digest: Digest): SitePath {
  const extension = extensionOf(path).replace(/[^a-z0-9]/g, "");
  const name = `${addressSlug(stemOf(path)).slice(0, 60)}.${digest.slice(0, FINGERPRINT_LENGTH)}`;
  return sitePath(`assets/${extension === "" ? name : `${name}.${extension}`}`);
}
