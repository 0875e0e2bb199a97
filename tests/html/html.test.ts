/** Every page of real sites is valid HTML, and keeps what recto promises of all pages. */
import { HtmlValidate, StaticConfigLoader, type ConfigData } from "html-validate";
import { describe, expect, test } from "vitest";
import { createSite, type Files } from "../helpers/site.ts";
import { faultsOf, sharedTitles, type Tree } from "./checks.ts";
import { corporaOf, readCorpus } from "./corpora.ts";
import { oddFiles } from "./oddNotes.ts";

const ROOT = new URL("../..", import.meta.url).pathname;

/** In milliseconds: a site of 2,000 pages takes about half a minute. */
const TIME = 300_000;

/** Rules turned off, each with its reason; all others of html-validate's recommended set are on. */
const RULES: NonNullable<ConfigData["rules"]> = {
  // A heading "503 Slow Down" has the anchor `503-slow-down`, as on GitHub; HTML has allowed any id without blanks since 2014.
  "valid-id": ["error", { relaxed: true }],
  // Blanks at the end of a line are the writer's own, within code, and are kept there.
  "no-trailing-whitespace": "off",
  // How long a title is, its writer decides; 70 characters are what search engines show.
  "long-title": "off",
};

/** Public files that are compiled; these tests run without compiling, and the pages only name them. */
const STAND_INS = { "public/assets/theme.js": "// theme\n", "public/assets/recto.js": "// recto\n" };

const html = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ["html-validate:recommended"], rules: RULES }));

const TEXTS = corporaOf(ROOT).map((corpus) => ({ ...corpus, filesOf: () => readCorpus(corpus) }));
const SITES = [...TEXTS, { name: "odd Markdown", isThere: true, filesOf: oddFiles }];

async function buildTree(files: Files, settings: string): Promise<Tree> {
  const site = createSite({ ...files, ...STAND_INS, "recto.yml": `url: https://example.org/sub\n${settings}` });
  const { report } = await site.build();
  expect(report?.written.length).toBeGreaterThan(10);
  return site.tree();
}

describe.each(SITES)("$name", ({ name, isThere, filesOf }) => {
  const why = isThere ? "" : ` (skipped: ${name} is not part of the repository and does not lie beside it)`;

  test.skipIf(!isThere)(`every page is valid to html-validate${why}`, { timeout: TIME }, async () => {
    const problems: string[] = [];
    for (const [path, text] of Object.entries(await buildTree(filesOf(), "print: true\n"))) {
      if (!path.endsWith(".html")) continue;
      const { results } = await html.validateString(text, path);
      for (const { messages } of results) {
        problems.push(...messages.map(({ ruleId, message, line }) => `${path}:${line} ${ruleId} ${message}`));
      }
    }
    expect(problems).toEqual([]);
  });

  test.skipIf(!isThere).each(["html", "folder"])(
    `with addresses of the form %s every link leads somewhere, ids and titles are unique, and nothing is inline${why}`,
    { timeout: TIME },
    async (urls) => {
      const tree = await buildTree(filesOf(), `print: true\nurls: ${urls}\n`);
      expect(faultsOf(tree, "/sub")).toEqual([]);
      expect(sharedTitles(tree)).toEqual([]);
      // Templates and public files are read from the disk; no page may tell from where.
      const telling = Object.keys(tree).filter((path) => tree[path]?.includes(`${ROOT}templates`) || tree[path]?.includes(`${ROOT}public`));
      expect(telling).toEqual([]);
    },
  );
});
