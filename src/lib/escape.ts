/** One escaping function for each context that text enters. */
import type { Json } from "../model/index.ts";

const HTML: { readonly [char: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** For text and for quoted attribute values in HTML. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (char) => HTML[char] as string) : text;
}

/** For text and attribute values in XML 1.0; characters that XML forbids are dropped. */
export function escapeXml(text: string): string {
  return escapeHtml(withoutForbidden(text));
}

/** A CDATA section of XML 1.0 that holds the text, but for characters that XML forbids; `]]>` is divided between two sections. */
export function cdataSection(text: string): string {
  return `<![CDATA[${withoutForbidden(text).replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

/** https://www.w3.org/TR/xml/#charsets */
function withoutForbidden(text: string): string {
  return text.replace(
    // oxlint-disable-next-line no-control-regex -- these are the forbidden ones
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    "",
  );
}

/**
 * JSON for a data block, `<script type="application/ld+json">`: nothing in it ends the element or begins another, and it is the same
 * value wherever it is read. https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function jsonForScript(value: Json): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A path for an `href`: each segment percent-encoded, `/` kept. A lone surrogate becomes U+FFFD instead of an exception. */
export function encodePath(path: string): string {
  return path.toWellFormed().split("/").map(encodeURIComponent).join("/");
}

/** What could draw on a terminal: control and bidirectional-override characters, but for tab and line feed. */
// oxlint-disable-next-line no-control-regex -- these are the dangerous ones
const DRAWING = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** For a terminal: control and bidirectional-override characters made visible, so that no file name can draw on the screen. */
export function escapeTerminal(text: string): string {
  return text.replace(DRAWING, (char) => `\\u{${char.charCodeAt(0).toString(16).padStart(2, "0")}}`);
}

/** The same for what is to stay on one line and in one column. */
export function escapeTerminalField(text: string): string {
  return escapeTerminal(text).replace(/[\t\n]/g, (char) => (char === "\t" ? "\\t" : "\\n"));
}

/** JSON on one line that is safe to print: the same value, with nothing in it that draws. */
export function jsonForTerminal(value: unknown): string {
  return JSON.stringify(value).replace(DRAWING, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
