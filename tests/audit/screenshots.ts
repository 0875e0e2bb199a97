/** `npm run screenshots`: pictures of recto's own site for the README, small enough for the front page of a repository. Needs Chromium. */
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { launchChromium } from "../browser/chromium.ts";
import { serveFolder } from "./serveFolder.ts";

/** Where the npm script starts it. */
const ROOT = process.cwd();
const OUT = join(ROOT, "tests/screenshots");

/** Bytes of one picture. */
const LARGEST = 60_000;

/** Pixels of the picture for a CSS pixel, each way. */
const SCALE = 1.25;

/** Letters need few shades: the most of these that make a small picture. */
const COLOURS = [128, 64, 48, 32, 24, 16];

type Shot = {
  readonly name: string;
  /** Below the site. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: "light" | "dark";
};

const SHOTS: readonly Shot[] = [
  { name: "home", path: "index.html", width: 1280, height: 800, colorScheme: "light" },
  { name: "note", path: "s3/storage-classes.html", width: 1280, height: 800, colorScheme: "light" },
  { name: "note-dark", path: "lambda/s3-events.html", width: 1280, height: 800, colorScheme: "dark" },
  { name: "phone", path: "cdn/caching.html", width: 390, height: 780, colorScheme: "light" },
];

async function shoot(browser: Browser, origin: string, { name, path, width, height, colorScheme }: Shot): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: SCALE, colorScheme, reducedMotion: "reduce" });
  await page.goto(`${origin}/${path}`, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const screenshot = await page.screenshot();
  await page.close();
  for (const colours of COLOURS) {
    const reduced = await sharp(screenshot).png({ palette: true, colours, dither: 0 }).toBuffer();
    const picture = await sharp(reduced).webp({ lossless: true, effort: 6 }).toBuffer();
    if (picture.length > LARGEST) continue;
    await writeFile(join(OUT, `${name}.webp`), picture);
    console.log(`${name}.webp: ${colours} colours, ${picture.length} bytes`);
    return;
  }
  throw new Error(`${name} does not fit into ${LARGEST} bytes`);
}

await mkdir(OUT, { recursive: true });
const folder = await mkdtemp(join(tmpdir(), "recto-screenshots-"));
const built = spawnSync(process.execPath, [join(ROOT, "lib/recto.js"), "build", ROOT, "--out", join(folder, "site")], { encoding: "utf8" });
if (built.status !== 0) throw new Error(`the site does not build:\n${built.stderr}`);
const { origin, close } = await serveFolder(join(folder, "site"));
const browser = await launchChromium();
try {
  for (const shot of SHOTS) await shoot(browser, origin, shot);
} finally {
  await browser.close();
  close();
  await rm(folder, { recursive: true, force: true });
}
