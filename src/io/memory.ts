/** A store in memory: the site of `recto dev`, and every test's world. */
import { byUnits } from "../lib/order.ts";
import { digest } from "../lib/digest.ts";
import { assertPath } from "../lib/safeJoin.ts";
import { StoreError } from "../lib/storeError.ts";
import type { Entry, ReleaseRecord, Standing, Store } from "../model/index.ts";

/** A store that holds `files` at first, path → content (text is stored as UTF-8). A stamp is the digest of the content. */
export function createMemoryStore(files: { readonly [path: string]: string | Uint8Array } = {}): Store {
  const held = new Map<string, { readonly entry: Entry; readonly bytes: Uint8Array }>();

  function put(path: string, bytes: Uint8Array): Entry {
    const entry = { path, size: bytes.length, stamp: digest(bytes) };
    // A copy, here and in read: what the caller does to the array later must not reach the store.
    held.set(path, { entry, bytes: new Uint8Array(bytes) });
    return entry;
  }

  // What a test lays in may have any name that a disk may have.
  for (const [path, content] of Object.entries(files)) {
    assertPath(path, "read");
    put(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
  }

  return {
    async list(ignore = () => false) {
      const isIgnored = ignoredWithFolders(ignore);
      const entries = [...held.values()].map((file) => file.entry).filter((entry) => !isIgnored(entry.path));
      return { entries: entries.sort((a, b) => byUnits(a.path, b.path)), skipped: [] };
    },
    async read(path) {
      assertPath(path, "read");
      const file = held.get(path);
      if (file === undefined) throw new StoreError("not-found", path, `there is no file ${path}`);
      return new Uint8Array(file.bytes);
    },
    async write(path, bytes) {
      assertPath(path, "write");
      return put(path, bytes);
    },
    async remove(path) {
      assertPath(path, "read");
      held.delete(path);
    },
  };
}

/** A record that lasts as long as the program. */
export function createMemoryReleaseRecord(standing?: Standing): ReleaseRecord {
  let saved = standing;
  return {
    load: async () => saved,
    async save(next) {
      saved = next;
    },
  };
}

/** Asks `ignore` about a file's folders first, from the root down and once each, and then about the file. */
function ignoredWithFolders(ignore: (path: string) => boolean): (path: string) => boolean {
  const folders = new Map<string, boolean>();
  function isFolderIgnored(folder: string): boolean {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const slash = folder.lastIndexOf("/", folder.length - 2);
    const answer = (slash !== -1 && isFolderIgnored(folder.slice(0, slash + 1))) || ignore(folder);
    folders.set(folder, answer);
    return answer;
  }
  return (path) => {
    const slash = path.lastIndexOf("/");
    return (slash !== -1 && isFolderIgnored(path.slice(0, slash + 1))) || ignore(path);
  };
}
