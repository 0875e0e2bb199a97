/** Media types by extension, from recto's own table: what the system says differs from machine to machine. */
import { extensionOf } from "../lib/relative.ts";

const TEXT: { readonly [extension: string]: string } = {
  html: "text/html",
  css: "text/css",
  js: "text/javascript",
  mjs: "text/javascript",
  json: "application/json",
  map: "application/json",
  webmanifest: "application/manifest+json",
  xml: "application/xml",
  rss: "application/rss+xml",
  // Not `application/atom+xml`, which CloudFront does not compress. Readers look inside.
  atom: "application/xml",
  svg: "image/svg+xml",
  txt: "text/plain",
  md: "text/markdown",
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  ics: "text/calendar",
  vtt: "text/vtt",
};

const BINARY: { readonly [extension: string]: string } = {
  avif: "image/avif",
  bmp: "image/bmp",
  gif: "image/gif",
  ico: "image/vnd.microsoft.icon",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  aac: "audio/aac",
  flac: "audio/flac",
  m4a: "audio/mp4",
  mp3: "audio/mpeg",
  oga: "audio/ogg",
  ogg: "audio/ogg",
  opus: "audio/ogg",
  wav: "audio/wav",
  m4v: "video/mp4",
  mov: "video/quicktime",
  mp4: "video/mp4",
  ogv: "video/ogg",
  webm: "video/webm",
  otf: "font/otf",
  ttf: "font/ttf",
  woff: "font/woff",
  woff2: "font/woff2",
  apkg: "application/octet-stream",
  epub: "application/epub+zip",
  gz: "application/gzip",
  pdf: "application/pdf",
  wasm: "application/wasm",
  zip: "application/zip",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const TYPES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(TEXT).map(([extension, type]) => [extension, `${type}; charset=utf-8`] as const),
  ...Object.entries(BINARY),
]);

/** Of a file by its path, with the charset where it is text; `application/octet-stream` for what is not in the table. */
export function mediaType(path: string): string {
  return TYPES.get(extensionOf(path)) ?? "application/octet-stream";
}
