/** Templates, and what is said of one that is wrong. */
import { expect, test } from "vitest";
import { note } from "../helpers/notes.ts";
import { show } from "./shown.ts";

/** All that is said of a site with these templates; every page needs `note`, `home` and `not-found`. */
async function said(templates: { readonly [name: string]: string }) {
  const { diagnostics } = await show({ notes: [note("a.md")], templates: { note: "", home: "", "not-found": "", ...templates } });
  return diagnostics;
}

test("data is `it`, `=` escapes, and templates include each other by name", async () => {
  const templates = {
    note: `<%~ include("@title", { of: "<b>" }) %>`,
    title: "<h1><%= it.title %> <%= it.of %></h1>",
    home: "",
    "not-found": "",
  };
  const { text } = await show({ notes: [note("a.md", { title: "A & B" })], templates });
  expect(await text("a.html")).toBe("<h1>A &amp; B &lt;b&gt;</h1>");
});

test.each([
  ["a tag that is not closed", "<p>\n  <%= it.title", "unclosed tag", 2, 3],
  ["a string that is not closed", "<p>\n<%= 'x %>", "unclosed string", 2, 5],
  ["a mistake in what Eta does not read", "<p>\n<%= it. %>", "bad syntax: Unexpected token ')'", 1, 1],
])("%s is an error with a place, once, however many pages there are", async (_, text, message, line, column) => {
  expect(await said({ note: text })).toEqual([
    {
      code: "bad-template",
      severity: "error",
      message,
      hint: "Mend the template, or remove it to get recto's own.",
      at: { path: "templates/note.eta", line, column, length: 1 },
    },
  ]);
});

test.each([
  ["what is not there", { note: "<p>\n<%= it.nothing.more %>" }, "Cannot read properties of undefined (reading 'more')", "note", 2],
  ["in an included template", { note: "\n\n<%~ include('@title') %>", title: "\n<%= no() %>" }, "no is not defined", "title", 2],
  [
    "in a layout",
    { note: "<% layout('@layout') %>", layout: "<html>\n\n<%= it.x.y %>" },
    "Cannot read properties of undefined (reading 'y')",
    "layout",
    3,
  ],
  ["a template that is not there", { note: "<p>\n<%~ include('@titel') %>" }, "Failed to get template '@titel'", "note", 2],
])("a template that fails while it is filled in is named, with its line: %s", async (_, templates, message, name, line) => {
  expect(await said(templates)).toEqual([
    {
      code: "bad-template",
      severity: "error",
      message,
      hint: "The template was found, but failed while it was filled in.",
      at: { path: `templates/${name}.eta`, line, column: 1, length: 1 },
    },
  ]);
});

test("one page that fails does not keep others from being made", async () => {
  const templates = { note: "<% if (it.title === 'B') it.no.thing %>fine", home: "", "not-found": "" };
  const { paths, diagnostics } = await show({ notes: [note("a.md", { title: "A" }), note("b.md", { title: "B" })], templates });
  expect(paths).toContain("a.html");
  expect(paths).not.toContain("b.html");
  expect(diagnostics.map(({ code }) => code)).toEqual(["bad-template"]);
});

test("text of a note is never read as a template", async () => {
  const title = "<%= it.title %> ${x} {{y}}";
  const { text } = await show({ notes: [note("a.md", { title })], templates: { note: "<%= it.title %>", home: "", "not-found": "" } });
  expect(await text("a.html")).toBe("&lt;%= it.title %&gt; ${x} {{y}}");
});
