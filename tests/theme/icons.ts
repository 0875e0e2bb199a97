/** The icons of the web manifest and of home screens, drawn from public/favicon.svg: `npm run icons` writes them anew. */
import sharp from "sharp";

/** `--paper` of the stylesheet in the light theme. */
export const PAPER = "#fdfcf9";

export type Icon = {
  /** In `public/`. */
  readonly name: string;
  /** Width and height in pixels. */
  readonly size: number;
  /** Width of the sign, as a part of the whole. */
  readonly share: number;
  /** Radius of the ground's corners, as a part of the whole; 0 where systems cut them off themselves. */
  readonly corner: number;
};

export const ICONS: readonly Icon[] = [
  { name: "icon-192.png", size: 192, share: 0.78, corner: 0.18 },
  { name: "icon-512.png", size: 512, share: 0.78, corner: 0.18 },
  // Whatever shape is cut out of it keeps a circle of 80 %: https://www.w3.org/TR/appmanifest/#icon-masks
  { name: "icon-maskable.png", size: 512, share: 0.56, corner: 0 },
  { name: "apple-touch-icon.png", size: 180, share: 0.68, corner: 0 },
];

/** PNG of a sign, given as an SVG file, on a ground of paper. */
export async function drawIcon(sign: string, { size, share, corner }: Icon): Promise<Uint8Array> {
  const side = size * share;
  const at = (size - side) / 2;
  const placed = sign.replace(/^[^]*?<svg /, `<svg x="${at}" y="${at}" width="${side}" height="${side}" `);
  const ground = `<rect width="${size}" height="${size}" rx="${size * corner}" fill="${PAPER}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}">${ground}${placed}</svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 64, compressionLevel: 9, effort: 10 }).toBuffer();
}
