/** Every fixture's Markdown is in the manual. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { examplesPage } from "./examples.ts";

const PAGE = new URL("../../notes/recto/examples.md", import.meta.url);

test("notes/recto/examples.md has the Markdown of every fixture; `vitest -u` writes it anew", async () => {
  await expect(examplesPage()).toMatchFileSnapshot(PAGE.pathname);
  expect(readFileSync(PAGE, "utf8").length).toBeGreaterThan(10_000);
});
