/** How a diagnostic reads. */
import { expect, test } from "vitest";
import { formatDiagnostic } from "../../src/lib/frame.ts";

test("a diagnostic shows place, message, the line with marks, and the hint", () => {
  const text = formatDiagnostic({
    code: "dead-link",
    severity: "warning",
    message: 'no note is called "lamda"',
    hint: "Did you mean [[lambda]]?",
    at: { path: "notes/aws/s3.md", line: 12, column: 5, length: 9 },
    sourceLine: "see [[lamda]]",
  });
  expect(text).toBe(
    [
      'notes/aws/s3.md:12:5 warning dead-link  no note is called "lamda"',
      "  12 | see [[lamda]]",
      "     |     ^^^^^^^^^",
      "  Did you mean [[lambda]]?",
    ].join("\n"),
  );
});

test("without a place only the message is shown", () => {
  expect(formatDiagnostic({ code: "no-notes", severity: "error", message: "there are no notes" })).toBe(
    "error no-notes  there are no notes",
  );
});

test("of a long line a window around the place is shown", () => {
  const sourceLine = `${"a".repeat(300)}[[x]]${"b".repeat(300)}`;
  const [, shown = "", marks = ""] = formatDiagnostic({
    code: "c",
    severity: "error",
    message: "m",
    at: { path: "p", line: 1, column: 301, length: 5 },
    sourceLine,
  }).split("\n");
  expect(shown).toBe(`  1 | ${"a".repeat(20)}[[x]]${"b".repeat(71)}`);
  expect(marks).toBe(`    | ${" ".repeat(20)}^^^^^`);
});
