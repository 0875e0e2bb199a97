/** Colours: reading and writing them, their contrast, and how one becomes readable. */
import { describe, expect, test } from "vitest";
import { contrast, hexOf, readableOn, rgbOf, type Rgb } from "../../src/lib/colour.ts";

const rgb = (hex: string): Rgb => {
  const found = rgbOf(hex);
  if (found === undefined) throw new Error(`${hex} is no colour`);
  return found;
};
const WHITE = rgb("#fff");
const BLACK = rgb("#000");

test.each([
  ["#0d5b63", "#0d5b63"],
  ["#0D5B63", "#0d5b63"],
  ["#fa0", "#ffaa00"],
  [" #123456 ", "#123456"],
])("%s is read, and written as %s", (text, expected) => {
  expect(hexOf(rgb(text))).toBe(expected);
});

test.each(["red", "0d5b63", "#12345", "#1234567", "#ggg", "rgb(1,2,3)", "", "#12345678"])("%j is no colour in hexadecimal form", (text) => {
  expect(rgbOf(text)).toBeUndefined();
});

test("contrasts are those of WCAG's definition", () => {
  expect(contrast(BLACK, WHITE)).toBeCloseTo(21, 10);
  expect(contrast(WHITE, WHITE)).toBe(1);
  // https://webaim.org/articles/contrast/: the lightest grey that passes on white, and the next one.
  expect(contrast(rgb("#767676"), WHITE)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(rgb("#777777"), WHITE)).toBeLessThan(4.5);
});

describe("what is to be readable", () => {
  test("stays as it is where it is readable already", () => {
    expect(hexOf(readableOn(rgb("#0d5b63"), [WHITE], 4.5))).toBe("#0d5b63");
    expect(hexOf(readableOn(rgb("#ffcc00"), [BLACK], 4.5))).toBe("#ffcc00");
  });

  test("grows darker on light grounds and lighter on dark ones, and keeps its hue", () => {
    expect(hexOf(readableOn(rgb("#ff6600"), [WHITE], 4.5))).toBe("#ca4f00");
    expect(hexOf(readableOn(rgb("#0000ff"), [BLACK], 4.5))).toBe("#2e69ff");
  });

  test("moves no further than it must: the grey that just passes on white is the one that WebAIM names", () => {
    expect(hexOf(readableOn(rgb("#999999"), [WHITE], 4.5))).toBe("#767676");
  });

  test.each(["#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#ff00ff", "#00ffff", "#808080", "#e8c4d8", "#102030"])(
    "%s reaches the ratio on every ground, in both directions",
    (hex) => {
      const light = [rgb("#fdfcf9"), rgb("#f4f1ea"), rgb("#fbe9a3")];
      const dark = [rgb("#191817"), rgb("#22201e"), rgb("#3f3413")];
      for (const grounds of [light, dark]) {
        for (const ratio of [4.5, 7]) {
          const found = readableOn(rgb(hex), grounds, ratio);
          for (const ground of grounds) expect(contrast(rgb(hexOf(found)), ground)).toBeGreaterThanOrEqual(ratio);
        }
      }
    },
  );

  test("is black where no lightness reaches the ratio", () => {
    expect(hexOf(readableOn(rgb("#ff0000"), [rgb("#777777")], 10))).toBe("#000000");
  });
});
