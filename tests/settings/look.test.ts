/** Settings that say what the site looks like: accent, logo, fonts, footer. */
import { describe, expect, test } from "vitest";
import { checkLogoFile, parseSettings } from "../../src/settings/index.ts";

const settingsOf = (text: string) => parseSettings(text).settings;
const said = (text: string) =>
  parseSettings(text).diagnostics.map(({ at, severity, code, message, hint }) => [
    `${at?.path}:${at?.line}:${at?.column} ${severity} ${code}`,
    message,
    hint,
  ]);

test.each([
  ['accent: "#0D5B63"', "#0d5b63"],
  ["accent: '#fa0'", "#ffaa00"],
  ["accent: 0d5b63", "#0d5b63"],
  ["accent: 123456", "#123456"],
])("%s is the colour %s", (text, accent) => {
  expect(parseSettings(text)).toMatchObject({ settings: { accent }, diagnostics: [] });
});

test.each([
  ["logo: logo.svg", { file: "logo.svg", hasTitle: true }],
  ["logo: { file: img/logo.png, title: false }", { file: "img/logo.png", hasTitle: false }],
  ["logo:\n  file: logo.svg\n  title: yes", { file: "logo.svg", hasTitle: true }],
])("%j is a logo", (text, logo) => {
  expect(parseSettings(text)).toMatchObject({ settings: { logo }, diagnostics: [] });
});

describe("fonts", () => {
  test.each([
    ["fonts: { text: Literata }", { text: '"Literata", serif' }],
    ["fonts: { ui: [Inter, system-ui] }", { ui: '"Inter", system-ui' }],
    ["fonts: { code: \"JetBrains Mono, 'Fira Code'\" }", { code: '"JetBrains Mono", "Fira Code", monospace' }],
    ["fonts: { text: Noto Serif 日本 }", { text: '"Noto Serif 日本", serif' }],
    ["fonts:\n  text:\n  ui: sans-serif", { ui: "sans-serif" }],
  ])("%j is a list of CSS, with a last resort that every browser has", (text, fonts) => {
    expect(parseSettings(text)).toMatchObject({ diagnostics: [] });
    expect(settingsOf(text).fonts).toEqual(fonts);
  });
});

test("the footer is one line", () => {
  expect(settingsOf("footer: |\n  © 2026\n  Ada").footer).toBe("© 2026 Ada");
});

test.each([
  ["accent: teal", "1:9", '"accent" must be a colour in hexadecimal form, in quotes, not "teal"', 'Write it like this: accent: "#0d5b63"'],
  [
    "title: A\naccent: #0d5b63\n",
    "2:1",
    '"accent" has no value, because #0d5b63 without quotes is a comment',
    'Write it like this: accent: "#0d5b63"',
  ],
  [
    "logo: /logo.svg",
    "1:7",
    '"logo" must be a picture in the folder public, or its file and title, not "/logo.svg"',
    "Write it like this: logo: logo.svg",
  ],
  [
    "logo: https://example.com/a.svg",
    "1:7",
    '"logo" must be a picture in the folder public, or its file and title, not "https://example.com/a.svg"',
    "Write it like this: logo: logo.svg",
  ],
  [
    "logo: ../logo.svg",
    "1:7",
    '"logo" must be a picture in the folder public, or its file and title, not "../logo.svg"',
    "Write it like this: logo: logo.svg",
  ],
  [
    "logo: { file: a.svg, size: 3 }",
    "1:28",
    '"logo", key "size", must be file, or title with true or false, not "3"',
    "Write it like this: logo: { file: logo.svg, title: false }",
  ],
  [
    "fonts: Literata",
    "1:8",
    '"fonts" must be fonts for text, ui or code, not "Literata"',
    'Write it like this: fonts: { text: Literata, code: "JetBrains Mono" }',
  ],
  [
    "fonts: { headings: Literata }",
    "1:20",
    '"fonts", key "headings", must be text, ui or code with a font, not "Literata"',
    'Write it like this: fonts: { text: Literata, code: "JetBrains Mono" }',
  ],
  [
    'fonts: { text: "a; } body { display: none" }',
    "1:16",
    '"fonts", key "text", must be a list of names of fonts, not "a; } body { display: none"',
    'Write it like this: fonts: { text: Literata, code: "JetBrains Mono" }',
  ],
  ["footer: [a]", "1:9", '"footer" must be one line of text, not a list', "Write it like this: footer: © 2026 Ada Lovelace"],
])("%j is an error that says what was expected", (text, place, message, hint) => {
  expect(said(text)).toEqual([[`recto.yml:${place} error settings-type`, message, hint]]);
});

test("a key accent with an ordinary comment behind it means the default", () => {
  expect(parseSettings("accent: # later\n")).toMatchObject({ diagnostics: [] });
});

describe("the file of the logo", () => {
  const check = (text: string, paths: readonly string[]) => checkLogoFile(settingsOf(text), text, paths);

  test("is looked for below public/", () => {
    expect(check("logo: img/logo.svg", ["favicon.svg", "img/logo.svg"])).toEqual([]);
    expect(check("title: A", [])).toEqual([]);
  });

  test("that is not there is an error at its place, with the nearest one", () => {
    expect(check("title: A\r\nlogo:\r\n  file: logo.sgv\r\n", ["favicon.svg", "logo.svg"])).toEqual([
      {
        code: "unknown-logo",
        severity: "error",
        message: 'there is no file "logo.sgv" in the folder public',
        hint: 'Did you mean "logo.svg"?',
        at: { path: "recto.yml", line: 3, column: 9, length: 8 },
      },
    ]);
    expect(check("logo: mark.png", ["favicon.svg"])).toEqual([
      {
        code: "unknown-logo",
        severity: "error",
        message: 'there is no file "mark.png" in the folder public',
        hint: "Put it at public/mark.png.",
        at: { path: "recto.yml", line: 1, column: 7, length: 8 },
      },
    ]);
  });

  test("that is no picture is an error", () => {
    expect(check("logo: logo.txt", ["logo.txt"])).toMatchObject([
      {
        code: "unknown-logo",
        message: 'the logo "logo.txt" is no picture',
        hint: "A picture ends in svg, png, jpg, jpeg, webp, avif, gif.",
      },
    ]);
  });
});
