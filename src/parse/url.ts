/** Which addresses may leave a note, and which stay open until all notes are known. */

export type Link =
  | { readonly kind: "external"; readonly href: string }
  | { readonly kind: "local"; readonly target: string; readonly anchor?: string }
  /** `why` fits into "the address … {why}". */
  | { readonly kind: "unsafe"; readonly why: string };

const LINK_SCHEMES = new Set(["http", "https", "mailto", "tel"]);
const IMAGE_SCHEMES = new Set(["http", "https"]);
const IMAGE_DATA = /^data:image\/(?:png|jpeg|gif|webp);/i;

/** Where a link leads. Its allow list: http, https, mailto, tel, and everything relative. */
export function classifyLink(href: string): Link {
  return classify(href, LINK_SCHEMES);
}

/** Where an image comes from. Its allow list: http, https, everything relative, and `data:` for png, jpeg, gif and webp. */
export function classifyImage(src: string): Link {
  if (IMAGE_DATA.test(src)) return { kind: "external", href: src };
  return classify(src, IMAGE_SCHEMES);
}

function classify(written: string, schemes: ReadonlySet<string>): Link {
  // As browsers read it: control characters around and line ends within an address do not count (https://url.spec.whatwg.org/#url-parsing).
  // eslint-disable-next-line no-control-regex -- these are what browsers drop
  const href = written.replace(/[\t\n\r]/g, "").replace(/^[\u0000-\u0020]+/, "");
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    if (schemes.has(scheme)) return { kind: "external", href: encodeBlanks(href) };
    if (scheme.length === 1) return { kind: "unsafe", why: "names a disk of one computer" };
    if (scheme === "file") return { kind: "unsafe", why: "names a file of one computer" };
    return { kind: "unsafe", why: `has the scheme "${scheme}:", which recto does not let through` };
  }
  if (href.startsWith("//")) return { kind: "external", href: encodeBlanks(`https:${href}`) };
  return localLink(href);
}

/** An address has no blanks, and some other signs only encoded; browsers do the same without a word. */
function encodeBlanks(href: string): string {
  return href.trimEnd().replace(/[ "<>^`{|}]/g, encodeURIComponent);
}

function localLink(href: string): Link {
  const hash = href.indexOf("#");
  const path = hash === -1 ? href : href.slice(0, hash);
  const query = path.indexOf("?");
  const target = decodeOnce(query === -1 ? path : path.slice(0, query));
  if (hash === -1) return { kind: "local", target };
  return { kind: "local", target, anchor: decodeOnce(href.slice(hash + 1)) };
}

/** Percent-decodes; what is no valid encoding stays as written. */
function decodeOnce(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
