/** Addresses as pages write them. */
import { expect, test } from "vitest";
import { sitePath } from "../../src/model/index.ts";
import { createHrefs } from "../../src/render/hrefs.ts";

const between = (urls: "html" | "folder", from: string, to: string, anchor?: string) =>
  createHrefs({ urls, url: "https://example.org/notes" }).between(sitePath(from), sitePath(to), anchor);

test.each([
  ["a neighbour", "aws/s3.html", "aws/lambda.html", "lambda.html"],
  ["a page above", "aws/deep/s3.html", "index.html", "../../index.html"],
  ["a page beside the folder", "aws/s3.html", "azure/blob.html", "../azure/blob.html"],
  ["a folder whose name begins alike", "aws/s3.html", "aws2/s3.html", "../aws2/s3.html"],
  ["itself", "aws/s3.html", "aws/s3.html", "s3.html"],
  ["letters beyond ASCII", "index.html", "日本/é.html", "%E6%97%A5%E6%9C%AC/%C3%A9.html"],
])("from a page to %s", (_, from, to, href) => {
  expect(between("html", from, to)).toBe(href);
});

test.each([
  ["a neighbour", "aws/s3/index.html", "aws/lambda/index.html", "../lambda/"],
  ["the home page", "aws/s3/index.html", "index.html", "../../"],
  ["its folder", "aws/s3/index.html", "aws/index.html", "../"],
  ["itself", "aws/s3/index.html", "aws/s3/index.html", "./"],
  ["the home page from itself", "index.html", "index.html", "./"],
  ["a file", "aws/s3/index.html", "assets/x.1a2b.png", "../../assets/x.1a2b.png"],
])("with folder addresses, from a page to %s", (_, from, to, href) => {
  expect(between("folder", from, to)).toBe(href);
});

test("an anchor is encoded, and stands alone within the page", () => {
  expect(between("html", "a.html", "b.html", "use cases é")).toBe("b.html#use%20cases%20%C3%A9");
  expect(between("html", "a.html", "a.html", "top")).toBe("#top");
  expect(between("html", "a.html", "assets/x.1a2b.pdf", "page=3&zoom=50")).toBe("assets/x.1a2b.pdf#page=3&zoom=50");
  expect(between("html", "a.html", "b.html", '100% "<\uD800>')).toBe("b.html#100%25%20%22%3C%EF%BF%BD%3E");
  expect(between("folder", "a/index.html", "b/index.html", "top")).toBe("../b/#top");
});

test.each([
  ["html", "aws/s3.html", "/notes/aws/s3.html"],
  ["html", "index.html", "/notes/index.html"],
  ["folder", "aws/s3/index.html", "/notes/aws/s3/"],
  ["folder", "index.html", "/notes/"],
] as const)("from the page for what is not there, addresses begin at the server's root (%s: %s)", (urls, to, href) => {
  expect(between(urls, "404.html", to)).toBe(href);
});

test("absolute addresses have the site's sub-path, and the home page is the site's own address", () => {
  const { absolute } = createHrefs({ urls: "folder", url: "https://example.org/notes" });
  expect(absolute(sitePath("aws/s3/index.html"))).toBe("https://example.org/notes/aws/s3/");
  expect(absolute(sitePath("index.html"))).toBe("https://example.org/notes/");
  expect(createHrefs({ urls: "html", url: "https://example.org" }).absolute(sitePath("é.html"))).toBe("https://example.org/%C3%A9.html");
});

test("a site that does not know where it will live has no absolute addresses", () => {
  const { absolute, between: path, root } = createHrefs({ urls: "html" });
  expect(absolute(sitePath("a.html"))).toBeUndefined();
  expect(path(sitePath("404.html"), sitePath("a.html"))).toBe("/a.html");
  expect(root(sitePath("404.html"))).toBe("/");
});
