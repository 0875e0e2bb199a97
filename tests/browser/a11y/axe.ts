/** axe-core in a page: https://github.com/dequelabs/axe-core */
import axe from "axe-core";
import type { Page } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export type Violation = { readonly rule: string; readonly where: string; readonly why: string };

/** What axe says of the page as it stands, with `rules` beside those of {@link TAGS}. The window must be one that bypasses the policy: axe compiles strings. */
export async function violationsOf(page: Page, rules: readonly string[] = []): Promise<readonly Violation[]> {
  const hasAxe = await page.evaluate(() => "axe" in globalThis);
  // As text, from outside.
  if (!hasAxe) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ tags, rules }) => {
      type Node = { readonly html: string; readonly failureSummary: string };
      type Results = { readonly violations: readonly { readonly id: string; readonly nodes: readonly Node[] }[] };
      const { axe } = globalThis as unknown as { readonly axe: { readonly run: (where: Document, options: object) => Promise<Results> } };
      const { violations } = await axe.run(document, {
        runOnly: tags,
        rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])),
        resultTypes: ["violations"],
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => ({ rule: id, where: html.slice(0, 160), why: failureSummary.replace(/\s+/g, " ") })),
      );
    },
    { tags: TAGS, rules },
  );
}
