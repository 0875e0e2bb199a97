/** What a request asks for: the target of the request line → the key of a file, by decoding alone. No path of a disk is made of it. */

/**
 * The key as S3 finds it, `""` for `/`: the query cut off, `+` a blank, percent-decoded once, and nothing collapsed, so that
 * `//` and `/./` are simply in no site. `bad` for what is no path or does not decode to UTF-8; `none` for what no key can be:
 * an encoded slash, which separates nothing.
 */
export type RequestedKey = { readonly key: string } | "bad" | "none";

export function requestedKey(target: string): RequestedKey {
  if (!target.startsWith("/")) return "bad";
  const [path = ""] = target.slice(1).split(/[?#]/, 1);
  try {
    const segments = path.split("/").map((segment) => decodeURIComponent(segment.replaceAll("+", " ")));
    return segments.some((segment) => segment.includes("/")) ? "none" : { key: segments.join("/") };
  } catch {
    return "bad";
  }
}

/** What follows the path, with its question mark; a redirect keeps it. */
export function queryOf(target: string): string {
  const at = target.indexOf("?");
  return at === -1 ? "" : target.slice(at).replace(/#.*$/s, "");
}
