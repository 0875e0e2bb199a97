/** Comments in raw HTML: no mode lets one into a page. */

/** Whether `content` is one whole comment and nothing else; blanks around it do not count. */
export function isOneComment(content: string): boolean {
  const trimmed = content.trim();
  return trimmed.startsWith("<!--") && trimmed.indexOf("-->", 2) === trimmed.length - "-->".length;
}

/** Linear in the length of `content`; a comment without an end stays, as text. */
export function withoutComments(content: string): string {
  let rest = "";
  let at = 0;
  while (at < content.length) {
    const start = content.indexOf("<!--", at);
    const end = start === -1 ? -1 : content.indexOf("-->", start + 2);
    if (end === -1) break;
    rest += content.slice(at, start);
    at = end + "-->".length;
  }
  return rest + content.slice(at);
}
