/**
 * KaTeX's inline styles as classes, since a page's policy forbids the former.
 *
 * KaTeX places everything by lengths such as `top:-2.314em`, of which there is no end. But a length is a sum of digits:
 * `-2.314em` is the classes `p pn pu2 pd3 pc1 pm4`, and `pT` gives it to `top`. So a few hundred rules, the same on every site,
 * stand for all lengths below 1000em, to a thousandth of an em. An element has at most four lengths: `p`, `q`, `r` and `s`.
 * Colours are three digits, too: `#f80` is `krf kg8 kb0`. The rules are in src/client/math/styles.css, and a test holds the two together.
 */

/** Classes by which a length is given to a property. */
const LENGTHS: ReadonlyMap<string, string> = new Map([
  ["border-bottom-width", "D"],
  ["border-right-width", "R"],
  ["border-top-width", "U"],
  ["border-width", "B"],
  ["bottom", "O"],
  ["height", "H"],
  ["left", "L"],
  ["margin", "I"],
  ["margin-left", "F"],
  ["margin-right", "G"],
  ["margin-top", "A"],
  ["min-width", "N"],
  ["padding-left", "P"],
  ["top", "T"],
  ["vertical-align", "V"],
  ["width", "W"],
]);

/** Declarations that occur as they are. */
const FIXED: ReadonlyMap<string, string> = new Map([
  ["border-right-style:dashed", "k-dashed"],
  ["border-right-style:solid", "k-solid"],
  ["border-style:solid", "k-frame"],
  ["color:transparent", "k-phantom"],
  ["position:relative", "k-relative"],
  ["text-shadow:0.02em 0.01em 0.04px", "k-poor-bold"],
]);

/** Names that LaTeX's xcolor and HTML share → a colour of the theme, readable in light and dark. */
const COLORS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    red: "red maroon crimson",
    green: "green lime olive teal",
    blue: "blue cyan aqua navy",
    amber: "orange yellow brown gold",
    violet: "purple violet magenta fuchsia pink",
    quiet: "gray grey darkgray lightgray silver",
    ink: "black",
    paper: "white",
  }).flatMap(([token, names]) => names.split(" ").map((name) => [name, token] as const)),
);

const SLOTS = ["p", "q", "r", "s"] as const;
const SCALES = ["h", "t", "u", "d", "c", "m"] as const;
const MOST = 999_999;

const STYLED = /<span(?: class="([^"]*)")? style="([^"]*)"/g;
const STYLED_SVG = /<svg((?: [a-zA-Z:]+="[^"]*")*?) style="([^"]*)"/g;

/** KaTeX's output without style attributes, and with end tags for all that has children or is not HTML. */
export function withoutStyles(html: string): string {
  const end = html.indexOf("</math>");
  const mathml = html.slice(0, end).replace(/ style="[^"]*"/g, "");
  const visible = html
    .slice(end)
    .replace(
      STYLED,
      (_, names: string | undefined, style: string) => `<span class="${[names, ...classesOf(style)].filter(Boolean).join(" ")}"`,
    )
    .replace(STYLED_SVG, (_, attributes: string, style: string) => `<svg class="${classesOf(style).join(" ")}"${attributes}`);
  return (mathml + visible).replace(/<([a-z]+)((?: [a-zA-Z0-9-]+="[^"]*")*)\/>/g, "<$1$2></$1>");
}

/** The classes that stand for a style attribute. What has none is left out: colours by rare names, and what a later KaTeX may bring. */
export function classesOf(style: string): readonly string[] {
  const classes: string[] = [];
  let slot = 0;
  for (const declaration of style.split(";")) {
    if (declaration === "") continue;
    const [property = "", written = ""] = declaration.split(":").map((part) => part.trim());
    const fixed = FIXED.get(`${property}:${written}`);
    if (fixed !== undefined) classes.push(fixed);
    else if (property.endsWith("color")) classes.push(...colorClasses(property, written));
    else classes.push(...lengthClasses(property, written, SLOTS[slot++]));
  }
  return classes;
}

/** `3em`, for `width` also `calc(100% - 3em)`, for `margin` `0 -3em`. */
function lengthClasses(property: string, written: string, slot: string | undefined): readonly string[] {
  const length = /^(?:0 |(calc\(100% - ))?(-?\d*\.?\d+)em\)?$/.exec(written);
  const code = length?.[1] === undefined ? LENGTHS.get(property) : "X";
  if (slot === undefined || length === null || code === undefined) return [];
  const thousandths = Math.round(Number(length[2]) * 1000);
  const digits = String(Math.min(Math.abs(thousandths), MOST)).padStart(SCALES.length, "0");
  const summands = SCALES.flatMap((scale, i) => (digits[i] === "0" ? [] : [`${slot}${scale}${digits[i]}`]));
  return [slot, ...(thousandths < 0 ? [`${slot}n`] : []), ...summands, slot + code];
}

function colorClasses(property: string, written: string): readonly string[] {
  const [slot, role] = property === "background-color" ? ["j", "j-back"] : ["k", property === "color" ? "k-color" : "k-edge"];
  const token = COLORS.get(written.toLowerCase());
  if (token !== undefined) return [role, `${slot}-${token}`];
  const hex = /^#(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f])[0-9a-f]([0-9a-f])[0-9a-f]([0-9a-f])[0-9a-f])$/i.exec(written);
  if (hex === null) return [];
  const [red, green, blue] = hex.slice(1).filter((digit) => digit !== undefined);
  return [role, `${slot}r${red}`, `${slot}g${green}`, `${slot}b${blue}`].map((name) => name.toLowerCase());
}
