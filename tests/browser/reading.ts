/** A built site on a server as the published one, and a reader in a real browser who goes through it. */
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { cacheControl, mediaType, SECURITY_HEADERS } from "../../src/publish/index.ts";
import { createFolder, recto } from "../helpers/cli.ts";

export type Request = { readonly path: string; readonly purpose: string; readonly kind: string };

export type Built = {
  /** Below which the site lies, at the sub-path `/x`. */
  readonly origin: string;
  readonly folder: string;
  /** What was asked for so far, in order. */
  readonly requests: Request[];
};

/** Builds these notes; serves them with the headers of the published site. */
export async function buildAndServe(notes: { readonly [name: string]: string }, settings = ""): Promise<Built> {
  const root = await createFolder({
    "recto.yml": settings,
    ...Object.fromEntries(Object.entries(notes).map(([name, text]) => [`notes/${name}`, text])),
  });
  const { code, err } = await recto(root, ["build", "--drafts"]);
  expect({ code, err }).toMatchObject({ code: 0 });
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = decodeURIComponent(pathname.replace(/^\/x\//, "")).replace(/(^|\/)$/, "$1index.html");
    requests.push({
      path,
      purpose: String(request.headers["sec-purpose"] ?? ""),
      kind: request.headers["sec-fetch-dest"] ?? "",
    });
    readFile(join(root, "dist", path)).then(
      (bytes) => {
        const tag = `"${bytes.length}-${path.length}"`;
        const headers = {
          ...SECURITY_HEADERS,
          "content-type": mediaType(path),
          "cache-control": cacheControl(path.endsWith(".html") ? "page" : path.startsWith("assets/") ? "asset" : "pointer"),
          etag: tag,
        };
        const isSame = request.headers["if-none-match"] === tag;
        response.writeHead(isSame ? 304 : 200, headers).end(isSame ? undefined : bytes);
      },
      () => response.writeHead(404, SECURITY_HEADERS).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/x`,
    folder: join(root, "dist"),
    requests,
  };
}

/** A reader with a browser of her own; the test fails when anything is refused, missing or throws on her way. */
export async function createReader(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 800 }, ...options });
  const troubles: string[] = [];
  context.on("page", (opened) => {
    opened.on("pageerror", (error) => troubles.push(error.message));
    opened.on("console", (message) => ["error", "warning"].includes(message.type()) && troubles.push(message.text()));
  });
  const page = await context.newPage();
  onTestFinished(async () => {
    await context.close();
    expect(troubles).toEqual([]);
  });
  return { page, context };
}
