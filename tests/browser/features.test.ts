/** Formulas, diagrams and copy buttons in a real browser, under a policy stricter than the published site's. */
import { cp, mkdir } from "node:fs/promises";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { SPECULATION_RULES_SOURCE } from "../../src/lib/speculationRules.ts";
import { mediaType } from "../../src/publish/index.ts";
import { createFolder, recto } from "../helpers/cli.ts";
import { launchChromium } from "./chromium.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const POLICY = `default-src 'none'; script-src 'self' ${SPECULATION_RULES_SOURCE}; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types recto-diagram dompurify`;

const DIAGRAM = "```mermaid\ngraph TD\n  accTitle: The way\n  A[Reader] -->|asks| B[(Bucket)]\n```\n";

/** Builds the notes; the folder of the site, and the origin that serves it under {@link POLICY} at the sub-path `/x/`. */
async function site(notes: { readonly [name: string]: string }): Promise<{ readonly folder: string; readonly origin: string }> {
  const root = await createFolder(Object.fromEntries(Object.entries(notes).map(([name, text]) => [`notes/${name}`, text])));
  const { code, err } = await recto(root, ["build"]);
  expect({ code, err }).toMatchObject({ code: 0 });
  await mkdir(join(root, "served"));
  await cp(join(root, "dist"), join(root, "served/x"), { recursive: true });
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    readFile(join(root, "served", path)).then(
      (bytes) => response.writeHead(200, { "content-type": mediaType(path), "content-security-policy": POLICY }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return { folder: join(root, "dist"), origin: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/x` };
}

/** The page, and all that was asked for; the test fails when anything is refused, missing or throws. */
async function open(
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly requests: readonly string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles: string[] = [];
  const requests: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  page.on("dialog", (dialog) => {
    troubles.push(`a script runs: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) =>
    requests.push(
      request
        .url()
        .replace(/.*\//, "")
        .replace(/\.[0-9a-f]{10}\./, "."),
    ),
  );
  onTestFinished(async () => {
    await context.close();
    expect(troubles).toEqual([]);
  });
  await page.goto(url);
  return { page, requests };
}

const drawn = (page: Page, count = 1) =>
  page.waitForFunction((wanted) => document.querySelectorAll(".diagram-drawing > svg").length === wanted, count);

test("a formula has its fonts and its places without a script and without inline style", async () => {
  const { origin } = await site({ "sub/a.md": "# A\n\n$x$\n\n$$\\frac{a}{\\sqrt{b}}$$\n", "b.md": "# B\n" });
  const { page, requests } = await open(`${origin}/sub/a.html`, { javaScriptEnabled: false });
  const numerator = await page.locator(".mfrac .mathnormal", { hasText: "a" }).boundingBox();
  const line = await page.locator(".frac-line").boundingBox();
  const denominator = await page.locator(".mfrac .mathnormal", { hasText: "b" }).boundingBox();
  expect(numerator?.y).toBeLessThan(line?.y ?? 0);
  expect(line?.y).toBeLessThan(denominator?.y ?? 0);
  expect(requests).toContain("katex_math-italic.woff2");
  const other = await open(`${origin}/b.html`);
  expect(other.requests.filter((name) => /katex|math|mermaid|diagram/.test(name))).toEqual([]);
});

test("a long formula scrolls in a place of its own that the keyboard reaches, and the page does not", async () => {
  const { origin } = await site({ "a.md": `# A\n\n$$${"x_1 + ".repeat(60)}x$$\n` });
  const { page } = await open(`${origin}/a.html`, { viewport: { width: 390, height: 700 } });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const formula = page.getByRole("group", { name: "Formula" });
  await formula.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => (document.querySelector(".math")?.scrollLeft ?? 0) > 0);
});

test("a diagram is drawn when the reader comes near, and its text stays", async () => {
  const { origin } = await site({ "a.md": `# A\n\n${"text\n\n".repeat(100)}${DIAGRAM}` });
  const { page, requests } = await open(`${origin}/a.html`);
  await page.waitForLoadState("networkidle");
  expect(requests).toContain("diagram.js");
  expect(requests).not.toContain("mermaid.js");
  await page.locator(".diagram").scrollIntoViewIfNeeded();
  await drawn(page);
  expect(requests).toContain("mermaid.js");
  await page.getByRole("img", { name: "The way" }).waitFor();
  await page.getByText("Diagram as text").click();
  expect(await page.locator("pre.mermaid").innerText()).toContain("A[Reader] -->|asks| B[(Bucket)]");
});

test("a diagram is its text where no script runs", async () => {
  const { origin } = await site({ "a.md": `# A\n\n${DIAGRAM}` });
  const { page } = await open(`${origin}/a.html`, { javaScriptEnabled: false });
  expect(await page.locator("pre.mermaid").isVisible()).toBe(true);
});

test("a diagram follows the theme", async () => {
  const { origin } = await site({ "a.md": `# A\n\n${DIAGRAM}` });
  const { page } = await open(`${origin}/a.html`, { colorScheme: "light" });
  await drawn(page);
  const fill = () => page.evaluate(() => getComputedStyle(document.querySelector(".node rect") ?? document.body).fill);
  const light = await fill();
  await page.getByRole("button", { name: /Theme/ }).click();
  await page.getByRole("button", { name: /Theme/ }).click();
  await page.locator(".diagram-drawing.is-dark svg").waitFor();
  expect([light, await fill()]).toEqual(["rgb(244, 241, 234)", "rgb(34, 32, 30)"]);
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBeLessThanOrEqual(2);
});

test("diagrams of every kind are drawn, and a mistake in one is told without harm to the others", async () => {
  const kinds = [
    "sequenceDiagram\n  A->>+B: hello\n  Note over B: thinks\n  B-->>-A: hi",
    "classDiagram\n  Animal <|-- Dog\n  class Animal{ +int age }",
    "stateDiagram-v2\n  [*] --> Still",
    "erDiagram\n  A ||--o{ B : has",
    "gantt\n  title P\n  dateFormat YYYY-MM-DD\n  section S\n  Read :2024-01-01, 30d",
    'pie\n  "a" : 1\n  "b" : 2',
    "mindmap\n  root((a))\n    b",
    "timeline\n  2006 : S3",
    "gitGraph\n  commit",
    "journey\n  section S\n  Tea: 5: Me",
    "architecture-beta\n  service a(server)[A]",
  ];
  const text = [...kinds, "graph TD\n  A -->"].map((source) => `\`\`\`mermaid\n${source}\n\`\`\`\n`).join("\n");
  const { origin } = await site({ "a.md": `# A\n\n${text}` });
  const { page } = await open(`${origin}/a.html`, { viewport: { width: 1000, height: 12_000 } });
  await drawn(page, kinds.length);
  await page.getByText(/^This diagram cannot be drawn: Parse error on line \d+$/).waitFor();
});

test("a library that could not be had is asked for again when it is wanted again", async () => {
  const { origin } = await site({ "a.md": `# A\n\n${DIAGRAM}` });
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  let isAway = true;
  await page.route(/mermaid/, (route) => (isAway ? route.abort() : route.continue()));
  await page.goto(`${origin}/a.html`);
  await page.locator(".diagram-problem").waitFor();
  isAway = false;
  await page.getByRole("button", { name: /Theme/ }).click();
  await page.getByRole("button", { name: /Theme/ }).click();
  await drawn(page);
  expect(await page.locator(".diagram-problem").count()).toBe(0);
});

test("the keyboard goes on at the drawing when it was at the text that the drawing replaces", async () => {
  const { origin } = await site({ "a.md": `# A\n\n${DIAGRAM}` });
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  let goOn = () => {};
  const allowed = new Promise<void>((resolve) => (goOn = resolve));
  await page.route(/mermaid/, async (route) => {
    await allowed;
    await route.continue();
  });
  await page.goto(`${origin}/a.html`);
  await page.locator("pre.mermaid").focus();
  goOn();
  await drawn(page);
  expect(await page.evaluate(() => document.activeElement?.className)).toMatch(/^diagram-drawing/);
});

test("nothing in a diagram runs or calls out", async () => {
  const evil = [
    '%%{init: {"securityLevel": "loose", "themeCSS": "* { background: url(https://evil.example/x) }"}}%%',
    "graph TD",
    '  A["<img src=x onerror=alert(1)>"] --> B["<script>alert(2)</script>"]',
    "  B --> C[\"<b style='background:url(https://evil.example/y)'>bold</b>\"]",
    '  click A "javascript:alert(3)"',
    "  click B call alert(4)",
  ].join("\n");
  const { origin } = await site({ "a.md": `# A\n\n\`\`\`mermaid\n${evil}\n\`\`\`\n` });
  const { page, requests } = await open(`${origin}/a.html`);
  await drawn(page);
  await page.locator(".diagram-drawing .node").first().click();
  expect(requests.filter((name) => name === "x" || name === "y")).toEqual([]);
  expect(await page.locator(".diagram-drawing :is(a[href^='javascript'], script, img, style, [onerror])").count()).toBe(0);
  expect(await page.locator(".diagram-drawing").innerHTML()).not.toContain("evil.example/x");
});

test("a site on disk draws its diagrams and sets its formulas, too", async () => {
  const { folder } = await site({ "sub/a.md": `# A\n\n$x$\n\n${DIAGRAM}` });
  const { page } = await open(`file://${folder}/sub/a.html`);
  await drawn(page);
  await page.waitForFunction(() => [...document.fonts].some(({ family, status }) => family.includes("KaTeX_Math") && status === "loaded"));
});

test("a button copies code, and says so", async () => {
  const { origin } = await site({ "a.md": "# A\n\n```js\nlet a = 1;\nlet b;\n```\n" });
  const { page } = await open(`${origin}/a.html`, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("group", { name: "Code: js" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Copied", exact: true }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("let a = 1;\nlet b;");
  expect(await page.locator(".copy [aria-live=polite]").textContent()).toBe("Copied");
  await page.getByRole("button", { name: "Copy code" }).waitFor();
});

test("where the browser closes the clipboard, the code is selected", async () => {
  const { origin } = await site({ "a.md": "# A\n\n    code\n" });
  const { page } = await open(`${origin}/a.html`);
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await page.getByRole("button", { name: "Copy code" }).click();
  await page.getByRole("button", { name: /^Selected/ }).waitFor();
  expect(await page.evaluate(() => String(getSelection()).trim())).toBe("code");
});

test("without a script there is no button", async () => {
  const { origin } = await site({ "a.md": "# A\n\n    code\n" });
  const { page } = await open(`${origin}/a.html`, { javaScriptEnabled: false });
  expect(await page.locator("main button").count()).toBe(0);
});
