/** Every word that a writer writes is on the page, in its title, or named by a diagnostic. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseText } from "./parseText.ts";

/** Words are numbered, so that each can be looked for. */
const PIECES: readonly ((word: () => string) => string)[] = [
  (w) => `${w()} *${w()}* **${w()}** \`${w()}\` ${w()}\n${w()}`,
  (w) => `# ${w()}`,
  (w) => `## ${w()} ${w()}`,
  (w) => `#### ${w()}:`,
  (w) => `## ${Array.from({ length: 14 }, w).join(" ")}. It is ${w()}`,
  (w) => `${Array.from({ length: 14 }, w).join(" ")}. It is ${w()}\n---`,
  (w) => `**${w()} ${w()}:**`,
  (w) => `[${w()}](https://example.org)`,
  (w) => `# [${w()}](https://example.org/x)`,
  (w) => `- ${w()}\n- ${w()}\n\n  ${w()}\n  - [${w()}](#${w()})`,
  (w) => `> ${w()}\n> > ${w()}`,
  (w) => `> [!tip]- ${w()}\n> ${w()}`,
  (w) => `1. ${w()}\n\n\n2) ${w()}\n\n***`,
  (w) => `| ${w()} | ${w()} |\n|---|---|\n| ${w()} | ${w()} | ${w()} |`,
  (w) => `\`\`\`js\n${w()} {{${w()}}}\n\`\`\``,
  (w) => `~~~\n${w()}`,
  (w) => `    ${w()}`,
  (w) => `<div>${w()}\n\n${w()} <b>${w()}`,
  (w) => `<details><summary>${w()}</summary>\n\n${w()}\n\n</details>`,
  (w) => `<T> ${w()} {{${w()}}} $5 ${w()} $10 <% ${w()}`,
  (w) => `${w()}[^1] ^[${w()}]`,
  (w) => `[^1]: ${w()}`,
  (w) => `<!-- ${w()}`,
  (w) => `${w()}
: ${w()}

  ${w()}`,
  (w) => `$$
${w()}`,
  (w) => `${w()} ^${w()}`,
  (w) => `#${w()} \\#${w()} &${w()};`,
  (w) => `${"> ".repeat(110)}${w()}`,
  (w) => `==${w()}== ~~${w()}~~ ![${w()}](i.png) [[n|${w()}]]`,
];

test("for any mixture of blocks", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: PIECES.length - 1 }), { maxLength: 12 }), async (numbers) => {
      let count = 0;
      const text = numbers.map((number) => PIECES[number]?.(() => `word${++count}x`)).join("\n\n");
      const note = await parseText(text);
      const lines = text.split("\n");
      const said = note.diagnostics.flatMap(({ message, at }) => [message, blockAt(lines, (at?.line ?? 1) - 1)]);
      const shown = [note.title, ...note.body, ...note.references.flatMap(({ label, anchor }) => [label, anchor]), ...said].join("\n");
      const lost = Array.from({ length: count }, (_, i) => `word${i + 1}x`).filter((word) => !shown.includes(word));
      expect({ text, lost }).toEqual({ text, lost: [] });
    }),
    { numRuns: 150, seed: 42 },
  );
});

/** A line and the indented ones below it, which a footnote takes with it. */
function blockAt(lines: readonly string[], line: number): string {
  let end = line + 1;
  while (end < lines.length && /^(?: {4}|\s*$)/.test(lines[end] as string)) end++;
  return lines.slice(line, end).join("\n");
}
