/** Paths between pages, so that a site works under any sub-path and from `file://`. */

/**
 * From the page `from` to the file `to`, both below the site's root and percent-encoded already:
 * `aws/s3.html` → `assets/x.css` is `../assets/x.css`. Called for every link of every page, so it only looks at characters.
 */
export function relativePath(from: string, to: string): string {
  let shared = 0;
  for (let i = 0; i < from.length && i < to.length && from[i] === to[i]; i++) if (from[i] === "/") shared = i + 1;
  let up = "";
  for (let i = shared; i < from.length; i++) if (from[i] === "/") up += "../";
  return up + to.slice(shared) || "./";
}

/** The folder that a path lies in, without a final `/`; `""` at the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}

/** The last segment of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The last segment without its extension: `aws/s3.md` → `s3`; a leading dot is no extension. */
export function stemOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? name : name.slice(0, dot);
}

/** The extension in lower case, without the dot; `""` when there is none. */
export function extensionOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot + 1).toLowerCase();
}
