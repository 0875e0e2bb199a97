/** recto dev on a real folder and real sockets. */
import { spawn } from "node:child_process";
import { appendFile, mkdir, rename, rm, truncate, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createFolder, run } from "../helpers/cli.ts";
import { dev, TOKEN, until } from "../helpers/dev.ts";

const PROGRAM = new URL("../../lib/recto.js", import.meta.url).pathname;

const textOf = async (url: string) => (await fetch(url)).text();

/** Follows the live channel; what has come so far. */
async function follow(origin: string): Promise<{ readonly sent: () => string }> {
  let sent = "";
  const outgoing = request(`${origin}/@recto/live/${TOKEN}/1`, (response) =>
    response.on("data", (chunk: Buffer) => (sent += chunk.toString())),
  );
  outgoing.on("error", () => {});
  outgoing.end();
  onTestFinished(() => void outgoing.destroy());
  await until(() => sent !== "");
  return { sent: () => sent };
}

test("a saved note is served, and open pages hear of it", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n\nbefore\n", "notes/b.md": "# B\n" });
  const { origin } = await dev(folder);
  expect(await textOf(`${origin}/a.html`)).toContain("before");
  const channel = await follow(origin);
  await writeFile(join(folder, "notes/a.md"), "# A\n\nafter\n");
  await until(() => channel.sent().includes("data: reload"));
  expect(await textOf(`${origin}/a.html`)).toContain("after");
});

test("drafts are shown", async () => {
  const folder = await createFolder({ "notes/a.md": "---\ndraft: true\n---\n# A\n" });
  const { origin } = await dev(folder);
  expect((await fetch(`${origin}/a.html`)).status).toBe(200);
});

test("new notes, removed notes, attachments, templates, public files and settings are watched", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n" });
  const { origin } = await dev(folder);
  await mkdir(join(folder, "notes/new"));
  await writeFile(join(folder, "notes/new/b.md"), "# B\n");
  await until(async () => (await fetch(`${origin}/new/b.html`)).status === 200);
  await rm(join(folder, "notes/new"), { recursive: true });
  await until(async () => (await fetch(`${origin}/new/b.html`)).status === 404);
  await mkdir(join(folder, "public"));
  await writeFile(join(folder, "public/robots.txt"), "User-agent: *\n");
  await until(async () => (await fetch(`${origin}/robots.txt`)).status === 200);
  await mkdir(join(folder, "templates"));
  await writeFile(join(folder, "templates/note.eta"), "<!DOCTYPE html><title>mine</title><body></body>");
  await until(async () => (await textOf(`${origin}/a.html`)).includes("<title>mine</title>"));
  await writeFile(join(folder, "recto.yml"), "title: Another title\n");
  await until(async () => (await textOf(`${origin}/`)).includes("Another title"));
});

test("while a note has an error the last good site stands, and the problem is told with its place until it is mended", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n\ngood\n" });
  const { origin } = await dev(folder);
  const problems = async () => JSON.parse(await textOf(`${origin}/@recto/problems/${TOKEN}`)) as unknown;
  expect(await problems()).toEqual([]);
  await writeFile(join(folder, "notes/a.md"), "---\ndate: 2026-02-30\n---\n# A\n\nbad\n");
  await until(async () => JSON.stringify(await problems()) !== "[]");
  const shown = JSON.stringify(await problems());
  expect(shown).toContain("notes/a.md:2:7 error");
  expect(shown).toContain("2 | date: 2026-02-30");
  expect(shown).not.toContain(folder);
  expect(await textOf(`${origin}/a.html`)).toContain("good");
  await writeFile(join(folder, "notes/b.md"), "# B\n");
  await until(async () => JSON.stringify(await problems()) === shown);
  await writeFile(join(folder, "notes/a.md"), "# A\n\nmended\n");
  await until(async () => JSON.stringify(await problems()) === "[]");
  expect(await textOf(`${origin}/a.html`)).toContain("mended");
});

test("a note that an editor empties before writing it is never shown empty", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n\ntext\n" });
  const { origin, builds } = await dev(folder);
  const file = join(folder, "notes/a.md");
  for (let save = 0; save < 20; save++) {
    const count = builds().length;
    await truncate(file);
    await new Promise((resolve) => setTimeout(resolve, save * 5));
    await writeFile(file, `# A\n\ntext ${save}\n`);
    await until(() => builds().length > count);
    const page = await textOf(`${origin}/a.html`);
    expect([save, page.includes("text"), page.includes("This note is still empty")]).toEqual([save, true, false]);
  }
  await until(async () => (await textOf(`${origin}/a.html`)).includes("text 19"));
});

test("saves that replace the file by another one are seen every time", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n" });
  const { origin } = await dev(folder);
  for (let save = 0; save < 10; save++) {
    await writeFile(join(folder, "notes/.a.md.swp"), `# A\n\nsave ${save}\n`);
    await rename(join(folder, "notes/.a.md.swp"), join(folder, "notes/a.md"));
    await until(async () => (await textOf(`${origin}/a.html`)).includes(`save ${save}`));
  }
});

test("saves that follow each other closely end in the last of them", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n" });
  const { origin } = await dev(folder);
  for (let save = 0; save < 30; save++) {
    await writeFile(join(folder, "notes/a.md"), `# A\n\nsave ${save}\n`);
    await new Promise((resolve) => setTimeout(resolve, save));
  }
  await until(async () => (await textOf(`${origin}/a.html`)).includes("save 29"));
});

/** In another process, as `git checkout` would. */
const WRITE_MANY = `
  const { mkdirSync, writeFileSync } = require("node:fs");
  for (let folder = 0; folder < 100; folder++) {
    mkdirSync("notes/f" + folder);
    for (let note = 0; note < 100; note++) writeFileSync(\`notes/f\${folder}/note-\${note}.md\`, \`# Note \${folder}-\${note}\\n\`);
  }`;

test("10,000 files that change at once are at most three builds, and the last is complete", async () => {
  const folder = await createFolder({ "notes/index.md": "# Home\n" });
  const { origin, builds } = await dev(folder);
  await until(() => builds().length === 2);
  expect(await run(process.execPath, ["-e", WRITE_MANY], folder)).toEqual({ code: 0, out: "", err: "" });
  await until(() => builds().at(-1)?.result.noteCount === 10_001);
  expect(await textOf(`${origin}/f99/note-99.html`)).toContain("Note 99-99");
  // The one more that follows a storm, and what would come after it.
  await new Promise((resolve) => setTimeout(resolve, 5000));
  expect(builds().length - 2).toBeLessThanOrEqual(3);
});

test("a notes folder that is gone is told, and the site is there again when it is back", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n\nfirst\n" });
  const { origin, builds } = await dev(folder);
  await rename(join(folder, "notes"), join(folder, "elsewhere"));
  await until(() => builds().at(-1)?.result.diagnostics[0]?.code === "no-notes");
  expect(await textOf(`${origin}/a.html`)).toContain("first");
  await rename(join(folder, "elsewhere"), join(folder, "notes"));
  await until(() => builds().at(-1)?.result.diagnostics.length === 0);
  await appendFile(join(folder, "notes/a.md"), "second\n");
  await until(async () => (await textOf(`${origin}/a.html`)).includes("second"));
});

test("a vault that is gone and comes back is watched again", async () => {
  const parent = await createFolder({ "vault/a.md": "# A\n\nfirst\n" });
  const { origin, builds } = await dev(join(parent, "vault"));
  await rename(join(parent, "vault"), join(parent, "elsewhere"));
  await until(() => builds().at(-1)?.result.diagnostics[0]?.code === "no-notes");
  await rename(join(parent, "elsewhere"), join(parent, "vault"));
  await until(() => builds().at(-1)?.result.diagnostics.length === 0);
  await appendFile(join(parent, "vault/a.md"), "second\n");
  await until(async () => (await textOf(`${origin}/a.html`)).includes("second"));
});

test("where a port is taken at one of the loopback addresses, the next one is used at both", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n" });
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, "::1", () => {
      const address = other.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  onTestFinished(() => void other.close());
  const { server } = await dev(folder, { port });
  expect(server.port).toBeGreaterThan(port);
  expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(200);
  expect((await fetch(`http://[::1]:${server.port}/`)).status).toBe(200);
});

test("other machines reach the site with --host only, and then by its address, not by a name", async () => {
  const address = Object.values(networkInterfaces())
    .flatMap((own) => own ?? [])
    .find(({ internal, family }) => !internal && family === "IPv4")?.address;
  if (address === undefined) throw new Error("this machine has no address but loopback, so that this cannot be tested");
  const folder = await createFolder({ "notes/a.md": "# A\n" });
  const closed = await dev(folder);
  await expect(fetch(`http://${address}:${closed.server.port}/`)).rejects.toThrow("fetch failed");
  const open = await dev(folder, { on: "everywhere" });
  expect((await fetch(`http://${address}:${open.server.port}/`)).status).toBe(200);
  expect(await statusWithHost(address, open.server.port, `evil.example:${open.server.port}`)).toBe(403);
});

function statusWithHost(host: string, port: number, header: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host, port, headers: { host: header } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once("error", reject)
      .end();
  });
}

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s ends the program within a second, with open pages, and the exit code is %d", async (signal, expected) => {
  const folder = await createFolder({ "notes/a.md": "# A\n" });
  const child = spawn(process.execPath, [PROGRAM, "dev", "--port", "0"], { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  await until(() => out.endsWith("\n"));
  const url = out.trim();
  const [, token] = /data-token="([0-9a-f]{32})"/.exec(await textOf(url)) ?? [];
  const channel = await fetch(`${url}@recto/live/${token}/0`);
  await writeFile(join(folder, "notes/a.md"), "# A\n\nchanged\n");
  await until(() => /^changed notes\/a\.md → \d+ pages?, \d+ ms$/m.test(err));
  const start = performance.now();
  const code = new Promise((resolve) => child.once("close", resolve));
  child.kill(signal);
  expect(await code).toBe(expected);
  expect(performance.now() - start).toBeLessThan(1000);
  await expect(channel.text()).rejects.toThrow();
  expect(err).not.toContain("    at ");
});
