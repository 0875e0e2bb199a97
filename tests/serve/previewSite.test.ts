/** recto preview: what S3 behind a CDN would answer. */
import { expect, test } from "vitest";
import { digest } from "../../src/lib/digest.ts";
import { createMemoryReleaseRecord, createMemoryStore } from "../../src/io/memory.ts";
import type { CacheClass, Settings } from "../../src/model/index.ts";
import { createPreviewSite } from "../../src/serve/previewSite.ts";
import { get, textOf } from "../helpers/requests.ts";

const FILES: { readonly [path: string]: readonly [string, CacheClass] } = {
  "index.html": ["<p>home", "page"],
  "404.html": ["<p>nothing here", "page"],
  "aws/index.html": ["<p>aws", "page"],
  "aws/s3 costs.html": ["<p>s3", "page"],
  "assets/recto.0123456789.css": ["p {}", "asset"],
  "sitemap.xml": ["<urlset/>", "pointer"],
};

function preview(urls: Settings["urls"] = "html") {
  const store = createMemoryStore({
    ...Object.fromEntries(Object.entries(FILES).map(([path, [text]]) => [path, text])),
    "foreign.pdf": "%PDF",
  });
  const files = Object.fromEntries(
    Object.entries(FILES).map(([path, [text, cacheClass]]) => [path, { digest: digest(text), size: text.length, type: "any", cacheClass }]),
  );
  const record = createMemoryReleaseRecord({ release: { files }, stamps: {}, unsettled: [] });
  return { store, ...createPreviewSite({ store, record, urls }) };
}

test("a page has the headers that it will have on the CDN", async () => {
  const { respond } = preview();
  const { status, headers } = await respond(get("/aws/s3+costs.html"));
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "cache-control": "public, max-age=0, s-maxage=86400, stale-if-error=86400",
    etag: '"3f606436772f0b80096de9d67849aec3"',
    "accept-ranges": "bytes",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-recto-preview": "1",
  });
  expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self' 'sha256-[\w+/=]{44}'; style-src 'self';/);
});

test.each([
  ["/assets/recto.0123456789.css", "public, max-age=31536000, immutable", "text/css; charset=utf-8"],
  ["/sitemap.xml", "public, max-age=300, s-maxage=86400", "application/xml; charset=utf-8"],
  ["/foreign.pdf", "public, max-age=86400, s-maxage=604800", "application/pdf"],
])("%s is cached by its class: %s", async (target, cacheControl, type) => {
  const { headers } = await preview().respond(get(target));
  expect([headers["cache-control"], headers["content-type"]]).toEqual([cacheControl, type]);
});

test("no script is added to a page", async () => {
  expect(textOf(await preview().respond(get("/")))).toBe("<p>home");
});

test.each([
  ["/", 200, "<p>home"],
  ["/?utm_source=x", 200, "<p>home"],
  ["/aws/s3%20costs.html", 200, "<p>s3"],
  ["/aws/S3%20costs.html", 404, "<p>nothing here"],
  ["/aws%2Fs3%20costs.html", 404, "<p>nothing here"],
  ["//index.html", 404, "<p>nothing here"],
  ["/aws/", 404, "<p>nothing here"],
  ["/aws", 404, "<p>nothing here"],
  ["/%E0%A4%A", 400, "this address is malformed\n"],
])("with addresses that end in .html, %s is %d", async (target, status, text) => {
  const response = await preview().respond(get(target));
  expect([response.status, textOf(response), response.headers["x-recto-preview"]]).toEqual([status, text, "1"]);
});

test("where folders are addresses, the edge function's redirects happen here, too", async () => {
  const { respond } = preview("folder");
  const seen = async (target: string) => {
    const { status, headers } = await respond(get(target));
    return [status, headers["location"]];
  };
  expect(await seen("/aws/")).toEqual([200, undefined]);
  expect(await seen("/aws?a=b")).toEqual([308, "./aws/?a=b"]);
  expect(await seen("/aws/index.html")).toEqual([308, "./"]);
});

test("methods other than GET and HEAD are forbidden", async () => {
  expect((await preview().respond(get("/", {}, "POST"))).status).toBe(403);
});

test("a page that the browser has is not sent again", async () => {
  const { respond } = preview();
  const etag = (await respond(get("/"))).headers["etag"];
  const again = await respond(get("/", { "if-none-match": etag }));
  expect([again.status, textOf(again), again.headers["cache-control"]]).toEqual([
    304,
    "",
    "public, max-age=0, s-maxage=86400, stale-if-error=86400",
  ]);
  expect((await respond(get("/", { "if-none-match": "*" }))).status).toBe(304);
});

test("a new build shows without a new start", async () => {
  const { respond, store } = preview();
  expect((await respond(get("/new.html"))).status).toBe(404);
  await store.write("new.html", Buffer.from("<p>new"));
  await store.write("index.html", Buffer.from("<p>another home"));
  await store.remove("sitemap.xml");
  expect(textOf(await respond(get("/new.html")))).toBe("<p>new");
  expect(textOf(await respond(get("/")))).toBe("<p>another home");
  expect((await respond(get("/sitemap.xml"))).status).toBe(404);
});
