/** The store contract, against every store there is. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { createFolderStore } from "../../src/io/folder.ts";
import { createMemoryStore } from "../../src/io/memory.ts";
import type { Store } from "../../src/model/index.ts";
import { stagingContract, storeContract } from "./store.ts";

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

storeContract("memory", async () => createMemoryStore());

async function openFolder(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), "recto-store-"));
  folders.push(folder);
  return createFolderStore(join(folder, "not", "there", "yet"));
}

storeContract("a folder", openFolder);
stagingContract("a folder", openFolder);
