/** `npm run bench [-- --notes 1000,10000] [-- --runs 3]`: cold, warm and one changed note, as whole processes; Hugo beside it where it is installed. */
import { appendFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { generateNote, pathOf } from "./generate.ts";
import { hugoVersion, writeHugoSite } from "./hugo.ts";
import { best, measure, type Measurement } from "./run.ts";

const { values } = parseArgs({ options: { notes: { type: "string", default: "1000,10000" }, runs: { type: "string", default: "2" } } });
const runs = Number(values.runs);
const recto = join(process.cwd(), "lib/recto.js");
const hugo = hugoVersion();

function report(what: string, notes: number, { milliseconds, peakBytes }: Measurement): void {
  const perSecond = Math.round(notes / (milliseconds / 1000));
  const memory = Number.isNaN(peakBytes) ? "?" : `${Math.round(peakBytes / 1e6)} MB`;
  console.log(
    `  ${what.padEnd(24)} ${(milliseconds / 1000).toFixed(2).padStart(7)} s ${String(perSecond).padStart(8)} notes/s ${memory.padStart(9)}`,
  );
}

async function writeNotes(folder: string, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    const file = join(folder, pathOf(number));
    if (number % 50 === 0) await mkdir(dirname(file), { recursive: true });
    await writeFile(file, generateNote(number, count));
  }
}

async function benchNotes(count: number): Promise<void> {
  console.log(`${count} notes`);
  const site = await mkdtemp(join(tmpdir(), "recto-bench-"));
  try {
    await writeNotes(join(site, "notes"), count);
    const build = () => measure(process.execPath, [recto, "build", site], site);
    const cold = await best(runs, async () => {
      for (const left of ["dist", ".recto"]) await rm(join(site, left), { recursive: true, force: true });
      return build();
    });
    report("recto, cold", count, cold);
    report("recto, nothing changed", count, await best(runs, build));
    const changed = await best(runs, async () => {
      await appendFile(join(site, "notes", pathOf(7)), "\nOne more line.\n");
      return build();
    });
    report("recto, one note changed", count, changed);
    if (hugo === undefined) return;
    const other = join(site, "hugo");
    await writeHugoSite(other);
    const theirs = await best(runs, async () => {
      for (const left of ["public", "resources"]) await rm(join(other, left), { recursive: true, force: true });
      return measure("hugo", ["--quiet", "--contentDir", join(site, "notes")], other);
    });
    report(`hugo ${hugo}`, count, theirs);
    const ratio = (ours: number, others: number) => (ours / others).toFixed(2);
    console.log(`  recto / hugo: time ${ratio(cold.milliseconds, theirs.milliseconds)}, memory ${ratio(cold.peakBytes, theirs.peakBytes)}`);
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}

async function benchStart(): Promise<void> {
  const site = await mkdtemp(join(tmpdir(), "recto-bench-"));
  try {
    await writeNotes(join(site, "notes"), 10);
    const build = () => measure(process.execPath, [recto, "build", site], site);
    await build();
    const bare = await best(10, () => measure(process.execPath, ["-e", "0"], site));
    const warm = await best(10, build);
    console.log(
      `10 notes, warm: ${warm.milliseconds.toFixed(0)} ms, ${(warm.milliseconds / bare.milliseconds).toFixed(2)} times "node -e 0"`,
    );
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}

await benchStart();
for (const count of values.notes.split(",").map(Number)) await benchNotes(count);
if (hugo === undefined) console.log("hugo is not installed; with it (Debian: apt-get install hugo) the same notes are built beside");
