/** A build starts no other program and speaks to no network, whatever notes say (git's history is asked only inside a repository). */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createFolder, run } from "../helpers/cli.ts";
import { requireStrace } from "./killSweep.ts";

const PROGRAM = new URL("../../lib/recto.js", import.meta.url).pathname;

beforeAll(() => requireStrace());

test.each([
  ["a site that is published", "# B\n"],
  ["front matter that wants to be a program", "---js\nmodule.exports = require('child_process').execSync('id')\n---\n# B\n"],
])("under strace there is one execve, the build's own, and no connect: %s", async (_, b) => {
  const folder = await createFolder({
    "notes/a.md": "---\ntitle: A\n---\n![x](https://example.org/x.png) <b>raw</b> $x^2$ [[b]]\n\n![[b]]\n\n```js\n1\n```\n",
    "notes/b.md": b,
  });
  const words = ["-f", "-qq", "-o", join(folder, "calls"), "-e", "trace=execve,connect", process.execPath, PROGRAM, "build"];
  const { out } = await run("strace", words, folder);
  expect(out).toMatch(/^2 notes, /);
  const calls = (await readFile(join(folder, "calls"), "utf8")).split("\n").filter((line) => /\b(?:execve|connect)\(/.test(line));
  expect(calls).toHaveLength(1);
  expect(calls[0]).toContain("execve(");
});
