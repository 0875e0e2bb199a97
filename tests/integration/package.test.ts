/** The package as npm packs it, used from another folder. */
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFolder, run } from "../helpers/cli.ts";

const PROJECT = new URL("../..", import.meta.url).pathname;
let home: string;
let packed: readonly string[];

/** Packs a copy of the project, because packing compiles anew and other tests run the compiled program meanwhile. */
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "recto-pack-"));
  const copy = join(home, "project");
  for (const part of [
    "src",
    "templates",
    "public",
    "tests",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
  ]) {
    await cp(join(PROJECT, part), join(copy, part), { recursive: true });
  }
  await symlink(join(PROJECT, "node_modules"), join(copy, "node_modules"));
  const { out, err, code } = await run("npm", ["pack", "--json", "--pack-destination", home], copy);
  if (code !== 0) throw new Error(`npm pack failed:\n${err}`);
  const [{ filename, files }] = JSON.parse(out.slice(out.indexOf("["))) as [{ filename: string; files: { path: string }[] }];
  packed = files.map(({ path }) => path);
  await mkdir(join(home, "node_modules"));
  await run("tar", ["-xzf", filename], home);
  await cp(join(home, "package"), join(home, "node_modules/recto"), { recursive: true });
  for (const name of await readdir(join(PROJECT, "node_modules"))) {
    if (name !== "recto" && !name.startsWith(".")) await symlink(join(PROJECT, "node_modules", name), join(home, "node_modules", name));
  }
});
afterAll(() => rm(home, { recursive: true, force: true }));

test("it holds the program, its types, the theme and the documents, and nothing else", () => {
  const kinds = new Set(
    packed.map((path) => path.replace(/^(lib\/(?:chunks|client\/assets|dev|types)|templates|public)\/.*?\.(d\.ts|\w+)$/, "$1/*.$2")),
  );
  expect([...kinds].sort()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "lib/chunks/*.js",
    "lib/client/assets/*.css",
    "lib/client/assets/*.js",
    "lib/client/assets/*.woff2",
    "lib/dev/*.js",
    "lib/index.js",
    "lib/parseThread.js",
    "lib/recto.js",
    "lib/types/*.d.ts",
    "package.json",
    "public/*.css",
    "public/*.png",
    "public/*.svg",
    "templates/*.eta",
  ]);
});

test("recto build works from it in another folder", async () => {
  const folder = await createFolder({
    "notes/a.md": "# A\n\n`code` and <b>bold</b>\n\n```js\nlet x = 1;\n```\n",
    "notes/pic.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
  });
  const { code, out, err } = await run(process.execPath, [join(home, "node_modules/recto/lib/recto.js"), "build"], folder);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^1 note, 3 pages: /);
});

test("it can be imported as a library", async () => {
  const folder = await createFolder({
    "notes/a.md": "# A\n",
    "use.mjs": `import { build, createMemoryReleaseRecord, createMemoryStore, findSite, openWorld } from ${JSON.stringify(join(home, "node_modules/recto/lib/index.js"))};
const store = createMemoryStore();
const site = await findSite(".");
const destination = { store, record: createMemoryReleaseRecord(), force: false };
const { report } = await build(await openWorld(site, []), destination, { overrides: {}, strict: false });
console.log(report.written.includes("a.html"), (await store.list()).entries.length > 3);
`,
  });
  expect(await run(process.execPath, ["use.mjs"], folder)).toEqual({ code: 0, out: "true true\n", err: "" });
});
