/** Headings that say little alone are told apart. */
import { expect, test } from "vitest";
import { parseText } from "./parseText.ts";

/** Label of each heading, or its text where it has none. */
async function labels(text: string): Promise<readonly string[]> {
  return (await parseText(text)).headings.map((heading) => heading.label ?? heading.text);
}

test("a generic heading is named after the heading that it stands below", async () => {
  expect(await labels("# AWS\n\n## Amazon S3\n\na\n\n### How does it store?\n\nb\n\n### Use cases:\n\nc\n\n#### Overview\n\nd\n")).toEqual([
    "Amazon S3",
    "How does it store?",
    "Amazon S3 › Use cases",
    "Amazon S3 › Overview",
  ]);
});

test("one that comes again at the level of its owner is named after the nearest other heading before it", async () => {
  expect(await labels("# AWS\n\n## Amazon S3\n\na\n\n## Use cases\n\nb\n\n## Lambda\n\nc\n\n## Use cases\n\nd\n")).toEqual([
    "Amazon S3",
    "Amazon S3 › Use cases",
    "Lambda",
    "Lambda › Use cases",
  ]);
});

test("one that stands alone at its level belongs to the whole note", async () => {
  expect(await labels("# AWS\n\n## Amazon S3\n\na\n\n## Resources\n\nb\n")).toEqual(["Amazon S3", "Resources"]);
});

test("any words that come again are told apart", async () => {
  expect(await labels("# T\n\n## Linux\n\n### Ports\n\na\n\n## Windows\n\n### Ports\n\nb\n")).toEqual([
    "Linux",
    "Linux › Ports",
    "Windows",
    "Windows › Ports",
  ]);
});

test.each(["Anwendungsfälle", "Casos de uso", "Cas d’utilisation", "Casi d'uso", "2. Vantagens", "Vor- und Nachteile", "حالات الاستخدام"])(
  "generic in its language: %s",
  async (text) => {
    expect(await labels(`# T\n\n## S3\n\n### ${text}\n\na\n`)).toEqual(["S3", `S3 › ${text}`]);
  },
);

test("pseudo-headings and headings of raw HTML have labels, too", async () => {
  expect(await labels("# T\n\n## S3\n\n**Use cases**\n\n- a\n\n## Lambda\n\n<h3>Use cases</h3>\n\nb\n")).toEqual([
    "S3",
    "S3 › Use cases",
    "Lambda",
    "Lambda › Use cases",
  ]);
});
