import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { createGitHistory } from "../../src/io/gitHistory.ts";
import { makeFolder } from "./temporaryFolder.ts";

afterEach(() => vi.unstubAllEnvs());

/** Runs git as somebody with no settings of their own; commits are written at `date`. */
function git(folder: string, arguments_: readonly string[], date = "2024-01-01T12:00:00Z"): string {
  const env = { PATH: process.env["PATH"], HOME: folder, GIT_CONFIG_NOSYSTEM: "1", GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  return execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main", ...arguments_], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
}

/** A repository with one commit for each item: files and the author's date. */
function makeRepository(commits: readonly { readonly at: string; readonly files: { readonly [path: string]: string } }[]): string {
  const folder = makeFolder();
  git(folder, ["init", "-q"]);
  for (const { at, files } of commits) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    git(folder, ["add", "."]);
    git(folder, ["commit", "-q", "-m", "work"], at);
  }
  return folder;
}

async function datesOf(notes: string, state = makeFolder()): Promise<{ readonly [path: string]: string }> {
  return Object.fromEntries(await createGitHistory(notes, state).dates());
}

const TWO_COMMITS = [
  { at: "2024-02-03T12:00:00Z", files: { "notes/a.md": "1", "notes/b.md": "1", "readme.md": "1" } },
  { at: "2024-05-06T12:00:00Z", files: { "notes/b.md": "2", 'notes/deep/ünï "ß"\t😀.md': "1" } },
];

test("a note has the date of the last commit that touched it, by its path below the notes folder", async () => {
  expect(await datesOf(join(makeRepository(TWO_COMMITS), "notes"))).toEqual({
    "a.md": "2024-02-03",
    "b.md": "2024-05-06",
    'deep/ünï "ß"\t😀.md': "2024-05-06",
  });
});

test("the date is the author's calendar date, whatever the time zone there and here", async () => {
  vi.stubEnv("TZ", "Pacific/Kiritimati");
  const late = makeRepository([{ at: "2024-02-29T23:30:00-0900", files: { "a.md": "1" } }]);
  expect(await datesOf(late)).toEqual({ "a.md": "2024-02-29" });
});

test("a note that was never committed has no date", async () => {
  const folder = makeRepository(TWO_COMMITS);
  writeFileSync(join(folder, "notes/new.md"), "new");
  expect(await datesOf(join(folder, "notes"))).not.toHaveProperty("new.md");
});

test("where there is no repository, no commit, no folder or no git, nothing is known", async () => {
  expect(await datesOf(makeFolder({ "a.md": "1" }))).toEqual({});
  const empty = makeFolder();
  git(empty, ["init", "-q"]);
  expect(await datesOf(empty)).toEqual({});
  expect(await datesOf(join(makeFolder(), "nowhere"))).toEqual({});
  const folder = makeRepository(TWO_COMMITS);
  vi.stubEnv("PATH", makeFolder());
  expect(await datesOf(folder)).toEqual({});
});

test("while the same commit is checked out git is not started, and after a commit it is", async () => {
  const folder = makeRepository(TWO_COMMITS);
  const state = makeFolder();
  const first = await datesOf(join(folder, "notes"), state);
  vi.stubEnv("PATH", makeFolder());
  expect(await datesOf(join(folder, "notes"), state)).toEqual(first);
  vi.unstubAllEnvs();
  writeFileSync(join(folder, "notes/a.md"), "2");
  git(folder, ["commit", "-q", "-a", "-m", "more"], "2024-08-09T12:00:00Z");
  expect(await datesOf(join(folder, "notes"), state)).toEqual({ ...first, "a.md": "2024-08-09" });
});

test("branches, packed references, detached heads and other work trees are told apart", async () => {
  const folder = makeRepository(TWO_COMMITS);
  const state = makeFolder();
  const notes = join(folder, "notes");
  git(folder, ["pack-refs", "--all"]);
  expect((await datesOf(notes, state))["b.md"]).toBe("2024-05-06");
  git(folder, ["checkout", "-q", "--detach", "HEAD~1"]);
  expect((await datesOf(notes, state))["b.md"]).toBe("2024-02-03");
  const tree = join(makeFolder(), "tree");
  git(folder, ["worktree", "add", "-q", "-b", "feature/x", tree, "main"]);
  writeFileSync(join(tree, "notes/a.md"), "3");
  git(tree, ["commit", "-q", "-a", "-m", "more"], "2024-07-08T12:00:00Z");
  expect((await datesOf(join(tree, "notes"), state))["a.md"]).toBe("2024-07-08");
  expect((await datesOf(notes, state))["a.md"]).toBe("2024-02-03");
});

test("in a shallow clone, what the oldest fetched commit seems to have made is unknown, until the rest is fetched", async () => {
  const origin = makeRepository(TWO_COMMITS);
  const clone = join(makeFolder(), "clone");
  const state = makeFolder();
  git(origin, ["clone", "-q", "--depth", "1", `file://${origin}`, clone]);
  expect(await datesOf(join(clone, "notes"), state)).toEqual({});
  git(clone, ["fetch", "-q", "--unshallow"]);
  expect((await datesOf(join(clone, "notes"), state))["a.md"]).toBe("2024-02-03");
});

test("variables that point git elsewhere are not heard, and a damaged memory is made anew", async () => {
  const folder = makeRepository(TWO_COMMITS);
  const other = makeRepository([{ at: "1999-01-01T12:00:00Z", files: { "notes/a.md": "x" } }]);
  vi.stubEnv("GIT_DIR", join(other, ".git"));
  vi.stubEnv("GIT_WORK_TREE", other);
  const state = makeFolder();
  expect((await datesOf(join(folder, "notes"), state))["a.md"]).toBe("2024-02-03");
  const file = join(state, "git-dates.json");
  const good = readFileSync(file, "utf8");
  for (const text of ["", "{", "null", "[]", good.slice(0, -5), good.replace("2024-02-03", "yesterday")]) {
    writeFileSync(file, text);
    expect((await datesOf(join(folder, "notes"), state))["b.md"]).toBe("2024-05-06");
  }
});

test("what a repository's settings would have git start is not started", async () => {
  const folder = makeRepository(TWO_COMMITS);
  const witness = join(makeFolder(), "witness");
  // Signs, as far as git can tell, and leaves a trace.
  const lines = [
    "#!/bin/sh",
    `touch ${witness}`,
    "cat > /dev/null",
    "echo '[GNUPG:] SIG_CREATED ' >&2",
    "printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nx\\n-----END PGP SIGNATURE-----\\n'",
  ];
  const script = join(makeFolder({ "run.sh": lines.join("\n") }), "run.sh");
  chmodSync(script, 0o755);
  git(folder, ["config", "gpg.program", script]);
  git(folder, ["commit", "-q", "-S", "--allow-empty", "-m", "signed"]);
  writeFileSync(join(folder, "notes/a.md"), "signed");
  git(folder, ["commit", "-q", "-S", "-a", "-m", "signed"], "2024-08-09T12:00:00Z");
  expect(existsSync(witness)).toBe(true);
  rmSync(witness);
  for (const name of ["core.fsmonitor", "core.pager", "diff.external", "core.sshCommand"]) git(folder, ["config", name, script]);
  git(folder, ["config", "log.showSignature", "true"]);
  expect((await datesOf(join(folder, "notes")))["a.md"]).toBe("2024-08-09");
  expect(existsSync(witness)).toBe(false);
});
