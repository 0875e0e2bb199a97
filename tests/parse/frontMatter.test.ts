/** Front matter: what counts as it, what its keys mean, and what is said about mistakes. */
import * as fc from "fast-check";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { digest } from "../../src/lib/digest.ts";
import { notePath } from "../../src/model/index.ts";
import type { Diagnostic } from "../../src/model/index.ts";
import { parseFrontMatter } from "../../src/parse/frontMatter.ts";

const parse = (text: string) => parseFrontMatter({ path: notePath("a.md"), text, digest: digest(text) });
const keysOf = (lines: string) => parse(`---\n${lines}\n---\nBody\n`);
/** `line:column severity code message` of each, and the hint. */
const said = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ at, severity, code, message, hint }) => [`${at?.line}:${at?.column} ${severity} ${code}`, message, hint]);

describe("what is front matter", () => {
  test("text between two fences at the top is cut from the body", () => {
    expect(parse("---\ntitle: S3\n---\n# Body\n")).toEqual({
      frontMatter: { title: "S3", extra: {} },
      body: "# Body\n",
      bodyLine: 4,
      diagnostics: [],
    });
  });

  test("a fence may carry blanks and the word yaml", () => {
    expect(parse("---yaml \ntitle: S3\n--- \nBody")).toMatchObject({
      frontMatter: { title: "S3" },
      body: "Body",
      bodyLine: 4,
      diagnostics: [],
    });
  });

  test("nothing between the fences is front matter without keys", () => {
    expect(parse("---\n---\nBody")).toEqual({ frontMatter: { extra: {} }, body: "Body", bodyLine: 3, diagnostics: [] });
    expect(parse("---\n\n---")).toEqual({ frontMatter: { extra: {} }, body: "", bodyLine: 4, diagnostics: [] });
  });

  test.each([
    ["no fence at all", "# Title\n\ntitle: no\n"],
    ["an empty note", ""],
    ["a rule at the top", "---\n\n# Title\n"],
    ["a rule at the top and another below prose", "---\n\nSome prose. It says: nothing\n\n---\n\nMore\n"],
    ["headings between rules", "---\n# One\n---\n# Two\n"],
    ["a list between rules", "---\n- one\n- two\n---\n"],
    ["terms between rules", "---\n**Term:** text\n---\n"],
    ["a question and its answer between rules", "---\nQ: What is a CDN?\nA: Servers\n---\n"],
    ["a sentence with a colon between rules", "---\nRemember this: it matters\n---\n"],
    ["prose that begins with a colon word, then a paragraph", "---\nnote: see below\n\nLong text here\n---\n"],
    ["four dashes", "----\ntitle: x\n----\n"],
    ["dashes before words", "--- hello\ntitle: x\n---\n"],
    ["fences that are not at the top", "\n---\ntitle: x\n---\n"],
  ])("%s leaves the text untouched, silently", (_, text) => {
    expect(parse(text)).toEqual({ frontMatter: { extra: {} }, body: text, bodyLine: 1, diagnostics: [] });
  });

  test("front matter that is never closed stays visible, is reported, and keeps its draft a draft", () => {
    const text = "---\ntitle: x\ndraft: true\n----\n\nBody\n";
    const { frontMatter, body, bodyLine, diagnostics } = parse(text);
    expect({ frontMatter, body, bodyLine }).toEqual({ frontMatter: { draft: true, extra: {} }, body: text, bodyLine: 1 });
    expect(said(diagnostics)).toEqual([
      [
        "1:1 warning front-matter-open",
        "these lines look like front matter, but are shown as text; the note is a draft nevertheless",
        'Close front matter by a line of its own that is exactly "---".',
      ],
    ]);
  });

  test("a missing closing fence does not swallow the text up to the next rule", () => {
    const text = "---\ntitle: x\n\nA paragraph\n\n---\n\nMore\n";
    expect(parse(text)).toMatchObject({
      frontMatter: { extra: {} },
      body: text,
      bodyLine: 1,
      diagnostics: [{ code: "front-matter-open", at: { line: 1 } }],
    });
  });
});

describe("languages other than YAML", () => {
  test("JavaScript is an error and is never run", () => {
    const text = "---js\n{ title: (globalThis.pwned = 1) }\n---\nBody\n";
    const { body, bodyLine, frontMatter, diagnostics } = parse(text);
    expect("pwned" in globalThis).toBe(false);
    expect({ body, bodyLine, frontMatter }).toEqual({ body: "Body\n", bodyLine: 4, frontMatter: { extra: {} } });
    expect(said(diagnostics)).toEqual([
      [
        "1:4 error front-matter-engine",
        'front matter in "js" is not read, and never run',
        'Write front matter as YAML: a line "---", then lines like "title: My note", then a line "---".',
      ],
    ]);
  });

  test.each(["javascript", "coffee", "json", "toml", "JSON"])(
    "%s is an error, and a note that speaks of drafts in it is a draft",
    (language) => {
      expect(parse(`--- ${language}\n{"draft": true}\n---\nBody`)).toMatchObject({
        frontMatter: { draft: true },
        diagnostics: [{ code: "front-matter-engine", at: { line: 1, column: 5 } }],
      });
    },
  );

  test("an engine without a closing fence is an error, and its text stays", () => {
    expect(parse("---js\nfoo()\n")).toMatchObject({ body: "---js\nfoo()\n", bodyLine: 1, diagnostics: [{ code: "front-matter-engine" }] });
  });

  test("gray-matter's process-wide cache stays empty", () => {
    const matter = createRequire(import.meta.url)("gray-matter") as { cache: object };
    parse("---\ntitle: cached\n---\n");
    expect(matter.cache).toEqual({});
  });
});

describe("known keys", () => {
  test("every key has its type", () => {
    const lines = [
      "title: Amazon S3",
      "description: What it is",
      "tags: [aws, '#storage', ' ']",
      "aliases: [Simple Storage Service]",
      "date: 2024-02-29",
      "updated: 2024-03-01T23:00:00+02:00",
      "draft: false",
      "order: 1.5",
      "toc: no",
      "lang: de-CH",
    ].join("\n");
    expect(keysOf(lines)).toEqual({
      frontMatter: {
        title: "Amazon S3",
        description: "What it is",
        tags: ["aws", "storage"],
        aliases: ["Simple Storage Service"],
        date: "2024-02-29",
        updated: "2024-03-01",
        draft: false,
        order: 1.5,
        toc: false,
        lang: "de-CH",
        places: { aliases: { line: 5, column: 10, length: 24 } },
        extra: {},
      },
      body: "Body\n",
      bodyLine: 13,
      diagnostics: [],
    });
  });

  test.each([
    ["summary: x", { description: "x" }],
    ["excerpt: x", { description: "x" }],
    ["tag: aws", { tags: ["aws"] }],
    ["keywords: aws, s3", { tags: ["aws", "s3"] }],
    ["tags: [a, b]\ncategories: [b, c]", { tags: ["a", "b", "c"] }],
    ["alias: Bucket, simple", { aliases: ["Bucket, simple"] }],
    ["redirect_from:\n  - /old\n  - /older", { aliases: ["/old", "/older"] }],
    ["created: 2024-01-02", { date: "2024-01-02" }],
    ["created: 2024-01-02\ndate: 2024-05-06", { date: "2024-05-06" }],
    ["lastmod: 2024-01-02 10:00", { updated: "2024-01-02" }],
    ["modified: '2024-01-02'", { updated: "2024-01-02" }],
    ["publish: false", { draft: true }],
    ["published: true", { draft: false }],
    ["published: 2023-05-01", { draft: false }],
    ["published: true\ndraft: yes", { draft: true }],
    ["weight: 3", { order: 3 }],
    ["nav_order: -2", { order: -2 }],
    ["sidebar_position: '7'", { order: 7 }],
    ["Title: Big\nTAGS: a", { title: "Big", tags: ["a"] }],
    ["title: 2024-03-01", { title: "2024-03-01" }],
    ["title: 1.10", { title: "1.10" }],
    ["title: >\n  two\n  lines", { title: "two lines" }],
    ["title:\ntags:\ndate:\ntoc:\norder:\nlang:\naliases:", {}],
    ["tags: '2024, ##deep/er'", { tags: ["2024", "deep/er"] }],
    ["tags: &t [a]\naliases: *t", { tags: ["a"], aliases: ["a"] }],
    ["{ title: flow, tags: [a] }", { title: "flow", tags: ["a"] }],
    ["hidden: yes", { unlisted: true }],
    ["unlisted: false", { unlisted: false }],
    ["nav: false", { nav: false }],
    ["nav: true", {}],
    ["nav: Short name", { nav: "Short name" }],
    ["sidebar_label: No", { nav: "No" }],
    ["search: off", { search: false }],
    ["dir: RTL", { dir: "rtl" }],
    ["dir: auto", {}],
    ["permalink: /about/", { permalink: "/about/" }],
    ["permalink: about/me.html", { permalink: "/about/me.html" }],
    ["permalink: /", { permalink: "/" }],
    ["permalink: /caf%C3%A9", { permalink: "/café" }],
    ["slug: s3", { permalink: "s3" }],
    ["slug: /storage/s3", { permalink: "/storage/s3" }],
    ["url: /x.html", { permalink: "/x.html" }],
    ["slug: second\npermalink: /first", { permalink: "/first" }],
    ["cards: Off", { cards: "off" }],
    ["template: wide", { layout: "wide" }],
    ["unlisted:\nnav:\nsearch:\ndir:\npermalink:\ncards:\nlayout:", {}],
  ])("%j is understood", (lines, expected) => {
    const {
      frontMatter: { places: _, ...frontMatter },
      diagnostics,
    } = keysOf(lines);
    expect({ frontMatter, diagnostics }).toEqual({ frontMatter: { ...expected, extra: {} }, diagnostics: [] });
  });

  test.each([
    ["title: [a]", "2:8", '"title" must be one line of text, not a list', 'Write it like this: title: "My words"'],
    ["tags: {a: b}", "2:7", '"tags" must be a list of words, not a mapping', "Write it like this: tags: [aws, storage]"],
    ["date: 2026-02-30", "2:7", '"date" must be a day that exists, not "2026-02-30"', "Write it like this: date: 2026-02-28"],
    ["date: 1900-02-29", "2:7", '"date" must be a day that exists, not "1900-02-29"', "Write it like this: date: 1900-02-28"],
    [
      "x: 1\ncreated: 2024/3/1",
      "3:10",
      '"created" must be a date of the form YYYY-MM-DD, not "2024/3/1"',
      "Write it like this: created: 2024-03-01",
    ],
    ["date: tomorrow", "2:7", '"date" must be a date of the form YYYY-MM-DD, not "tomorrow"', "Write it like this: date: 2024-03-01"],
    ["order: first", "2:8", '"order" must be a number, not "first"', "Write it like this: order: 3"],
    ["order: .inf", "2:8", '"order" must be a number, not ".inf"', "Write it like this: order: 3"],
    ["toc: maybe", "2:6", '"toc" must be true or false, not "maybe"', "Write it like this: toc: false"],
    ["lang: en_US", "2:7", '"lang" must be a language tag, not "en_US"', "Write it like this: lang: en-US"],
    ["hidden: maybe", "2:9", '"hidden" must be true or false, not "maybe"', "Write it like this: hidden: false"],
    ["nav: [a]", "2:6", '"nav" must be a label or false, not a list', "Write it like this: nav: My label"],
    ["search: never", "2:9", '"search" must be true or false, not "never"', "Write it like this: search: false"],
    ["dir: left", "2:6", '"dir" must be ltr, rtl or auto, not "left"', "Write it like this: dir: ltr"],
    ["cards: none", "2:8", '"cards" must be auto, explicit or off, not "none"', "Write it like this: cards: auto"],
    ["layout: [a]", "2:9", '"layout" must be one line of text, not a list', 'Write it like this: layout: "My words"'],
  ])("%j has the wrong type", (lines, place, message, hint) => {
    expect(said(keysOf(lines).diagnostics)).toEqual([[`${place} error front-matter-type`, message, hint]]);
  });

  test.each([
    [
      "draft: perhaps",
      "2:8",
      '"draft" must be true or false, not "perhaps"; the note is taken as a draft',
      "Write it like this: draft: true",
    ],
    ["draft:", "2:1", '"draft" must be true or false, not nothing; the note is taken as a draft', "Write it like this: draft: true"],
    [
      "publish: [no]",
      "2:10",
      '"publish" must be true or false, not a list; the note is taken as a draft',
      "Write it like this: publish: false",
    ],
  ])("%j is taken as a draft", (lines, place, message, hint) => {
    const { frontMatter, diagnostics } = keysOf(lines);
    expect(frontMatter.draft).toBe(true);
    expect(said(diagnostics)).toEqual([[`${place} error front-matter-type`, message, hint]]);
  });

  test.each([
    ["../up", "it has an empty segment, or one that is . or .."],
    ["/a//b", "it has an empty segment, or one that is . or .."],
    ["/a/%2e%2e/b", "it has an empty segment, or one that is . or .."],
    ["https://example.org/x", "it is the address of another site"],
    ["/what?", 'it holds "?"'],
    ["/100%", 'it holds "%"'],
    ["a\\b", "it holds a backslash"],
    ["/assets/x", 'recto keeps "assets/" for itself'],
    ["/.recto/x", 'recto keeps the name ".recto" for itself'],
    ["/aux.html", 'Windows keeps the name "aux.html" for a device'],
    ["/feed.xml", 'it ends in ".xml", where a page ends in ".html", "/" or nothing'],
    ["/about.html/x", "it has a folder named like a page"],
  ])("the address %s is refused", (address, why) => {
    const { frontMatter, diagnostics } = keysOf(`permalink: ${address}`);
    expect(frontMatter).toEqual({ extra: {} });
    expect(said(diagnostics)).toEqual([
      [
        "2:12 error front-matter-type",
        `"permalink" must be the address of a page, not "${address}": ${why}`,
        "Write it like this: permalink: /about/",
      ],
    ]);
  });

  test("the address that a clipped text comes from is no address of the page", () => {
    expect(keysOf("url: https://example.org/x")).toMatchObject({
      frontMatter: { extra: { url: "https://example.org/x" } },
      diagnostics: [],
    });
  });

  test("a key that is nearly a known one is named", () => {
    const { frontMatter, diagnostics } = keysOf("titel: S3\ndrfat: true");
    expect(frontMatter).toEqual({ draft: true, extra: { titel: "S3", drfat: true } });
    expect(said(diagnostics)).toEqual([
      ["2:1 warning front-matter-key", 'recto knows no key "titel"', 'Did you mean "title"?'],
      ["3:1 warning front-matter-key", 'recto knows no key "drfat"; the note is taken as a draft', 'Did you mean "draft"?'],
    ]);
  });

  test("equal keys are an error that names both lines, and a draft stays one", () => {
    const { frontMatter, diagnostics } = keysOf("title: One\ndraft: false\ntitle: Two\ndraft: true");
    expect(frontMatter).toEqual({ title: "One", draft: true, extra: {} });
    expect(said(diagnostics)).toEqual([
      ["4:1 error front-matter-duplicate", '"title" stands on line 2 and again on line 4', "Keep one of them; for now line 2 counts."],
      ["5:1 error front-matter-duplicate", '"draft" stands on line 3 and again on line 5', "Keep one of them; for now line 3 counts."],
    ]);
  });

  test("other keys are kept as JSON, dates and long numbers as written", () => {
    const lines = "author: Ann\npublisher: X\nrated: 5\nwhen: 2024-03-01\nid: 12345678901234567890\nnested: {a: [1, null, .nan]}";
    expect(keysOf(lines)).toMatchObject({
      frontMatter: {
        extra: {
          author: "Ann",
          publisher: "X",
          rated: 5,
          when: "2024-03-01",
          id: "12345678901234567890",
          nested: { a: [1, null, ".nan"] },
        },
      },
      diagnostics: [],
    });
  });

  test("a merge key is a key like any other, and __proto__ is none", () => {
    const { frontMatter, diagnostics } = keysOf(
      "base: &b {x: 1}\n<<: *b\n__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}",
    );
    expect(Object.keys(frontMatter.extra)).toEqual(["base", "<<", "constructor"]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(diagnostics.map(({ code, at }) => [code, at?.line])).toEqual([["front-matter-key", 4]]);
  });
});

describe("broken YAML", () => {
  test("a colon in a value costs nothing but a warning with the line as it should be", () => {
    const { frontMatter, body, bodyLine, diagnostics } = keysOf("title: AWS: S3 and Lambda\ntags: [aws]\ndraft: true");
    expect({ frontMatter, body, bodyLine }).toEqual({
      frontMatter: { title: "AWS: S3 and Lambda", tags: ["aws"], draft: true, extra: {} },
      body: "Body\n",
      bodyLine: 6,
    });
    expect(said(diagnostics)).toEqual([
      [
        "2:8 warning front-matter-yaml",
        '"title: AWS: S3 and Lambda" is not valid YAML: Nested mappings are not allowed in compact mappings',
        'Put the value in quotes: title: "AWS: S3 and Lambda"',
      ],
    ]);
  });

  test.each([
    ["tags: [#aws, #s3]\ndraft: true", { tags: ["aws", "s3"], draft: true }, "2:7", 'Put the value in quotes: tags: ["#aws", "#s3"]'],
    ["tags: #aws, #s3", { tags: ["aws", "s3"] }, "2:7", 'Leave out the "#": tags: [aws, s3]'],
    ["tags: aws, #s3", { tags: ["aws", "s3"] }, "2:12", 'Leave out the "#": tags: [aws, s3]'],
    ["tags:\n  - #aws\n  - s3", { tags: ["aws", "s3"] }, "3:5", 'Leave out the "#": tags: [aws, s3]'],
    ["title: 'it's'\ntoc: no", { title: "'it's'", toc: false }, "2:8", `Put the value in quotes: title: "'it's'"`],
    ['title: "AWS" basics', { title: '"AWS" basics' }, "2:8", `Put the value in quotes: title: '"AWS" basics'`],
    ['title: "open\ndraft: true', { title: "open", draft: true }, "2:8", "Write it like this: title: open"],
    ["title: @home", { title: "@home" }, "2:8", 'Put the value in quotes: title: "@home"'],
    ["title: x\ndraft:true", { title: "x", draft: true }, "3:7", "Write it like this: draft: true"],
    ["draft:true", { draft: true }, "2:7", "Write it like this: draft: true"],
    ["title: x\ntags", { title: "x" }, "3:1", "The line is left out."],
    [
      "tags:\n- a: b: c\n- d\ntitle: x",
      { tags: ["a: b: c", "d"], title: "x" },
      "3:6",
      "Put values with special signs in quotes, and let every key begin at the margin.",
    ],
    [
      "title: x\n\tdraft: true",
      { title: "x", draft: true },
      "3:1",
      "Put values with special signs in quotes, and let every key begin at the margin.",
    ],
  ])("%j keeps its keys", (lines, expected, place, hint) => {
    const { frontMatter, body, diagnostics } = keysOf(lines);
    expect({ frontMatter, body }).toEqual({ frontMatter: { ...expected, extra: {} }, body: "Body\n" });
    expect(said(diagnostics).map(([at, , how]) => [at, how])).toEqual([[`${place} warning front-matter-yaml`, hint]]);
  });
});

describe("caps", () => {
  test.each([
    ["size", `title: x\ntext: "${"x".repeat(65 * 1024)}"`, "2:1", "front matter has more than 64 KB of YAML"],
    ["depth", `title: x\na: ${"[".repeat(40)}${"]".repeat(40)}`, "3:35", "front matter has more than 32 levels of nesting"],
    ["aliases", `title: x\na: &a 1\nb: [${"*a, ".repeat(21)}]`, "2:1", "front matter has more than 20 aliases"],
    [
      "aliases of aliases",
      `title: x\na: &a [${"x, ".repeat(9000)}]\nb: [${"*a, ".repeat(20)}]`,
      "2:1",
      "front matter has aliases of aliases that stand for too much",
    ],
  ])("too much %s is an error, and the other keys are read", (_, lines, place, message) => {
    const { frontMatter, diagnostics } = keysOf(lines);
    expect(frontMatter.title).toBe("x");
    expect(said(diagnostics)[0]).toEqual([
      `${place} error front-matter-limit`,
      message,
      "Keep front matter small: move text into the note.",
    ]);
  });

  test("a draft beyond the cap is a draft, and no more than fifty mistakes are told at once", () => {
    const { frontMatter, diagnostics } = keysOf(`${"title: x\n".repeat(10_000)}draft: true`);
    expect(frontMatter).toEqual({ title: "x", draft: true, extra: {} });
    expect(diagnostics).toHaveLength(50);
    expect(diagnostics[0]).toMatchObject({ code: "front-matter-limit", severity: "error", at: { line: 2, column: 1 } });
  });

  test("a tag is an error, its value a plain one", () => {
    const { frontMatter, diagnostics } = keysOf("title: !foo bar");
    expect(frontMatter.title).toBe("bar");
    expect(said(diagnostics).map(([at, message]) => [at, message])).toEqual([
      ["2:13 error front-matter-tag", "the tag !foo is not taken here"],
    ]);
  });

  test("thirty thousand levels, and sixty thousand blank lines, do no harm", () => {
    expect(keysOf(`title: x\n${"- ".repeat(30_000)}`).frontMatter.title).toBe("x");
    expect(keysOf(`title: x${"\n".repeat(60_000)}toc: no`)).toMatchObject({ frontMatter: { title: "x", toc: false }, bodyLine: 60_004 });
  });
});

test("ten thousand random documents leave Object.prototype unchanged, throw nothing and lose no text", () => {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  const piece = fc.oneof(
    fc.constantFrom("title", "draft", "__proto__", "constructor", "prototype", "tags", "<<", "date", "x"),
    fc.constantFrom(
      ": ",
      ":",
      "\n",
      "\n  ",
      "- ",
      "\n- ",
      "[",
      "]",
      "{",
      "}",
      "&a ",
      "*a",
      "!t ",
      "!!js/function ",
      "? ",
      "|\n",
      ">\n",
      '"',
      "'",
      "#",
      " #",
      "\t",
      ", ",
      "---",
      "\n---\n",
      "...",
      "%",
      "@",
    ),
    fc.constantFrom("true", "2024-03-01", "null", "1e999", "polluted: yes", "{polluted: 1}", "AWS: S3"),
    fc.string({ unit: "grapheme", maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom("---\n", "---\ntitle: x\n"), (pieces, start) => {
      const text = `${start}${pieces.join("").replaceAll("\r", "")}\n---\nBody`;
      const { body, bodyLine, diagnostics } = parse(text);
      const lines = text.split("\n");
      expect(body).toBe(lines.slice(bodyLine - 1).join("\n"));
      expect(JSON.parse(JSON.stringify(diagnostics))).toEqual(diagnostics);
      for (const { at } of diagnostics) {
        expect(at?.column).toBeGreaterThan(0);
        expect((at?.column ?? 0) - 1).toBeLessThanOrEqual((lines[(at?.line ?? 0) - 1] ?? "").length);
      }
    }),
    { numRuns: 10_000 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
