/** What a template may not do, so that whatever stands in a note stays text. Reads the template alone; nothing is filled in. */

/** What may be written unescaped: safe HTML that recto made, attributes of a language (which are checked), and other templates. */
const RAW = /^(?:it\.body|it\.say\.inLanguage\([\w.]+(?:, [\w.]+(?: \?\? "auto")?)?\)|include\("@[\w-]+"(?:,[^]*)?\))$/;

/** The script elements with something in them: data that no browser runs, made by `jsonForScript` of src/lib/escape.ts, or constant. */
const DATA_BLOCK =
  /<script type="(?:application\/ld\+json"><%~ it\.structuredData|speculationrules"><%~ it\.speculationRules) %><\/script>/g;

/** Values that recto made as addresses; all others may hold what a writer wrote, `javascript:` for one. */
const ADDRESS_VALUE =
  /^(?:(?:it|[a-z]+)(?:\.\w+)*\.(?:href|home|recent|tagIndex|feed|ownStyle|src|canonical|target|print|root)|it\.assets\["[\w./-]+"\]|script|it\.canonical \?\? it\.target)$/;

const ADDRESS = /^(?:href|src|srcset|action|formaction|poster|data|cite|ping|background|manifest|xlink:href)$/i;
const ACTIVE = /^(?:on.*|style|srcdoc)$/i;
const FORBIDDEN = /^(?:base|iframe|frame|object|embed|applet|form|template|noscript|math|plaintext|xmp)$/i;

/** A tag as browsers and people read it alike. A value is a number between braces. */
const TAG = /<(\/?)([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*>/gi;

/** One line for each fault; none for a good template. */
export function lintTemplate(text: string): readonly string[] {
  const faults: string[] = [];
  const values: string[] = [];
  const markup = text.replace(DATA_BLOCK, "").replace(/<%[-_]?\s*([=~]?)([^]*?)[-_]?%>/g, (_, kind: string, code: string) => {
    const value = code.trim();
    if (kind === "~" && !RAW.test(value)) faults.push(`writes unescaped: ${value}`);
    if (kind !== "=") return "";
    return `{${values.push(value) - 1}}`;
  });
  let opened = "";
  const rest = markup.replace(/<!DOCTYPE html>/, "").replace(TAG, (_, end: string, name: string, attributes: string) => {
    if (end === "") faults.push(...faultsOf(name, attributes, values));
    opened = /^(?:script|style)$/i.test(name) && end === "" ? name : "";
    return opened === "" ? "" : `\0${opened}\0`;
  });
  for (const [, name, content = ""] of rest.matchAll(/\0(\w+)\0([^\0]*)/g)) {
    // Between the two tags nothing is left, not even a line end.
    if (/^[^\n]*\S/.test(content)) faults.push(`has a <${name}> with something in it`);
  }
  const odd = /<[^>]{0,60}>?/.exec(rest)?.[0];
  if (odd !== undefined) faults.push(`has a tag that cannot be judged: ${odd.trim()}`);
  return faults;
}

function faultsOf(name: string, attributes: string, values: readonly string[]): readonly string[] {
  const faults: string[] = [];
  if (FORBIDDEN.test(name)) faults.push(`has a <${name}>`);
  if (/^style$/i.test(name) || (/^script$/i.test(name) && !/\ssrc="/i.test(attributes))) faults.push(`has an inline <${name}>`);
  for (const [, attribute = "", value = ""] of attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) {
    if (ACTIVE.test(attribute)) faults.push(`has an active attribute: ${attribute}`);
    const isAddress = ADDRESS.test(attribute) || /\burl=/i.test(value);
    if (!isAddress) continue;
    const address = value.replace(/^0; url=/, "");
    const used = [...address.matchAll(/\{(\d+)\}/g)].map(([, index]) => values[Number(index)] ?? "");
    const isGood = address.startsWith("#") || used.every((expression) => ADDRESS_VALUE.test(expression));
    if (!isGood || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(address))
      faults.push(`has an address that is not recto's: ${attribute}="${value}" (${used.join(", ")})`);
  }
  return faults;
}
