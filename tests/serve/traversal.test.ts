/** No address leads out of the site: S25. */
import fc from "fast-check";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolderStore } from "../../src/io/folder.ts";
import { createMemoryReleaseRecord, createMemoryStore } from "../../src/io/memory.ts";
import { createDevSite } from "../../src/serve/devSite.ts";
import { createPreviewSite } from "../../src/serve/previewSite.ts";
import { createFolder } from "../helpers/cli.ts";
import { get, textOf } from "../helpers/requests.ts";

const CANARY = "canary-7f3a";

/** 60 of them, each of which has opened a file on some server. `secret.txt` lies beside the site's folder, `/etc/hostname` is anywhere. */
const ATTACKS = [
  ...["/../secret.txt", "/../../secret.txt", "/aws/../../secret.txt", "/./../secret.txt", "/aws/../../../../../../etc/hostname", "/.."],
  ...["/%2e%2e/secret.txt", "/%2E%2E/secret.txt", "/.%2e/secret.txt", "/%2e./secret.txt", "/%2e%2e%2fsecret.txt", "/..%2fsecret.txt"],
  ...["/%252e%252e/secret.txt", "/%252e%252e%252fsecret.txt", "/..%252fsecret.txt", "/%25252e%25252e/secret.txt", "/..%c0%afsecret.txt"],
  ...[
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "/..%5C..%5Csecret.txt",
    "/aws\\..\\..\\secret.txt",
    "/%2e%2e%5csecret.txt",
    "/..%255csecret.txt",
  ],
  ...["//secret.txt", "///etc/hostname", "//etc/hostname", "/%2fetc/hostname", "/%2f%2fetc%2fhostname", "/aws//../../secret.txt"],
  ...["/..;/secret.txt", "/..;x=y/secret.txt", "/;/../secret.txt", "/secret.txt;.html", "/aws/..;/..;/secret.txt"],
  ...["/../secret.txt%00", "/../secret.txt%00.html", "/%00/../secret.txt", "/index.html%00../secret.txt"],
  ...[
    "/../secret.txt?raw??",
    "/secret.txt?import&raw??",
    "/@fs/etc/hostname",
    "/@fs/../secret.txt",
    "/@fs//etc/hostname?raw??",
    "/@id/../secret.txt",
  ],
  ...[
    "/secret.txt::$DATA",
    "/../secret.txt::$DATA",
    "/SECRET~1.TXT",
    "/C:/secret.txt",
    "/C:%5csecret.txt",
    "/c|/secret.txt",
    "/file:///etc/hostname",
  ],
  ...[
    "/%c0%ae%c0%ae/secret.txt",
    "/%e0%80%ae%e0%80%ae/secret.txt",
    "/%uff0e%uff0e/secret.txt",
    "/\uff0e\uff0e/secret.txt",
    "/\u2025/secret.txt",
  ],
  ...[`/${"../".repeat(300)}etc/hostname`, `/${"a/".repeat(4000)}${"../".repeat(4001)}secret.txt`, "../secret.txt", "/.../secret.txt"],
];

async function sites() {
  const folder = await createFolder({
    "secret.txt": CANARY,
    "dist/index.html": "<p>home",
    "dist/aws/s3.html": "<p>s3",
    "dist/404.html": "<p>nothing here",
  });
  const store = createFolderStore(join(folder, "dist"));
  const files = Object.fromEntries(
    await Promise.all((await store.list()).entries.map(async ({ path }) => [path, await store.read(path)] as const)),
  );
  const dev = createDevSite({ store: createMemoryStore(files), token: "t".repeat(32), liveScript: new Uint8Array() });
  await dev.show({ hasChanged: true, problems: [] });
  const preview = createPreviewSite({ store, record: createMemoryReleaseRecord(), urls: "html" });
  return { dev, preview };
}

test("60 addresses that lead out of other servers lead nowhere", async () => {
  expect(new Set(ATTACKS).size).toBeGreaterThanOrEqual(60);
  const { dev, preview } = await sites();
  for (const target of ATTACKS) {
    for (const site of [dev, preview]) {
      const response = await site.respond(get(target));
      expect([target, [400, 404].includes(response.status) || `status ${response.status}`]).toEqual([target, true]);
      expect([target, textOf(response).includes(CANARY)]).toEqual([target, false]);
    }
  }
});

test("no path at all gets a file that the site does not have", async () => {
  const { dev } = await sites();
  const piece = fc.oneof(
    fc.constantFrom(
      "..",
      ".",
      "/",
      "\\",
      "%2e",
      "%2f",
      "%5c",
      "%00",
      "%25",
      "secret.txt",
      "aws",
      "s3.html",
      "index.html",
      "?",
      "#",
      ";",
      "~",
      "@fs",
    ),
    fc.string({ unit: "binary", maxLength: 4 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 10 }), async (pieces) => {
      const response = await dev.respond(get(`/${pieces.join("")}`));
      if (response.status === 200) expect(textOf(response)).toMatch(/^<p>(?:home|s3|nothing here)<script /);
      else expect([308, 400, 403, 404]).toContain(response.status);
    }),
    { numRuns: 20_000 },
  );
});
