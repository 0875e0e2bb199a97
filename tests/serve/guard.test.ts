/** Who is answered. */
import { expect, test } from "vitest";
import { refusal } from "../../src/serve/guard.ts";
import { get } from "../helpers/requests.ts";

const statusFor = (request: Parameters<typeof refusal>[0]) => refusal(request)?.status ?? "answered";

test.each([
  ["localhost:4000", "127.0.0.1", "answered"],
  ["LOCALHOST:4000", "127.0.0.1", "answered"],
  ["localhost", "::1", "answered"],
  ["127.0.0.1:4000", "127.0.0.1", "answered"],
  ["[::1]:4000", "::1", "answered"],
  ["[0:0:0:0:0:0:0:1]:4000", "::1", "answered"],
  ["192.168.1.5:4000", "192.168.1.5", "answered"],
  ["192.168.1.5:4000", "::ffff:192.168.1.5", "answered"],
  ["[fe80::1]:4000", "fe80::1%eth0", "answered"],
  ["192.168.1.5:4000", "127.0.0.1", 403],
  ["evil.example:4000", "127.0.0.1", 403],
  ["localhost.evil.example", "127.0.0.1", 403],
  ["evil.localhost:4000", "127.0.0.1", 403],
  ["127.0.0.1.nip.io:4000", "127.0.0.1", 403],
  ["localhost:4000@evil.example", "127.0.0.1", 403],
  ["evil.example/localhost", "127.0.0.1", 403],
  ["[::1", "127.0.0.1", 403],
  ["", "127.0.0.1", 403],
])("the host %j at the address %s: %s", (host, localAddress, expected) => {
  expect(statusFor({ ...get("/", { host }), localAddress })).toBe(expected);
});

test("a request without a host is refused", () => {
  expect(statusFor(get("/", { host: undefined }))).toBe(403);
});

test.each([
  ["a person who types the address", { "sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" }, "answered"],
  ["a program that is no browser", {}, "answered"],
  ["a page of this site", { "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" }, "answered"],
  ["a page of this site that names its origin", { origin: "http://localhost:4000", "sec-fetch-site": "same-origin" }, "answered"],
  ["a link on another site", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" }, "answered"],
  ["a frame of another site", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" }, 403],
  ["a script element of another site", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script" }, 403],
  [
    "an image on another port of this machine",
    { "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" },
    403,
  ],
  ["a fetch of another site", { origin: "http://evil.example", "sec-fetch-site": "cross-site" }, 403],
  ["a fetch of another port", { origin: "http://localhost:3000" }, 403],
  ["a sandboxed frame or a file", { origin: "null" }, 403],
  ["the same host by another scheme", { origin: "https://localhost:4000" }, 403],
])("%s is answered or refused: %o → %s", (_who, headers, expected) => {
  expect(statusFor(get("/", headers))).toBe(expected);
});

test.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get"])("the method %s is refused", (method) => {
  expect(statusFor(get("/", {}, method))).toBe(403);
});

test("HEAD is answered", () => {
  expect(statusFor(get("/", {}, "HEAD"))).toBe("answered");
});
