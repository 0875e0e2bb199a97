/** What a reader finds on a page, read out of its HTML: enough for recto's own markup, not for any. */

/** Text of a stretch of HTML, without tags, blanks made one. */
export function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Text of the page itself: title and all below it, without navigation, header and footer. */
export function mainText(html: string | undefined): string {
  const main = /<main[^>]*>([^]*)<\/main>/.exec(html ?? "")?.[1] ?? "";
  return plain(main);
}

/** Each line of the lists of notes (or, with `folder-list`, of folders) of a page: `title|distinction`, with the link where it leads. */
export function listed(html: string | undefined, list = "list"): readonly (readonly [href: string, title: string])[] {
  const lists = [...(html ?? "").matchAll(new RegExp(`<ul class="${list}">([^]*?)\\n</li>\\n</ul>`, "g"))];
  return lists.flatMap(([, inner = ""]) =>
    [...inner.matchAll(/<li>\n<div><a href="([^"]*)">([^]*?)<\/a>(?: <span class="distinction">([^<]*)<\/span>)?/g)].map(
      ([, href = "", title = "", distinction]) =>
        [href, distinction === undefined ? plain(title) : `${plain(title)}|${distinction}`] as const,
    ),
  );
}
