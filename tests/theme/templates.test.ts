/** What every template of the default theme must keep to, and the few that decide something. */
import { readdirSync, readFileSync } from "node:fs";
import { Eta } from "eta";
import { describe, expect, test } from "vitest";

const FOLDER = new URL("../../templates/", import.meta.url);
const TEMPLATES = new Map(
  readdirSync(FOLDER).map((file) => [file.replace(/\.eta$/, ""), readFileSync(new URL(file, FOLDER), "utf8")] as const),
);

describe.each([...TEMPLATES])("%s", (_name, text) => {
  /** Markup alone: each Eta tag stands as a letter. */
  const markup = text.replace(/<%[\s\S]*?%>\n?/g, "x");

  test("says in its first line what it is for", () => {
    expect(text).toMatch(/^<%\/\* .+\. \*\/%>\n|^<%\/\* .+\. \*\/%>$/);
  });

  test("writes raw only a note's body, which is safe, and other templates", () => {
    const raw = [...text.matchAll(/<%[-_]?\s*~\s*([\s\S]*?)\s*%>/g)].map(([, expression = ""]) => expression);
    expect(raw.filter((expression) => expression !== "it.body" && !expression.startsWith("include("))).toEqual([]);
  });

  test("quotes every attribute", () => {
    expect(markup.replace(/="[^"]*"/g, "").match(/<[a-z][^>]*=[^>]*>/gi) ?? []).toEqual([]);
  });

  test("has no inline script, style or event handler, so that a strict policy holds", () => {
    expect(markup.match(/<style|<script(?! src=)|\sstyle=|\son\w+=|javascript:/gi) ?? []).toEqual([]);
  });

  test("gives its own ids the prefix that no heading's id has", () => {
    const ids = [...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id = ""]) => id);
    expect(ids.filter((id) => !id.startsWith("recto-"))).toEqual([]);
  });
});

test("headings that skip levels make lists that nest", () => {
  const heading = (level: number, text: string) => ({ level, text, id: text.toLowerCase(), line: 1 });
  const headings = [heading(3, "A"), heading(2, "B"), heading(4, "C"), heading(3, "D"), heading(6, "E"), heading(2, "F")];
  expect(render("contents", { headings }).replace(/<\/?bdi>|\n/g, "")).toBe(
    '<nav class="contents" aria-label="Contents"><details><summary>Contents</summary><div class="scroller">' +
      '<ol><li><a href="#a">A</a></li>' +
      '<li><a href="#b">B</a><ol><li><a href="#c">C</a></li><li><a href="#d">D</a><ol><li><a href="#e">E</a></li></ol></li></ol></li>' +
      '<li><a href="#f">F</a></li></ol>' +
      "</div></details></nav>",
  );
});

test("a date is written for readers and for machines", () => {
  expect(render("date", { date: "2026-02-09" }).trim()).toBe('<time datetime="2026-02-09">9 Feb 2026</time>');
});

test("text in a list of notes is escaped", () => {
  const notes = [{ href: "a.html", title: "<b>&</b>", description: 'a "<i>"' }];
  expect(render("list", { notes })).toBe(`<ul class="list">
<li>
<div><a href="a.html"><bdi>&lt;b&gt;&amp;&lt;/b&gt;</bdi></a></div>
<p><bdi>a &quot;&lt;i&gt;&quot;</bdi></p>
</li>
</ul>
`);
});

/** As render/ does: templates know each other as `@name`. */
function render(name: string, it: object): string {
  const eta = new Eta({ autoTrim: [false, "nl"] });
  for (const [each, text] of TEMPLATES) eta.loadTemplate(`@${each}`, text);
  return eta.render(`@${name}`, it);
}
