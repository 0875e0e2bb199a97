import { expect, test } from "vitest";
import type { Entry, Standing } from "../../src/model/index.ts";
import { planPublish, releaseOf } from "../../src/publish/index.ts";
import { outputsOf, type Texts } from "./outputs.ts";

/** A store that holds these texts, and what recto knows of it: the stamp is the text. */
function standingOf(texts: Texts, unsettled: readonly string[] = []): Standing {
  return { release: releaseOf(outputsOf(texts)), stamps: texts, unsettled };
}
function listingOf(texts: Texts): Entry[] {
  return Object.entries(texts).map(([path, text]) => ({ path, size: text.length, stamp: text }));
}

/** The plan in words, in its order. */
function plan(standing: Standing | undefined, outputs: Texts, listing: Texts): string[] {
  const { clear, put, remove, kept } = planPublish(standing, outputsOf(outputs), listingOf(listing));
  return [
    ...clear.map((path) => `clear ${path}`),
    ...put.map(({ output, reason }) => `put ${output.path}: ${reason}`),
    ...remove.map((path) => `remove ${path}`),
    `keep ${kept}`,
  ];
}

test("on the first run everything is new: assets, media, pages from the deepest up, entry points, and the home page last", () => {
  const site = {
    "index.html": "home",
    "sitemap.xml": "map",
    "z.html": "z",
    "a.html": "a",
    "aws/index.html": "folder",
    "aws/s3/glacier.html": "deep",
    "images/logo.png": "logo",
    "assets/recto.1a2b3c4d5e.css": "css",
  };
  expect(plan(undefined, site, {})).toEqual([
    "put assets/recto.1a2b3c4d5e.css: new",
    "put images/logo.png: new",
    "put aws/s3/glacier.html: new",
    "put aws/index.html: new",
    "put a.html: new",
    "put z.html: new",
    "put sitemap.xml: new",
    "put index.html: new",
    "keep 0",
  ]);
});

test("when nothing differs, nothing is to be done", () => {
  const site = { "index.html": "home", "a.html": "a" };
  expect(plan(standingOf(site), site, site)).toEqual(["keep 2"]);
});

test("new pages go before changed ones, so that no link points at nothing; what is gone goes last", () => {
  const old = { "a.html": "a", "b.html": "b", "gone.html": "x", "assets/old.css": "css" };
  const next = { "a.html": "a, see c", "b.html": "b", "c.html": "c", "assets/new.css": "css" };
  expect(plan(standingOf(old), next, old)).toEqual([
    "put assets/new.css: new",
    "put c.html: new",
    "put a.html: changed",
    "remove gone.html",
    "remove assets/old.css",
    "keep 1",
  ]);
});

test("a file that somebody changed or removed in the store is put again", () => {
  const site = { "a.html": "a", "b.html": "b", "c.html": "c" };
  expect(plan(standingOf(site), site, { "a.html": "edited", "c.html": "c" })).toEqual([
    "put a.html: altered in the store",
    "put b.html: altered in the store",
    "keep 1",
  ]);
});

test("what an interrupted run may have left is removed, listed or not, unless it is wanted", () => {
  const old = { "a.html": "a" };
  const standing = standingOf(old, ["half.html", "never.html", "wanted.html"]);
  expect(plan(standing, { "a.html": "a", "wanted.html": "w" }, { "a.html": "a", "half.html": "h", "wanted.html": "w" })).toEqual([
    "put wanted.html: new",
    "remove half.html",
    "remove never.html",
    "keep 1",
  ]);
});

test("files that recto never wrote are neither removed nor counted", () => {
  expect(plan(standingOf({ "a.html": "a" }), { "a.html": "a" }, { "a.html": "a", CNAME: "example.org", ".nojekyll": "" })).toEqual([
    "keep 1",
  ]);
});

test("a page that becomes a folder, or a folder that becomes a file, makes room first", () => {
  expect(plan(standingOf({ a: "file" }), { "a/index.html": "x" }, { a: "file" })).toEqual(["clear a", "put a/index.html: new", "keep 0"]);
  expect(plan(standingOf({ "a/b/c.html": "x", "d.html": "d" }), { a: "file" }, { "a/b/c.html": "x", "d.html": "d" })).toEqual([
    "clear a/b/c.html",
    "put a: new",
    "remove d.html",
    "keep 0",
  ]);
});

test("a name that changes only in case or normal form makes room first: on some systems both are one file", () => {
  expect(plan(standingOf({ "S3.html": "x" }), { "s3.html": "x" }, { "S3.html": "x" })).toEqual([
    "clear S3.html",
    "put s3.html: new",
    "keep 0",
  ]);
  expect(plan(standingOf({ "cafe\u0301.html": "x" }), { "caf\u00E9.html": "x" }, { "cafe\u0301.html": "x" })).toEqual([
    "clear cafe\u0301.html",
    "put caf\u00E9.html: new",
    "keep 0",
  ]);
});

test("paths that are names of object members are paths like any other", () => {
  const odd: Texts = Object.fromEntries([
    ["__proto__", "p"],
    ["constructor", "c"],
    ["toString/hasOwnProperty", "t"],
  ]);
  expect(plan(undefined, odd, {})).toEqual(["put toString/hasOwnProperty: new", "put __proto__: new", "put constructor: new", "keep 0"]);
  expect(plan(standingOf(odd), odd, odd)).toEqual(["keep 3"]);
  expect(plan(standingOf(odd), { "a.html": "a" }, odd)).toEqual([
    "put a.html: new",
    "remove __proto__",
    "remove constructor",
    "remove toString/hasOwnProperty",
    "keep 0",
  ]);
});

test("a release is sorted, and says type and class of each file", () => {
  expect(releaseOf(outputsOf({ "index.html": "home", "assets/a.css": "x" }))).toEqual({
    files: {
      "assets/a.css": {
        digest: "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
        size: 1,
        type: "text/css; charset=utf-8",
        cacheClass: "asset",
      },
      "index.html": {
        digest: "4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942",
        size: 4,
        type: "text/html; charset=utf-8",
        cacheClass: "pointer",
      },
    },
  });
});

test("two outputs of one path are a bug, not a race", () => {
  expect(() => releaseOf([...outputsOf({ "a.html": "1" }), ...outputsOf({ "a.html": "2" })])).toThrow("two outputs have the path a.html");
});
