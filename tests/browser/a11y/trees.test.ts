/** What a page is to those who hear it: its tree of roles and names, as reviewed and kept in `trees/`. Criterion A14. */
import { expect, test } from "vitest";
import { KINDS } from "./pages.ts";
import { createReader, drawDiagrams } from "./reader.ts";
import { browser, sites } from "./setUp.ts";

/** After a change that is meant: `npx vitest run --config tests/vitest.config.ts tests/browser/a11y/trees.test.ts -u`, then read the difference. */
test.each(KINDS)("$name: its tree is the one that was reviewed", async (kind) => {
  const reader = await createReader(browser, sites);
  await reader.open(kind);
  await drawDiagrams(reader.page);
  const tree = await reader.page.locator("body").ariaSnapshot();
  await reader.close();
  await expect(`# ${kind.path}\n${tree}\n`).toMatchFileSnapshot(`trees/${kind.name.replaceAll(" ", "-")}.txt`);
});
