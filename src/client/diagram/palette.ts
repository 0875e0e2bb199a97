/** The theme's colours as the diagram library wants them: as numbers, not as names that CSS resolves. */

export type Palette = {
  readonly isDark: boolean;
  readonly paper: string;
  readonly shade: string;
  readonly ink: string;
  readonly quiet: string;
  readonly edge: string;
  readonly rule: string;
  readonly mark: string;
  /** For parts that are told apart by colour, mixed with paper so that ink can be read on them. */
  readonly tints: readonly string[];
  readonly font: string;
};

const TINTED = ["--blue", "--green", "--amber", "--violet", "--red", "--accent"];

/** Of the page as it is shown now. */
export function readPalette(within: Element): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  within.append(probe);
  // Through a canvas, since a browser may tell a mixed colour in a notation that the library does not know.
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colorOf = (css: string): string => {
    probe.style.color = css;
    const computed = getComputedStyle(probe).color;
    if (pixel === null) return computed;
    pixel.fillStyle = computed;
    pixel.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
  const paper = colorOf("var(--paper)");
  const palette = {
    isDark: Number.parseInt(paper.slice(1, 3), 16) < 0x80,
    paper,
    shade: colorOf("var(--shade)"),
    ink: colorOf("var(--ink)"),
    quiet: colorOf("var(--quiet)"),
    edge: colorOf("var(--edge)"),
    rule: colorOf("var(--rule)"),
    mark: colorOf("var(--mark)"),
    tints: TINTED.map((token) => colorOf(`color-mix(in oklab, var(${token}) 28%, var(--paper))`)),
    font: getComputedStyle(document.body).getPropertyValue("--ui-face").trim() || "sans-serif",
  };
  probe.remove();
  return palette;
}

/** Calls back when the reader or the system has chosen another theme. */
export function onThemeChange(callback: () => void): void {
  new MutationObserver(callback).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", callback);
}
