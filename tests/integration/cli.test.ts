/** The command line as a user meets it. */
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createFolder, recto, startRecto, treeOf } from "../helpers/cli.ts";

const NOTES = { "notes/index.md": "# Cloud\n\nSee [[s3]].\n", "notes/aws/s3.md": "# S3\n\nObjects.\n" };

test("build makes the site and says so in one line", async () => {
  const folder = await createFolder(NOTES);
  const { code, out, err } = await recto(folder, ["build"]);
  expect(err).toBe("");
  expect(out).toMatch(/^2 notes, 4 pages: \d+ written, 0 unchanged, 0 removed, 0 warnings, \d+\.\d\d s → dist\n$/);
  expect(code).toBe(0);
  expect(await readFile(join(folder, "dist/aws/s3.html"), "utf8")).toContain(">S3</h1>");
});

test("a second build writes nothing", async () => {
  const folder = await createFolder(NOTES);
  await recto(folder, ["build"]);
  const { out } = await recto(folder, ["build"]);
  expect(out).toMatch(/: 0 written, \d+ unchanged, 0 removed,/);
});

test("any folder of notes is a site, as it is: an Obsidian vault builds untouched", async () => {
  const folder = await createFolder({ "My note.md": "Hello [[Other]].\n", "sub/Other.md": "# Other\n", ".obsidian/app.json": "{}" });
  expect(await recto(folder, ["build"])).toMatchObject({ code: 0, err: "" });
  const second = await recto(folder, ["build"]);
  expect(second.out).toMatch(/^2 notes, .* 0 written/);
  expect(Object.keys(await treeOf(join(folder, "dist")))).toEqual(expect.arrayContaining(["my-note.html", "sub/other.html", "index.html"]));
});

test("a vault with a folder called notes among others is a vault: nothing in it is passed over", async () => {
  const folder = await createFolder({ "Home.md": "# Home\n", "notes/a.md": "# A\n", "projects/p.md": "# P\n", ".obsidian/app.json": "{}" });
  expect((await recto(folder, ["build"])).out).toMatch(/^3 notes, /);
});

test("--out, --url, --drafts and --json do what they say", async () => {
  const folder = await createFolder({ ...NOTES, "notes/d.md": "---\ndraft: true\n---\n# D\n" });
  const { out, code } = await recto(folder, ["build", "--out", "site", "--url", "https://example.org/notes/", "--drafts", "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ notes: 3, published: true, errors: 0, warnings: 0, diagnostics: [] });
  expect(await readFile(join(folder, "site/sitemap.xml"), "utf8")).toContain("<loc>https://example.org/notes/aws/s3.html</loc>");
});

test("a dead link is shown with its place, its line and a suggestion; it stops the build only with --strict", async () => {
  const folder = await createFolder({ ...NOTES, "notes/x.md": "# X\n\nsee [[s4]] here\n" });
  const { code, err } = await recto(folder, ["build"]);
  expect(code).toBe(0);
  expect(err).toBe(
    [
      'notes/x.md:3:5 warning dead-link  no note is called "s4"',
      "  3 | see [[s4]] here",
      "    |     ^^^^^^",
      "  Did you mean [[s3]]? Otherwise create x/s4.md.".replace("x/", ""),
      "",
      "",
    ].join("\n"),
  );
  await rm(join(folder, "dist"), { recursive: true });
  const strict = await recto(folder, ["build", "--strict"]);
  expect(strict.code).toBe(1);
  expect(strict.out).toContain("nothing written, 1 error, 0 warnings");
});

test("a note on which a plug-in never ends is stopped and named; the site that stands stays, and the next build is as ever", async () => {
  const plugin = 'export default { name: "loop", facts: ({ title }) => { while (title === "Endless"); } };';
  const folder = await createFolder({ ...NOTES, "plugins/loop.js": plugin, "recto.yml": "plugins: [plugins/loop.js]\ntimeout: 0.5\n" });
  expect((await recto(folder, ["build"])).code).toBe(0);
  const before = await treeOf(join(folder, "dist"));
  await writeFile(join(folder, "notes/x.md"), "# Endless\n");
  const { code, out, err } = await recto(folder, ["build"]);
  expect(err).toBe(
    [
      "notes/x.md:1:1 error note-stopped  reading this note took longer than 0.5 s, and was stopped",
      "  1 | # Endless",
      "    | ^",
      '  Split the note, or take out the plug-in that loops; "timeout" in recto.yml gives notes more time.',
      "",
      "",
    ].join("\n"),
  );
  expect(out).toContain("nothing written, 1 error");
  expect(code).toBe(1);
  expect(await treeOf(join(folder, "dist"))).toEqual(before);
  await writeFile(join(folder, "notes/x.md"), "# Ends\n");
  expect((await recto(folder, ["build"])).code).toBe(0);
});

test("what stands for a stopped note is forgotten as soon as the note is read, even where all but its text is the same", async () => {
  const plugin = `import { existsSync } from "node:fs";
    export default { name: "loop", facts: ({ path }) => { while (path === "x.md" && existsSync("loops")); } };`;
  const folder = await createFolder({
    "notes/x.md": "---\ntitle: x\n---\n\n    code\n",
    "plugins/loop.js": plugin,
    "recto.yml": "plugins: [plugins/loop.js]\ntimeout: 0.5\n",
    loops: "",
  });
  expect((await recto(folder, ["build"])).err).toContain("error note-stopped");
  await rm(join(folder, "loops"));
  expect(await recto(folder, ["build"])).toMatchObject({ code: 0, err: "" });
});

test("paths in messages are as seen from where the user stands", async () => {
  const folder = await createFolder({ "site/notes/x.md": "# X\n\n[[nowhere]]\n" });
  const { err } = await recto(folder, ["check", "site"]);
  expect(err).toContain("site/notes/x.md:3:1 warning dead-link");
});

test("check finds what build does not say, in groups; a secret is shown by neither", async () => {
  const secret = `AKIA${"Q3EGRNYTB7WXZ2KD"}`;
  const folder = await createFolder({ ...NOTES, "notes/x.md": `# S3\n\n[[nowhere]] and ${secret}\n` });
  const checked = await recto(folder, ["check"]);
  expect(checked.code).toBe(0);
  expect(checked.err.match(/^[a-z-]+ \(\d+\)$/gm)).toEqual(["duplicate-title (1)", "orphan (1)", "dead-link (1)", "looks-like-secret (1)"]);
  expect(checked.out).toMatch(/^3 notes checked: 2 warnings, 2 infos, /);
  const built = await recto(folder, ["build"]);
  expect(built.err.match(/ (?:info|warning) [a-z-]+/g)).toEqual([" warning dead-link", " warning looks-like-secret"]);
  const asJson = JSON.parse((await recto(folder, ["check", "--json"])).out);
  expect(asJson.diagnostics.map(({ code }: { code: string }) => code).sort()).toEqual([
    "dead-link",
    "duplicate-title",
    "looks-like-secret",
    "orphan",
  ]);
  expect([checked.err, built.err, JSON.stringify(asJson)].some((text) => text.includes(secret.slice(4)))).toBe(false);
});

test("check says all there is to say and writes nothing", async () => {
  const folder = await createFolder({ "notes/x.md": "# X\n\n[[a]] and [[b]]\n" });
  const before = await treeOf(folder);
  const { code, out } = await recto(folder, ["check"]);
  expect(code).toBe(0);
  expect(out).toMatch(/^1 note checked: 2 warnings, \d+\.\d\d s\n$/);
  expect(await treeOf(folder)).toEqual(before);
});

test("check --list-files tells each file that a build then publishes, with its size and origin, and writes nothing", async () => {
  const folder = await createFolder({
    ...NOTES,
    "notes/aws/bucket.txt": "a file",
    "notes/aws/x.md": "# X\n\n[[s3]] [[nowhere]] [file](bucket.txt)\n",
    "notes/aws/unused.txt": "not linked",
    "notes/d.md": "---\ndraft: true\n---\n",
  });
  const before = await treeOf(folder);
  const { code, out, err } = await recto(folder, ["check", "--list-files"]);
  expect({ code, after: await treeOf(folder) }).toEqual({ code: 0, after: before });
  expect(err).toContain("dead-link (1)");
  const asJson = await recto(folder, ["check", "--list-files", "--json"]);
  await recto(folder, ["build"]);
  const built = await treeOf(join(folder, "dist"));
  expect(out.split("\n").map((line) => line.split("\t").slice(0, 2))).toEqual([
    ...Object.entries(built).map(([path, content]) => [path, String(content.length)]),
    [""],
  ]);
  const origins = out
    .split("\n")
    .flatMap((line) => (line.split("\t").length > 2 ? [line.replace(/\t\d+\t/, " ← ").replace(/\.[0-9a-f]{10}/, "")] : []));
  expect(origins.toSorted()).toEqual([
    "assets/bucket.txt ← notes/aws/bucket.txt",
    "aws/s3.html ← notes/aws/s3.md",
    "aws/x.html ← notes/aws/x.md",
    "index.html ← notes/index.md",
  ]);
  const listed = JSON.parse(asJson.out) as { path: string; size: number; from?: string }[];
  expect(listed.map(({ path, size, from }) => [path, size, ...(from === undefined ? [] : [from])].join("\t")).join("\n")).toBe(
    out.trimEnd(),
  );
});

test("an error keeps the site that stands", async () => {
  const folder = await createFolder(NOTES);
  await recto(folder, ["build"]);
  const before = await treeOf(join(folder, "dist"));
  await writeFile(join(folder, "notes/aws/S3.md"), "# The same address\n");
  const { code, err } = await recto(folder, ["build"]);
  expect(code).toBe(1);
  expect(err).toContain("error duplicate-address");
  expect(await treeOf(join(folder, "dist"))).toEqual(before);
});

test("a folder without notes is an error, not an empty site", async () => {
  const folder = await createFolder(NOTES);
  await recto(folder, ["build"]);
  await rm(join(folder, "notes"), { recursive: true });
  await mkdir(join(folder, "notes"));
  const { code, err } = await recto(folder, ["build"]);
  expect({ code, err }).toEqual({
    code: 1,
    err: "error no-notes  there are no notes\n  Put a file ending in .md into the notes folder.\n\n",
  });
});

test("an output folder with other files is refused by name, and kept whole with --force", async () => {
  const folder = await createFolder({ ...NOTES, "dist/thesis.docx": "mine" });
  const refused = await recto(folder, ["build"]);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("thesis.docx");
  expect(Object.keys(await treeOf(join(folder, "dist")))).toEqual(["thesis.docx"]);
  expect((await recto(folder, ["build", "--force"])).code).toBe(0);
  await writeFile(join(folder, "notes/aws/s3.md"), "# S3\n\nChanged.\n");
  expect((await recto(folder, ["build"])).code).toBe(0);
  expect(await readFile(join(folder, "dist/thesis.docx"), "utf8")).toBe("mine");
});

test.each([[["--out", "."]], [["--out", "notes"]], [["--out", "/"]], [["--out", ".."]]])(
  "build refuses %j as its output",
  async (words) => {
    const folder = await createFolder(NOTES);
    const { code, err } = await recto(folder, ["build", ...words]);
    expect(code).toBe(1);
    expect(err).toMatch(/^error /);
  },
);

test.each([
  [["build", "--drfats"], 2, "recto build has no option --drfats. Did you mean --drafts?"],
  [["biuld"], 2, 'There is no command "biuld". Did you mean "recto build"?'],
  [["build", "--out"], 2, "--out needs a value: --out DIR."],
  [["build", "a", "b"], 2, '"b" is one too many: recto build takes one folder.'],
  [["dev", "--port", "web"], 2, '--port takes a whole number from 0 to 65535, not "web".'],
  [["new"], 2, "recto new needs a title."],
  [["build", "nowhere"], 1, "there is no folder nowhere"],
])("recto %j is answered with exit code %i and what to do", async (words, code, message) => {
  const folder = await createFolder(NOTES);
  const ran = await recto(folder, words);
  expect(ran.code).toBe(code);
  expect(ran.err).toContain(message);
  expect(ran.err).not.toContain("    at ");
});

test.each([[[]], [["--help"]], [["build", "--help"]], [["help", "dev"]]])("recto %j prints help on standard output", async (words) => {
  const ran = await recto("/", words);
  expect(ran).toMatchObject({ code: 0, err: "" });
  expect(ran.out).toContain("Usage: recto ");
  expect(Math.max(...ran.out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
});

test("new begins a note with front matter that any title survives, and never writes over one", async () => {
  const folder = await createFolder(NOTES);
  const made = await recto(folder, ["new", 'aws/S3: "costs" & more', "--tags", "aws, costs"]);
  expect(made).toMatchObject({ code: 0, out: "notes/aws/s3-costs-and-more.md\n" });
  expect(await readFile(join(folder, "notes/aws/s3-costs-and-more.md"), "utf8")).toBe(
    '---\ntitle: "S3: \\"costs\\" & more"\ntags: ["aws","costs"]\n---\n\n',
  );
  expect(JSON.parse((await recto(folder, ["check", "--json"])).out)).toMatchObject({ errors: 0, warnings: 0 });
  expect((await recto(folder, ["new", 'aws/S3: "costs" & more'])).code).toBe(1);
});

test("the same notes give the same bytes in another folder, time zone, language and time", async () => {
  const folder = await createFolder({ ...NOTES, "notes/é.md": "---\ndate: 2024-03-01\n---\n# É\n", "notes/Z.md": "# z\n" });
  await recto(folder, ["build"], { TZ: "Pacific/Kiritimati", LANG: "C", LC_ALL: "C" });
  const other = await createFolder({});
  await cp(join(folder, "notes"), join(other, "deep/er/notes"), { recursive: true });
  await rename(join(other, "deep/er/notes/aws/s3.md"), join(other, "deep/er/notes/aws/tmp"));
  await rename(join(other, "deep/er/notes/aws/tmp"), join(other, "deep/er/notes/aws/s3.md"));
  await recto(other, ["build", "deep/er"], { TZ: "America/Anchorage", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" });
  expect(await treeOf(join(other, "deep/er/dist"))).toEqual(await treeOf(join(folder, "dist")));
});

test("of builds at once, those that do not build say that another is running", async () => {
  const folder = await createFolder(NOTES);
  const all = await Promise.all([1, 2, 3].map(() => recto(folder, ["build"])));
  for (const { code, err } of all) expect(code === 0 || err.includes("another build (process ")).toBe(true);
  expect(all.some(({ code }) => code === 0)).toBe(true);
  expect(await recto(folder, ["build"])).toMatchObject({ code: 0, err: "" });
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s ends a build at once with exit code %i; the site that stands is whole, and nothing is left lying", async (signal, code) => {
  const folder = await createFolder(NOTES);
  await recto(folder, ["build"]);
  const before = await treeOf(join(folder, "dist"));
  for (let i = 0; i < 1500; i++)
    await writeFile(join(folder, `notes/n${i}.md`), `# Note ${i}\n\n${"Some text with **bold** words. ".repeat(40)}\n`);
  const running = startRecto(folder, ["build"]);
  await vi.waitUntil(() => existsSync(join(folder, ".recto/lock")), { timeout: 20_000, interval: 5 });
  running.child.kill(signal);
  expect((await running.ran).code).toBe(code);
  expect(await treeOf(join(folder, "dist"))).toEqual(before);
  expect((await recto(folder, ["build"])).code).toBe(0);
});
