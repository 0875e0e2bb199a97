import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { acquireLock, LockedError } from "../../src/io/lock.ts";
import { bundle } from "../helpers/bundle.ts";
import { makeFolder, treeOf } from "./temporaryFolder.ts";

const program = bundle(join(import.meta.dirname, "lockProgram.ts"));
afterAll(program.remove);

type Rival = { readonly child: ChildProcessWithoutNullStreams; readonly ask: (line: string) => Promise<string> };

/** Another process that wants locks; it is ready when this returns. */
async function startRival(): Promise<Rival> {
  const child = spawn(process.execPath, [program.file]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe("ready");
  return {
    child,
    async ask(line) {
      child.stdin.write(`${line}\n`);
      return String((await lines.next()).value);
    },
  };
}

async function startRivals(count: number): Promise<readonly Rival[]> {
  return Promise.all(Array.from({ length: count }, startRival));
}

/** All try for the lock of `folder` at once. Exactly one must get it, and the others must be told which. */
async function expectOneWinner(rivals: readonly Rival[], folder: string): Promise<void> {
  const said = await Promise.all(rivals.map((rival) => rival.ask(`go ${folder}`)));
  const winner = rivals[said.indexOf("got it")];
  expect(said.filter((line) => line !== "got it")).toEqual(rivals.slice(1).map(() => `locked by ${winner?.child.pid}`));
  expect(await winner?.ask("end")).toBe("ended");
  expect(readdirSync(folder)).toEqual([]);
}

/** The text of a lock whose owner was killed. */
async function deadLock(): Promise<string> {
  const folder = makeFolder();
  const victim = await startRival();
  expect(await victim.ask(`go ${folder}`)).toBe("got it");
  victim.child.kill("SIGKILL");
  await once(victim.child, "exit");
  return readFileSync(join(folder, "lock"), "utf8");
}

test("the lock is free again after release, and its folder holds nothing more", async () => {
  const folder = join(makeFolder(), ".recto");
  await (await acquireLock(folder)).release();
  await (await acquireLock(folder)).release();
  expect(readdirSync(folder)).toEqual([]);
});

test("while one process has it another is told who, and may have it afterwards", async () => {
  const folder = makeFolder();
  const [first, second] = [await startRival(), await startRival()];
  expect(await first.ask(`go ${folder}`)).toBe("got it");
  expect(await second.ask(`go ${folder}`)).toBe(`locked by ${first.child.pid}`);
  await expect(acquireLock(folder)).rejects.toThrow(`another build (process ${first.child.pid}) is running`);
  expect(await first.ask("end")).toBe("ended");
  expect(await second.ask(`go ${folder}`)).toBe("got it");
});

test("a process that leaves by process.exit lets go", async () => {
  const folder = makeFolder();
  const rival = await startRival();
  expect(await rival.ask(`go ${folder}`)).toBe("got it");
  rival.child.stdin.write("exit\n");
  await once(rival.child, "exit");
  expect(readdirSync(folder)).toEqual([]);
});

test("of ten processes that start at once exactly one gets it, thirty times over", { timeout: 60_000 }, async () => {
  const rivals = await startRivals(10);
  for (let round = 0; round < 30; round++) await expectOneWinner(rivals, makeFolder());
});

test("of ten processes that find the lock of a dead one exactly one gets it, thirty times over", { timeout: 60_000 }, async () => {
  const lock = await deadLock();
  const rivals = await startRivals(10);
  for (let round = 0; round < 30; round++) await expectOneWinner(rivals, makeFolder({ lock }));
});

const OWNER = { pid: process.pid, start: "", host: hostname(), token: "0" };

test.each([
  ["of a process that ended and whose number another one has now", JSON.stringify({ ...OWNER, start: "1" })],
  ["of a number that no process has", JSON.stringify({ ...OWNER, pid: 2 ** 22 + 1 })],
  ["that is empty, and not of just now", ""],
  ["that says nothing readable, and is not of just now", "who knows"],
  ["of another computer, and older than any build takes", JSON.stringify({ ...OWNER, host: "elsewhere" })],
])("a lock %s is taken over", async (_what, text) => {
  const folder = makeFolder({ lock: text });
  utimesSync(join(folder, "lock"), new Date("2024-01-01"), new Date("2024-01-01"));
  const lock = await acquireLock(folder);
  expect(JSON.parse(readFileSync(join(folder, "lock"), "utf8"))).toMatchObject({ pid: process.pid });
  await lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test("a process that died while it took over is no obstacle, be it twice", async () => {
  const dead = JSON.stringify({ ...OWNER, start: "1" });
  const folder = makeFolder({ lock: dead, "lock.dead": dead, "lock.dead.dead": dead });
  await (await acquireLock(folder)).release();
  expect(readdirSync(folder)).toEqual([]);
});

test("a lock of another computer is respected, and the message says how to get rid of it", async () => {
  const folder = makeFolder({ lock: JSON.stringify({ ...OWNER, host: "elsewhere" }) });
  const refused = acquireLock(folder);
  await expect(refused).rejects.toThrow(LockedError);
  await expect(refused).rejects.toThrow(
    `another build (process ${process.pid} on elsewhere) is running; if it is not, remove ${join(folder, "lock")}`,
  );
});

test("releasing leaves a lock alone that is another's by now", async () => {
  const folder = makeFolder();
  const lock = await acquireLock(folder);
  const other = JSON.stringify({ ...OWNER, token: "another" });
  writeFileSync(join(folder, "lock"), other);
  await lock.release();
  expect(readFileSync(join(folder, "lock"), "utf8")).toBe(other);
});

test("what killed builds left half-written in the state folder is removed", async () => {
  const folder = makeFolder({
    ".recto-tmp-0123456789abcdef": "",
    "cache/.recto-tmp-fedcba9876543210": "",
    "cache/parse.pack": "kept",
    ".recto-tmp-notes": "kept",
  });
  await (await acquireLock(folder)).release();
  expect(Object.keys(treeOf(folder))).toEqual([".recto-tmp-notes", "cache/", "cache/parse.pack"]);
});
