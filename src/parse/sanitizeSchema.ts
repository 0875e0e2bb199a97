/** What a raw element may carry: GitHub's schema without names, classes, forms, and what HTML no longer knows. */
import type { Schema } from "hast-util-sanitize";
import { ALLOWED_ELEMENTS } from "./htmlNames.ts";

const NUMBER = /^\d{1,5}$/;
const ALIGN: [string, ...string[]] = ["align", "left", "center", "right", "justify"];

/** Property names are hast's. Addresses are not judged here but by `url.ts`, as those of Markdown are. */
export const RAW_SCHEMA: Schema = {
  tagNames: [...ALLOWED_ELEMENTS],
  strip: [],
  ancestors: {},
  clobber: [],
  protocols: {},
  required: {},
  attributes: {
    "*": [["dir", "ltr", "rtl", "auto"], ["lang", /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i], "title", "id"],
    a: ["href", "name"],
    abbr: [],
    blockquote: [],
    col: [["span", NUMBER]],
    colgroup: [["span", NUMBER]],
    details: ["open"],
    div: [ALIGN],
    h1: [ALIGN],
    h2: [ALIGN],
    h3: [ALIGN],
    h4: [ALIGN],
    h5: [ALIGN],
    h6: [ALIGN],
    img: ["src", "alt", ["width", /^\d{1,5}(?:px)?$/], ["height", /^\d{1,5}(?:px)?$/], ALIGN],
    li: [["value", /^-?\d{1,5}$/]],
    ol: [["start", /^-?\d{1,9}$/], "reversed", ["type", "1", "a", "A", "i", "I"]],
    p: [ALIGN],
    table: [ALIGN],
    td: [["colSpan", NUMBER], ["rowSpan", NUMBER], ALIGN],
    th: [["colSpan", NUMBER], ["rowSpan", NUMBER], ["scope", "col", "row", "colgroup", "rowgroup"], ALIGN],
    time: ["dateTime"],
    tr: [ALIGN],
  },
};
