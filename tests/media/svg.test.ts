/** SVG files are published without what acts, and look as before. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { cleanSvg, type CleanSvg } from "../../src/media/svg.ts";
import { PAYLOADS } from "./svgPayloads.ts";

const clean = (svg: string): CleanSvg => cleanSvg(Buffer.from(svg));
/** The contents of the root after cleaning. */
const inner = (content: string) => {
  const cleaned = clean(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${content}</svg>`);
  return "svg" in cleaned ? cleaned.svg.replace(/^<svg[^>]*?(?:\/>|>([^]*)<\/svg>)\n$/, "$1") : cleaned.fault;
};

/** What is wrong with a file, by another reading than the one that made it: nothing of the cleaner is used. */
function dangers(svg: string): string[] {
  const found: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const look = (where: string, value: string) => {
    for (const [, address = ""] of value.matchAll(/url\(\s*["']?([^)"']*)/gi))
      if (!/^(?:#|data:(?:image\/png|font\/))/.test(address)) found.push(`${where}: ${address}`);
    if (/@import|javascript:|\\|image-set\("(?<!no-image-set\(")/i.test(value)) found.push(`${where}: ${value}`);
  };
  parser.on("opentag", ({ local, uri, attributes }) => {
    if (uri !== "http://www.w3.org/2000/svg") found.push(`<${local}> of ${uri}`);
    if (/^(?:script|foreignObject|handler|iframe|object|embed|video|audio)$/i.test(local)) found.push(`<${local}>`);
    for (const { local: name, value } of Object.values(attributes)) {
      if (/^(?:on|base$|src|data$|formaction)/i.test(name)) found.push(`${name}=`);
      if (name === "attributeName" && /href|^on|style/i.test(value)) found.push(`attributeName=${value}`);
      if (name === "href" && value.startsWith("data:image/svg+xml;base64,"))
        found.push(...dangers(Buffer.from(value.split(",")[1] ?? "", "base64").toString()));
      else if (name === "href" && !/^(?:#|data:image\/png)/.test(value) && !(local === "a" && /^https?:/.test(value)))
        found.push(`href=${value}`);
      look(name, value);
    }
  });
  // A style in parts is one style.
  let style = "";
  parser.on("text", (text) => (style += text));
  parser.on("cdata", (text) => (style += text));
  parser.on("closetag", () => {
    look("style", style);
    style = "";
  });
  parser.on("doctype", () => found.push("doctype"));
  parser.on("processinginstruction", () => found.push("instruction"));
  parser.on("error", (error) => found.push(error.message));
  parser.write(svg).close();
  return found;
}

describe("payloads", () => {
  const harmless = new Set([
    "text that looks like markup",
    "a stylesheet with an open string",
    "an outer entity",
    "an outer document type",
  ]);

  test.each(Object.entries(PAYLOADS))("%s", (_, payload) => {
    const cleaned = clean(payload);
    expect("svg" in cleaned ? dangers(cleaned.svg) : [cleaned.fault]).toEqual([]);
  });

  test("the check sees what it is for: it finds something in nearly every payload as it came", () => {
    const unseen = Object.entries(PAYLOADS).filter(([name, payload]) => !harmless.has(name) && dangers(payload).length === 0);
    expect(unseen.map(([name]) => name)).toEqual([]);
    expect(Object.keys(PAYLOADS).length).toBeGreaterThan(70);
  });

  test("what was taken out is told", () => {
    const lost = (name: string) => {
      const cleaned = clean(PAYLOADS[name] ?? "");
      return "lost" in cleaned ? cleaned.lost : cleaned.fault;
    };
    expect(lost("script")).toEqual(["scripts"]);
    expect(lost("onload")).toEqual(["event handlers"]);
    expect(lost("an image from elsewhere")).toEqual(["references to other files"]);
    expect(lost("a stylesheet with an import")).toEqual(["references to other files"]);
    expect(lost("a link to a script")).toEqual(["scripts"]);
    expect(lost("an image that is an SVG with a script")).toEqual(["scripts"]);
  });
});

describe("what is seen stays", () => {
  test.each([
    ["shapes, groups, paint and text", '<g id="a" fill="#fff"><path d="M0 0L1 1"/><text x="1" xml:space="preserve"> a  b </text></g>'],
    [
      "gradients and uses within the file",
      '<linearGradient id="g"><stop offset="1"/></linearGradient><use xlink:href="#a"/><rect fill="url(&quot;#g&quot;)"/>',
    ],
    ["names for those who cannot see it", '<title>T</title><desc>D &amp; E</desc><g role="img" aria-label="x (y)"/>'],
    ["links to other sites", '<a href="https://example.org/?a=1&amp;b=2"><text>x</text></a>'],
    ["pictures that it carries along", '<image href="data:image/png;base64,AAAA" width="1"/>'],
    ["animations of looks", '<rect><animate attributeName="opacity" values="0;1" dur="1s" repeatCount="indefinite"/></rect>'],
    ["styles", "<style>.a &gt; .b { fill: #123; } @media (prefers-color-scheme: dark) { .a { fill: white } }</style>"],
    ["transformations", '<g transform="translate(1,2) rotate(-45 3 4)" style="transform: scale(2); stroke-width: 1.5px"/>'],
  ])("%s", (_, content) => {
    expect(inner(content)).toBe(content);
  });

  test("what drawing programs keep for themselves goes without a word", () => {
    const inkscape = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape -->
<svg width="10mm" height="10mm" viewBox="0 0 10 10" version="1.1" inkscape:version="1.3" sodipodi:docname="/home/me/secret.svg"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
  xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"><sodipodi:namedview id="v" inkscape:zoom="1"/><metadata><x/></metadata><g inkscape:label="Layer 1"><rect style="fill:#0a0;fill-opacity:1" width="5" height="5"/></g></svg>`;
    expect(clean(inkscape)).toEqual({
      svg: '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10mm" height="10mm" viewBox="0 0 10 10" version="1.1"><g><rect style="fill:#0a0;fill-opacity:1" width="5" height="5"/></g></svg>\n',
      lost: [],
    });
  });

  test("Illustrator's namespaces by entity are read", () => {
    const illustrator = `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">]>
<svg xmlns="&ns_svg;" xmlns:i="&ns_ai;"><i:pgf>AAAA</i:pgf><path d="M0 0"/></svg>`;
    expect(clean(illustrator)).toEqual({
      svg: '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><path d="M0 0"/></svg>\n',
      lost: [],
    });
  });

  test("Excalidraw's fonts stay where it carries them along, and go where it fetches them", () => {
    expect(inner("<style>@font-face { font-family: Virgil; src: url(data:font/woff2;base64,d09G) }</style>")).toBe(
      "<style>@font-face { font-family: Virgil; src: url(&quot;data:font/woff2;base64,d09G&quot;) }</style>",
    );
    expect(inner('<style>@font-face { font-family: Virgil; src: url("https://excalidraw.com/Virgil.woff2") }</style>')).toBe(
      "<style>@font-face { font-family: Virgil; src: none }</style>",
    );
  });

  test("draw.io's labels are shown by the text that it puts beside the HTML", () => {
    expect(
      inner(
        '<switch><foreignObject width="100%" height="100%"><div xmlns="http://www.w3.org/1999/xhtml">A long label</div></foreignObject><text x="5">A long…</text></switch>',
      ),
    ).toBe('<switch><text x="5">A long…</text></switch>');
  });

  test("labels that are HTML alone become text in the middle of their box, as mermaid writes them", () => {
    const label =
      '<foreignObject x="10" y="20" width="100" height="50"><div xmlns="http://www.w3.org/1999/xhtml"><p>One<br/>Two</p></div></foreignObject>';
    const text =
      '<text x="60" y="45" text-anchor="middle" dominant-baseline="central"><tspan x="60" dy="-0.6em">One</tspan><tspan x="60" dy="1.2em">Two</tspan></text>';
    expect(inner(label)).toBe(text);
    expect(inner(`<switch>${label}</switch>`)).toBe(`<switch>${text}</switch>`);
  });

  test("a drawing within a drawing is cleaned, too", () => {
    const icon = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><path d="M0 0"/></svg>\n';
    const address = (svg: string) => `<image href="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}"/>`;
    expect(inner(address(icon.replace("<path", "<script>alert(1)</script><path")))).toBe(address(icon));
  });

  test("a forgotten namespace is added, a prefix taken away, UTF-16 and Latin-1 become UTF-8", () => {
    const head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><text>é</text></svg>\n';
    expect(clean("<svg><text>é</text></svg>")).toEqual({ svg: head, lost: [] });
    expect(clean('<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:text>é</s:text></s:svg>')).toEqual({ svg: head, lost: [] });
    expect(cleanSvg(Buffer.from("\uFEFF<svg><text>é</text></svg>", "utf16le"))).toEqual({ svg: head, lost: [] });
    expect(cleanSvg(Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><svg><text>é</text></svg>', "latin1"))).toEqual({
      svg: head,
      lost: [],
    });
  });

  test("what is cleaned once stays as it is", () => {
    const names = readdirSync(join(import.meta.dirname, "../../notes/images")).filter((name) => name.endsWith(".svg"));
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      const once = cleanSvg(readFileSync(join(import.meta.dirname, "../../notes/images", name)));
      expect("svg" in once ? clean(once.svg) : once).toEqual(once);
      expect(once).toHaveProperty("lost", []);
    }
  });
});

describe("no SVG", () => {
  test.each([
    ["<svg><g></svg>", 1, "unexpected close tag"],
    ["<svg>\n<text>a & b</text></svg>", 2, "unclosed tag: text"],
    ["plain text", 1, "text data outside of root node"],
    ["", 1, "must contain a root element"],
    ['<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>', 1, "it begins with <html>, not with <svg>"],
    ['<svg xmlns="urn:x"/>', 1, "it is not in the namespace of SVG"],
    ["<svg>&nothing;</svg>", 1, "undefined entity"],
    ['<svg><use xlink:href="#a"/></svg>', 1, "unbound namespace prefix"],
  ])("%s", (text, line, fault) => {
    const cleaned = clean(text);
    expect(cleaned).toMatchObject({ line, fault: expect.stringContaining(fault) as string });
  });

  test("bytes that are not the encoding they claim", () => {
    expect(cleanSvg(Uint8Array.of(0x3c, 0x73, 0xff, 0xfe))).toEqual({
      fault: "its text is not in the encoding that it says",
      line: 1,
      column: 1,
    });
  });
});

test("entities do not multiply, and depth is no danger", () => {
  const bomb = `<!DOCTYPE svg [<!ENTITY a "${"x".repeat(100)}"><!ENTITY b "&a;&a;&a;&a;">]><svg><text>&b;</text></svg>`;
  expect(clean(bomb)).toMatchObject({ fault: expect.stringContaining("undefined entity") as string });
  expect(clean(`<svg>${"<g>".repeat(499)}${"</g>".repeat(499)}</svg>`)).toHaveProperty("lost", []);
  expect(clean(`<svg>${"<g>".repeat(200_000)}${"</g>".repeat(200_000)}</svg>`)).toMatchObject({
    fault: "its elements are nested more than 500 deep",
  });
  expect(clean(`<svg><x>${"<y>".repeat(200_000)}`)).toMatchObject({ fault: "its elements are nested more than 500 deep" });
  let nested = "<svg/>";
  for (let i = 0; i < 6; i++) nested = `<svg><image href="data:image/svg+xml;base64,${Buffer.from(nested).toString("base64")}"/></svg>`;
  expect(clean(nested)).toHaveProperty("lost", ["references to other files"]);
});
