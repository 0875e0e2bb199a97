/** One escaping function for each context that text enters. */

const HTML: { readonly [char: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** For text and for quoted attribute values in HTML. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (char) => HTML[char] as string) : text;
}

/** For text and attribute values in XML 1.0; characters that XML forbids are dropped (https://www.w3.org/TR/xml/#charsets). */
export function escapeXml(text: string): string {
  return escapeHtml(
    text.replace(
      // oxlint-disable-next-line no-control-regex -- these are the forbidden ones
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      "",
    ),
  );
}

/** A path for an `href`: each segment percent-encoded, `/` kept. A lone surrogate becomes U+FFFD instead of an exception. */
export function encodePath(path: string): string {
  return path.toWellFormed().split("/").map(encodeURIComponent).join("/");
}

/** For a terminal: control and bidirectional-override characters made visible, so that no file name can draw on the screen. */
export function escapeTerminal(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the dangerous ones
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, (char) => {
    return `\\u{${char.charCodeAt(0).toString(16).padStart(2, "0")}}`;
  });
}
