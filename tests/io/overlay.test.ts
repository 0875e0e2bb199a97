import { expect, test } from "vitest";
import { createMemoryStore } from "../../src/io/memory.ts";
import { overlayStores } from "../../src/io/overlay.ts";
import { StoreError } from "../../src/lib/storeError.ts";
import { faultOf, pathsOf } from "../contract/store.ts";

const text = (content: Uint8Array) => new TextDecoder().decode(content);

test("the first store wins, the others fill in, and each path is listed once", async () => {
  const own = createMemoryStore({ "note.eta": "mine", "extra.eta": "extra" });
  const theme = createMemoryStore({ "note.eta": "theme", "home.eta": "home" });
  const view = overlayStores(own, theme);
  expect(await pathsOf(view)).toEqual(["extra.eta", "home.eta", "note.eta"]);
  expect(text(await view.read("note.eta"))).toBe("mine");
  expect(text(await view.read("home.eta"))).toBe("home");
  expect((await view.list()).entries.find(({ path }) => path === "note.eta")?.size).toBe("mine".length);
});

test("what no store has is not found", async () => {
  expect(await faultOf(overlayStores(createMemoryStore(), createMemoryStore()).read("a"))).toBe("not-found");
});

test("a store that fails is not passed over", async () => {
  const broken = { ...createMemoryStore(), read: async (path: string) => Promise.reject(new StoreError("denied", path, "no")) };
  expect(await faultOf(overlayStores(broken, createMemoryStore({ a: "a" })).read("a"))).toBe("denied");
});

test("nothing is written or removed through it", async () => {
  const store = createMemoryStore({ "a.eta": "a" });
  const view = overlayStores(store);
  expect(await faultOf(view.write("a.eta", new Uint8Array()))).toBe("denied");
  expect(await faultOf(view.remove("a.eta"))).toBe("denied");
  expect(await pathsOf(store)).toEqual(["a.eta"]);
});
