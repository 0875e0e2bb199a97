/** `recto build`, as a user starts it, killed at every call that changes the disk. */
import { execFileSync } from "node:child_process";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isTemporary } from "../../src/lib/safeJoin.ts";
import { makeFolder, treeOf } from "../io/temporaryFolder.ts";
import { runSweep } from "./killSweep.ts";

const RECTO = join(import.meta.dirname, "..", "..", "lib", "recto.js");

function build(site: string): void {
  execFileSync(process.execPath, [RECTO, "build", site], { stdio: "pipe" });
}

/** The files of the site that stands, without those that were being written. */
function pagesOf(site: string): [string, string][] {
  return Object.entries(treeOf(join(site, "dist"))).filter(([path]) => !path.endsWith("/") && !isTemporary(path));
}

test("killed at any call, every page is old or new, and the next build equals one from nothing", { timeout: 600_000 }, async () => {
  const origin = makeFolder({ "notes/a.md": "# A\n\nold", "notes/gone/b.md": "# B", "notes/kept.md": "# Kept" });
  build(origin);
  writeFileSync(join(origin, "dist", "CNAME"), "example.org");
  const old = new Map(pagesOf(origin));

  /** The same site after an edit, with what stands and what is remembered. */
  function edit(): string {
    const site = makeFolder();
    cpSync(origin, site, { recursive: true, preserveTimestamps: true });
    writeFileSync(join(site, "notes", "a.md"), "# A\n\nnew, see [[c]]");
    writeFileSync(join(site, "notes", "c.md"), "# C");
    rmSync(join(site, "notes", "gone"), { recursive: true });
    return site;
  }

  const clean = edit();
  for (const state of ["dist", ".recto"]) rmSync(join(clean, state), { recursive: true });
  build(clean);
  const complete = { ...treeOf(join(clean, "dist")), CNAME: "example.org" };
  const next = new Map(Object.entries(complete));

  const kills = await runSweep({
    command: (site) => [process.execPath, RECTO, "build", site],
    prepare: async () => edit(),
    async checkKilled(site) {
      for (const [path, text] of pagesOf(site)) expect([old.get(path), next.get(path)], path).toContain(text);
      expect(pagesOf(site).map(([path]) => path)).toEqual(expect.arrayContaining(["CNAME", "a.html", "index.html", "kept.html"]));
    },
    async checkCompleted(site) {
      expect(treeOf(join(site, "dist"))).toEqual(complete);
      expect(Object.keys(treeOf(join(site, ".recto"))).filter(isTemporary)).toEqual([]);
    },
  });
  for (const call of ["write", "rename", "link", "unlink", "rmdir", "fsync"]) expect(kills[call], call).toBeGreaterThan(0);
});
