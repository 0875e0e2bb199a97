/** recto.yml and the command line. */
import { describe, expect, test } from "vitest";
import { parseSettings } from "../../src/settings/index.ts";

const DEFAULTS = {
  description: "",
  lang: "en",
  urls: "html",
  drafts: false,
  ignore: [],
  timeout: 30,
  plugins: [],
  images: "plain",
  fonts: {},
  print: false,
  html: "sanitize",
};
const said = (text: string) =>
  parseSettings(text).diagnostics.map(({ at, severity, code, message, hint }) => [
    `${at?.path}:${at?.line}:${at?.column} ${severity} ${code}`,
    message,
    hint,
  ]);

describe("settings", () => {
  test.each([
    ["no file", undefined],
    ["an empty file", ""],
    ["blank lines and comments", "\n# nothing yet\n\n"],
    ["a byte order mark", "\uFEFF"],
    ["keys without values", "title:\nurl:\nignore:\ndrafts:\n"],
    ["null", "~"],
  ])("%s means the defaults", (_, text) => {
    expect(parseSettings(text)).toEqual({ settings: DEFAULTS, diagnostics: [] });
  });

  test("every key is read", () => {
    const text =
      'title: My notes\r\ndescription: On the cloud\r\nlang: de-CH\r\nurl: https://Example.com/notes/\r\nurls: folder\r\ndrafts: yes\r\nimages: optimize\r\nhtml: escape\r\nprint: yes\r\ntimeout: 5\r\naccent: "#ABC"\r\nlogo: logo.svg\r\nfonts: {code: Hack}\r\nfooter: © me\r\nplugins: p.js\r\nignore:\r\n  - private/**\r\n  - "*.tmp"\r\n';
    expect(parseSettings(text)).toEqual({
      settings: {
        title: "My notes",
        description: "On the cloud",
        lang: "de-CH",
        url: "https://example.com/notes",
        urls: "folder",
        drafts: true,
        ignore: ["private/**", "*.tmp"],
        plugins: ["p.js"],
        images: "optimize",
        html: "escape",
        timeout: 5,
        print: true,
        accent: "#aabbcc",
        logo: { file: "logo.svg", hasTitle: true },
        fonts: { code: '"Hack", monospace' },
        footer: "© me",
      },
      diagnostics: [],
    });
  });

  test("a single pattern need not be a list, and a title may be a number", () => {
    expect(parseSettings("ignore: private\ntitle: 2024\n")).toEqual({
      settings: { ...DEFAULTS, title: "2024", ignore: ["private"] },
      diagnostics: [],
    });
  });

  test.each([
    ["https://example.com", "https://example.com"],
    ["https://example.com/", "https://example.com"],
    ["HTTP://EXAMPLE.COM:80/a//", "http://example.com/a"],
    ["https://example.com/über uns", "https://example.com/%C3%BCber%20uns"],
  ])("the url %s is %s", (url, expected) => {
    expect(parseSettings(undefined, { url })).toEqual({ settings: { ...DEFAULTS, url: expected }, diagnostics: [] });
    expect(parseSettings(`url: ${url}`)).toEqual({ settings: { ...DEFAULTS, url: expected }, diagnostics: [] });
  });

  test("the command line is stronger than the file", () => {
    expect(parseSettings("title: File\ndrafts: false\n", { drafts: true, url: "https://a.example/" }).settings).toEqual({
      ...DEFAULTS,
      title: "File",
      drafts: true,
      url: "https://a.example",
    });
  });
});

describe("mistakes", () => {
  test.each([
    ["urls: pages", "1:7", '"urls" must be "html" or "folder", not "pages"', "Write it like this: urls: html"],
    ["images: small", "1:9", '"images" must be "plain" or "optimize", not "small"', "Write it like this: images: optimize"],
    ["\ntitle: [a]", "2:8", '"title" must be one line of text, not a list', "Write it like this: title: My notes"],
    [
      "description: {a: b}",
      "1:14",
      '"description" must be one line of text, not a mapping',
      "Write it like this: description: What I learn about the cloud",
    ],
    ["lang: en_US", "1:7", '"lang" must be a language tag, not "en_US"', "Write it like this: lang: en-US"],
    ["lang: english", "1:7", '"lang" must be a language tag, not "english"', "Write it like this: lang: en"],
    [
      "url: example.com/notes/",
      "1:6",
      '"url" must be an absolute http or https address, not "example.com/notes/"',
      "Write it like this: url: https://example.com/notes",
    ],
    [
      "url: /notes",
      "1:6",
      '"url" must be an absolute http or https address, not "/notes"',
      "Write it like this: url: https://example.com/notes",
    ],
    [
      "url: javascript:alert(1)",
      "1:6",
      '"url" must be an absolute http or https address, not "javascript:alert(1)"',
      "Write it like this: url: https://example.com/notes",
    ],
    [
      "url: https://u:p@example.com",
      "1:6",
      '"url" must be an absolute http or https address, not "https://u:p@example.com"',
      "Write it like this: url: https://example.com/notes",
    ],
    [
      "url: https://example.com/?q=1",
      "1:6",
      '"url" must be an absolute http or https address, not "https://example.com/?q=1"',
      "Write it like this: url: https://example.com/notes",
    ],
    ["drafts: maybe", "1:9", '"drafts" must be true or false, not "maybe"', "Write it like this: drafts: false"],
    ["ignore: {a: b}", "1:9", '"ignore" must be a list of patterns, not a mapping', 'Write it like this: ignore: ["drafts/**", "*.tmp"]'],
    [
      "ignore:\n  - a\n  - [b]",
      "3:5",
      '"ignore", item 2, must be a list of patterns, not a list',
      'Write it like this: ignore: ["drafts/**", "*.tmp"]',
    ],
    [
      'ignore: "!a"',
      "1:9",
      '"ignore" must be a pattern of what is left out; there are no exceptions, not "!a"',
      'Write it like this: ignore: ["drafts/**", "*.tmp"]',
    ],
    ["- a", "1:1", 'recto.yml must hold lines of the form "key: value"', "Write it like this: title: My notes"],
    ["just words", "1:1", 'recto.yml must hold lines of the form "key: value"', "Write it like this: title: My notes"],
  ])("%j is an error that says what was expected", (text, place, message, hint) => {
    expect(said(text)).toEqual([[`recto.yml:${place} error settings-type`, message, hint]]);
    expect(parseSettings(text).settings).toEqual(DEFAULTS);
  });

  test("an unknown key is a warning that names the nearest", () => {
    expect(said("titel: x\nwidgets: []\n__proto__: 1\n")).toEqual([
      ["recto.yml:1:1 warning settings-key", 'recto knows no setting "titel"', 'Did you mean "title"?'],
      [
        "recto.yml:2:1 warning settings-key",
        'recto knows no setting "widgets"',
        "There are title, description, lang, url, urls, drafts, ignore, plugins, timeout, images, html, print, accent, logo, fonts, footer.",
      ],
      [
        "recto.yml:3:1 warning settings-key",
        'recto knows no setting "__proto__"',
        "There are title, description, lang, url, urls, drafts, ignore, plugins, timeout, images, html, print, accent, logo, fonts, footer.",
      ],
    ]);
  });

  test("all mistakes are found in one run, and the other keys count", () => {
    const { settings, diagnostics } = parseSettings("title: Mine\nurls: x\nlang: 7\ntitle: Yours\n");
    expect(settings).toEqual({ ...DEFAULTS, title: "Mine" });
    expect(diagnostics.map(({ code, at }) => [code, at?.line, at?.column])).toEqual([
      ["settings-type", 2, 7],
      ["settings-type", 3, 7],
      ["settings-duplicate", 4, 1],
    ]);
  });

  test("broken YAML is an error at its place, and nothing of the file counts", () => {
    expect(said("title: Mine\ndescription: AWS: S3\n")).toEqual([
      [
        "recto.yml:2:14 error settings-yaml",
        "not valid YAML: Nested mappings are not allowed in compact mappings",
        "Put values with special signs, such as a colon and a blank, in quotes.",
      ],
    ]);
    expect(parseSettings("title: Mine\ndescription: AWS: S3\n").settings).toEqual(DEFAULTS);
  });

  test("a wrong url on the command line is an error without a place", () => {
    expect(parseSettings(undefined, { url: "example.com" })).toEqual({
      settings: DEFAULTS,
      diagnostics: [
        {
          code: "settings-type",
          severity: "error",
          message: 'the URL of the site must be an absolute http or https address, not "example.com"',
          hint: "Write it like this: --url https://example.com/notes",
        },
      ],
    });
  });

  test("a file that is too deep is an error, not a crash", () => {
    expect(said(`title: ${"[".repeat(5000)}`)).toEqual([
      ["recto.yml:1:39 error settings-yaml", "recto.yml has more than 32 levels of nesting", "See the manual for what recto.yml may hold."],
    ]);
  });
});
