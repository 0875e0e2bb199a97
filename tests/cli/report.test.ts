/** How findings are told on a terminal. */
import { expect, test } from "vitest";
import { tellByCode, tellDiagnostics, withoutInfos } from "../../src/cli/report.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import type { Diagnostic, Severity } from "../../src/model/index.ts";

const found = (severity: Severity, code: string, line: number): Diagnostic => ({
  code,
  severity,
  message: "it is so",
  at: { path: "a.md", line, column: 1, length: 1 },
});

function told(tell: (terminal: Terminal, diagnostics: readonly Diagnostic[]) => void, diagnostics: readonly Diagnostic[]): string[] {
  const lines: string[] = [];
  const terminal = {
    print: () => {},
    tell: (text: string) => void lines.push(text),
    showStatus: () => {},
    isInteractive: false,
    now: () => 0,
  };
  tell(terminal, diagnostics);
  return lines;
}

test("check groups by code, with a heading and a count; what matters least comes first, errors last", () => {
  const diagnostics = [
    found("error", "front-matter-type", 1),
    found("warning", "dead-link", 2),
    found("info", "orphan", 1),
    found("warning", "dead-anchor", 3),
    found("warning", "dead-link", 4),
  ];
  expect(told(tellByCode, diagnostics)).toEqual([
    "orphan (1)\n",
    "a.md:1:1 info orphan  it is so\n",
    "dead-anchor (1)\n",
    "a.md:3:1 warning dead-anchor  it is so\n",
    "dead-link (2)\n",
    "a.md:2:1 warning dead-link  it is so\n",
    "a.md:4:1 warning dead-link  it is so\n",
    "front-matter-type (1)\n",
    "a.md:1:1 error front-matter-type  it is so\n",
  ]);
});

test("check shows twenty of each code and counts the rest", () => {
  const many = Array.from({ length: 23 }, (_, index) => found("warning", "dead-link", index + 1));
  const lines = told(tellByCode, many);
  expect([lines[0], lines.length, lines[20], lines[21]]).toEqual([
    "dead-link (23)\n",
    22,
    "a.md:20:1 warning dead-link  it is so\n",
    "… and 3 more dead-link; --json lists them all\n",
  ]);
});

test("build tells warnings and errors, and nothing that is only worth knowing", () => {
  const diagnostics = [found("info", "orphan", 1), found("warning", "dead-link", 2), found("error", "bad-encoding", 3)];
  expect(told(tellDiagnostics, withoutInfos(diagnostics))).toEqual([
    "a.md:2:1 warning dead-link  it is so\n",
    "a.md:3:1 error bad-encoding  it is so\n",
  ]);
});
