/** A program that publishes a small site, with lock, cache and record, as a build does: `node publishProgram.mjs WORLD VERSION [SIZE]`. */
import { join } from "node:path";
import { openCache } from "../../src/io/cache.ts";
import { createFolderStore } from "../../src/io/folder.ts";
import { acquireLock } from "../../src/io/lock.ts";
import { createReleaseRecord } from "../../src/io/releaseRecord.ts";
import { digest } from "../../src/lib/digest.ts";
import { StoreError } from "../../src/lib/storeError.ts";
import { publish } from "../../src/publish/index.ts";
import { outputsOf } from "../publish/outputs.ts";
import { siteOf } from "./smallSite.ts";

const [, , world = "", version = "", size = "1"] = process.argv;

try {
  const lock = await acquireLock(join(world, ".recto"));
  const cache = await openCache(join(world, ".recto", "cache"));
  for (const [path, text] of Object.entries(siteOf(version, Number(size)))) {
    if ((await cache.get("render", digest(text))) === undefined) cache.set("render", digest(text), { path, text });
  }
  await cache.flush();
  const record = createReleaseRecord(join(world, ".recto", "release.json"));
  const outputs = outputsOf(siteOf(version, Number(size)));
  const { diagnostics } = await publish({ outputs, record, store: createFolderStore(join(world, "dist")) });
  for (const { message } of diagnostics) console.log(message);
  await lock.release();
  process.exitCode = diagnostics.length === 0 ? 0 : 1;
} catch (error) {
  console.log(error instanceof StoreError ? `${error.fault}: ${error.message}` : error);
  process.exitCode = 1;
}
