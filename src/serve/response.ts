/** Responses of the local servers: small texts, and files with their tags and ranges. */
import type { HttpRequest, HttpResponse } from "../io/http.ts";
import { contentTag } from "../lib/digest.ts";
import { byteRange } from "./range.ts";

type Headers = HttpResponse["headers"];

/** Sent with everything: no other site may embed, frame, sniff or keep a handle on what is served here. */
export const LOCAL_HEADERS: Headers = {
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** A line of plain text. */
export function textResponse(status: number, text: string): HttpResponse {
  const headers = { ...LOCAL_HEADERS, "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return { status, headers, body: Buffer.from(`${text}\n`) };
}

/** Permanent, and the method stays. `location` is relative to the address that was asked for. */
export function redirect(location: string): HttpResponse {
  const { headers, body } = textResponse(308, `see ${location}`);
  return { status: 308, headers: { ...headers, location }, body };
}

export type FileAnswer = { readonly bytes: Uint8Array; readonly headers: Headers };

/**
 * A file that was found, as S3 answers: a strong ETag that is the MD5 of the content, 304 where the reader has it, 206 for
 * one range of bytes, 416 for a range beyond the end. RFC 9110, sections 13.1.2 and 14.2.
 */
export function fileResponse({ bytes, headers }: FileAnswer, request: HttpRequest): HttpResponse {
  const etag = `"${contentTag(bytes)}"`;
  const all = { ...LOCAL_HEADERS, ...headers, etag, "accept-ranges": "bytes" };
  if (matches(request.headers["if-none-match"], etag)) return { status: 304, headers: all, body: new Uint8Array() };
  const range = isRangeMeant(request, etag) ? byteRange(request.headers["range"] ?? "", bytes.length) : "all";
  if (range === "all") return { status: 200, headers: all, body: bytes };
  if (range === "none")
    return { ...textResponse(416, "there are no such bytes"), headers: { ...all, "content-range": `bytes */${bytes.length}` } };
  const { start, end } = range;
  return {
    status: 206,
    headers: { ...all, "content-range": `bytes ${start}-${end - 1}/${bytes.length}` },
    body: bytes.subarray(start, end),
  };
}

/** Weak comparison with each tag of a list, or `*`. */
function matches(list: string | undefined, etag: string): boolean {
  if (list === undefined) return false;
  return list.trim() === "*" || list.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}

/** With `If-Range`, a range is meant only of the file that the reader has begun. */
function isRangeMeant({ method, headers }: HttpRequest, etag: string): boolean {
  const condition = headers["if-range"];
  return method === "GET" && headers["range"] !== undefined && (condition === undefined || condition === etag);
}
