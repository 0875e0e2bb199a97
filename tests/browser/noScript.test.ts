/**
 * No script of a note runs: every payload of `payloads.ts` is built into a site, and a real browser reads the site without any
 * Content-Security-Policy, so that escaping, addresses and sanitizer alone are proven. As a control, the same payloads are shown
 * as a careless program would show them, without the policy and with it.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../src/build.ts";
import { pagePolicy } from "../../src/lib/contentSecurityPolicy.ts";
import { escapeHtml } from "../../src/lib/escape.ts";
import { hasErrors } from "../../src/lib/diagnostics.ts";
import { findSite, openDestination, openWorld, outputFolder } from "../../src/open.ts";
import { mediaType } from "../../src/publish/index.ts";
import { createFolder, treeOf } from "../helpers/cli.ts";
import type { Files } from "../helpers/site.ts";
import { launchChromium } from "./chromium.ts";
import { createVisitor, findFaults, framesOf, serve, tryEverything, type Seen, type Served } from "./harness.ts";
import { naively, split } from "./naive.ts";
import { PAYLOADS, type Place } from "./payloads.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

type Payload = { readonly id: number; readonly group: string; readonly place: Place; readonly text: string };

/** Numbered, with their markers filled in. */
const ALL: readonly Payload[] = PAYLOADS.flatMap(({ name, place, texts }) => texts.map((text) => ({ group: name, place, text }))).map(
  (payload, id) => ({ ...payload, id, text: filledIn(payload.text, id) }),
);

function filledIn(text: string, id: number): string {
  return text
    .replaceAll("HIT", `__hit(${id})`)
    .replaceAll("CANARY", `http://canary.test/${id}`)
    .replace(/B64\{(.*?)\}(?=["')\s])/gs, (_, inner: string) => Buffer.from(inner).toString("base64"));
}

/** Windows at once. */
const READERS = 3;

/** Payloads, or pages, that are shown on one page, each in a frame of its own. */
const AT_ONCE = 20;

/** All addresses below `origin` are looked at, so many at once; `answer` serves them. */
async function visitAll(addresses: readonly string[], answer: (path: string) => Served | undefined): Promise<readonly Seen[]> {
  const server = await serve((path) => {
    const [, first] = /^\/@from\/(\d+)$/.exec(path) ?? [];
    return first === undefined ? answer(path) : framesOf(addresses.slice(Number(first), Number(first) + AT_ONCE));
  });
  const seen: Seen[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: READERS }, async () => {
      const visitor = await createVisitor(browser);
      while (next < addresses.length) {
        const first = next;
        next += AT_ONCE;
        seen.push(await visitor.visit(`${server.origin}/@from/${first}`));
      }
      await visitor.close();
    }),
  );
  server.close();
  return seen;
}

/** The files of a site folder: a note for each payload, named by its number where the name is not the payload. */
function filesWith({ id, place, text }: Payload): Files {
  const path = `notes/n${id}.md`;
  switch (place) {
    case "body":
      // The last line stands again among the backlinks of the hub.
      return { [path]: `# Note ${id}\n\n${text}\n\n[[hub]] ${text.replaceAll("\n", " ")}\n` };
    case "diagram":
      return { [path]: `# Note ${id}\n\n${fenced(text)}` };
    case "front matter":
      return { [path]: `---\n${text}\n---\n# Note ${id}\n\nText.\n` };
    case "title":
      return { [path]: `---\ntitle: ${JSON.stringify(text)}\n---\n\nSee [[n0]] and [[n${id}]].\n` };
    case "tag":
      return { [path]: `---\ntags: [${JSON.stringify(text)}]\n---\n# Note ${id}\n` };
    case "file name":
      return { [`notes/${text}.md`]: `See [[n0]].\n` };
    case "folder name":
      return { [`notes/${text.replaceAll("/", "∕")}/n${id}.md`]: `# Note ${id}\n\nSee [[n0]].\n` };
    case "svg":
      return { [path]: `# Note ${id}\n\n![picture](s${id}.svg) [open it](s${id}.svg)\n`, [`notes/s${id}.svg`]: text };
    case "attachment": {
      const [name = "", content = ""] = split(text);
      return { [path]: `# Note ${id}\n\n[file](f${id}/${name}) ![[f${id}/${name}]]\n`, [`notes/f${id}/${name}`]: content };
    }
  }
}

/** Where payloads come together: the note that many link to, and notes that show others. */
function meetingPlaces(): Files {
  const shown = ALL.filter(({ place }) => place === "body" || place === "title" || place === "front matter");
  const pages = Array.from({ length: Math.ceil(shown.length / AT_ONCE) }, (_, index) => {
    const some = shown.slice(index * AT_ONCE, (index + 1) * AT_ONCE);
    return [`notes/shows-${index}.md`, `# Shows ${index}\n\n${some.map(({ id }) => `![[n${id}]]\n`).join("\n")}`] as const;
  });
  return { "notes/hub.md": "# Hub\n", ...Object.fromEntries(pages) };
}

function fenced(diagram: string): string {
  return `\`\`\`mermaid\n${diagram}\n\`\`\`\n`;
}

/** Builds a real folder with what is in the working tree, and the client's scripts as they were compiled last. */
async function buildFolder(
  files: Files,
): Promise<{ readonly tree: { readonly [path: string]: string }; readonly refused: readonly string[] }> {
  const site = await findSite(await createFolder(files));
  const out = outputFolder(site, undefined);
  const make = async () => build(await openWorld(site, [out]), openDestination(site, out, false), { overrides: {}, strict: false });
  const { diagnostics } = await make();
  const refused = diagnostics.flatMap(({ severity, at }) => (severity === "error" ? [at?.path ?? "the site"] : []));
  await Promise.all(refused.map((path) => rm(join(site.root, path), { force: true })));
  if (refused.length > 0) expect(hasErrors((await make()).diagnostics)).toBe(false);
  return { tree: await treeOf(out), refused };
}

test("no payload, wherever it is written, runs a script, leaves the site, or gets an active element into a page that has no policy", async () => {
  // With an address, pages hold structured data as well.
  const settings = { "recto.yml": "url: https://example.org/notes\n" };
  const { tree, refused } = await buildFolder(Object.assign(settings, meetingPlaces(), ...ALL.map(filesWith)) as Files);
  // What is no language, date or address keeps a site from being built; nobody reads these, but their writer is told.
  const keys = refused.map((path) => ALL[Number(/\d+/.exec(path)?.[0])]?.text.split(":")[0]);
  expect(keys.toSorted()).toEqual(
    "cards date dir draft lang lang order permalink permalink slug tags title title title toc updated".split(" "),
  );
  const policies = new Set<string>();
  // Whatever a reader can open: pages, and attachments by themselves.
  const paths = Object.keys(tree).filter((path) => !/\.(?:js|css|woff2)$/.test(path));
  const shown = new Set<string>();
  const addresses = paths.map((path) => `/${encodeURI(path).replaceAll("#", "%23").replaceAll("?", "%3F")}`);
  const seen = await visitAll(addresses, (path) => {
    const key = path.slice(1);
    const content = tree[key];
    if (content === undefined) return undefined;
    shown.add(key);
    const headers = { "content-type": mediaType(key) };
    if (!key.endsWith(".html")) return { headers, body: Buffer.from(content, "latin1") };
    const plain = content
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, (meta) => {
        policies.add(meta);
        return "";
      })
      // A page that has moved stays to be looked at, if it leads to a page of the site.
      .replace(/<meta http-equiv="refresh" content="0; url=[\w./%~-]+(?:#[\w%-]+)?">/, "");
    return { headers, body: Buffer.from(plain, "latin1") };
  });
  const troubles = seen.flatMap(({ hits, dialogs, foreign, faults, errors }) => [
    ...hits.map((id) => `payload ${id} ran: ${ALL[Number(id)]?.text}`),
    ...dialogs,
    ...foreign.filter((request) => !/^image https?:\/\/(?:www\.)?example\.org\//.test(request)),
    // Around text, pictures and PDFs the browser makes a page of its own.
    ...faults.filter((fault) => /^\/[^@].*\.html: /.test(fault)),
    ...errors,
  ]);
  expect(troubles).toEqual([]);
  expect(paths.filter((path) => !shown.has(path))).toEqual([]);
  expect(tree["shows-0.html"]).toContain('class="embed');
  expect(tree["hub.html"]).toContain("__hit(0)");
  expect(paths.filter((path) => /^assets\/.*\.(?:html?|xhtml|xml|svgz|rss|mhtml)$|\.mjs$/.test(path))).toEqual([]);
  expect(policies.size).toBeGreaterThan(0);
  expect(paths.length).toBeGreaterThan(ALL.length);
});

test("no diagram runs a script or leaves the site when it is drawn, without a policy", async () => {
  const diagrams = ALL.filter(({ place }) => place === "diagram");
  const { tree } = await buildFolder({ "notes/diagrams.md": diagrams.map(({ text }) => fenced(text)).join("\n") });
  const server = await serve((path) => {
    const content = tree[path.slice(1)]?.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
    return content === undefined ? undefined : { headers: { "content-type": mediaType(path) }, body: Buffer.from(content, "latin1") };
  });
  const visitor = await createVisitor(browser);
  let drawn = 0;
  let faults: readonly string[] = [];
  const { hits, dialogs, foreign } = await visitor.visit(`${server.origin}/diagrams.html`, async (page) => {
    for (const figure of await page.locator("figure.diagram").all()) {
      await figure.scrollIntoViewIfNeeded();
      await figure.locator(".diagram-drawing svg, .diagram-problem").first().waitFor();
    }
    drawn = await page.locator(".diagram-drawing svg").count();
    faults = await page.evaluate(findFaults);
    await page.evaluate(tryEverything);
    await page.waitForTimeout(200);
  });
  await visitor.close();
  server.close();
  // A picture in a diagram is one that the note shows.
  const asked = foreign.filter((request) => !request.startsWith("image "));
  expect({ hits, dialogs, asked, faults }).toEqual({ hits: [], dialogs: [], asked: [], faults: [] });
  expect(drawn).toBeGreaterThan(diagrams.length / 2);
});

/** What is written as raw HTML, one note each, on a site with this setting. */
async function buildRaw(html: "escape" | "trusted"): Promise<{ readonly [path: string]: string }> {
  const files = Object.assign({ "recto.yml": `html: ${html}\n`, "notes/hub.md": "# Hub\n" }, ...RAW.map(filesWith)) as Files;
  return (await buildFolder(files)).tree;
}

const RAW = ALL.filter(({ group }) => group === "raw HTML blocks" || group === "event attributes");

/** Visits every note of {@link RAW}. */
async function visitRaw(tree: { readonly [path: string]: string }, change: (page: string) => string): Promise<readonly Seen[]> {
  return visitAll(
    RAW.map(({ id }) => `/n${id}.html`),
    (path) => {
      const content = tree[path.slice(1)];
      const body = content === undefined || !path.endsWith(".html") ? content : change(content);
      return body === undefined ? undefined : { headers: { "content-type": mediaType(path) }, body: Buffer.from(body, "latin1") };
    },
  );
}

const withoutPolicy = (page: string) => page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");

test("on a page for printing, where the texts of many notes stand together, no payload runs without a policy", async () => {
  const printed = ALL.filter(({ place }) => place === "body" || place === "title");
  const { tree } = await buildFolder(
    Object.assign({ "recto.yml": "print: true\n", "notes/hub.md": "# Hub\n" }, ...printed.map(filesWith)) as Files,
  );
  const seen = await visitAll(["/print.html"], (path) => {
    const content = tree[path.slice(1)];
    if (content === undefined) return undefined;
    const body = path.endsWith(".html") ? withoutPolicy(content) : content;
    return { headers: { "content-type": mediaType(path) }, body: Buffer.from(body, "latin1") };
  });
  const troubles = seen.flatMap(({ hits, dialogs, foreign, faults, errors }) => [
    ...hits.map((id) => `payload ${id} ran: ${ALL[Number(id)]?.text}`),
    ...dialogs,
    ...foreign.filter((request) => !/^image https?:\/\/(?:www\.)?example\.org\//.test(request)),
    ...faults.filter((fault) => fault.startsWith("/print.html: ")),
    ...errors,
  ]);
  expect(troubles).toEqual([]);
  // Most of the notes; what is no note, front matter for one, has none.
  expect(tree["print.html"]?.match(/class="printed-note"/g)?.length).toBeGreaterThan(300);
});

test("where raw HTML is escaped, nothing of a payload becomes an element, and nothing runs without a policy", async () => {
  const tree = await buildRaw("escape");
  const seen = await visitRaw(tree, withoutPolicy);
  const troubles = seen.flatMap(({ hits, dialogs, foreign, faults, errors }) => [
    ...hits,
    ...dialogs,
    ...foreign,
    ...faults.filter((fault) => !fault.startsWith("/@")),
    ...errors,
  ]);
  expect(troubles).toEqual([]);
  const names = new Set<string>();
  for (const { id } of RAW) {
    const [, prose = ""] = (tree[`n${id}.html`] ?? "").split('<div class="prose"');
    const [own = ""] = prose.split("</div>");
    expect(own).toContain("</p>");
    for (const [, name = ""] of own.matchAll(/<([a-z][a-z0-9-]*)/gi)) names.add(name);
  }
  // Markdown's own: a payload has "=" on a line below a text, one ">" at the beginning of a line, and one two backticks.
  expect([...names].toSorted()).toEqual(["a", "blockquote", "code", "h2", "p"]);
});

test("where raw HTML is trusted, the policy of the pages keeps every payload from running; without it they run", async () => {
  const tree = await buildRaw("trusted");
  const under = await visitRaw(tree, (page) => page);
  expect(under.flatMap(({ hits, dialogs }) => [...hits, ...dialogs])).toEqual([]);
  const bare = await visitRaw(tree, withoutPolicy);
  // On a quiet machine more than thirty; some wait for something that takes its time.
  expect(new Set(bare.flatMap(({ hits }) => hits)).size).toBeGreaterThan(5);
});

test("shown without care, most of the payloads run: the test sees scripts", async () => {
  const { ids } = await visitCareless(undefined);
  const fired = (place: string) => ALL.filter(({ id, group }) => group === place && ids.has(String(id))).length;
  expect(PAYLOADS.filter(({ name }) => fired(name) < 5).map(({ name }) => name)).toEqual([]);
  expect(ids.size).toBeGreaterThan(350);
});

test("shown without care, but under the policy of the pages, none of the payloads runs, or loads anything but an image", async () => {
  const { ids, violations } = await visitCareless(pagePolicy([]));
  expect([...ids].map((id) => ALL[Number(id)])).toEqual([]);
  // It is the policy that keeps them from it.
  expect(violations).toBeGreaterThan(350);
});

/** Which payloads ran or asked for the address that nothing may ask for, as a careless program shows them; on how many the policy refused something. */
async function visitCareless(policy: string | undefined): Promise<{ readonly ids: ReadonlySet<string>; readonly violations: number }> {
  const seen = await visitAll(
    ALL.map(({ id }) => `/${id}`),
    carelessPage(policy),
  );
  // Under the policy, images of other sites are let through (SVG's <use> and prefetching, "other", count as such), and a page may
  // send its reader to another one.
  const kinds = policy === undefined ? /canary\.test\/(\d+)/ : /^(?!image|other|document).*canary\.test\/(\d+)/;
  const asked = seen.flatMap(({ foreign }) => foreign.flatMap((request) => kinds.exec(request)?.[1] ?? []));
  const refusing = new Set(seen.flatMap(({ violations }) => violations.map((told) => told.split(" ")[0])));
  return { ids: new Set([...seen.flatMap(({ hits }) => hits), ...asked]), violations: refusing.size };
}

/** A payload by its number; pictures and documents have the policy as a header. */
function carelessPage(policy: string | undefined): (path: string) => Served | undefined {
  return (path) => {
    const payload = /^\/\d+$/.test(path) ? ALL[Number(path.slice(1))] : undefined;
    if (payload === undefined) return undefined;
    const meta =
      policy === undefined ? "" : `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">`;
    const { type, content } = naively(payload.place, payload.text, meta);
    const header = policy !== undefined && !content.includes(meta) ? { "content-security-policy": policy } : {};
    return { headers: { "content-type": type, ...header }, body: content };
  };
}
