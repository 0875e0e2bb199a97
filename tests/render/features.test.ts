/** Assets that only some pages need, and stylesheets whose `url()`s follow the fingerprints. */
import { expect, test } from "vitest";
import { createMemoryStore } from "../../src/io/memory.ts";
import { digest } from "../../src/lib/digest.ts";
import { notePath } from "../../src/model/index.ts";
import { settleStylesheets } from "../../src/render/files/stylesheets.ts";
import { createSite } from "../helpers/site.ts";

const VENDORED = {
  "public/assets/math/math.css": '@font-face { font-family: M; src: url(./fonts/m.woff2) format("woff2"), url() }\n',
  "public/assets/math/fonts/m.woff2": "font",
  "public/assets/diagram/diagram.js": "draw()",
  "public/assets/diagram/mermaid.js": "library()",
};
const vendored = (paths: readonly string[]) =>
  paths.filter((path) => /assets\/(?:m|math|mermaid|diagram)\./.test(path)).map((path) => path.replace(/\.[0-9a-f]{10}\./, "."));

test("a site without formulas and diagrams has nothing of what draws them", async () => {
  const site = createSite({ ...VENDORED, "notes/a.md": "# A\n\ncosts $5\n" });
  await site.build();
  expect(vendored(Object.keys(await site.tree()))).toEqual([]);
  expect(await site.page("a.html")).not.toMatch(/math|mermaid|diagram/);
});

test("a page with a formula links its stylesheet, another page of the site does not", async () => {
  const site = createSite({ ...VENDORED, "notes/sub/a.md": "# A\n\n$x$\n", "notes/b.md": "# B\n" });
  await site.build();
  expect(vendored(Object.keys(await site.tree()))).toEqual(["assets/m.woff2", "assets/math.css"]);
  expect(await site.page("sub/a.html")).toMatch(/<link rel="stylesheet" href="\.\.\/assets\/math\.[0-9a-f]{10}\.css">/);
  expect(await site.page("b.html")).not.toContain("math");
});

test("a page with a diagram links the script, and tells it where the library lies", async () => {
  const site = createSite({ ...VENDORED, "notes/a.md": "# A\n\n```mermaid\npie\n```\n", "notes/b.md": "# B\n" });
  await site.build();
  expect(vendored(Object.keys(await site.tree()))).toEqual(["assets/diagram.js", "assets/mermaid.js"]);
  expect(await site.page("a.html")).toMatch(
    /<script src="assets\/diagram\.[0-9a-f]{10}\.js" data-diagram-library="assets\/mermaid\.[0-9a-f]{10}\.js" defer><\/script>/,
  );
  expect(await site.page("b.html")).not.toContain("diagram");
});

test("the page of a folder needs what its index note needs", async () => {
  const site = createSite({ ...VENDORED, "notes/sub/index.md": "# A\n\n$x$\n" });
  await site.build();
  expect(await site.page("sub/index.html")).toMatch(/href="\.\.\/assets\/math\.[0-9a-f]{10}\.css"/);
});

test("when the last formula goes, its files go, and the site equals one made anew", async () => {
  const site = createSite({ ...VENDORED, "notes/a.md": "# A\n\n$x$\n" });
  await site.build();
  await site.change("notes/a.md", "# A\n");
  await site.build();
  const afresh = await site.afresh();
  await afresh.build();
  expect(await site.tree()).toEqual(await afresh.tree());
  expect(vendored(Object.keys(await site.tree()))).toEqual([]);
});

/** Path → what it is published as. */
async function settled(files: { readonly [path: string]: string }): Promise<{ readonly [path: string]: string }> {
  const store = createMemoryStore(files);
  const result = await settleStylesheets({
    publicFiles: Object.entries(files).map(([path, text]) => ({ path: notePath(path), digest: digest(text), size: text.length })),
    readPublicFile: (path) => store.read(path),
  });
  const texts = await Promise.all(
    result.publicFiles.map(async (facts) => {
      const text = new TextDecoder().decode(await result.readPublicFile(facts.path));
      expect({ digest: facts.digest, size: facts.size }).toEqual({ digest: digest(text), size: text.length });
      return [facts.path, text.replace(/\.[0-9a-f]{10}\./g, ".#.")] as const;
    }),
  );
  return Object.fromEntries(texts);
}

test("a stylesheet names files as they are published", async () => {
  const css = [
    "a { background: url(img/a.png) }",
    'b { background: url( "./img/a%20b.svg#icon" ) }',
    "c { background: url('../plain.png?x') }",
    '@import "deep/other.css";',
  ].join("\n");
  const files = {
    "assets/img/a.png": "1",
    "assets/img/a b.svg": "2",
    "plain.png": "3",
    "assets/deep/other.css": "d { src: url(../img/a.png) }",
  };
  expect((await settled({ ...files, "assets/x.css": css }))["assets/x.css"]).toBe(
    [
      'a { background: url("a.#.png") }',
      'b { background: url( "a-b.#.svg#icon" ) }',
      'c { background: url("../plain.png?x") }',
      '@import "other.#.css";',
    ].join("\n"),
  );
});

test("what is no public file stays as it is written", async () => {
  const css = 'a { src: url(gone.png), url(https://example.org/a.png), url("data:,x"), url(), url(#x), url(/a.png), url(../../a.png) }';
  expect(await settled({ "assets/x.css": css, "a.png": "1" })).toEqual({ "assets/x.css": css, "a.png": "1" });
});

test("stylesheets that import each other do not keep the build waiting", async () => {
  const files = await settled({ "assets/a.css": '@import "b.css";', "assets/b.css": '@import "a.css";' });
  expect(files).toEqual({ "assets/a.css": '@import "b.#.css";', "assets/b.css": '@import "a.#.css";' });
});
