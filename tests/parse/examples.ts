/** The manual's page of examples: the Markdown of every fixture, in fixture order. */
import { groupBy } from "../../src/lib/groupBy.ts";
import { readPairs } from "./fixtures.ts";

const HEAD = `# Every example

Each piece of Markdown that recto's tests try, by syntax, as its writer would type it. [[writing]] explains them; what each
becomes stands beside it in \`tests/fixtures/syntax/\`. This page is made from those files; a test keeps it so.
`;

/** The whole page; each example in a fence that is longer than any in it. */
export function examplesPage(): string {
  const sections = [...groupBy(readPairs(), ({ file }) => file)].map(([file, pairs]) => {
    const name = file.replace(/\.txt$/, "").replace(/(?<=[a-z])(?=[A-Z])/g, " ");
    const examples = pairs.map(({ title, input }) => {
      const longest = Math.max(2, ...[...input.matchAll(/`+/g)].map(([run]) => run.length));
      const fence = "`".repeat(longest + 1);
      const heading = title.replace(/([\\`*_[\]<>$#^=%!~:@])/g, "\\$1");
      return `${heading[0]?.toUpperCase()}${heading.slice(1)}:\n\n${fence}text\n${input.endsWith("\n") ? input : `${input}\n`}${fence}\n`;
    });
    return `## ${name[0]?.toUpperCase()}${name.slice(1).toLowerCase()}\n\n${examples.join("\n")}`;
  });
  return [HEAD, ...sections].join("\n");
}
