/** The tokens of the theme as the manual tells them, and those that settings add. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { tokens } from "../../src/render/files/tokens.ts";
import { note } from "../helpers/notes.ts";
import { show } from "../render/shown.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const ROOT = /:root \{\n([\s\S]*?)\n\}/.exec(read("public/assets/recto.css"))?.[1] ?? "";
const TOKENS = [...ROOT.matchAll(/(--[\w-]+): ([^;]*);/g)].map(([, name = "", value = ""]) => ({ name, value }));

test("the stylesheet is a small part of what a page may weigh: at most 11 kB compressed", () => {
  expect(gzipSync(read("public/assets/recto.css"), { level: 9 }).length).toBeLessThanOrEqual(11_000);
});

describe("the manual's tables of tokens", () => {
  const rows = [...read("notes/recto/themes.md").matchAll(/^\| `(--[\w-]+)` \|(.*)\|$/gm)].map(([, name = "", rest = ""]) => ({
    name,
    cells: rest.split("|").map((cell) => cell.trim()),
  }));

  test("have every token of :root, in its order", () => {
    expect(TOKENS.length).toBeGreaterThan(20);
    expect(rows.map(({ name }) => name)).toEqual(TOKENS.map(({ name }) => name));
  });

  test("tell each colour as it is in both themes", () => {
    const written = TOKENS.flatMap(({ name, value }) => {
      const [, light, dark] = /^light-dark\((#\w+), (#\w+)\)$/.exec(value) ?? [];
      return light === undefined ? [] : [[name, `\`${light}\``, `\`${dark}\``]];
    });
    expect(written.length).toBeGreaterThan(10);
    expect(rows.filter(({ cells }) => cells.length === 3).map(({ name, cells }) => [name, cells[0], cells[1]])).toEqual(written);
  });
});

describe("tokens of the settings", () => {
  test("are none where nothing is set", () => {
    expect(tokens({ fonts: {} })).toBe("");
  });

  test("are an accent for each theme, stronger ones for those who ask for more contrast, and the fonts", () => {
    expect(tokens({ accent: "#ff6600", fonts: { text: '"Literata", serif', code: "monospace" } })).toBe(`
/* From recto.yml */
:root {
  --text-face: "Literata", serif;
  --code-face: monospace;
  --accent: light-dark(#b44600, #ff742f);
}
@media (prefers-contrast: more) {
  :root {
    --accent: light-dark(#843100, #ffb394);
  }
}
`);
  });

  test("stand at the end of the theme's stylesheet, and only there", async () => {
    const publicFiles = { "assets/recto.css": "a{}", "style.css": "b{}", "assets/other.css": "c{}" };
    const plain = await show({ notes: [note("a.md")], publicFiles });
    const { paths, text } = await show({ notes: [note("a.md")], publicFiles, fonts: { ui: "system-ui" } });
    const stylesheets = (all: readonly string[]) => all.filter((path) => path.endsWith(".css"));
    expect(stylesheets(plain.paths)).toEqual(["assets/recto.5f546eb460.css", "style.css", "assets/other.7ed0bc022e.css"]);
    const [own = ""] = stylesheets(paths);
    expect(own).not.toBe("assets/recto.5f546eb460.css");
    expect(stylesheets(paths).slice(1)).toEqual(stylesheets(plain.paths).slice(1));
    expect(await text(own)).toBe("a{}\n/* From recto.yml */\n:root {\n  --ui-face: system-ui;\n}\n");
  });
});

describe("what every page knows of the look", () => {
  const publicFiles = { "style.css": "a{}", "img/logo.svg": "<svg/>", "assets/mark.png": "x" };

  test("the site's own stylesheet, if there is one, by a name that stays", async () => {
    const { at, outputs } = await show({ notes: [note("aws/a.md")], publicFiles });
    expect((await at("aws/a.html"))["ownStyle"]).toBe("../style.css");
    expect(outputs.find(({ path }) => path === "style.css")?.cacheClass).toBe("pointer");
    const without = await show({ notes: [note("aws/a.md")] });
    expect(await without.at("aws/a.html")).not.toHaveProperty("ownStyle");
  });

  test("the logo where it is published, and the line at the foot", async () => {
    const logo = { file: "img/logo.svg", hasTitle: true };
    const { at } = await show({ notes: [note("aws/a.md")], publicFiles, logo, footer: "© me" });
    expect(await at("aws/a.html")).toMatchObject({ logo: { src: "../img/logo.svg", hasTitle: true }, footer: "© me" });
    const other = await show({ notes: [note("a.md")], publicFiles, logo: { file: "assets/mark.png", hasTitle: false } });
    expect((await other.at("a.html"))["logo"]).toEqual({ src: "assets/mark.2d711642b7.png", hasTitle: false });
  });
});
