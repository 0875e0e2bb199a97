/** link: what of which note is embedded where, and what is said about it. */
import { expect, test } from "vitest";
import { linkSite } from "../../src/link/index.ts";
import { mapBody, partAt, wholeBody } from "../../src/link/bodyMap.ts";
import { textsOfSlice } from "../../src/lib/bodySlice.ts";
import { notePath, type Embed, type Note, type Settings } from "../../src/model/index.ts";
import { embed, note, wikilink } from "../helpers/notes.ts";
import { parseSettings } from "../../src/settings/index.ts";

const SETTINGS: Settings = parseSettings(undefined).settings;

function link(notes: readonly Note[]) {
  const site = linkSite({ notes, assets: [], dates: new Map(), settings: SETTINGS });
  const said = site.diagnostics.map(({ code, severity, message, hint, at }) => ({
    code,
    severity,
    message,
    hint,
    at: `${at?.path}:${at?.line}`,
  }));
  return {
    embedsOf: (path: string) => site.notes.get(notePath(path))?.embeds,
    backlinksOf: (path: string) => site.notes.get(notePath(path))?.backlinks,
    said,
  };
}

/** `a(b c)`: what is shown within what; what is cut by its reason. */
function shape(embeds: readonly Embed[] | undefined): string {
  return (embeds ?? [])
    .map((each) => {
      if (each.kind !== "shown") return each.kind === "cut" ? each.why : each.kind;
      return each.inner.length === 0 ? each.path : `${each.path}(${shape(each.inner)})`;
    })
    .join(" ");
}

test("a note without embeds has no plan for any", () => {
  expect(link([note("a.md", { references: [wikilink("b")] }), note("b.md")]).embedsOf("a.md")).toBeUndefined();
});

test("an embedded note comes with what it embeds itself, and counts as linked", () => {
  const { embedsOf, backlinksOf, said } = link([
    note("a.md", { references: [embed("b"), wikilink("c"), embed("c")] }),
    note("b.md", { references: [embed("c")] }),
    note("c.md"),
  ]);
  expect(shape(embedsOf("a.md"))).toBe("b.md(c.md) c.md");
  expect(backlinksOf("c.md")?.map(({ from }) => from)).toEqual(["a.md", "a.md", "b.md"]);
  expect(said).toEqual([]);
});

test("a circle is said once, with its chain and the place where it closes", () => {
  const { embedsOf, said } = link([
    note("a.md", { references: [embed("b")] }),
    note("b.md", { references: [wikilink("c"), embed("c")] }),
    note("c.md", { references: [embed("a")] }),
  ]);
  expect(shape(embedsOf("b.md"))).toBe("c.md(a.md(cycle))");
  expect(said).toEqual([
    {
      code: "embed-cycle",
      severity: "warning",
      message: "the embeds go round in a circle: a → b → c → a",
      hint: 'Readers see a link where "a" would be within itself. Remove the ! from one of them to make it a link.',
      at: "c.md:1",
    },
  ]);
});

test("two circles through one note are said each", () => {
  const { said } = link([
    note("a.md", { references: [embed("b"), embed("c")] }),
    note("b.md", { references: [embed("a")] }),
    note("c.md", { references: [embed("a")] }),
  ]);
  expect(said.map(({ message }) => message)).toEqual([
    "the embeds go round in a circle: a → b → a",
    "the embeds go round in a circle: a → c → a",
  ]);
});

test("the ninth note within notes is cut, with a warning that shows the way to it", () => {
  const notes = Array.from({ length: 11 }, (_, i) => note(`${i}.md`, { references: i < 10 ? [embed(String(i + 1))] : [] }));
  const { embedsOf, said } = link(notes);
  expect(shape(embedsOf("0.md"))).toBe("1.md(2.md(3.md(4.md(5.md(6.md(7.md(8.md(deep))))))))");
  expect(said[0]).toEqual({
    code: "embed-too-deep",
    severity: "warning",
    message: '"9" would be the embed of an embed more than 8 deep: 0 → 1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → 9',
    hint: "Readers see a link there. Embed fewer notes within each other.",
    at: "8.md:1",
  });
  expect(said.map(({ at }) => at)).toEqual(["8.md:1", "9.md:1"]);
});

test("what one page embeds is capped, at the embed that has no room any more", () => {
  const long = { ...note("long.md"), body: ["x".repeat(400_000)] };
  const { embedsOf, said } = link([note("a.md", { references: [embed("long"), embed("long"), embed("long"), embed("long")] }), long]);
  expect(shape(embedsOf("a.md"))).toBe("long.md long.md large large");
  expect(said).toEqual([
    {
      code: "embed-too-large",
      severity: "warning",
      message: 'what this note embeds comes to more than 1 MB with "long"',
      hint: "Readers see a link there, and wherever else there is no room. Embed sections instead of whole notes, or write links.",
      at: "a.md:3",
    },
  ]);
});

test("notes that embed each other ten times are planned in no time, because a page has room for so many only", () => {
  const notes = Array.from({ length: 20 }, (_, i) =>
    note(`${i}.md`, { references: Array.from({ length: 10 }, () => embed(String(i + 1))) }),
  );
  const { embedsOf, said } = link([...notes, note("20.md")]);
  expect(shape(embedsOf("0.md")).split(".md").length).toBeLessThan(2000);
  expect(new Set(said.map(({ code }) => code))).toEqual(new Set(["embed-too-deep", "embed-too-large"]));
});

test("an embed of a section that is not there is cut, and its note not shown instead", () => {
  const { embedsOf, said } = link([
    note("a.md", { references: [embed("b", "Cost"), embed("b", "b")] }),
    note("b.md", { headings: ["Costs"], title: "b" }),
  ]);
  expect(shape(embedsOf("a.md"))).toBe("lost b.md");
  expect(said.map(({ code, hint }) => [code, hint])).toEqual([
    ["dead-anchor", 'Did you mean "#Costs"? Until then there is only a link to the note.'],
  ]);
});

test("a stretch of a body is whole elements with the holes between", () => {
  const body = [
    '<h2 id="a">A</h2>\n<p>One ',
    'label</a></p>\n<blockquote>\n<h3 id="q">Q</h3>\n<p>In</p>\n</blockquote>\n<h2 id="b">B</h2>\n<br><p id="p">',
    ' x</p>\n<section class="footnotes" aria-label="Footnotes"><ol><li id="fn-1">F</li></ol></section>\n',
  ];
  const references = [wikilink("x"), embed("y")];
  const map = mapBody({ body, references });
  const textsAt = (anchor: string) => {
    const part = partAt(map, anchor);
    return part && textsOfSlice(body, part.content);
  };
  expect(textsAt("a")).toEqual([
    '<h2 id="a">A</h2>\n<p>One ',
    'label</a></p>\n<blockquote>\n<h3 id="q">Q</h3>\n<p>In</p>\n</blockquote>\n',
  ]);
  expect(textsAt("q")).toEqual(['<h3 id="q">Q</h3>\n<p>In</p>\n']);
  expect(textsAt("b")).toEqual(['<h2 id="b">B</h2>\n<br><p id="p">', " x</p>\n"]);
  expect(textsAt("p")).toEqual(['<p id="p">', " x</p>"]);
  expect(textsAt("fn-1")).toEqual(['<li id="fn-1">F</li>']);
  expect(textsAt("none")).toBeUndefined();
  expect(textsOfSlice(body, wholeBody(map).content)).toEqual([body[0], body[1], " x</p>\n"]);
});
