/** Which file answers an address. */
import { expect, test } from "vitest";
import { lookUp, type Front } from "../../src/serve/lookup.ts";

const KEYS = new Set(["index.html", "aws/index.html", "aws/s3.html", "é.html"]);
const look = (target: string, front: Front) => lookUp(target, (key) => KEYS.has(key), front);
const file = (key: string) => ({ kind: "file", key });
const redirect = (location: string) => ({ kind: "redirect", location });
const missing = { kind: "missing" };

test.each([
  ["/", file("index.html")],
  ["/index.html", file("index.html")],
  ["/aws/s3.html", file("aws/s3.html")],
  ["/%C3%A9.html", file("é.html")],
  ["/e%CC%81.html", missing],
  ["/AWS/s3.html", missing],
  ["/aws/", missing],
  ["/aws", missing],
  ["//", missing],
  ["//aws/s3.html", missing],
  ["/%", { kind: "bad" }],
])("a bare bucket answers %s with %o", (target, expected) => {
  expect(look(target, "bucket")).toEqual(expected);
});

test.each([
  ["/aws/", file("aws/index.html")],
  ["/aws", redirect("./aws/")],
  ["/aws?a=1&b=2", redirect("./aws/?a=1&b=2")],
  ["/aws/index.html", redirect("./")],
  ["/index.html?q=1", redirect("./?q=1")],
  ["/aws/s3.html", file("aws/s3.html")],
  ["/nothing/", missing],
])("behind the edge function %s is %o", (target, expected) => {
  expect(look(target, "edge")).toEqual(expected);
});

test.each([
  ["/aws/", file("aws/index.html")],
  ["/aws", redirect("./aws/")],
  ["/aws/index.html", file("aws/index.html")],
])("while writing %s is %o", (target, expected) => {
  expect(look(target, "dev")).toEqual(expected);
});
