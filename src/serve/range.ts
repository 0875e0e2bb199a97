/** Parts of files. */

/** Bytes from `start` up to, not including, `end`; `all` when no single range is asked for; `none` when there are no such bytes. */
export type ByteRange = { readonly start: number; readonly end: number } | "all" | "none";

/** Reads a `Range` header for a file of `size` bytes. What is malformed, or asks for several ranges, is ignored: RFC 9110, section 14.2. */
export function byteRange(header: string, size: number): ByteRange {
  const [, first = "", last = ""] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/.exec(header) ?? [];
  if (first === "" && last === "") return "all";
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "none" : { start: size - length, end: size };
  }
  if (last !== "" && Number(last) < Number(first)) return "all";
  if (Number(first) >= size) return "none";
  return { start: Number(first), end: last === "" ? size : Math.min(Number(last) + 1, size) };
}
