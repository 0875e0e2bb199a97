/** Publishing to a real disk, killed at every call, and with disks that refuse. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createFolderStore } from "../../src/io/folder.ts";
import { createReleaseRecord } from "../../src/io/releaseRecord.ts";
import { isTemporary } from "../../src/lib/safeJoin.ts";
import { publish } from "../../src/publish/index.ts";
import { bundle } from "../helpers/bundle.ts";
import { makeFolder, treeOf } from "../io/temporaryFolder.ts";
import { outputsOf } from "../publish/outputs.ts";
import { requireStrace, runSweep } from "./killSweep.ts";
import { siteOf } from "./smallSite.ts";

const program = bundle(join(import.meta.dirname, "publishProgram.ts"));
afterAll(program.remove);

/** A world where the old site stands, with a file beside it that is not recto's. */
async function makeWorld(): Promise<string> {
  const world = makeFolder();
  const record = createReleaseRecord(join(world, ".recto", "release.json"));
  const store = createFolderStore(join(world, "dist"));
  await publish({ outputs: outputsOf(siteOf("old")), record, store });
  await store.write("CNAME", new TextEncoder().encode("example.org"));
  return world;
}

/** The files of a tree, without folders. */
function filesOf(tree: { readonly [path: string]: string }): [string, string][] {
  return Object.entries(tree).filter(([path]) => !path.endsWith("/"));
}

test("killed at any call, every page is old or new, and the next run completes the site", { timeout: 300_000 }, async () => {
  const clean = makeFolder();
  await publish({
    outputs: outputsOf(siteOf("new")),
    record: createReleaseRecord(join(clean, "record.json")),
    store: createFolderStore(join(clean, "dist")),
  });
  const complete = { ...treeOf(join(clean, "dist")), CNAME: "example.org" };
  const [old, next] = [siteOf("old"), siteOf("new")];
  const kills = await runSweep({
    command: (world) => [process.execPath, program.file, world, "new"],
    prepare: makeWorld,
    async checkKilled(world) {
      const files = filesOf(treeOf(join(world, "dist"))).filter(([path]) => !isTemporary(path));
      for (const [path, text] of files) expect([old[path], next[path], path === "CNAME" ? "example.org" : undefined]).toContain(text);
      const paths = new Set(files.map(([path]) => path));
      expect([...paths]).toEqual(expect.arrayContaining(["index.html", "kept.html", "s3.html", "CNAME"]));
    },
    async checkCompleted(world) {
      expect(treeOf(join(world, "dist"))).toEqual(complete);
      expect(Object.keys(treeOf(join(world, ".recto")))).toEqual(["cache/", "cache/render.index", "cache/render.pack", "release.json"]);
    },
  });
  // The sweep went through the whole program: each kind of change was cut short at least once.
  for (const call of ["write", "rename", "link", "mkdir", "unlink", "rmdir", "fsync", "fdatasync"])
    expect(kills[call], call).toBeGreaterThan(0);
});

/** Runs a shell script with file systems of its own: `$W` is a world, `$PUBLISH VERSION SIZE` the program; a tmpfs is at hand. */
function runOnOwnDisk(script: string): string {
  const world = makeFolder();
  const command = `export W='${world}'; mkdir "$W/dist"; publish() { '${process.execPath}' '${program.file}' "$W" "$@"; echo "exit $?"; }; list() { (cd "$W/dist" && find . -type f | LC_ALL=C sort | xargs md5sum); }; ${script}`;
  // Root may mount; anybody else may where user namespaces are allowed.
  const unshare = process.getuid?.() === 0 ? ["-m"] : ["-rm"];
  const { status, stdout, stderr } = spawnSync("unshare", [...unshare, "sh", "-c", command], { encoding: "utf8" });
  if (status !== 0) throw new Error(`this test mounts a small disk, which needs Linux with unshare(1) and the right to mount: ${stderr}`);
  return stdout.replaceAll(world, "WORLD");
}

test("on a full disk the old site stays whole without leftovers, and is replaced when there is room again", () => {
  const said = runOnOwnDisk(`
    mount -t tmpfs -o size=128k tmpfs "$W/dist" || exit 9
    publish old 10; list > "$W/before"
    publish new 20000; list > "$W/after"
    cmp "$W/before" "$W/after" && echo "the old site is whole"
    mount -o remount,size=4m "$W/dist"
    publish new 20000; list > "$W/full"; grep -c tmp "$W/full"; grep -c . "$W/full"`);
  expect(said).toMatch(
    /^exit 0\nfull: cannot write \S+: the disk is full \(needed \d+ bytes, \d+ are free\)\nexit 1\nthe old site is whole\nexit 0\n0\n7\n$/,
  );
});

test("a folder of the site may lie on another disk", () => {
  const said = runOnOwnDisk(`
    mkdir "$W/dist/new" && mount -t tmpfs tmpfs "$W/dist/new" || exit 9
    publish new 1; cat "$W/dist/new/deep/page.html"; find "$W/dist" -name ".recto-tmp-*"`);
  expect(said).toBe("exit 0\nnew ");
});

test("on a disk that can hold no more files the old site stays whole", () => {
  const said = runOnOwnDisk(`
    mount -t tmpfs -o nr_inodes=16 tmpfs "$W/dist" || exit 9
    publish old 1; list > "$W/before"
    publish new 1; list > "$W/after"
    cmp "$W/before" "$W/after" && echo "the old site is whole"`);
  expect(said).toMatch(/^exit 0\nfull: cannot write \S+: the disk is full \(it can hold no more files\)\nexit 1\nthe old site is whole\n$/);
});

test("on a disk that is read-only nothing is done, and it says so", () => {
  const said = runOnOwnDisk(`
    mount -t tmpfs tmpfs "$W/dist" || exit 9
    publish old 1; list > "$W/before"
    mount -o remount,ro "$W/dist"
    publish new 1; list > "$W/after"
    cmp "$W/before" "$W/after" && echo "the old site is whole"`);
  expect(said).toMatch(/^exit 0\ndenied: cannot write \S+: the disk is read-only\nexit 1\nthe old site is whole\n$/);
});

test("where links cannot be made, the lock is made without", () => {
  requireStrace();
  const world = makeFolder();
  const inject = ["-f", "-qq", "-o", "/dev/null", "-e", "trace=link,linkat", "-e", "inject=link,linkat:error=EPERM"];
  const { status } = spawnSync("strace", [...inject, process.execPath, program.file, world, "new"]);
  expect(status).toBe(0);
  expect(treeOf(join(world, "dist"))).toMatchObject(siteOf("new"));
});

test("no name that another user could foresee is opened for writing", () => {
  requireStrace();
  const world = makeFolder();
  const trace = join(makeFolder(), "trace");
  spawnSync("strace", ["-f", "-qq", "-o", trace, "-e", "trace=openat,open,creat", process.execPath, program.file, world, "new"]);
  const created = readFileSync(trace, "utf8")
    .split("\n")
    .filter((line) => line.includes("O_CREAT") && line.includes(world));
  expect(created.length).toBeGreaterThan(7);
  for (const line of created) expect(line).toMatch(/\/\.recto-tmp-[0-9a-f]{16}", O_WRONLY\|O_CREAT\|O_EXCL\|/);
});
