/** recto dev: requests → responses. */
import { expect, test } from "vitest";
import { createMemoryStore } from "../../src/io/memory.ts";
import { createDevSite } from "../../src/serve/devSite.ts";
import { get, textOf } from "../helpers/requests.ts";

const TOKEN = "0123456789abcdef0123456789abcdef";
const SITE = {
  "index.html": "<html><body><p>home</p></body></html>",
  "404.html": "<html><body><p>nothing here</p></body></html>",
  "aws/index.html": "<html><body><p>aws</p></body></html>",
  "aws/s3.html": "<p>no end of a body",
  "assets/recto.0123456789.css": "p { color: red }",
  "clip.mp4": "0123456789",
};

/** The dev server of a site that was built once. */
async function devSite(files: Parameters<typeof createMemoryStore>[0] = SITE) {
  const store = createMemoryStore(files);
  const site = createDevSite({ store, token: TOKEN, liveScript: Buffer.from("/* live */") });
  await site.show({ hasChanged: true, problems: [] });
  return { store, ...site };
}

test("a page is served with the live script before the end of its body, and the store keeps it without", async () => {
  const { respond, store } = await devSite();
  const response = await respond(get("/"));
  expect(response.status).toBe(200);
  expect(textOf(response)).toBe(
    `<html><body><p>home</p><script src="/@recto/live.js" data-token="${TOKEN}" data-build="1" defer></script></body></html>`,
  );
  expect(new TextDecoder().decode(await store.read("index.html"))).toBe(SITE["index.html"]);
});

test("a page without an end of its body gets the live script at its end", async () => {
  const { respond } = await devSite();
  expect(textOf(await respond(get("/aws/s3.html")))).toMatch(/^<p>no end of a body<script src="\/@recto\/live\.js" [^>]+><\/script>$/);
});

test("no other site can read, embed or frame what is served, and nothing is kept without asking again", async () => {
  const { respond } = await devSite();
  const { headers } = await respond(get("/assets/recto.0123456789.css"));
  expect(headers).toEqual({
    "content-type": "text/css; charset=utf-8",
    "cache-control": "no-cache",
    etag: '"ea672cdc862d9536b192f8a7b7815076"',
    "accept-ranges": "bytes",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  });
  expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
});

test("a file that the browser has is not sent again", async () => {
  const { respond } = await devSite();
  const { headers } = await respond(get("/clip.mp4"));
  const again = await respond(get("/clip.mp4", { "if-none-match": `"other", W/${headers["etag"]}` }));
  expect([again.status, textOf(again)]).toEqual([304, ""]);
});

test("a film is sent in parts, as players ask for it", async () => {
  const { respond } = await devSite();
  const part = await respond(get("/clip.mp4", { range: "bytes=2-4" }));
  expect([part.status, part.headers["content-range"], textOf(part)]).toEqual([206, "bytes 2-4/10", "234"]);
  const beyond = await respond(get("/clip.mp4", { range: "bytes=10-" }));
  expect([beyond.status, beyond.headers["content-range"]]).toEqual([416, "bytes */10"]);
  const changed = await respond(get("/clip.mp4", { range: "bytes=2-4", "if-range": '"older"' }));
  expect([changed.status, textOf(changed)]).toEqual([200, "0123456789"]);
});

test("an address without a page shows the site's own page for that, with the live script", async () => {
  const { respond } = await devSite();
  const response = await respond(get("/gone.html"));
  expect(response.status).toBe(404);
  expect(textOf(response)).toContain("<p>nothing here</p><script src=");
});

test("a folder's address leads to its page", async () => {
  const { respond } = await devSite();
  expect(textOf(await respond(get("/aws/")))).toContain("<p>aws</p>");
  const response = await respond(get("/aws?q=1"));
  expect([response.status, response.headers["location"]]).toEqual([308, "./aws/?q=1"]);
});

test("before the first good build there is a page that says so and waits", async () => {
  const { respond } = await devSite({});
  const response = await respond(get("/aws/s3.html"));
  expect(response.status).toBe(503);
  expect(textOf(response)).toContain('<script src="/@recto/live.js"');
});

test("what a build removed is gone, and what it made is there", async () => {
  const { respond, store, show } = await devSite();
  await store.remove("aws/s3.html");
  await store.write("aws/efs.html", Buffer.from("<p>efs"));
  await show({ hasChanged: true, problems: [] });
  expect((await respond(get("/aws/s3.html"))).status).toBe(404);
  expect((await respond(get("/aws/efs.html"))).status).toBe(200);
});

test("the live channel opens to the token alone", async () => {
  const { respond } = await devSite();
  const status = async (path: string, headers = {}) => (await respond(get(path, headers))).status;
  expect(await status(`/@recto/live/${TOKEN}/1`)).toBe(200);
  expect(await status(`/@recto/live/${TOKEN}/1`, { origin: "http://localhost:4000" })).toBe(200);
  expect(await status(`/@recto/live/${TOKEN}/1`, { origin: "http://evil.example" })).toBe(403);
  expect(await status(`/@recto/live/${TOKEN}/1`, { "sec-fetch-site": "cross-site" })).toBe(403);
  for (const path of [
    "/@recto/live",
    "/@recto/live/",
    "/@recto/live//1",
    `/@recto/live/${"0".repeat(32)}/1`,
    `/@recto/live/${TOKEN}0/1`,
    "/@recto/live?token",
  ]) {
    expect([path, await status(path)]).toEqual([path, 403]);
  }
  for (const path of ["/@recto/problems", "/@recto/problems/", `/@recto/problems/${"0".repeat(32)}`, `/@recto/problems?token=${TOKEN}`]) {
    expect([path, await status(path)]).toEqual([path, 403]);
  }
});

test("the live channel tells that there is news, and never what", async () => {
  const { respond, show } = await devSite();
  const { body, headers } = await respond(get(`/@recto/live/${TOKEN}/1`));
  let sent = "";
  const leave = typeof body === "function" ? body((text) => (sent += text)) : () => {};
  await show({ hasChanged: true, problems: ["notes/secret.md:1:1 error broken  secret"] });
  await show({ hasChanged: false, problems: ["notes/secret.md:1:1 error broken  secret"] });
  await show({ hasChanged: false, problems: [] });
  leave();
  await show({ hasChanged: true, problems: [] });
  expect(sent).toBe(":\n\ndata: reload\n\ndata: problems\n\ndata: problems\n\n");
  expect(headers["content-type"]).toBe("text/event-stream; charset=utf-8");
});

test("a page that shows an older build is told at once that there is a newer one", async () => {
  const { respond, show } = await devSite();
  await show({ hasChanged: true, problems: [] });
  expect(textOf(await respond(get(`/@recto/live/${TOKEN}/1`)))).toBe(":\n\ndata: reload\n\n");
  expect(textOf(await respond(get(`/@recto/live/${TOKEN}/2`)))).toBe(":\n\n");
});

test("problems are a list of texts", async () => {
  const { respond, show } = await devSite();
  await show({ hasChanged: false, problems: ['a.md:1:1 error x  "<img src=x onerror=alert(1)>"'] });
  const response = await respond(get(`/@recto/problems/${TOKEN}`));
  expect(response.headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(JSON.parse(textOf(response))).toEqual(['a.md:1:1 error x  "<img src=x onerror=alert(1)>"']);
});

test("other hosts, origins and methods are refused before anything is looked up", async () => {
  const { respond } = await devSite();
  expect((await respond(get("/", { host: "evil.example" }))).status).toBe(403);
  expect((await respond(get("/", { origin: "http://evil.example" }))).status).toBe(403);
  expect((await respond(get("/", {}, "POST"))).status).toBe(403);
  expect((await respond(get("/%"))).status).toBe(400);
});
