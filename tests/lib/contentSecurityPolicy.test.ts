/** The policy in its two forms, and that the manual tells the one that is sent. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { HEADER_POLICY, pagePolicy } from "../../src/lib/contentSecurityPolicy.ts";
import { SPECULATION_RULES_SOURCE } from "../../src/lib/speculationRules.ts";
import { SECURITY_HEADERS } from "../../src/publish/index.ts";
import { createSite } from "../helpers/site.ts";

const PAGE =
  `default-src 'none'; script-src 'self' ${SPECULATION_RULES_SOURCE}; style-src 'self'; img-src 'self' data: http:; font-src 'self'; connect-src 'self'; ` +
  "media-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types ";

test("a page allows no Trusted Types policy, one with diagrams the two that draw", () => {
  expect(pagePolicy([])).toBe(`${PAGE}'none'`);
  expect(pagePolicy(["math"])).toBe(`${PAGE}'none'`);
  expect(pagePolicy(["diagram", "math"])).toBe(`${PAGE}dompurify recto-diagram`);
});

test("the header allows what any page may need, and no frames around it", () => {
  expect(HEADER_POLICY.replace(" frame-ancestors 'none';", "")).toBe(pagePolicy(["diagram"]));
  expect(SECURITY_HEADERS["content-security-policy"]).toBe(HEADER_POLICY);
});

test("the policy comes first in a page, before anything that it judges", async () => {
  const site = createSite({ "notes/a.md": "# A\n", "notes/b.md": "```mermaid\na\n```\n" });
  await site.build();
  const start = (policy: string) =>
    `<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy.replaceAll("'", "&#39;")}">\n`;
  for (const [path, text] of Object.entries(await site.tree())) {
    if (path.endsWith(".html")) expect(text).toContain(start(pagePolicy(path === "b.html" ? ["diagram"] : [])));
  }
});

test("the one text in a page that the policy allows is data, and is as the policy says", async () => {
  const site = createSite({ "notes/a.md": "# A\n", "notes/b.md": "# B\n" });
  await site.build();
  const texts = [...((await site.page("a.html")) ?? "").matchAll(/<script(?! src=)([^>]*)>([^<]*)</g)].map(
    ([, attributes, text]) => [attributes, text] as const,
  );
  expect(texts.map(([attributes]) => attributes)).toEqual([' type="speculationrules"']);
  const [, rules = ""] = texts[0] ?? [];
  expect(SPECULATION_RULES_SOURCE).toBe(`'sha256-${createHash("sha256").update(rules).digest("base64")}'`);
  expect(JSON.parse(rules)).toMatchObject({ prefetch: [{ eagerness: "moderate" }] });
});

test("the manual tells the header as it is sent", () => {
  const manual = readFileSync(new URL("../../notes/recto/publishing.md", import.meta.url), "utf8");
  expect(manual).toContain(`\ncontent-security-policy: ${HEADER_POLICY}\n`);
});
