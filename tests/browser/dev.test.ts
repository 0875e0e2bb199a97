/** recto dev in a real browser: pages change under the reader without moving, and no other site gets at them. */
import { rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { connect, createServer as createNetServer, type Socket } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { SPECULATION_RULES_SOURCE } from "../../src/lib/speculationRules.ts";
import { createFolder } from "../helpers/cli.ts";
import { dev, TOKEN, until } from "../helpers/dev.ts";
import { launchChromium } from "./chromium.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** What the published site will demand of its pages, and more. */
const POLICY = `default-src 'none'; script-src 'self' ${SPECULATION_RULES_SOURCE}; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;

/** The page at `url` under {@link POLICY}; the test fails when anything on it is refused or throws. */
async function open(url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 900, height: 500 } });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) troubles.push(message.text());
  });
  onTestFinished(async () => {
    await context.close();
    expect(troubles).toEqual([]);
  });
  await page.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": POLICY } });
  });
  const live = page.waitForRequest(/\/@recto\/problems\//);
  await page.goto(url);
  await live;
  const isEnforced = await page.evaluate(() => {
    try {
      new DOMParser().parseFromString("<p>", "text/html");
      return false;
    } catch {
      return true;
    }
  });
  expect(isEnforced).toBe(true);
  // That was a violation, too, and the last that may be.
  expect(troubles.splice(0).filter((trouble) => !trouble.includes("TrustedHTML"))).toEqual([]);
  return page;
}

/** As when the page's tab is left or looked at. */
async function turn(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((visibility) => {
    Object.defineProperty(document, "visibilityState", { value: visibility, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

const paragraphs = (count: number, word: string) => Array.from({ length: count }, (_, index) => `${word} ${index}\n`).join("\n");

test("a saved note changes on the page, and the reader stays where she was", async () => {
  const note = (word: string) => `# A\n\n## One\n\n## Two\n\n## Three\n\n${paragraphs(60, word)}\n[b](b.md)\n\n${paragraphs(60, word)}`;
  const folder = await createFolder({ "notes/a.md": note("before"), "notes/b.md": "# B\n" });
  const { origin } = await dev(folder);
  const page = await open(`${origin}/a.html`);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    document.querySelector<HTMLElement>(".prose a[href='b.html']")?.focus();
    Object.assign(globalThis, { sameDocument: true });
    scrollTo(0, 1200);
  });
  await writeFile(join(folder, "notes/a.md"), note("after").replace("# A", "# A new title"));
  await page.waitForFunction(() => document.body.textContent.includes("after 119") || document.body.textContent.includes("after 59"));
  expect(
    await page.evaluate(() => ({
      title: [document.title, document.querySelector("h1")?.textContent],
      before: document.body.textContent.includes("before"),
      scroll: scrollY,
      focus: document.activeElement?.getAttribute("href"),
      open: [...document.querySelectorAll("details")].every((details) => details.open),
      sameDocument: "sameDocument" in globalThis,
    })),
  ).toEqual({
    title: ["A new title · Notes", "A new title"],
    before: false,
    scroll: 1200,
    focus: "b.html",
    open: true,
    sameDocument: true,
  });
});

test("with an address of the site, search engines are told of each change, and the page does not load anew for it", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n\nBefore.\n", "recto.yml": "url: https://example.org\n" });
  const { origin } = await dev(folder);
  const page = await open(`${origin}/a.html`);
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
  await writeFile(join(folder, "notes/a.md"), "# A\n\nAfter.\n");
  await page.getByText("After.").waitFor();
  expect(await page.evaluate(() => "sameDocument" in globalThis)).toBe(true);
});

test("a page with a drawn diagram does not load anew either", async () => {
  const note = (word: string) => `# A\n\n${word}\n\n\`\`\`mermaid\nflowchart LR\n  a --> b\n\`\`\`\n`;
  const folder = await createFolder({ "notes/a.md": note("Before.") });
  const { origin } = await dev(folder);
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  const live = page.waitForRequest(/\/@recto\/problems\//);
  await page.goto(`${origin}/a.html`);
  await live;
  await page.locator(".diagram svg").waitFor();
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
  await writeFile(join(folder, "notes/a.md"), note("After."));
  await page.getByText("After.").waitFor();
  expect(await page.evaluate(() => "sameDocument" in globalThis)).toBe(true);
});

test("what scripts have made of the page stays theirs: the theme and its switch", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n\nbefore\n" });
  const { origin } = await dev(folder);
  const page = await open(`${origin}/a.html`);
  const theme = () =>
    page.evaluate(() => {
      const name = document.getElementById("recto-theme-name");
      return [document.documentElement.dataset["theme"], name?.textContent, document.getElementById("recto-theme")?.hidden];
    });
  await page.click("#recto-theme");
  expect(await theme()).toEqual(["light", "light", false]);
  await writeFile(join(folder, "notes/a.md"), "# A\n\nafter\n");
  await page.getByText("after").waitFor();
  expect(await theme()).toEqual(["light", "light", false]);
  await page.click("#recto-theme");
  expect(await theme()).toEqual(["dark", "dark", false]);
});

test("folders that the reader has opened show what is in them now, and the contents mark her place anew", async () => {
  const note = (end: string) => `# A\n\n## One\n\nx\n\n## Two\n\nx\n\n## Three\n\n${end}\n`;
  const folder = await createFolder({ "notes/a.md": note("before"), "notes/sub/b.md": "# B\n", "notes/sub/c.md": "# C\n" });
  const { origin } = await dev(folder);
  const page = await open(`${origin}/a.html`);
  await page.getByRole("button", { name: "What is in Sub" }).click();
  await page.locator(".navigation").getByRole("link", { name: "B", exact: true }).waitFor();
  await page.locator(".contents a", { hasText: "Two" }).evaluate((link: HTMLElement) => link.click());
  await page.locator(".contents [aria-current=location]", { hasText: "Two" }).waitFor({ state: "attached" });
  await writeFile(join(folder, "notes/sub/b.md"), "# Another B\n");
  await writeFile(join(folder, "notes/a.md"), note("after"));
  await page.locator(".navigation").getByRole("link", { name: "Another B" }).waitFor();
  expect(await page.getByRole("button", { name: "What is in Sub" }).getAttribute("aria-expanded")).toBe("true");
  await page.locator(".contents [aria-current=location]", { hasText: "Two" }).waitFor({ state: "attached" });
});

test("a form that is being filled in keeps its text, its focus and its caret", async () => {
  const layout = (word: string) =>
    `<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p>${word}</p><form><input id="field"></form><%~ it.body %></body></html>`;
  const folder = await createFolder({ "notes/a.md": "# A\n", "templates/layout.eta": layout("before") });
  const { origin } = await dev(folder);
  const page = await open(`${origin}/a.html`);
  await page.fill("#field", "half a sent");
  await page.evaluate(() => document.querySelector("input")?.setSelectionRange(2, 4));
  await writeFile(join(folder, "templates/layout.eta"), layout("after"));
  await page.getByText("after").waitFor();
  expect(
    await page.evaluate(() => {
      const field = document.activeElement;
      return field instanceof HTMLInputElement ? [field.value, field.selectionStart, field.selectionEnd] : undefined;
    }),
  ).toEqual(["half a sent", 2, 4]);
});

test("an error appears over the page with its place and its line, as text, is spoken once, and goes when it is mended", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n\ngood\n" });
  const { origin } = await dev(folder);
  const page = await open(`${origin}/a.html`);
  const panel = page.locator("recto-problems");
  await writeFile(join(folder, "notes/a.md"), '---\ndate: "<img src=x onerror=alert(1)>"\n---\n# A\n');
  await panel.getByRole("alert").waitFor();
  const text = await panel.getByRole("alert").innerText();
  expect(text).toContain("1 problem");
  expect(text).toContain("notes/a.md:2:7 error");
  expect(text).toContain('2 | date: "<img src=x onerror=alert(1)>"');
  expect(text).not.toContain(folder);
  expect(await panel.evaluate((host) => host.shadowRoot?.querySelectorAll("img, script").length)).toBe(0);
  expect(await panel.evaluate((host) => getComputedStyle(host).position)).toBe("fixed");
  expect(await page.getByText("good").isVisible()).toBe(true);
  await panel.evaluate((host) => Object.assign(host, { isSame: true }));
  const asked = page.waitForResponse(/\/@recto\/problems\//);
  await turn(page, "hidden");
  await turn(page, "visible");
  await (await asked).finished();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await panel.evaluate((host) => "isSame" in host)).toBe(true);
  await writeFile(join(folder, "notes/a.md"), "# A\n\nmended\n");
  await page.getByText("mended").waitFor();
  await panel.waitFor({ state: "detached" });
});

test("the panel can be put away by its button and by Escape, and is not in the way of the keyboard", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n" });
  const { origin } = await dev(folder);
  const page = await open(`${origin}/a.html`);
  const panel = page.locator("recto-problems");
  await writeFile(join(folder, "notes/a.md"), "---\ndate: 2026-02-30\n---\n# A\n");
  await panel.waitFor();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await writeFile(join(folder, "notes/a.md"), "---\ndate: 2026-02-31\n---\n# A\n");
  await panel.getByRole("button", { name: "Hide" }).click();
  await panel.waitFor({ state: "detached" });
});

test("a page opened before there is a site shows the problems, and becomes the site when they are mended", async () => {
  const folder = await createFolder({ "notes/index.md": "---\ndate: 2026-02-30\n---\n# Home\n" });
  const { origin } = await dev(folder);
  const page = await open(`${origin}/`);
  await page.locator("recto-problems").waitFor();
  expect(await page.title()).toBe("No site yet");
  await writeFile(join(folder, "notes/index.md"), "# Home\n\nmended\n");
  await page.getByText("mended").waitFor();
  await page.locator("recto-problems").waitFor({ state: "detached" });
});

test("a changed stylesheet is put in place of the old one, never leaving the page without one", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n", "public/assets/recto.css": "h1 { color: rgb(1, 2, 3) }" });
  const { origin } = await dev(folder);
  const page = await open(`${origin}/a.html`);
  const color = () => page.evaluate(() => getComputedStyle(document.querySelector("h1") ?? document.body).color);
  expect(await color()).toBe("rgb(1, 2, 3)");
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(globalThis, { seen });
    const look = () => {
      seen.add(getComputedStyle(document.querySelector("h1") ?? document.body).color);
      requestAnimationFrame(look);
    };
    look();
  });
  await writeFile(join(folder, "public/assets/recto.css"), "h1 { color: rgb(4, 5, 6) }");
  const seen = () => page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen]);
  await until(async () => (await seen()).includes("rgb(4, 5, 6)"));
  expect(await page.evaluate(() => document.querySelectorAll('link[rel="stylesheet"]').length)).toBe(1);
  expect(await seen()).toEqual(["rgb(1, 2, 3)", "rgb(4, 5, 6)"]);
});

test("a changed stylesheet that keeps its name is put in place of the old one, time and again", async () => {
  const layout =
    '<!DOCTYPE html><html lang="en"><head><title>x</title><link rel="stylesheet" href="<%= it.root %>mine.css"></head><body><%~ it.body %></body></html>';
  const folder = await createFolder({
    "notes/a.md": "# A\n",
    "templates/layout.eta": layout,
    "public/mine.css": "h1 { color: rgb(1, 2, 3) }",
  });
  const { origin } = await dev(folder);
  const page = await open(`${origin}/a.html`);
  const color = () => page.evaluate(() => getComputedStyle(document.querySelector("h1") ?? document.body).color);
  for (const expected of ["rgb(4, 5, 6)", "rgb(7, 8, 9)", "rgb(4, 5, 6)"]) {
    await writeFile(join(folder, "public/mine.css"), `h1 { color: ${expected} }`);
    await until(async () => (await color()) === expected);
  }
  expect(await page.evaluate(() => document.querySelectorAll('link[rel="stylesheet"]').length)).toBe(1);
});

test("a changed script makes the page load anew", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n", "public/assets/recto.js": "document.documentElement.dataset.version = '1';" });
  const { origin } = await dev(folder);
  const page = await open(`${origin}/a.html`);
  await writeFile(join(folder, "public/assets/recto.js"), "document.documentElement.dataset.version = '2';");
  await until(async () => (await page.evaluate(() => document.documentElement.dataset["version"]).catch(() => "")) === "2");
});

test("a page whose note is removed says so, and is there again with its note", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n\ntext of a\n", "notes/b.md": "# B\n" });
  const { origin } = await dev(folder);
  const page = await open(`${origin}/a.html`);
  await rm(join(folder, "notes/a.md"));
  await page.getByRole("heading", { name: "Page not found" }).waitFor();
  await writeFile(join(folder, "notes/a.md"), "# A\n\nback again\n");
  await page.getByText("back again").waitFor();
});

test("when the server comes back under another token, the page loads anew by itself", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n\nbefore\n" });
  const first = await dev(folder);
  const page = await open(`${first.origin}/a.html`);
  await first.server.close();
  await writeFile(join(folder, "notes/a.md"), "# A\n\nafter\n");
  await dev(folder, { port: first.server.port }, "f".repeat(32));
  await page.getByText("after").waitFor();
});

test("when the connection was lost for a while, the page catches up", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n\nbefore\n" });
  const { server, builds } = await dev(folder);
  const line = await leaseLine(server.port);
  const page = await open(`http://localhost:${line.port}/a.html`);
  line.cut();
  const count = builds().length;
  await writeFile(join(folder, "notes/a.md"), "# A\n\nafter\n");
  await until(() => builds().length > count);
  expect(await page.getByText("before").isVisible()).toBe(true);
  line.mend();
  await page.getByText("after").waitFor();
});

test("a page in the background holds no connection, and catches up when it is looked at", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n\nbefore\n" });
  const { origin, builds } = await dev(folder);
  const page = await open(`${origin}/a.html`);
  await turn(page, "hidden");
  const count = builds().length;
  await writeFile(join(folder, "notes/a.md"), "# A\n\nafter\n");
  await until(() => builds().length > count);
  expect(await page.getByText("before").isVisible()).toBe(true);
  await turn(page, "visible");
  await page.getByText("after").waitFor();
});

/** A line to the server at `port` that can be cut: connections end, and new ones are refused until it is mended. */
async function leaseLine(port: number): Promise<{ readonly port: number; readonly cut: () => void; readonly mend: () => void }> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const line = createNetServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, "127.0.0.1");
    for (const socket of [near, far]) sockets.add(socket.on("error", () => {}));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    cut();
    line.close();
  });
  const address = line.address();
  return { port: typeof address === "object" && address !== null ? address.port : 0, cut, mend: () => void (isCut = false) };
}

test("a page of another origin gets nothing: no text, no script, no image, no frame, no live channel, no socket", async () => {
  const folder = await createFolder({ "notes/a.md": "# A\n\nsecret\n" });
  const { origin } = await dev(folder);
  const evil = createServer((_request, response) =>
    response.setHeader("content-type", "text/html").end("<!DOCTYPE html><title>evil</title>"),
  );
  const port = await new Promise<number>((resolve) => {
    evil.listen(0, "127.0.0.1", () => {
      const address = evil.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  onTestFinished(() => void evil.close());
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  // Another port is the same site, another name is another one.
  for (const from of [`http://localhost:${port}/`, `http://127.0.0.1:${port}/`]) {
    await page.goto(from);
    const got = await page.evaluate(
      async ([origin, token]) => {
        const element = (name: string, url: string) =>
          new Promise<string>((resolve) => {
            const made = Object.assign(document.createElement(name), { src: url });
            made.addEventListener("load", () => resolve("loaded"));
            made.addEventListener("error", () => resolve("failed"));
            document.body.append(made);
          });
        const fetched = (options: RequestInit) =>
          fetch(`${origin}/a.html`, options).then(
            async (response) => `${response.type} ${await response.text()}`,
            () => "failed",
          );
        const frame = async () => {
          const made = Object.assign(document.createElement("iframe"), { src: `${origin}/a.html` });
          await new Promise((resolve) => {
            made.addEventListener("load", resolve);
            document.body.append(made);
          });
          try {
            return made.contentDocument === null ? "closed to us" : "open";
          } catch {
            return "closed to us";
          }
        };
        const source = () =>
          new Promise<string>((resolve) => {
            const made = new EventSource(`${origin}/@recto/live/${token}/0`);
            made.addEventListener("open", () => resolve("opened"));
            made.addEventListener("error", () => resolve("failed"));
          });
        const socket = () =>
          new Promise<string>((resolve) => {
            const made = new WebSocket(`${origin?.replace("http", "ws")}/@recto/live/${token}/0`);
            made.addEventListener("open", () => resolve("opened"));
            made.addEventListener("error", () => resolve("failed"));
          });
        return {
          cors: await fetched({}),
          blind: await fetched({ mode: "no-cors" }),
          post: await fetched({ method: "POST", mode: "no-cors", body: "x" }),
          script: await element("script", `${origin}/@recto/live.js`),
          image: await element("img", `${origin}/favicon.svg`),
          frame: await frame(),
          source: await source(),
          socket: await socket(),
        };
      },
      [origin, TOKEN] as const,
    );
    expect({ from, ...got }).toEqual({
      from,
      cors: "failed",
      blind: "failed",
      post: "failed",
      script: "failed",
      image: "failed",
      frame: "closed to us",
      source: "failed",
      socket: "failed",
    });
    const frames = page.frames().slice(1);
    for (const frame of frames) expect(await frame.content()).not.toContain("secret");
  }
  // A person who follows a link gets there.
  await page.evaluate((url) => {
    location.href = url;
  }, `${origin}/a.html`);
  await page.getByText("secret").waitFor();
});
