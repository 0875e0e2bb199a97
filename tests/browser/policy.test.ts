/** The policy that every page brings along: it refuses nothing that pages need, wherever they lie, and scripts of a note it refuses. */
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../src/build.ts";
import { findSite, openDestination, openWorld, outputFolder } from "../../src/open.ts";
import { mediaType, SECURITY_HEADERS } from "../../src/publish/index.ts";
import { createFolder, treeOf } from "../helpers/cli.ts";
import { launchChromium } from "./chromium.ts";
import { createVisitor, serve } from "./harness.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Something of everything that pages load or do. */
const EVERYTHING = `# Everything

Inline $x^2$ and [[other]], #tag, [^1], ==mark==.

$$\\sum_{i=1}^{n} \\frac{i}{\\sqrt{2}}$$

\`\`\`mermaid
flowchart LR
  a[Note] --> b{Page?}
  b -->|yes| c[Site]
\`\`\`

\`\`\`js title="a.js" {1}
const a = 1;
\`\`\`

> [!tip]- Folded
> - [x] done

| a | b |
|---|--:|
| 1 | 2 |

![drawing](drawing.svg) ![dot](data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=)
![sound](sound.mp3)

[^1]: A footnote.
`;

const NOTES = {
  "notes/everything.md": EVERYTHING,
  "notes/deep/er/other.md": EVERYTHING.replace("[[other]]", "[[everything]]").replace("drawing.svg", "../../drawing.svg"),
  "notes/drawing.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><style>rect{fill:red}</style><rect width="9" height="9"/></svg>',
  "notes/sound.mp3": "",
};

/** Builds the site in `folder` as it is in the working tree, with the client's scripts as they were compiled last; where its files are. */
async function buildIn(folder: string): Promise<string> {
  const site = await findSite(folder);
  const out = outputFolder(site, undefined);
  const { report } = await build(await openWorld(site, [out]), openDestination(site, out, false), { overrides: {}, strict: false });
  expect(report).toBeDefined();
  return out;
}

/** Serves the files of `out` below `base`, which begins and ends with `/`. */
async function serveFiles(out: string, base: string, headers: { readonly [name: string]: string }): ReturnType<typeof serve> {
  const tree = await treeOf(out);
  return serve((path) => {
    const key = path.startsWith(base) ? path.slice(base.length) : "";
    const content = tree[key];
    return content === undefined
      ? undefined
      : { headers: { ...headers, "content-type": mediaType(key) }, body: Buffer.from(content, "latin1") };
  });
}

/** All that a reader can do on a page, in both themes. */
async function useEverything(page: Page): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const diagram of await page.locator("figure.diagram").all()) {
      await diagram.scrollIntoViewIfNeeded();
      await diagram.locator(".diagram-drawing svg").waitFor();
    }
  }
  // Auto, light, dark, auto.
  for (let i = 0; i < 3; i++) await page.evaluate(() => document.querySelector<HTMLElement>("#recto-theme")?.click());
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>("button.copy")) button.click();
    for (const image of document.querySelectorAll("img")) image.loading = "eager";
  });
}

/** What worked on the page of everything. */
async function workingOn(page: Page): Promise<object> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    return {
      style: getComputedStyle(document.querySelector(".visually-hidden") as Element).position,
      script: (document.querySelector("#recto-theme") as HTMLElement).hidden ? "did not run" : "ran",
      copyButtons: document.querySelectorAll("button.copy").length > 0,
      diagram: document.querySelector(".diagram-drawing svg") !== null,
      mathFont: [...document.fonts].some(({ family, status }) => family.includes("KaTeX") && status === "loaded"),
      images: [...document.images].every(({ complete, naturalWidth }) => complete && naturalWidth > 0),
    };
  });
}

const ALL_WORKS = { style: "absolute", script: "ran", copyButtons: true, diagram: true, mathFont: true, images: true };

/** What the page's policy does to what a note should not have been able to write. */
async function tryToRun(page: Page): Promise<object> {
  return page.evaluate(async () => {
    const attempt = (run: () => void): string => {
      try {
        run();
        return "done";
      } catch {
        return "refused";
      }
    };
    const result = {
      html: attempt(() => (document.createElement("p").innerHTML = "<b>x</b>")),
      text: attempt(() => (document.createElement("script").text = "x")),
      handler: attempt(() => document.createElement("p").setAttribute("onclick", "x")),
      link: "refused",
    };
    const link = document.createElement("a");
    link.setAttribute("href", "javascript:document.title='ran'");
    document.body.append(link);
    link.click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (document.title === "ran") result.link = "done";
    return result;
  });
}

const ALL_REFUSED = { html: "refused", text: "refused", handler: "refused", link: "refused" };

test.each([
  { where: "the root of a server", base: "/", headers: {} },
  { where: "a folder of a server", base: "/some/where/", headers: {} },
  { where: "a server that sends recto's headers as well", base: "/", headers: SECURITY_HEADERS },
])("in $where everything works under the policy, and what is not the site's own is refused", async ({ base, headers }) => {
  const out = await buildIn(await createFolder(NOTES));
  const server = await serveFiles(out, base, headers);
  await visitBoth(`${server.origin}${base}`);
  server.close();
});

test("in a folder on a disk, without any server, everything works under the policy, and what is not the site's own is refused", async () => {
  const out = await buildIn(await createFolder(NOTES));
  await visitBoth(pathToFileURL(`${out}/`).href);
});

async function visitBoth(base: string): Promise<void> {
  const visitor = await createVisitor(browser);
  for (const path of ["everything.html", "deep/er/other.html"]) {
    let working = {};
    const { violations, errors, foreign } = await visitor.visit(`${base}${path}`, async (page) => {
      await useEverything(page);
      working = await workingOn(page);
    });
    expect({ path, working, violations, errors, foreign }).toEqual({ path, working: ALL_WORKS, violations: [], errors: [], foreign: [] });
    let tried = {};
    await visitor.visit(`${base}${path}`, async (page) => {
      tried = await tryToRun(page);
    });
    expect(tried).toEqual(ALL_REFUSED);
  }
  await visitor.close();
}

test("no page of the project's own notes meets the policy, throws, or asks another site for anything but images that the note shows", async () => {
  const folder = await createFolder({});
  await mkdir(join(folder, "notes"));
  await cp(new URL("../../notes", import.meta.url), join(folder, "notes"), { recursive: true });
  const out = await buildIn(folder);
  const server = await serveFiles(out, "/", {});
  const visitor = await createVisitor(browser);
  const tree = await treeOf(out);
  const pages = Object.keys(tree).filter((path) => path.endsWith(".html") && !/http-equiv="refresh"/.test(tree[path] ?? ""));
  for (const path of pages) {
    const { violations, errors, foreign, faults } = await visitor.visit(`${server.origin}/${encodeURI(path)}`, useEverything);
    const images = (tree[path] ?? "").matchAll(/<img src="(https?:[^"]*)"/g);
    const shown = new Set([...images].map(([, src = ""]) => `image ${src}`));
    const unexpected = foreign.filter((request) => !shown.has(request));
    expect({ path, violations, errors, unexpected, faults }).toEqual({ path, violations: [], errors: [], unexpected: [], faults: [] });
  }
  server.close();
  await visitor.close();
  expect(pages.length).toBeGreaterThan(30);
});
