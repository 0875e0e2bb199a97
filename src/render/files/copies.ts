/** Files that are copied: attachments of notes, and what lies in public/. */
import { addressSegment } from "../../lib/slug.ts";
import { extensionOf, stemOf } from "../../lib/relative.ts";
import {
  sitePath,
  type AssetFacts,
  type CacheClass,
  type Diagnostic,
  type Digest,
  type Output,
  type Page,
  type Rendition,
  type SitePath,
} from "../../model/index.ts";

import { featureOf, featuresOf } from "./features.ts";

/** Hexadecimal digits of a fingerprint: 40 bits, enough that two versions of one name do not meet. */
const FINGERPRINT_LENGTH = 10;

/** Letters; longer ones are none, but a name with a dot in it. */
const MOST_EXTENSION = 12;

/** Files of `public/` below this folder get a fingerprint in their name and may be cached for ever. */
const FINGERPRINTED = "assets/";

type Copy = { readonly facts: AssetFacts; readonly address: SitePath; readonly cacheClass: CacheClass };

/** Where an attachment is published: its name carries its content's digest, so it may be cached for ever and never collides. */
export function attachmentAddress({ path, digest }: AssetFacts): SitePath {
  return fingerprinted(path, digest);
}

/** Where a smaller form of a picture is published; the width tells people, and the digest all others. */
export function renditionAddress({ path }: Pick<AssetFacts, "path">, { format, width, digest }: Rendition): SitePath {
  return fingerprinted(`${stemOf(path)}-${width}.${format}`, digest);
}

/** Where a file of `public/` is published: under its own name, unless it lies in `public/assets/`. */
export function copyPublicFile(facts: AssetFacts): Copy {
  if (facts.path.startsWith(FINGERPRINTED)) return { facts, address: fingerprinted(facts.path, facts.digest), cacheClass: "asset" };
  return { facts, address: sitePath(facts.path.normalize("NFC")), cacheClass: keptNameClass(facts.path) };
}

/**
 * The site's own stylesheet, linked by every page. It keeps its name, so that a change of it changes no page, and what it names by
 * `url()` is found where it lies.
 */
export const OWN_STYLE = "style.css";

/** How a file is cached whose name does not change with its content: those that pages or machines begin with are asked for again soon. */
export function keptNameClass(path: string): CacheClass {
  return path === OWN_STYLE || /^(?:robots\.txt|[^/]*\.(?:xml|rss|atom|webmanifest))$/.test(path) ? "pointer" : "media";
}

/** The name by which templates ask for a fingerprinted file; undefined for other files. */
export function fingerprintName({ path }: AssetFacts): string | undefined {
  return path.startsWith(FINGERPRINTED) ? path.slice(FINGERPRINTED.length) : undefined;
}

export type CopyInput = {
  readonly pages: readonly Page[];
  readonly attachments: readonly (AssetFacts & { readonly address: SitePath })[];
  readonly publicFiles: readonly AssetFacts[];
  readonly readAttachment: (path: string) => Promise<Uint8Array>;
  readonly readRendition: (path: string, rendition: Rendition) => Promise<Uint8Array>;
  readonly readPublicFile: (path: string) => Promise<Uint8Array>;
};

/** The finished files, without those of features that no page has; their bytes stay in the other store until they are asked for. A page hides a public file of its address. */
export function copyFiles({ pages, attachments, publicFiles, readAttachment, readRendition, readPublicFile }: CopyInput): {
  readonly outputs: readonly Output[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const taken = new Set<SitePath>(pages.map(({ address }) => address));
  // By address: the same picture may lie in several places, and is published once.
  const outputs = new Map<SitePath, Output>();
  const diagnostics: Diagnostic[] = [];
  for (const facts of attachments) {
    const { address, path: from } = facts;
    outputs.set(address, { ...copyOutput({ facts, address, cacheClass: "asset" }, readAttachment), from });
    for (const rendition of facts.renditions ?? []) {
      const { digest, size } = rendition;
      const path = renditionAddress(facts, rendition);
      outputs.set(path, { path, digest, size, cacheClass: "asset", from, read: () => readRendition(facts.path, rendition) });
    }
  }
  const features = featuresOf(pages);
  for (const copy of publicFiles.map(copyPublicFile)) {
    const feature = featureOf(copy.facts.path);
    if (feature !== undefined && !features.has(feature)) continue;
    if (taken.has(copy.address)) diagnostics.push(hidden(copy));
    else outputs.set(copy.address, copyOutput(copy, readPublicFile));
  }
  return { outputs: [...outputs.values()], diagnostics };
}

function copyOutput({ facts, address, cacheClass }: Copy, read: (path: string) => Promise<Uint8Array>): Output {
  return { path: address, digest: facts.digest, size: facts.size, cacheClass, read: () => read(facts.path) };
}

function hidden({ facts: { path }, address }: Copy): Diagnostic {
  return {
    code: "hidden-public-file",
    severity: "warning",
    message: `public/${path} is not published, because a page has its address ${address}`,
    hint: "Rename the file, or change the page by a template of your own.",
  };
}

function fingerprinted(path: string, digest: Digest): SitePath {
  const extension = extensionOf(path)
    .replace(/[^a-z0-9]/g, "")
    .slice(0, MOST_EXTENSION);
  const name = `${addressSegment(stemOf(path))}.${digest.slice(0, FINGERPRINT_LENGTH)}`;
  return sitePath(`assets/${extension === "" ? name : `${name}.${extension}`}`);
}
