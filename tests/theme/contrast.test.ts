/** Contrasts of the default theme, computed from its stylesheet: WCAG 2.2, 1.4.3 (text, 4.5:1) and 1.4.11 (controls, 3:1), in both themes. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { GROUNDS } from "../../src/render/files/tokens.ts";

const CSS = readFileSync(new URL("../../public/assets/recto.css", import.meta.url), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");

type Rgb = readonly [number, number, number];
type Scheme = "light" | "dark";

const SCHEMES: readonly Scheme[] = ["light", "dark"];

test("every colour of the theme is a token with a value for light and one for dark", () => {
  expect([...tokensIn(CSS).keys()].toSorted()).toEqual([
    "accent",
    "amber",
    "blue",
    "edge",
    "green",
    "ink",
    "mark",
    "paper",
    "quiet",
    "red",
    "rule",
    "shade",
    "violet",
  ]);
  const outsideTokens = CSS.replace(/--[\w-]+:[^;]*;/g, "");
  expect(outsideTokens.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/gi) ?? []).toEqual([]);
});

describe.each(SCHEMES)("in the %s theme", (scheme) => {
  const normal = palette(tokensIn(CSS), scheme);

  test.each(["ink", "quiet", "accent", "amber"])("text in %s is readable on the page", (name) => {
    expect(contrast(colour(normal, name), colour(normal, "paper"))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["ink", "quiet", "accent"])("text in %s is readable in highlighted text and at a link's target", (name) => {
    expect(contrast(colour(normal, name), colour(normal, "mark"))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(codeTokens(CSS))("code in %s is readable", (name) => {
    expect(contrast(colour(normal, name), colour(normal, "shade"))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(codeTokens(CSS))("code in %s is readable in marked lines", (name) => {
    expect(contrast(colour(normal, name), colour(normal, "mark"))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(calloutTones(CSS))("a callout in %s has a readable title, sign, text and link", (tone) => {
    const ground = mix(colour(normal, tone), colour(normal, "paper"), calloutShare(CSS));
    for (const name of [tone, "ink", "accent", "quiet"]) {
      expect(contrast(colour(normal, name), ground), `${name} on ${tone}`).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(colour(normal, "paper"), colour(normal, tone)), "sign").toBeGreaterThanOrEqual(4.5);
  });

  test.each(["edge", "accent"])("edges and focus rings in %s stand out from the page and from code", (name) => {
    expect(contrast(colour(normal, name), colour(normal, "paper"))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour(normal, name), colour(normal, "shade"))).toBeGreaterThanOrEqual(3);
  });

  test("who asks for more contrast gets at least 7:1 for all text, on the page, in code and in callouts", () => {
    const strong = new Map([...normal, ...palette(tokensIn(mediaBlock(CSS, "prefers-contrast: more")), scheme)]);
    const tones = [...codeTokens(CSS), ...calloutTones(CSS)];
    for (const name of ["ink", "quiet", "accent", ...tones]) {
      expect(contrast(colour(strong, name), colour(strong, "paper")), name).toBeGreaterThanOrEqual(7);
      expect(contrast(colour(strong, name), colour(strong, "shade")), `${name} on shade`).toBeGreaterThanOrEqual(7);
    }
    for (const tone of calloutTones(CSS)) {
      const ground = mix(colour(strong, tone), colour(strong, "paper"), calloutShare(CSS));
      expect(contrast(colour(strong, tone), ground), `title in ${tone}`).toBeGreaterThanOrEqual(7);
    }
    expect(contrast(colour(strong, "edge"), colour(strong, "paper"))).toBeGreaterThanOrEqual(4.5);
  });
});

test("an accent of the settings is judged on the grounds that the theme has", () => {
  const tokens = tokensIn(CSS);
  for (const scheme of SCHEMES) {
    expect(GROUNDS[scheme]).toEqual(["paper", "shade", "mark"].map((name) => tokens.get(name)?.[scheme]));
  }
});

test("the contrast of black on white is 21, of a colour on itself 1", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
  expect(contrast([120, 60, 30], [120, 60, 30])).toBe(1);
});

/** Name without dashes → its light and dark value, as written. The first definition counts. */
function tokensIn(css: string): ReadonlyMap<string, Readonly<Record<Scheme, string>>> {
  const tokens = new Map<string, Record<Scheme, string>>();
  for (const [, name = "", light = "", dark = ""] of css.matchAll(/--([\w-]+):\s*light-dark\((#\w+),\s*(#\w+)\)/g)) {
    if (!tokens.has(name)) tokens.set(name, { light, dark });
  }
  return tokens;
}

function palette(tokens: ReadonlyMap<string, Readonly<Record<Scheme, string>>>, scheme: Scheme): ReadonlyMap<string, Rgb> {
  return new Map([...tokens].map(([name, values]) => [name, rgb(values[scheme])]));
}

function colour(colours: ReadonlyMap<string, Rgb>, name: string): Rgb {
  const found = colours.get(name);
  if (found === undefined) throw new Error(`recto.css has no colour --${name}`);
  return found;
}

/** Names of the colours that code, highlighted code and links in code are set in. */
function codeTokens(css: string): readonly string[] {
  const names = [...css.matchAll(/\.hljs-[^{]*\{[^}]*\bcolor:\s*var\(--([\w-]+)\)/g)].map(([, name = ""]) => name);
  if (names.length === 0) throw new Error("recto.css colours no code");
  return [...new Set(["ink", "accent", ...names])];
}

function calloutTones(css: string): readonly string[] {
  const names = [...css.matchAll(/--tone:\s*var\(--([\w-]+)\)/g)].map(([, name = ""]) => name);
  if (names.length === 0) throw new Error("recto.css has no callouts");
  return [...new Set(names)];
}

/** How much of its tone is mixed into a callout's ground, from 0 to 1. */
function calloutShare(css: string): number {
  const percent = /color-mix\(in srgb, var\(--tone\) (\d+)%, var\(--paper\)\)/.exec(css)?.[1];
  if (percent === undefined) throw new Error("recto.css does not mix the ground of callouts");
  return Number(percent) / 100;
}

function mediaBlock(css: string, feature: string): string {
  const start = css.indexOf(`@media (${feature})`);
  if (start === -1) throw new Error(`recto.css has no @media (${feature})`);
  return css.slice(start, css.indexOf("\n}", start));
}

/** `#rgb` or `#rrggbb`. */
function rgb(hex: string): Rgb {
  const digits = hex.slice(1);
  const full = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  if (!/^[0-9a-f]{6}$/i.test(full)) throw new Error(`${hex} is no colour that this test knows`);
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as Rgb;
}

function mix(front: Rgb, back: Rgb, share: number): Rgb {
  const [r, g, b] = front;
  return [r * share + back[0] * (1 - share), g * share + back[1] * (1 - share), b * share + back[2] * (1 - share)];
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
