/** The icons of home screens: small, of the sizes that the manifest says, and of the site's sign as it is. */
import { readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { createSite } from "../helpers/site.ts";
import { drawIcon, ICONS, PAPER } from "./icons.ts";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT));

describe.each(ICONS)("$name", (icon) => {
  const stored = read(`public/${icon.name}`);

  test("is a square of its size, below 10 kB", async () => {
    expect(await sharp(stored).metadata()).toMatchObject({ format: "png", width: icon.size, height: icon.size });
    expect(stored.length).toBeLessThan(10_000);
  });

  test("shows public/favicon.svg; if not, run `npm run icons`", async () => {
    const drawn = await drawIcon(read("public/favicon.svg").toString(), icon);
    const [is, shall] = await Promise.all([stored, drawn].map((bytes) => sharp(bytes).ensureAlpha().raw().toBuffer()));
    // Another version of sharp may draw edges a little differently.
    const differing = shall?.reduce((count, value, index) => count + (Math.abs(value - (is?.[index] ?? 0)) > 24 ? 1 : 0), 0) ?? 0;
    expect(differing / (4 * icon.size ** 2)).toBeLessThan(0.005);
  });
});

test("every file that a page or the manifest names is there, of the size that is said", async () => {
  const site = createSite({ "notes/a.md": "# A\n", "recto.yml": "url: https://example.org\n" });
  await site.build();
  const tree = await site.tree();
  const { icons } = JSON.parse(tree["manifest.webmanifest"] ?? "") as { readonly icons: readonly { src: string; sizes: string }[] };
  const sizes = new Map(ICONS.map(({ name, size }) => [name, `${size}x${size}`]));
  expect(icons.filter(({ src }) => src.endsWith(".png")).map(({ src, sizes: said }) => [src, said, sizes.get(src)])).toEqual([
    ["icon-192.png", "192x192", "192x192"],
    ["icon-512.png", "512x512", "512x512"],
    ["icon-maskable.png", "512x512", "512x512"],
  ]);
  const named = [...icons.map(({ src }) => src), ...(tree["a.html"] ?? "").matchAll(/<link [^>]*href="([^":]*)"/g)].map((each) =>
    typeof each === "string" ? each : (each[1] ?? ""),
  );
  expect(named).toEqual(expect.arrayContaining(["favicon.svg", "apple-touch-icon.png", "manifest.webmanifest"]));
  expect(named.filter((path) => !(path in tree))).toEqual([]);
});

test("the colours of the page, of the browser around it, of the manifest and of the icons are one", async () => {
  const [, light, dark] = /--paper:\s*light-dark\((#\w+),\s*(#\w+)\)/.exec(read("public/assets/recto.css").toString()) ?? [];
  const head = read("templates/head.eta").toString();
  expect([...head.matchAll(/name="theme-color" content="(#\w+)"/g)].map(([, colour]) => colour)).toEqual([light, dark]);
  const site = createSite({ "notes/a.md": "# A\n", "recto.yml": "url: https://example.org\n" });
  await site.build();
  expect(JSON.parse((await site.page("manifest.webmanifest")) ?? "")).toMatchObject({ theme_color: light, background_color: light });
  expect(PAPER).toBe(light);
});
