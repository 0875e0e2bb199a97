/**
 * SVG made harmless: written anew from a list of what may stay, so that nothing is left of what was not understood.
 * The one file that knows saxes. No tree is built and nothing recurs but pictures within pictures; linear in the file's length.
 */
import { SaxesParser, type SaxesTagNS } from "saxes";
import { escapeXml } from "../lib/escape.ts";
import { attributesOf, setsLink, type SvgLoss } from "./svgAttributes.ts";
import { shownAsText, type HtmlBox } from "./svgHtml.ts";
import { ACTIVE_ELEMENTS, ELEMENTS, HTML_LINES, HTML_SILENT, SVG, TEXT_ELEMENTS, XHTML, XLINK } from "./svgNames.ts";
import { cleanCss } from "./svgStyle.ts";
import { decodeXml, entitiesIn } from "./svgText.ts";

export type CleanSvg =
  | { readonly svg: string; readonly lost: readonly SvgLoss[] }
  /** No XML, or no SVG; `line` and `column` count from 1. */
  | { readonly fault: string; readonly line: number; readonly column: number };

/** SVG files within SVG files, as draw.io writes its icons. */
const MOST_NESTED = 3;

/** Elements within each other; saxes looks through all that are open for each one's namespace. */
const MOST_DEPTH = 500;

/** Ends the reading at the first fault. */
class SvgFault extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** The file as it may be published, in UTF-8. Whatever the bytes are, this does not throw. */
export function cleanSvg(bytes: Uint8Array): CleanSvg {
  const text = decodeXml(bytes);
  if (text === undefined) return { fault: "its text is not in the encoding that it says", line: 1, column: 1 };
  return cleanSvgText(text, 0);
}

/** An element that stays and is open. */
type Open = { readonly name: string; isEmpty: boolean; style: string; kept: number; spare: string };

function cleanSvgText(text: string, depth: number): CleanSvg {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const lost = new Set<SvgLoss>();
  const open: Open[] = [];
  const out: string[] = [];
  /** The namespace of the root; hand-made files forget it. */
  let namespace = "";
  /** Open elements of a part that goes; and what it says, if it is HTML. */
  let skipped = 0;
  let box: HtmlBox | undefined;
  let silent = 0;

  const fail = (message: string): never => {
    throw new SvgFault(message, Math.max(1, parser.line), Math.max(1, parser.column));
  };
  const cleanNested = (nested: string): string | undefined => {
    const clean = depth < MOST_NESTED ? cleanSvgText(nested, depth + 1) : undefined;
    if (clean === undefined || "fault" in clean) return undefined;
    for (const loss of clean.lost) lost.add(loss);
    return clean.svg;
  };
  /** Closes the start tag that still waits for its `>`. */
  const fill = (): Open | undefined => {
    const parent = open.at(-1);
    if (parent?.isEmpty === true) {
      out.push(">");
      parent.isEmpty = false;
    }
    return parent;
  };
  const write = (content: string): void => {
    if (skipped > 0) {
      if (box !== undefined && silent === 0) box.text += content;
      return;
    }
    const parent = open.at(-1);
    if (parent === undefined) return;
    if (parent.name === "style") parent.style += content;
    else if (TEXT_ELEMENTS.has(parent.name) || content.trim() === "") {
      fill();
      out.push(escapeXml(content));
    }
  };

  parser.on("error", (error) => fail(error.message));
  parser.on("doctype", (doctype) => {
    for (const [name, value] of entitiesIn(doctype)) if (!Object.hasOwn(parser.ENTITIES, name)) parser.ENTITIES[name] = value;
  });
  parser.on("text", write);
  parser.on("cdata", write);
  parser.on("opentag", (tag) => {
    if (open.length + skipped >= MOST_DEPTH) fail(`its elements are nested more than ${MOST_DEPTH} deep`);
    if (skipped > 0) {
      skipped++;
      if (silent > 0 || HTML_SILENT.has(tag.local)) silent++;
      if (box !== undefined && HTML_LINES.has(tag.local)) box.text += "\n";
      return;
    }
    if (open.length === 0) {
      namespace = tag.uri;
      if (tag.local !== "svg") fail(`it begins with <${tag.name}>, not with <svg>`);
      if (tag.uri !== SVG && tag.uri !== "") fail("it is not in the namespace of SVG");
    }
    const isKept = tag.uri === namespace && ELEMENTS.has(tag.local) && open.at(-1)?.name !== "style" && !setsLink(tag);
    if (!isKept) {
      skipped = 1;
      silent = 0;
      box = undefined;
      if (ACTIVE_ELEMENTS.has(tag.local) || setsLink(tag)) lost.add("scripts");
      else if (tag.local === "foreignObject")
        box = { text: "", x: numberOf(tag, "x"), y: numberOf(tag, "y"), width: numberOf(tag, "width"), height: numberOf(tag, "height") };
      else if (tag.uri === XHTML) lost.add("HTML");
      return;
    }
    const parent = fill();
    if (parent !== undefined) parent.kept++;
    const root = parent === undefined ? ` xmlns="${SVG}" xmlns:xlink="${XLINK}"` : "";
    out.push(`<${tag.local}${root}${attributesOf(tag, { lost, cleanNested })}`);
    open.push({ name: tag.local, isEmpty: true, style: "", kept: 0, spare: "" });
  });
  parser.on("closetag", () => {
    if (skipped > 0) {
      skipped--;
      if (silent > 0) silent--;
      if (skipped === 0 && box !== undefined) replaceHtml(box);
      return;
    }
    const element = open.pop();
    if (element === undefined) return;
    const content =
      (element.name === "style" ? escapeXml(cleanCss(element.style, () => lost.add("references to other files"))) : "") +
      (element.kept === 0 ? element.spare : "");
    if (content !== "" && element.isEmpty) out.push(">");
    out.push(content, content === "" && element.isEmpty ? "/>" : `</${element.name}>`);
  });

  /** In a switch, what the writer's program put there for readers without HTML is shown; else the words themselves. */
  function replaceHtml(html: HtmlBox): void {
    const words = shownAsText(html);
    const parent = open.at(-1);
    if (words === "" || parent === undefined) return;
    lost.add("HTML");
    if (parent.name === "switch") {
      parent.spare ||= words;
      return;
    }
    fill();
    out.push(words);
  }

  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof SvgFault)) throw error;
    return { fault: error.message, line: error.line, column: error.column };
  }
  return { svg: `${out.join("")}\n`, lost: [...lost].sort() };
}

function numberOf(tag: SaxesTagNS, name: string): number | undefined {
  const value = tag.attributes[name]?.value.trim() ?? "";
  return /^-?\d{1,6}(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
}
