/** The manual keeps up with the program: what a writer can meet stands in notes/recto/, and nothing that is no more. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../src/cli/commands.ts";
import { CHECKS } from "../src/settings/checks.ts";

const ROOT = join(import.meta.dirname, "..");

const page = (name: string) => readFileSync(join(ROOT, "notes/recto", `${name}.md`), "utf8");

/** First cells of all table rows that begin with code: "| `dead-link` warning | …" gives "dead-link warning". */
const rowsOf = (text: string) =>
  [...text.matchAll(/^\| `([^`]+)`([^|]*)\|/gm)].map(([, code = "", rest = ""]) => `${code}${rest.trimEnd()}`);

/** What stands under a heading of the second level, up to the next one. */
const sectionOf = (text: string, heading: string) => text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";

describe("diagnostics.md", () => {
  const source = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.startsWith("client"))
    .map((path) => readFileSync(join(ROOT, "src", path), "utf8"))
    .join("\n");
  // Both ways of making one: a value with `code` and `severity`, and `report(severity, code, …)`.
  const made = [
    ...[...source.matchAll(/code: "([a-z-]+)",\s*severity: "([a-z]+)"/g)].map(([, code, severity]) => `${code} ${severity}`),
    ...[...source.matchAll(/\breport\(\s*"(error|warning|info)",\s*"([a-z-]+)"/g)].map(([, severity, code]) => `${code} ${severity}`),
  ];
  const codes = new Set([...source.matchAll(/\bcode: "([a-z-]+)"/g)].map(([, code = ""]) => code));

  test("each code in the source is found together with its severity", () => {
    expect([...codes].filter((code) => !made.some((diagnostic) => diagnostic.startsWith(`${code} `)))).toEqual([]);
  });

  test("the tables have every code with its severity, once, and no other", () => {
    const told = sectionsWithCodes(page("diagnostics")).flatMap(rowsOf);
    expect(told.toSorted()).toEqual([...new Set(made)].toSorted());
  });
});

/** Without the table of messages that have no code. */
function sectionsWithCodes(text: string): readonly string[] {
  return text.split(/^## /m).filter((part) => !part.startsWith("Messages without a code"));
}

describe("commands.md", () => {
  test.each(COMMANDS)("recto $name has its section, with all its options and no other", ({ name, options }) => {
    const flags = options.map((option) => (option.value === undefined ? `--${option.name}` : `--${option.name} ${option.value}`));
    expect(rowsOf(sectionOf(page("commands"), `recto ${name}`)).toSorted()).toEqual(flags.toSorted());
  });

  test("no command is told of that does not exist", () => {
    const told = [...page("commands").matchAll(/^## recto (.+)$/gm)].map(([, name]) => name);
    expect(told).toEqual(COMMANDS.map(({ name }) => name));
  });
});

describe("settings.md", () => {
  const names = Object.keys(CHECKS);

  test("the table has every setting and no other", () => {
    expect(rowsOf(page("settings"))).toEqual(names);
  });

  test("every setting has its section", () => {
    expect(names.filter((name) => sectionOf(page("settings"), name) === "")).toEqual([]);
  });
});

test("themes.md names every template", () => {
  const named = new Set([...page("themes").matchAll(/`([a-z-]+\.eta)`/g)].map(([, name = ""]) => name));
  expect(readdirSync(join(ROOT, "templates")).filter((name) => !named.has(name))).toEqual([]);
});
