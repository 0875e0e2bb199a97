/** A built site as a CDN would send it: compressed, with recto's headers, and `assets/` to be kept for ever. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { mediaType, SECURITY_HEADERS } from "../../src/publish/index.ts";

/** On a free port of this machine, until it is closed. */
export async function serveFolder(folder: string): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const age = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=0";
    const headers = { ...SECURITY_HEADERS, "content-type": mediaType(path), "content-encoding": "gzip", "cache-control": age };
    readFile(join(folder, path)).then(
      (bytes) => response.writeHead(200, headers).end(gzipSync(bytes)),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
