/** Stylesheets of `public/assets/`: what they name by `url()` or `@import` gets its fingerprint there, too. */
import { digest } from "../../lib/digest.ts";
import { encodePath } from "../../lib/escape.ts";
import { folderOf, relativePath } from "../../lib/relative.ts";
import type { AssetFacts } from "../../model/index.ts";
import { copyPublicFile, fingerprintName } from "./copies.ts";

export type PublicFiles = {
  readonly publicFiles: readonly AssetFacts[];
  readonly readPublicFile: (path: string) => Promise<Uint8Array>;
};

/** An address in quotes, or bare within `url()`. */
const ADDRESS = /(@import\s+|url\(\s*)(?:"([^"\n\\]*)"|'([^'\n\\]*)'|([^\s"'()\\]+)(?=\s*\)))/g;

/** The same files, with facts and bytes of stylesheets as they are published. Addresses that lead to no public file stay as they are. */
export async function settleStylesheets({ publicFiles, readPublicFile }: PublicFiles): Promise<PublicFiles> {
  const byPath = new Map<string, AssetFacts>(publicFiles.map((facts) => [facts.path, facts]));
  const settled = new Map<string, Uint8Array>();
  const begun = new Set<string>();
  const settle = async (facts: AssetFacts): Promise<void> => {
    if (begun.has(facts.path) || !isStylesheet(facts)) return;
    begun.add(facts.path);
    const text = new TextDecoder().decode(await readPublicFile(facts.path));
    const targets = [...text.matchAll(ADDRESS)].flatMap((match) => targetOf(match, facts.path, byPath) ?? []);
    // Those that are named first, since their names go into this one. Two that name each other: one of them keeps what it says.
    for (const { path } of targets) await settle(byPath.get(path) as AssetFacts);
    const from = copyPublicFile(facts).address;
    const rewritten = text.replace(ADDRESS, (written: string, before: string, ...match: (string | undefined)[]) => {
      const target = targetOf([written, before, ...match], facts.path, byPath);
      if (target === undefined) return written;
      const to = copyPublicFile(byPath.get(target.path) as AssetFacts).address;
      return `${before}"${encodePath(relativePath(from, to))}${target.suffix}"`;
    });
    if (rewritten === text) return;
    const bytes = Buffer.from(rewritten);
    settled.set(facts.path, bytes);
    byPath.set(facts.path, { ...facts, digest: digest(bytes), size: bytes.length });
  };
  for (const facts of publicFiles) await settle(facts);
  return {
    publicFiles: [...byPath.values()],
    readPublicFile: async (path) => settled.get(path) ?? readPublicFile(path),
  };
}

function isStylesheet(facts: AssetFacts): boolean {
  return facts.path.endsWith(".css") && fingerprintName(facts) !== undefined;
}

/** The public file that a match of {@link ADDRESS} leads to, and what follows its path: `#icon`. */
function targetOf(
  [, , ...quoted]: readonly (string | undefined)[],
  stylesheet: string,
  files: ReadonlyMap<string, AssetFacts>,
): { readonly path: string; readonly suffix: string } | undefined {
  const written = quoted.slice(0, 3).find((part) => part !== undefined) ?? "";
  if (/^(?:[a-z][a-z0-9+.-]*:|[/#?]|$)/i.test(written)) return undefined;
  const [, address = "", suffix = ""] = /^([^#?]*)(.*)$/s.exec(written) ?? [];
  const path = resolve(folderOf(stylesheet), decode(address));
  return path !== undefined && files.has(path) ? { path, suffix } : undefined;
}

/** Undefined when it leads out of `public/`. */
function resolve(folder: string, address: string): string | undefined {
  const segments = folder === "" ? [] : folder.split("/");
  for (const segment of address.split("/")) {
    if (segment === "..") {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
