/** Plug-ins: each member does its part, and the manual's example works as printed. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPlugins } from "../src/io/plugins.ts";
import { sitePath, type Plugin, type PluginSite } from "../src/model/index.ts";
import { createFolder } from "./helpers/cli.ts";
import { createSite } from "./helpers/site.ts";

const NOTES = { "notes/a.md": "# A\n\nOne two three.\n", "notes/b.md": "# B\n\nSee [[a]].\n" };

test("syntax adds Markdown, and facts are known when pages, files and checks are made", async () => {
  const plugin: Plugin = {
    name: "shout",
    syntax: (md) => {
      md.inline.ruler.push("shout", (state, silent) => {
        if (!state.src.startsWith("!!", state.pos)) return false;
        if (!silent) state.push("shout", "", 0);
        state.pos += 2;
        return true;
      });
      md.renderer.rules["shout"] = () => "<b>LOUD</b>";
    },
    facts: ({ title, headings, tokens }) => `${title} ${headings.length} ${tokens.length > 0}`,
    check: (site) => [
      { code: "told", severity: "warning", message: [...site.notes.keys()].map((path) => JSON.stringify(site.factsOf(path))).join(", ") },
    ],
    files: (site) => [{ path: sitePath("facts.txt"), text: `${site.notes.size} notes` }],
    pages: () => [{ address: sitePath("loud.html"), title: "Loud", template: "loud", data: { word: "<word>" } }],
    templates: { loud: '<% layout("@layout") %><h1><%= it.title %></h1><p><%= it.word %></p>' },
    client: "console.log(1);",
  };
  const site = createSite({ ...NOTES, "notes/a.md": "# A\n\nSay !! now.\n\n## H\n" }, [plugin]);
  const { diagnostics } = await site.build();
  expect(diagnostics.filter(({ code }) => code === "told").map(({ message }) => message)).toEqual(['"A 0 true", "B 0 true"']);
  expect(await site.page("a.html")).toContain("Say <b>LOUD</b> now.");
  expect(await site.page("facts.txt")).toBe("2 notes");
  expect(await site.page("loud.html")).toContain("<h1>Loud</h1><p>&lt;word&gt;</p>");
  const script = Object.keys(await site.tree()).find((path) => /^assets\/shout\.[0-9a-f]{10}\.js$/.test(path));
  expect(await site.page("b.html")).toContain(`<script src="${script}" defer></script>`);
});

test("facts are JSON from the first build on, whatever the plug-in returns", async () => {
  const plugin = {
    name: "dated",
    facts: () => ({ at: new Date(0), ask: () => 1 }),
    check: (site: PluginSite) =>
      [...site.notes.keys()].map((path) => {
        const { at } = site.factsOf(path) as { readonly at: unknown };
        return { code: "told", severity: "warning", message: typeof at };
      }),
  } as unknown as Plugin;
  const site = createSite({ "notes/a.md": "# A\n" }, [plugin]);
  const cold = await site.build();
  const warm = await site.build();
  expect([cold, warm].map(({ diagnostics }) => diagnostics.map(({ message }) => message))).toEqual([["string"], ["string"]]);
});

test("a plug-in that throws is named, and nothing is published", async () => {
  const plugin: Plugin = {
    name: "broken",
    pages: () => {
      throw new Error("no idea");
    },
  };
  const site = createSite(NOTES, [plugin]);
  const { diagnostics, report } = await site.build();
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ["bad-plugin", 'the plug-in "broken" failed in pages: no idea'],
  ]);
  expect(report).toBeUndefined();
});

test("what another page or file of the site has the address of is left out, and said to be", async () => {
  const page = (address: string) => ({ address: sitePath(address), title: "T", template: "bare", data: {} });
  const plugin: Plugin = {
    name: "late",
    templates: { bare: "<h1><%= it.title %></h1>" },
    pages: () => [page("recent.html"), page("404.html"), page("late.html"), page("late.html"), page("a.html")],
    files: () => [
      { path: sitePath("late.html"), text: "x" },
      { path: sitePath("own.txt"), text: "x" },
    ],
  };
  const site = createSite({ ...NOTES, "public/own.txt": "mine" }, [plugin]);
  const { diagnostics, report } = await site.build();
  expect(diagnostics.map(({ code, severity, message }) => `${severity} ${code} ${message}`)).toEqual(
    ["404.html", "late.html", "late.html", "own.txt"].map(
      (path) =>
        `warning address-taken what the plug-in "late" has for ${path} is left out, because the site has another file of that address`,
    ),
  );
  expect(report).toBeDefined();
  expect([await site.page("recent.html"), await site.page("late.html"), await site.page("own.txt")]).toEqual([
    "<h1>T</h1>",
    "<h1>T</h1>",
    "mine",
  ]);
});

test.each([
  ["facts", { facts: (): never => fail() }, 'the plug-in "broken" failed in facts: no idea'],
  [
    "syntax",
    {
      syntax: (md: Parameters<NonNullable<Plugin["syntax"]>>[0]): void => {
        md.core.ruler.push("broken", fail);
      },
    },
    'the Markdown of a plug-in ("broken") failed on this note: no idea',
  ],
])("a plug-in that throws in %s is named, with the note", async (_member, part, message) => {
  const { diagnostics, report } = await createSite({ "notes/a.md": "# A\n" }, [{ name: "broken", ...part }]).build();
  expect(diagnostics.map(({ code, message, at }) => [code, message, at?.path])).toEqual([["bad-plugin", message, "notes/a.md"]]);
  expect(report).toBeUndefined();
});

function fail(): never {
  throw new Error("no idea");
}

test("an address that climbs out of the site is refused", async () => {
  const plugin: Plugin = { name: "sly", files: () => [{ path: sitePath("../out.txt"), text: "x" }] };
  const { diagnostics, report } = await createSite(NOTES, [plugin]).build();
  expect(diagnostics.map(({ code }) => code)).toEqual(["bad-plugin"]);
  expect(report).toBeUndefined();
});

test.each([
  ["export default 1;", "it must export an object"],
  ["export default { name: 'X y' };", "lower-case letters"],
  ["export default { name: 'x', page: 1 };", 'a plug-in has no "page"'],
  ["throw new Error('not today');", "not today"],
])("a file with %j is no plug-in, and why is said", async (text, why) => {
  const folder = await createFolder({ "plugin.js": text, "package.json": '{"type":"module"}' });
  const { plugins, diagnostics } = await loadPlugins(folder, ["plugin.js"]);
  expect(plugins).toEqual([]);
  expect(diagnostics).toMatchObject([{ code: "bad-plugin", severity: "error" }]);
  expect(diagnostics[0]?.message).toContain(why);
});

test("a file that is missing is said to be", async () => {
  const { diagnostics } = await loadPlugins(await createFolder({}), ["nowhere.js"]);
  expect(diagnostics[0]?.message).toBe("the plug-in nowhere.js cannot be loaded: there is no such file");
});

test("the example of the manual works as printed", async () => {
  const manual = await readFile(new URL("../notes/recto/plugins.md", import.meta.url), "utf8");
  const code = /```js[^\n]*\n([\s\S]*?)```/.exec(manual)?.[1] ?? "";
  expect(code.split("\n").length).toBeLessThan(32);
  const folder = await createFolder({ "package.json": '{"type":"module"}' });
  await mkdir(join(folder, "plugins"));
  await writeFile(join(folder, "plugins/reading-time.js"), code);
  const { plugins, diagnostics } = await loadPlugins(folder, ["plugins/reading-time.js"]);
  expect(diagnostics).toEqual([]);
  const site = createSite({ ...NOTES, "notes/long.md": `# Long\n\n${"word ".repeat(11_000)}\n` }, plugins);
  const built = await site.build();
  expect(built.diagnostics.map(({ message }) => message)).toEqual(["long.md takes more than 50 minutes to read"]);
  expect(await site.page("reading-time.html")).toContain('<li><a href="long.html">Long</a>, 55 min</li>');
});
