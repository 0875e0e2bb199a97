/** CSS inside an SVG without what loads or runs something (https://www.w3.org/TR/css-syntax-3/). Linear in its length. */

/** Addresses that stay: parts of the file itself, and pictures and fonts that it carries along. */
const OWN = /^#/;
const PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[a-z0-9+/=\s]*$/i;
const FONT = /^data:(?:font\/[\w.+-]+|application\/(?:x-)?(?:font[\w.-]*|vnd\.ms-fontobject))(?:;[\w=-]+)*;base64,[a-z0-9+/=\s]*$/i;

/** Functions that load what a string in them names, or ran scripts once; an unknown name in their place voids the declaration. */
const LOADING: ReadonlySet<string> = new Set([
  "src",
  "image",
  "image-set",
  "-webkit-image-set",
  "cross-fade",
  "element",
  "expression",
  "paint",
]);

const AT_RULES: ReadonlySet<string> = new Set([
  "media",
  "supports",
  "keyframes",
  "-webkit-keyframes",
  "font-face",
  "container",
  "layer",
  "property",
]);

const BLANK = /[ \t\r\n\f]+/y;
const COMMENT = /\/\*[^]*?(?:\*\/|$)/y;
const STRING = /"(?:[^"\\\n]|\\[^])*(?:"|$|(?=\n))|'(?:[^'\\\n]|\\[^])*(?:'|$|(?=\n))/y;
const NAME = /(?:[\w-]|[^\0-\x7f]|\\[0-9a-f]{1,6}[ \t\r\n\f]?|\\[^\n\r\f0-9a-f])+/iy;
const PLAIN = /[^"'\\/@{};\w\-\x80-\uffff]+/y;
const URL_REST = /(?:[^\\)]|\\[^])*\)?/y;
const ESCAPE = /\\(?:([0-9a-f]{1,6})[ \t\r\n\f]?|([^]))/gi;

/** `onRemoved` is told when something went. Comments go without a word. */
export function cleanCss(css: string, onRemoved: () => void): string {
  let out = "";
  let at = 0;
  /** Blocks open within an at-rule that goes; undefined outside of one. */
  let dropping: number | undefined;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(css)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const emit = (text: string): void => {
    if (dropping === undefined) out += text;
  };
  while (at < css.length) {
    if (take(COMMENT) !== undefined) {
      emit(" ");
      continue;
    }
    const plain = take(PLAIN) ?? take(STRING);
    if (plain !== undefined) {
      emit(plain);
      continue;
    }
    const name = take(NAME);
    if (name !== undefined) {
      const decoded = plainName(name);
      if (css[at] !== "(") emit(decoded);
      else if (decoded.toLowerCase() === "url") {
        at++;
        const address = readAddress(take);
        const isKept = OWN.test(address) || PICTURE.test(address) || FONT.test(address);
        if (!isKept) onRemoved();
        emit(isKept ? `url("${address.replace(/["\\\n\r\f]/g, "")}")` : "none");
      } else if (LOADING.has(decoded.toLowerCase())) {
        onRemoved();
        emit(`no-${decoded}`);
      } else emit(decoded);
      continue;
    }
    const char = css[at++] as string;
    if (char === "@") {
      const rule = plainName(take(NAME) ?? "");
      if (AT_RULES.has(rule.toLowerCase())) emit(`@${rule}`);
      else if (dropping === undefined) {
        dropping = 0;
        if (rule.toLowerCase() === "import") onRemoved();
      }
    } else if (dropping === undefined) {
      // A backslash before a line end, outside of strings, means nothing.
      if (char !== "\\") out += char;
    } else {
      if (char === "{") dropping++;
      if (char === "}") dropping--;
      const isOver = (char === ";" && dropping === 0) || (char === "}" && dropping <= 0);
      const closesMore = dropping < 0;
      if (isOver) dropping = undefined;
      if (closesMore) emit("}");
    }
  }
  return out;
}

/** What stands between `url(` and `)`, unescaped and trimmed. */
function readAddress(take: (pattern: RegExp) => string | undefined): string {
  take(BLANK);
  const quoted = take(STRING);
  const rest = take(URL_REST) ?? "";
  const written =
    quoted === undefined ? rest.replace(/\)$/, "") : quoted.slice(1, quoted.at(-1) === quoted[0] && quoted.length > 1 ? -1 : undefined);
  return unescape(written).trim();
}

/** The name with its escapes read, so that no spelling hides one; as written where that would not be a name. */
function plainName(name: string): string {
  if (!name.includes("\\")) return name;
  const decoded = unescape(name);
  return /^(?![0-9])(?:[\w-]|[^\0-\x7f])+$/.test(decoded) ? decoded : name;
}

function unescape(text: string): string {
  return text.replace(ESCAPE, (_, code: string | undefined, char: string | undefined) => {
    if (code === undefined) return char === "\n" ? "" : (char as string);
    const point = Number.parseInt(code, 16);
    return point === 0 || point > 0x10ffff ? "\uFFFD" : String.fromCodePoint(point);
  });
}
