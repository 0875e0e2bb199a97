/** Small syntaxes as whole sites: what must reach other pages, and what must reach none. */
import { expect, test } from "vitest";
import { createSite } from "../helpers/site.ts";

test("a comment reaches no file of the site", async () => {
  const site = createSite({
    "notes/a.md": [
      "# Title %%secret%%",
      "%%",
      "secret [[b]] #secret",
      "",
      "secret",
      "%%",
      "First %%secret%% words about [[b]] %%secret%% here.",
      "## Part %%secret%%",
      "![x %%secret%%](x.png) [l %%secret%%](b.md)",
      "| a %%secret%% |\n|---|\n| b |",
      "*[b]: word %%secret%%",
      "<div>%%secret%%</div>",
    ].join("\n\n"),
    "notes/b.md": "# B\n",
  });
  await site.build();
  const tree = await site.tree();
  expect(tree["b.html"]).toContain("First words about b here.");
  expect(Object.entries(tree).flatMap(([path, text]) => (text.includes("secret") ? [path] : []))).toEqual([]);
});

test("a tag in the text leads to its page, and a nested one is also found below its parent", async () => {
  const site = createSite({ "notes/a.md": "# A\n\nabout #AWS/S3.\n", "notes/b.md": "---\ntags: [aws]\n---\n\n# B\n" });
  await site.build();
  expect(await site.page("a.html")).toContain('<p>about <a class="tag" href="tags/aws/s3.html">#AWS/S3</a>.</p>');
  const parent = await site.page("tags/aws.html");
  expect(parent).toContain('href="../a.html"');
  expect(parent).toContain('href="../b.html"');
});

test("a link to a block leads to the element that has the id", async () => {
  const site = createSite({ "notes/a.md": "[[b#^Costs]]\n", "notes/b.md": "# B\n\n## Costs\n\n| 1 |\n|---|\n^costs\n" });
  await site.build();
  expect(await site.page("a.html")).toContain('<a href="b.html#block-costs">b &gt; ^Costs</a>');
  expect(await site.page("b.html")).toContain('<table id="block-costs">');
  expect(await site.check()).toEqual([]);
});
