/** Pages for printing in a real browser: a sheet for each note, nothing folded, every diagram drawn, links that work within a PDF. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../src/build.ts";
import { findSite, openDestination, openWorld, outputFolder } from "../../src/open.ts";
import { createFolder } from "../helpers/cli.ts";
import type { Files } from "../helpers/site.ts";
import { launchChromium } from "./chromium.ts";
import { createVisitor } from "./harness.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const DIAGRAM = "```mermaid\nflowchart LR\n  a --> b\n```\n";

const NOTES: Files = {
  "recto.yml": "print: true\ntitle: Cloud\n",
  "notes/a.md": `# A\n\nSee [[d#Below]] and $x^2$.\n\n${"Text that fills the window.\n\n".repeat(60)}${DIAGRAM}`,
  "notes/b.md": "# B\n\n> [!tip]- Folded\n> Unfolded.\n\n<details><summary>Q</summary>\n\nAnswer.\n\n</details>\n",
  "notes/folder/c.md": "# C\n\nText.\n",
  "notes/folder/d.md": `# D\n\n${DIAGRAM}\n## Below\n\n![[b]]\n`,
};

async function buildIn(files: Files): Promise<string> {
  const site = await findSite(await createFolder(files));
  const out = outputFolder(site, undefined);
  const { report } = await build(await openWorld(site, [out]), openDestination(site, out, false), { overrides: {}, strict: false });
  expect(report).toBeDefined();
  return out;
}

test("on paper each note begins a sheet, but for one right below its folder's name; folds are open, diagrams drawn, the frame is gone", async () => {
  const out = await buildIn(NOTES);
  const visitor = await createVisitor(browser);
  let shown: unknown;
  let sheets = 0;
  const seen = await visitor.visit(`${pathToFileURL(out).href}/print.html`, async (page) => {
    // Nobody scrolls to them.
    await page.locator(".diagram-drawing svg").nth(1).waitFor({ state: "attached" });
    await page.emulateMedia({ media: "print" });
    shown = await page.evaluate(() => ({
      breaks: [...document.querySelectorAll(".printed-note, .printed-folder")].map((part) => [
        part.querySelector("h2, h3")?.textContent,
        getComputedStyle(part).breakBefore,
      ]),
      unseen: [...document.querySelectorAll("details:not(.diagram *) > :not(summary)")].filter((part) => !part.checkVisibility()).length,
      drawings: document.querySelectorAll(".diagram-drawing svg").length,
      frame: [...document.querySelectorAll("header.site-header, footer.site-footer, .print-hint")].filter((part) => part.checkVisibility())
        .length,
      lost: [...document.querySelectorAll<HTMLAnchorElement>("main a[href^='#']")]
        .map(({ hash }) => hash.slice(1))
        .filter((id) => document.getElementById(id) === null),
    }));
    sheets = ((await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type \/Page\b/g) ?? []).length;
  });
  expect(shown).toEqual({
    breaks: [
      ["A", "page"],
      ["B", "page"],
      ["Folder", "page"],
      ["C", "avoid"],
      ["D", "page"],
    ],
    unseen: 0,
    drawings: 2,
    frame: 0,
    lost: [],
  });
  expect({ violations: seen.violations, errors: seen.errors, foreign: seen.foreign }).toEqual({ violations: [], errors: [], foreign: [] });
  await visitor.close();
  // The contents, A on two or three sheets, B, the folder with C, D.
  expect(sheets).toBeGreaterThanOrEqual(6);
  expect(sheets).toBeLessThanOrEqual(8);
  expect(await readFile(join(out, "index.html"), "utf8")).toContain('href="print.html"');
});
