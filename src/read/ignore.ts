/** What in the notes folder is no part of the site: programs' files, keys, and what the settings leave out. */
import { extensionOf, nameOf } from "../lib/relative.ts";

export type IgnoreRules = {
  /** See {@link Settings.ignore}. */
  readonly patterns: readonly string[];
  /** Paths below the notes folder, left out with all that is in them: the output folder, say. No final `/`. */
  readonly paths: readonly string[];
};

/** Whether a file is a note, by its name. */
export function isNotePath(path: string): boolean {
  const extension = extensionOf(path);
  return extension === "md" || extension === "markdown";
}

/** Answers for {@link Store.list}: folders have a final `/`, and nothing in a folder that is left out is asked about. */
export function ignoring({ patterns, paths }: IgnoreRules): (path: string) => boolean {
  const matchers = patterns.map(compilePattern);
  const left = new Set(paths);
  return (listed) => {
    const isFolder = listed.endsWith("/");
    const path = isFolder ? listed.slice(0, -1) : listed;
    if (isNeverPublished(nameOf(path), isFolder) || left.has(path)) return true;
    if (matchers.length === 0) return false;
    const segments = path.normalize("NFC").split("/");
    return matchers.some((matches) => matches(segments, isFolder));
  };
}

const TOOL_FOLDERS: ReadonlySet<string> = new Set(["node_modules", "__MACOSX", "$RECYCLE.BIN", "System Volume Information", "lost+found"]);
const SYSTEM_FILES: ReadonlySet<string> = new Set(["thumbs.db", "desktop.ini", "icon\r"]);
/** What editors and browsers leave lying: backups, locks, halves. */
const REMNANTS: ReadonlySet<string> = new Set(["bak", "orig", "swp", "swo", "tmp", "part", "crdownload"]);
const KEYS: ReadonlySet<string> = new Set(["pem", "key", "p12", "pfx", "ppk", "jks", "keystore", "kdbx", "gpg", "age", "env", "ovpn"]);

/** By name alone. `.git`, `.obsidian`, `.trash`, `.env` and `.DS_Store` are dot files. A note is never taken for a key. */
export function isNeverPublished(name: string, isFolder: boolean): boolean {
  if (name.startsWith(".")) return true;
  if (isFolder) return TOOL_FOLDERS.has(name);
  if (isNotePath(name)) return name.startsWith("~$");
  const folded = name.toLowerCase();
  if (SYSTEM_FILES.has(folded) || folded.endsWith("~") || folded.startsWith("~$") || /^#.*#$/.test(folded)) return true;
  const extension = extensionOf(folded);
  return REMNANTS.has(extension) || KEYS.has(extension) || /^id_(?:rsa|dsa|ecdsa|ed25519)/.test(folded) || folded === "credentials";
}

/**
 * A pattern as in `.gitignore`, without its negations: `*` stands for anything within a segment, `**` for any segments,
 * also none. One without `/` matches a name in any folder, others match from the notes folder on; one with a final `/`
 * matches folders only. No regular expressions: time is bounded by pattern length times path length.
 */
function compilePattern(pattern: string): (segments: readonly string[], isFolder: boolean) => boolean {
  const isFolderOnly = pattern.endsWith("/");
  const bare = pattern
    .normalize("NFC")
    .replace(/^(?:\.?\/)+/, "")
    .replace(/\/+$/, "");
  const isAnchored = bare.includes("/") || pattern.startsWith("/");
  const parts = isAnchored ? bare.split("/") : ["**", bare];
  return (segments, isFolder) => bare !== "" && (isFolder || !isFolderOnly) && matchSegments(parts, segments);
}

function matchSegments(parts: readonly string[], segments: readonly string[]): boolean {
  return matchWithStars(parts, segments, { isStar: (part) => part === "**", matches: matchSegment });
}

function matchSegment(part: string, segment: string): boolean {
  if (!part.includes("*")) return part === segment;
  return matchWithStars(part, segment, { isStar: (char) => char === "*", matches: (char, other) => char === other });
}

type Comparison = { readonly isStar: (part: string) => boolean; readonly matches: (part: string, item: string) => boolean };

/** Segments of a path, or characters of a segment. Matches greedily, and on failure lets the last star take one item more; earlier stars need never be tried again. */
function matchWithStars(parts: ArrayLike<string>, items: ArrayLike<string>, { isStar, matches }: Comparison): boolean {
  let part = 0;
  let item = 0;
  let star = -1;
  let taken = 0;
  while (item < items.length) {
    const current = parts[part];
    if (current !== undefined && isStar(current)) {
      star = part++;
      taken = item;
    } else if (current !== undefined && matches(current, items[item] as string)) {
      part++;
      item++;
    } else if (star !== -1) {
      part = star + 1;
      item = ++taken;
    } else {
      return false;
    }
  }
  while (part < parts.length && isStar(parts[part] as string)) part++;
  return part === parts.length;
}
