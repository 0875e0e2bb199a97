import { expect, test } from "vitest";
import { mediaType } from "../../src/publish/index.ts";

test.each([
  ["aws/s3.html", "text/html; charset=utf-8"],
  ["assets/recto.1a2b3c4d5e.css", "text/css; charset=utf-8"],
  ["assets/recto.1a2b3c4d5e.js", "text/javascript; charset=utf-8"],
  ["sitemap.xml", "application/xml; charset=utf-8"],
  ["feed.xml", "application/xml; charset=utf-8"],
  ["news.rss", "application/rss+xml; charset=utf-8"],
  ["news.atom", "application/xml; charset=utf-8"],
  ["images/flow.svg", "image/svg+xml; charset=utf-8"],
  ["robots.txt", "text/plain; charset=utf-8"],
  ["site.webmanifest", "application/manifest+json; charset=utf-8"],
  ["Photo.JPG", "image/jpeg"],
  ["fonts/a.woff2", "font/woff2"],
  ["paper.pdf", "application/pdf"],
  ["no-extension", "application/octet-stream"],
  [".html", "application/octet-stream"],
  ["what.constructor", "application/octet-stream"],
])("%s is served as %s", (path, type) => {
  expect(mediaType(path)).toBe(type);
});
