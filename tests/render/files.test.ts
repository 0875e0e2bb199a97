/** Files beside the pages: attachments, what lies in public/. Those for machines: pointers.test.ts. */
import { expect, test } from "vitest";
import { image, note } from "../helpers/notes.ts";
import { show } from "./shown.ts";

const HOME = note("index.md", { title: "Home" });
const copies = (paths: readonly string[]) => paths.filter((path) => !path.endsWith(".html") || path.startsWith("assets/"));

test("files in public/assets/ get a fingerprint, others keep their names, and each has its cache class", async () => {
  const publicFiles = {
    "assets/recto.css": "x",
    "favicon.svg": "x",
    "robots.txt": "x",
    ".well-known/security.txt": "x",
    "site.webmanifest": "x",
    "news.atom": "x",
  };
  const { outputs } = await show({ notes: [HOME], publicFiles });
  expect(outputs.filter(({ path }) => !path.endsWith(".html")).map(({ path, cacheClass }) => [path, cacheClass])).toEqual([
    ["assets/recto.2d711642b7.css", "asset"],
    ["favicon.svg", "media"],
    ["robots.txt", "pointer"],
    [".well-known/security.txt", "media"],
    ["site.webmanifest", "pointer"],
    ["news.atom", "pointer"],
  ]);
});

test("a public file whose address a page has is not published, with a warning", async () => {
  const { paths, diagnostics } = await show({ notes: [HOME, note("about.md")], publicFiles: { "about.html": "mine" } });
  expect(paths.filter((path) => path === "about.html")).toHaveLength(1);
  expect(diagnostics).toEqual([
    {
      code: "hidden-public-file",
      severity: "warning",
      message: "public/about.html is not published, because a page has its address about.html",
      hint: "Rename the file, or change the page by a template of your own.",
    },
  ]);
});

test("the same picture in several places is published once", async () => {
  const notes = [note("a.md", { references: [image("one/logo.svg"), image("public-logo.svg")] })];
  const attachments = { "one/logo.svg": undefined, "public-logo.svg": undefined };
  const { paths } = await show({
    notes,
    attachments,
    publicFiles: { "assets/a/logo.svg": "one/logo.svg", "assets/b/logo.svg": "one/logo.svg" },
  });
  expect(copies(paths)).toEqual([
    expect.stringMatching(/^assets\/logo\.[0-9a-f]{10}\.svg$/),
    expect.stringMatching(/^assets\/public-logo\.[0-9a-f]{10}\.svg$/),
  ]);
});

test.each([
  ["aux.png", /^assets\/aux-\.[0-9a-f]{10}\.png$/],
  ["🎉.png", /^assets\/u1f389\.[0-9a-f]{10}\.png$/],
  [`${"𠮷".repeat(60)}.png`, /^assets\/𠮷{37}-[0-9a-f]{8}\.[0-9a-f]{10}\.png$/u],
  ["README", /^assets\/readme\.[0-9a-f]{10}$/],
  ["my.file with.many words", /^assets\/my-file-with\.[0-9a-f]{10}\.manywords$/],
])("an attachment called %s gets a name that every disk takes", async (path, name) => {
  const { paths } = await show({ notes: [note("a.md", { references: [image(path)] })], attachments: { [path]: undefined } });
  expect(copies(paths)).toEqual([expect.stringMatching(name)]);
});
