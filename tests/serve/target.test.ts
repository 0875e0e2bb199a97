/** What a request asks for. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { requestedKey } from "../../src/serve/target.ts";

test.each([
  ["/", { key: "" }],
  ["/aws/s3.html", { key: "aws/s3.html" }],
  ["/aws/s3.html?raw??", { key: "aws/s3.html" }],
  ["/aws/s3.html#part", { key: "aws/s3.html" }],
  ["/na%C3%AFve%20note.html", { key: "naïve note.html" }],
  ["/na%49%CC%88ve", { key: "naI\u0308ve" }],
  ["/c+plus", { key: "c plus" }],
  ["/c%2Bplus", { key: "c+plus" }],
  ["/a%252Fb", { key: "a%2Fb" }],
  ["/a//b/./c/../d", { key: "a//b/./c/../d" }],
  ["/a%2Fb", "none"],
  ["/a%2fb", "none"],
  ["/%", "bad"],
  ["/%ZZ", "bad"],
  ["/%C0%AE%C0%AE/", "bad"],
  ["/%ED%A0%80", "bad"],
  ["*", "bad"],
  ["", "bad"],
  ["http://evil.example/", "bad"],
])("%s asks for %o", (target, expected) => {
  expect(requestedKey(target)).toEqual(expected);
});

test("a key never holds more segments than the target has slashes, so an encoded slash leads nowhere", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const target = `/${text}`;
      const requested = requestedKey(target);
      if (typeof requested === "string") return;
      expect(requested.key.split("/").length).toBe((target.split(/[?#]/, 1)[0] ?? "").split("/").length - 1);
    }),
  );
});
