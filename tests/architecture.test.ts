/** The floors of src/README.md: imports go down only, stages never import each other, and only io/ touches the outside world. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const SRC = join(import.meta.dirname, "../src");
const FLOORS = [
  ["words"],
  ["model"],
  ["lib"],
  ["settings", "read", "parse", "link", "media", "render", "publish", "tags"],
  ["io"],
  ["build.ts", "builtIn.ts", "open.ts", "parseThread.ts", "serve", "index.ts"],
  ["cli"],
];
const OUTSIDE = /^(?:node:(?:fs|net|http|https|child_process|worker_threads|dgram|os)(?:\/|$)|chokidar$)/;

const floorOf = (part: string) => FLOORS.findIndex((floor) => floor.includes(part));
const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts") && !path.startsWith("client"));
const imports = files.flatMap((file) =>
  [...readFileSync(join(SRC, file), "utf8").matchAll(/(?:\bfrom|\bimport\(?)\s*"([^"]+)"/g)].map(([, name = ""]) => {
    const to = name.startsWith(".") ? relative(SRC, join(SRC, dirname(file), name)) : name;
    return { file, to, from: file.split("/")[0] as string, into: to.split("/")[0] as string, isOwn: name.startsWith(".") };
  }),
);
const breaches = (rule: (each: (typeof imports)[number]) => boolean) => imports.filter(rule).map(({ file, to }) => `${file} → ${to}`);

test("every part of the program has its floor", () => {
  expect(files.map((file) => file.split("/")[0] as string).filter((part) => floorOf(part) === -1)).toEqual([]);
});
test("imports go down only", () => {
  expect(breaches(({ isOwn, from, into }) => isOwn && floorOf(into) > floorOf(from))).toEqual([]);
});
test("stages and other parts of the lower floors never import each other", () => {
  expect(
    breaches(({ isOwn, from, into }) => isOwn && from !== into && floorOf(from) === floorOf(into) && floorOf(from) < floorOf("build.ts")),
  ).toEqual([]);
});
test("a stage is entered by its index.ts", () => {
  expect(
    breaches(({ isOwn, from, into, to }) => isOwn && from !== into && floorOf(into) === floorOf("parse") && !to.endsWith("/index.ts")),
  ).toEqual([]);
});
test("only io/ and the command line touch the outside world", () => {
  expect(breaches(({ isOwn, from, to }) => !isOwn && OUTSIDE.test(to) && from !== "io" && from !== "cli")).toEqual([]);
});
