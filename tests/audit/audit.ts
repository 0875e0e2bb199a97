/**
 * `npm run audit`: the W3C's own checker over every page of recto's notes, of other people's where they lie beside the repository,
 * and of odd ones; then recto's own site as a slow phone reads it. Needs Java, Chromium and, for Lighthouse, the network.
 */
import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Files } from "../helpers/site.ts";
import { corporaOf } from "../html/corpora.ts";
import { oddFiles } from "../html/oddNotes.ts";
import { checkPages, type Finding } from "./checker.ts";
import { auditReading } from "./reading.ts";

/** Where the npm script starts it. */
const ROOT = process.cwd();
const JAR = fileURLToPath(import.meta.resolve("vnu-jar/build/dist/vnu.jar"));
const SHOWN = 20;

/** A site to audit: lays its files below `site`. */
type Subject = {
  readonly name: string;
  readonly isThere: boolean;
  /** Whether its speed and its ease of reading count as well: recto's own site, whose pages are known by name. */
  readonly isRead?: boolean;
  readonly layInto: (site: string) => Promise<void>;
};

const SUBJECTS: readonly Subject[] = [
  ...corporaOf(ROOT).map(({ name, isThere, folder }) => ({
    name,
    isThere,
    isRead: name === "notes",
    layInto: (site: string) => cp(folder, join(site, "notes"), { recursive: true }),
  })),
  { name: "odd Markdown", isThere: true, layInto: (site) => writeFiles(site, oddFiles()) },
];

async function writeFiles(site: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(site, path)), { recursive: true });
    await writeFile(join(site, path), content);
  }
}

/** Builds the site as a user would. */
async function buildIn(site: string, { name, layInto }: Subject): Promise<string> {
  await layInto(site);
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "lib/recto.js"), "build", site, "--url", "https://example.org/sub"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${name} does not build:\n${stderr}`);
  return join(site, "dist");
}

/** Files of the site that name the folder it was made in: the same notes must give the same bytes on every machine. */
async function filesThatTell(site: string, dist: string): Promise<readonly Finding[]> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const findings = files.map(async (file): Promise<Finding[]> => {
    const tells = (await readFile(file)).includes(basename(site));
    return tells ? [{ severity: "error", place: file.slice(dist.length + 1), message: "names the folder it was made in" }] : [];
  });
  return (await Promise.all(findings)).flat();
}

/** Prints a summary; the number of errors. */
async function audit(subject: Subject): Promise<number> {
  if (!subject.isThere) {
    console.log(`${subject.name}: not there, not checked`);
    return 0;
  }
  const site = await mkdtemp(join(tmpdir(), "recto-audit-"));
  try {
    const dist = await buildIn(site, subject);
    const { pageCount, findings } = checkPages(JAR, dist);
    const all = [...findings, ...(await filesThatTell(site, dist))];
    const errors = all.filter(({ severity }) => severity === "error");
    console.log(`${subject.name}: ${pageCount} pages, ${errors.length} errors, ${all.length - errors.length} remarks`);
    // Errors first; remarks are about what the writer wrote, and are shown for reading only.
    for (const { severity, place, message } of [...errors, ...all.filter((each) => each.severity !== "error")].slice(0, SHOWN)) {
      console.log(`  ${place} ${severity}: ${message}`);
    }
    if (all.length > SHOWN) console.log(`  and ${all.length - SHOWN} more`);
    const slowness = subject.isRead === true ? await auditReading(dist) : 0;
    return errors.length + slowness;
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}

try {
  let errors = 0;
  for (const subject of SUBJECTS) errors += await audit(subject);
  process.exitCode = errors === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
