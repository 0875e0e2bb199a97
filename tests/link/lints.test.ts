/** What `recto check` knows about the notes together though nothing is wrong. */
import { expect, test } from "vitest";
import { linkSite, lintSite } from "../../src/link/index.ts";
import type { Note } from "../../src/model/index.ts";
import { markdownLink, note } from "../helpers/notes.ts";
import { parseSettings } from "../../src/settings/index.ts";

const lint = (notes: readonly Note[]) =>
  lintSite(
    linkSite({
      notes,
      assets: [],
      dates: new Map(),
      settings: parseSettings(undefined).settings,
    }),
  ).map(({ code, severity, message, hint, at }) => [`${at?.path}:${at?.line} ${severity} ${code}`, message, hint]);

test("a note that no other note links to is an orphan; an index note, a draft and an unlisted note are none", () => {
  const notes = [
    note("index.md"),
    note("aws/README.md"),
    note("a.md", { references: [markdownLink("b.md"), markdownLink("a.md"), markdownLink("d.md")] }),
    note("b.md"),
    note("c.md", { unlisted: true, references: [markdownLink("e.md")] }),
    note("d.md", { draft: true }),
    note("e.md"),
    note("404.md"),
  ];
  expect(lint(notes)).toEqual([
    ["a.md:1 info orphan", "no other note links to a.md", "Readers find it in lists alone. Link to it from where it belongs."],
  ]);
});

test("where no note links to another, none is called an orphan", () => {
  expect(lint([note("a.md", { references: [markdownLink("a.md"), markdownLink("nowhere.md")] }), note("b.md")])).toEqual([]);
});

test("a title that several notes have is told once, with all of them, case aside", () => {
  const notes = ["a/x.md", "b/x.md", "c/x.md", "d/x.md", "e/x.md"].map((path) => note(path, { title: path < "b" ? "AWS" : "aws" }));
  expect(lint([...notes, note("y.md", { title: "Other" })])).toEqual([
    [
      "a/x.md:1 info duplicate-title",
      '"AWS" is the title of a/x.md and of b/x.md, c/x.md, d/x.md and 1 more',
      "Lists tell them apart by their folders; titles that say more are easier to find.",
    ],
  ]);
});
