/** Which files are watched. */
import { expect, test } from "vitest";
import { isWatched } from "../../src/serve/watched.ts";

const project = { root: "/site", notes: "/site/notes", isProject: true, notNotes: [] };
const vault = { root: "/vault", notes: "/vault", isProject: false, notNotes: ["dist"] };

test.each([
  ["notes", true],
  ["notes/aws/s3.md", true],
  ["templates/note.eta", true],
  ["public/.well-known/security.txt", true],
  ["recto.yml", true],
  ["dist/index.html", false],
  [".recto/cache/parse.pack", false],
  ["src/main.ts", false],
  ["notes/.obsidian/workspace.json", false],
  ["notes/node_modules/x/README.md", false],
])("in a site folder, %s: %s", (path, expected) => {
  expect(isWatched(path, project)).toBe(expected);
});

test.each([
  ["aws/s3.md", true],
  ["distance.md", true],
  ["dist", false],
  ["dist/index.html", false],
  [".git/index", false],
])("in a vault, %s: %s", (path, expected) => {
  expect(isWatched(path, vault)).toBe(expected);
});
