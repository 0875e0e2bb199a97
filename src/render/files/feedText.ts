/** A note's HTML as a feed carries it: read in other programs, with other styles, and without scripts. */
import { escapeHtml } from "../../lib/escape.ts";

/** In texts and attributes of a body there is no `<` and no `>`, and every attribute is in double quotes. */
const TAG = /<(\/?)([a-z][a-z0-9-]*)([^>]*)>/gi;
/** Any name: notes that are trusted may have `x1`, `xlink:href` and `@click`. */
const ATTRIBUTE = / ([^\s"=/]+)(?:="([^"]*)")?/g;
const HEADING_ANCHOR = /<a class="heading-anchor"[^>]*><\/a>/g;

/** What means something without the page around it: no ids, which meet those of other items, and no classes. */
const KEPT: ReadonlySet<string> = new Set(
  "href src alt title lang dir width height colspan rowspan start reversed value datetime open controls download".split(" "),
);

/** The smaller forms of a picture; the picture itself follows. */
const LEFT_OUT: ReadonlySet<string> = new Set(["picture", "source"]);

/** What notes that are trusted may hold, and no reader runs. Each is closed, so that none is looked for twice. */
const PROGRAM = /<(script|style)[ >][^]*?<\/\1>/gi;

/** `page`: the note's own absolute address. Other addresses in `body` are absolute already. Formulas become their TeX. */
export function feedText(body: string, page: string): string {
  const html = body.replace(HEADING_ANCHOR, "").replace(PROGRAM, "");
  /** End tags of the open `span` and `a`, which are left out where nothing is left of them. */
  const ends: string[] = [];
  let text = "";
  let from = 0;
  let formula: Formula | undefined;
  for (const { 0: tag, 1: slash, 2: name = "", 3: attributes = "", index } of html.matchAll(TAG)) {
    const before = html.slice(from, index);
    const isEnd = slash === "/";
    from = index + tag.length;
    if (formula !== undefined) {
      formula = readFormula(formula, { before, isEnd, name });
      if (formula.depth > 0) continue;
      text += `<code>${formula.tex}</code>`;
      formula = undefined;
      continue;
    }
    text += before;
    if (name === "span" && attributes === ' class="katex"') formula = { depth: 1, tex: "" };
    else text += tagForFeed({ isEnd, name, attributes, page }, ends);
  }
  return text + html.slice(from);
}

/** A formula being read; it ends when no `span` of it is open. */
type Formula = { readonly depth: number; readonly tex: string };

/** KaTeX writes the formula three times: for those who hear it, as TeX in an `annotation`, and for those who see it. */
function readFormula(
  { depth, tex }: Formula,
  { before, isEnd, name }: { readonly before: string; readonly isEnd: boolean; readonly name: string },
): Formula {
  if (isEnd && name === "annotation") return { depth, tex: before };
  return { depth: name === "span" ? depth + (isEnd ? -1 : 1) : depth, tex };
}

type Tag = { readonly isEnd: boolean; readonly name: string; readonly attributes: string; readonly page: string };

function tagForFeed({ isEnd, name, attributes, page }: Tag, ends: string[]): string {
  if (LEFT_OUT.has(name)) return "";
  if (name === "input") return / checked(?:[ =]|$)/.test(attributes) ? "☑" : "☐";
  const isOptional = name === "span" || name === "a";
  if (isEnd) return isOptional ? (ends.pop() ?? "") : `</${name}>`;
  const kept = attributes.replace(ATTRIBUTE, (written: string, attribute: string, value: string | undefined) => {
    if (!KEPT.has(attribute.toLowerCase())) return "";
    return attribute === "href" && value?.startsWith("#") === true ? ` href="${escapeHtml(page)}${value}"` : written;
  });
  if (!isOptional) return `<${name}${kept}>`;
  ends.push(kept === "" ? "" : `</${name}>`);
  return kept === "" ? "" : `<${name}${kept}>`;
}
