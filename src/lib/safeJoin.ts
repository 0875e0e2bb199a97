/** The one door from a path in data to a path on a disk: nothing gets out of its root (zip slip, `..` in a permalink, Windows names). */
import { StoreError } from "./storeError.ts";

/** Begins the name of a file that is being written; 16 hexadecimal digits follow. No site may have such a file. */
export const TEMPORARY_PREFIX = ".recto-tmp-";

/** Whether a path names a file that recto was writing when it was stopped. */
export function isTemporary(path: string): boolean {
  return /(?:^|\/)\.recto-tmp-[0-9a-f]{16}$/.test(path);
}

/** Of one segment of a path to write, in UTF-8: leaves room for a temporary name below the 255 of common file systems. */
const SEGMENT_BYTES = 200;

/**
 * What a path is for. Names of notes are whatever a person's file system holds, so reading and removing refuse only what
 * is no path below the root. Names of outputs are recto's own choice, and must work on every file system and bucket.
 */
export type PathUse = "read" | "write";

/** `root/path`, with `/` on every system. Throws {@link StoreError} `outside` where {@link pathFault} finds one. */
export function safeJoin(root: string, path: string, use: PathUse): string {
  assertPath(path, use);
  return root.endsWith("/") ? root + path : `${root}/${path}`;
}

/** Throws {@link StoreError} `outside` where {@link pathFault} finds one. */
export function assertPath(path: string, use: PathUse): void {
  const fault = pathFault(path, use);
  if (fault !== undefined) throw new StoreError("outside", path, `the path ${JSON.stringify(path)} is refused: ${fault}`);
}

/** Why a path is refused, as the end of a sentence; undefined when it is good. */
export function pathFault(path: string, use: PathUse): string | undefined {
  if (path === "") return "it is empty";
  if (path.includes("\0")) return "it holds a NUL";
  // On Windows it separates folders, so that `a\..\..\b` would leave the root.
  if (path.includes("\\")) return "it holds a backslash";
  // Not Unicode: such a name cannot be written as UTF-8, and so names another file or none.
  if (!path.isWellFormed() || path.includes("\uFFFD")) return "it is not valid Unicode";
  if (/(?:^|\/)\.{0,2}(?:\/|$)/.test(path)) return "it has an empty segment, or one that is . or ..";
  return use === "read"
    ? undefined
    : path
        .split("/")
        .map(segmentFault)
        .find((fault) => fault !== undefined);
}

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file, and the names that recto keeps for itself. */
function segmentFault(segment: string): string | undefined {
  // eslint-disable-next-line no-control-regex -- these are the refused ones
  if (/[\u0000-\u001F\u007F]/.test(segment)) return "it holds a control character";
  if (segment.includes(":")) return "it holds a colon, which Windows takes for a drive or a stream";
  if (/[. ]$/.test(segment)) return "a name ends in a dot or a blank, which Windows drops";
  if (/^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i.test(segment)) {
    return `Windows keeps the name ${JSON.stringify(segment)} for a device`;
  }
  const folded = segment.toLowerCase();
  if (folded === ".recto" || folded.startsWith(TEMPORARY_PREFIX)) return `recto keeps the name ${JSON.stringify(segment)} for itself`;
  if (Buffer.byteLength(segment) > SEGMENT_BYTES) return `a name has more than ${SEGMENT_BYTES} bytes`;
  return undefined;
}
