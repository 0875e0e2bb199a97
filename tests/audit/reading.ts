/** Recto's own site as a phone reads it: Lighthouse's scores, and long tasks at load. Needs Chromium, and the network for `npx`. */
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";
import { findOrInstallChromium } from "../browser/chromium.ts";
import { serveFolder } from "./serveFolder.ts";

/** Not a dependency: it brings 196 packages, of which tests need none. An installed one may be named instead. */
const LIGHTHOUSE = process.env["LIGHTHOUSE"]?.split(" ") ?? ["npx", "--yes", "lighthouse@12.8.2"];

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** A page of each kind that readers arrive at. */
const PAGES = ["index.html", "s3/consistency.html", "tags/recto.html"];

/** A machine that does something else meanwhile makes a page slower, never faster: the best of so many runs counts. */
const RUNS = 5;

/** Milliseconds: longer, and a tap waits. https://www.w3.org/TR/longtasks-1/ */
const LONG_TASK = 50;

/** How many times slower than this machine the phone is; Lighthouse's own number. */
const SLOWER = 4;

/** Prints what was found about the site in `dist`; how much of it is not as it should be. */
export async function auditReading(dist: string): Promise<number> {
  const { origin, close } = await serveFolder(dist);
  try {
    let wrong = 0;
    for (const page of PAGES) {
      wrong += await score(`${origin}/${page}`, page);
      wrong += await findLongTasks(`${origin}/${page}`, page);
    }
    return wrong;
  } finally {
    close();
  }
}

type Scored = { readonly score: number; readonly lost: readonly string[] };

/** Prints the scores of the best run; how many are below 100. */
async function score(url: string, name: string): Promise<number> {
  let best = new Map<string, Scored>();
  let failure: unknown;
  for (let run = 0; run < RUNS; run++) {
    try {
      for (const [category, scored] of await runLighthouse(url)) {
        if (scored.score >= (best.get(category)?.score ?? 0)) best = new Map(best).set(category, scored);
      }
      if ([...best.values()].every(({ score }) => score === 100)) break;
    } catch (error) {
      // Now and then the browser starts too late for it.
      failure = error;
    }
  }
  if (best.size === 0) throw failure;
  console.log(`${name}: ${[...best].map(([category, { score }]) => `${category} ${score}`).join(", ")}`);
  for (const [category, { lost }] of best) for (const what of lost) console.log(`  ${category}: ${what}`);
  return [...best.values()].filter(({ score }) => score < 100).length;
}

async function runLighthouse(url: string): Promise<ReadonlyMap<string, Scored>> {
  const [command = "npx", ...words] = LIGHTHOUSE;
  const flags = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-component-update";
  const options = [
    "--output=json",
    "--output-path=stdout",
    "--quiet",
    `--only-categories=${CATEGORIES.join(",")}`,
    `--chrome-flags=${flags}`,
  ];
  const child = spawn(command, [...words, url, ...options], {
    env: { ...process.env, CHROME_PATH: findOrInstallChromium() },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`Lighthouse failed, or npx could not fetch it; an installed one can be named in LIGHTHOUSE:\n${err}`);
  return scoresIn(JSON.parse(out));
}

type Answer = {
  readonly runtimeError?: { readonly message: string };
  readonly categories: {
    readonly [id: string]: {
      readonly score: number | null;
      readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
    };
  };
  readonly audits: { readonly [id: string]: { readonly title: string; readonly score: number | null; readonly displayValue?: string } };
};

/** https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md */
function scoresIn(answer: Answer): ReadonlyMap<string, Scored> {
  if (answer.runtimeError !== undefined) throw new Error(`Lighthouse: ${answer.runtimeError.message}`);
  return new Map(
    CATEGORIES.map((id) => {
      const category = answer.categories[id];
      if (category === undefined) throw new Error(`Lighthouse said nothing about ${id}`);
      const lost = category.auditRefs.flatMap(({ id, weight }) => {
        const audit = answer.audits[id];
        const isLost = weight > 0 && audit?.score !== null && audit?.score !== undefined && audit.score < 1;
        return isLost ? [`${id}, ${Math.round((audit.score ?? 0) * 100)} of 100: ${audit.title} ${audit.displayValue ?? ""}`.trim()] : [];
      });
      return [id, { score: Math.round((category.score ?? 0) * 100), lost }];
    }),
  );
}

/** Prints how long the longest task at load takes on a slow phone, in the best run; 1 when it is too long. */
async function findLongTasks(url: string, name: string): Promise<number> {
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: ["--no-sandbox", "--disable-gpu"] });
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS && best > LONG_TASK; run++) {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
      deviceScaleFactor: 2,
    });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.addInitScript(() => {
      const durations: number[] = [];
      Object.assign(globalThis, { durations });
      new PerformanceObserver((list) => durations.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: "longtask",
        buffered: true,
      });
    });
    await page.goto(url, { waitUntil: "networkidle" });
    const durations = await page.evaluate(() => (globalThis as unknown as { readonly durations: readonly number[] }).durations);
    best = Math.min(best, Math.max(0, ...durations));
    await context.close();
  }
  await browser.close();
  console.log(
    `${name}: ${best === 0 ? `no task over ${LONG_TASK} ms` : `the longest task takes ${Math.round(best)} ms`} at load, ${SLOWER} times slower than here`,
  );
  return best > LONG_TASK ? 1 : 0;
}
