/** What the settings say of colours and fonts, as tokens at the end of the theme's stylesheet: a page holds no style of its own. */
import { hexOf, readableOn, rgbOf, type Rgb } from "../../lib/colour.ts";
import { digest } from "../../lib/digest.ts";
import type { AssetFacts, Settings } from "../../model/index.ts";
import type { PublicFiles } from "./stylesheets.ts";

/** The file they are added to. */
const STYLESHEET = "assets/recto.css";

/** What text in the accent colour may stand on: `--paper`, `--shade`, `--mark` of the stylesheet, for readers who ask for more contrast as well. */
export const GROUNDS = {
  light: ["#fdfcf9", "#f4f1ea", "#fbe9a3"],
  dark: ["#191817", "#22201e", "#3f3413"],
} as const;

/** WCAG 2.2, 1.4.3 and 1.4.6. */
const RATIO = 4.5;
const STRONG_RATIO = 7;

/** Empty where the theme's own tokens are to hold. */
export function tokens({ accent, fonts }: Pick<Settings, "accent" | "fonts">): string {
  const faces = Object.entries(fonts).map(([name, families]) => `  --${name}-face: ${families};\n`);
  const colour = accent === undefined ? undefined : rgbOf(accent);
  const own = [...faces, ...(colour === undefined ? [] : [`  --accent: ${accents(colour, RATIO)};\n`])];
  if (own.length === 0) return "";
  const strong =
    colour === undefined ? "" : `@media (prefers-contrast: more) {\n  :root {\n    --accent: ${accents(colour, STRONG_RATIO)};\n  }\n}\n`;
  return `\n/* From recto.yml */\n:root {\n${own.join("")}}\n${strong}`;
}

/** The same files, with the tokens of the settings in the theme's stylesheet. */
export async function withTokens({ publicFiles, readPublicFile }: PublicFiles, settings: Settings): Promise<PublicFiles> {
  const added = tokens(settings);
  const facts = publicFiles.find(({ path }) => path === STYLESHEET);
  if (added === "" || facts === undefined) return { publicFiles, readPublicFile };
  const bytes = Buffer.concat([await readPublicFile(STYLESHEET), Buffer.from(added)]);
  const own: AssetFacts = { ...facts, digest: digest(bytes), size: bytes.length };
  return {
    publicFiles: publicFiles.map((other) => (other === facts ? own : other)),
    readPublicFile: async (path) => (path === STYLESHEET ? bytes : readPublicFile(path)),
  };
}

function accents(colour: Rgb, ratio: number): string {
  const on = (grounds: readonly string[]) =>
    hexOf(
      readableOn(
        colour,
        grounds.map((ground) => rgbOf(ground) as Rgb),
        ratio,
      ),
    );
  return `light-dark(${on(GROUNDS.light)}, ${on(GROUNDS.dark)})`;
}
