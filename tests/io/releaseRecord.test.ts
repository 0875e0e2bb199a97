import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createReleaseRecord } from "../../src/io/releaseRecord.ts";
import { digest } from "../../src/lib/digest.ts";
import type { Standing } from "../../src/model/index.ts";
import { makeFolder, treeOf } from "./temporaryFolder.ts";

const STANDING: Standing = {
  release: {
    files: Object.fromEntries([
      ["index.html", { digest: digest("home"), size: 4, type: "text/html; charset=utf-8", cacheClass: "pointer" }],
      ["__proto__", { digest: digest("odd"), size: 3, type: "application/octet-stream", cacheClass: "media" }],
    ]),
  },
  stamps: Object.fromEntries([
    ["index.html", "1-2-3"],
    ["__proto__", "4-5-6"],
  ]),
  unsettled: ["old.html"],
};

test("nothing is known before the first save", async () => {
  expect(await createReleaseRecord(join(makeFolder(), ".recto", "release.json")).load()).toBeUndefined();
});

test("what was saved is loaded, by another run, too", async () => {
  const folder = makeFolder();
  const file = join(folder, ".recto", "release.json");
  await createReleaseRecord(file).save({ ...STANDING, unsettled: [] });
  await createReleaseRecord(file).save(STANDING);
  const loaded = await createReleaseRecord(file).load();
  expect(loaded).toEqual(STANDING);
  expect(Object.keys(loaded?.release.files ?? {})).toEqual(["index.html", "__proto__"]);
  expect(Object.keys(treeOf(folder))).toEqual([".recto/", ".recto/release.json"]);
});

const GOOD = JSON.stringify({
  format: 1,
  files: { "a.html": { digest: digest("a"), size: 1, type: "text/html", cacheClass: "page" } },
  stamps: { "a.html": "1" },
  unsettled: [],
});

test.each([
  ["cut off", GOOD.slice(0, -10)],
  ["empty", ""],
  ["not an object", "[]"],
  ["of another format", GOOD.replace('"format":1', '"format":2')],
  ["with a digest that is none", GOOD.replace(digest("a"), "abc")],
  ["with a size that is none", GOOD.replace('"size":1', '"size":"1"')],
  ["with a class that is none", GOOD.replace('"page"', '"constructor"')],
  ["with a stamp that is none", GOOD.replace('"1"', "1")],
  ["with an unsettled path that is none", GOOD.replace('"unsettled":[]', '"unsettled":[1]')],
  ["without stamps", GOOD.replace('"stamps"', '"other"')],
])("a record that is %s is as good as none", async (_what, content) => {
  const file = join(makeFolder({ "release.json": GOOD }), "release.json");
  expect(await createReleaseRecord(file).load()).toBeDefined();
  writeFileSync(file, content);
  expect(await createReleaseRecord(file).load()).toBeUndefined();
  await createReleaseRecord(file).save(STANDING);
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ format: 1, unsettled: ["old.html"] });
});
