/** recto preview as a user starts it, on what recto build wrote. */
import { spawn } from "node:child_process";
import { expect, onTestFinished, test } from "vitest";
import { createFolder, recto } from "../helpers/cli.ts";
import { until } from "../helpers/dev.ts";

const PROGRAM = new URL("../../lib/recto.js", import.meta.url).pathname;

test("the built site is served by its exact names, with the headers of the CDN, until a signal ends it", async () => {
  const folder = await createFolder({ "notes/aws/s3.md": "# S3\n\n![x](x.png)\n", "notes/secret.md": "---\ndraft: true\n---\n# Secret\n" });
  expect((await recto(folder, ["build"])).code).toBe(0);
  const child = spawn(process.execPath, [PROGRAM, "preview", "--port", "0"], { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  await until(() => out.endsWith("\n"));
  const url = out.trim();
  const page = await fetch(`${url}aws/s3.html`);
  expect([page.status, page.headers.get("cache-control"), page.headers.get("x-recto-preview")]).toEqual([
    200,
    "public, max-age=0, s-maxage=86400, stale-if-error=86400",
    "1",
  ]);
  const html = await page.text();
  expect(html).toContain("<h1");
  expect(html).not.toContain("/@recto/");
  const [style = ""] = /assets\/recto\.[0-9a-f]+\.css/.exec(html) ?? [];
  expect((await fetch(`${url}${style}`)).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect((await fetch(`${url}AWS/s3.html`)).status).toBe(404);
  expect((await fetch(`${url}secret.html`)).status).toBe(404);
  expect((await fetch(url, { method: "POST" })).status).toBe(403);
  const code = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGINT");
  expect(await code).toBe(130);
});

test("without a site there is nothing to preview, and a line says how to make one", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n" });
  expect(await recto(folder, ["preview"])).toEqual({
    code: 1,
    out: "",
    err: 'error: there is no site in dist; "recto build" makes one.\n',
  });
});
