/** A real Chromium for tests: the system's, which is installed where that is possible; without one the tests fail, and say how to get it. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Installing may take minutes: call it in `beforeAll`, and close the browser in `afterAll`. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findOrInstallChromium(), args: ARGUMENTS });
}

/** Where the program is; installing it may take minutes. */
export function findOrInstallChromium(): string {
  return findChromium() ?? installChromium();
}

function findChromium(): string | undefined {
  return PLACES.find((place) => existsSync(place));
}

/** The Debian package, by whoever may install it. */
function installChromium(): string {
  const isAllowed = process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (isAllowed) execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { stdio: "inherit" });
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    'These tests need Chromium, and it is not there. On Debian: "apt-get install chromium". They look for it at:\n' + PLACES.join("\n"),
  );
}
