/** Colours as CSS writes them, how they contrast, and how far one must move to be readable. */

/** Red, green and blue, each from 0 to 1 as sRGB encodes them. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Lightness from 0 to 1, chroma from 0, hue in radians: https://bottosson.github.io/posts/oklab/ */
type Oklch = { readonly lightness: number; readonly chroma: number; readonly hue: number };

/** A step of lightness that nobody sees. */
const STEP = 0.004;

/** `#rgb` or `#rrggbb`, in any case; undefined for anything else. */
export function rgbOf(hex: string): Rgb | undefined {
  const digits = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/i.exec(hex.trim());
  if (digits === null) return undefined;
  const full = digits[2] ?? (digits[1] as string).replace(/./g, "$&$&");
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255) as [number, number, number];
  return [red, green, blue];
}

/** `#rrggbb`. */
export function hexOf(rgb: Rgb): string {
  return `#${rgb
    .map((part) =>
      Math.round(clamped(part) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** From 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/**
 * The colour nearest to this one that has at least `ratio` to every ground: only its lightness (of OKLCH) moves, away from the grounds;
 * chroma yields where sRGB has no such colour. Black or white where nothing reaches it, which is so on grounds of middle grey alone.
 */
export function readableOn(colour: Rgb, grounds: readonly Rgb[], ratio: number): Rgb {
  // What is written has eight bits a channel, so it is what is judged.
  const isReadable = (rgb: Rgb) => grounds.every((ground) => contrast(rounded(rgb), ground) >= ratio);
  if (isReadable(colour)) return colour;
  const { lightness, chroma, hue } = toOklch(colour);
  const isDarkGround = grounds.every((ground) => luminance(ground) < 0.18);
  const direction = isDarkGround ? 1 : -1;
  for (let step = 1; step * STEP < 1; step++) {
    const moved = lightness + direction * step * STEP;
    if (moved <= 0 || moved >= 1) break;
    const candidate = inGamut({ lightness: moved, chroma, hue });
    if (isReadable(candidate)) return rounded(candidate);
  }
  return isDarkGround ? [1, 1, 1] : [0, 0, 0];
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = linear(rgb);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear([red, green, blue]: Rgb): Rgb {
  const decode = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return [decode(red), decode(green), decode(blue)];
}

function encoded([red, green, blue]: Rgb): Rgb {
  const encode = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
  return [encode(red), encode(green), encode(blue)];
}

/** Matrices of https://www.w3.org/TR/css-color-4/#color-conversion-code, sRGB and OKLab taken together. */
function toOklch(rgb: Rgb): Oklch {
  const [red, green, blue] = linear(rgb);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  const lightness = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short;
  return { lightness, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) };
}

/** May lie outside of 0 to 1. */
function toRgb({ lightness, chroma, hue }: Oklch): Rgb {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return encoded([
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]);
}

/** With as much of its chroma as sRGB has at this lightness and hue. */
function inGamut(colour: Oklch): Rgb {
  let [least, most] = [0, colour.chroma];
  if (isRgb(toRgb(colour))) return toRgb(colour);
  for (let round = 0; round < 20; round++) {
    const middle = (least + most) / 2;
    if (isRgb(toRgb({ ...colour, chroma: middle }))) least = middle;
    else most = middle;
  }
  return toRgb({ ...colour, chroma: least });
}

function isRgb(rgb: Rgb): boolean {
  return rgb.every((part) => part >= -0.0001 && part <= 1.0001);
}

function rounded([red, green, blue]: Rgb): Rgb {
  const round = (part: number) => Math.round(clamped(part) * 255) / 255;
  return [round(red), round(green), round(blue)];
}

function clamped(part: number): number {
  return Math.min(1, Math.max(0, part));
}
