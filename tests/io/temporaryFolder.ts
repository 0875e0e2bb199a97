/** Folders for tests on a real disk. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A new folder with `files` in it, path → content; removed when the test is over. */
export function makeFolder(files: { readonly [path: string]: string | Uint8Array } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "recto-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** All that is in a folder, path → text; folders end in a slash and are `""`. */
export function treeOf(folder: string): { readonly [path: string]: string } {
  const items = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    items
      .map((item) => {
        const path = join(item.parentPath, item.name);
        const name = path.slice(folder.length + 1);
        return item.isDirectory() ? ([`${name}/`, ""] as const) : ([name, readFileSync(path, "utf8")] as const);
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
