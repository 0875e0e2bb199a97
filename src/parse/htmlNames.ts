/** The names of HTML elements, by what becomes of them when a note writes them as raw HTML. */

const names = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** May stay; GitHub's list (https://github.com/gjtorikian/html-pipeline), without form fields and with a few harmless ones more. */
export const ALLOWED_ELEMENTS = names(
  "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure " +
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup " +
    "table tbody td tfoot th thead time tr u ul var wbr",
);

/** Written out of habit; another element says the same today. */
export const RENAMED_ELEMENTS: ReadonlyMap<string, string> = new Map([
  ["center", "div"],
  ["strike", "s"],
  ["tt", "code"],
  ["acronym", "abbr"],
]);

/** Known, harmless, but not wanted: the element goes, what is in it stays. */
export const UNWRAPPED_ELEMENTS = names(
  "address area article aside audio base basefont bgsound big blink body button canvas data datalist dialog dir embed " +
    "fieldset font footer form frame frameset head header hgroup html image input isindex keygen label legend link main " +
    "map marquee menu menuitem meta meter multicol nav nobr noscript object optgroup option output param picture progress " +
    "rb rtc search section select slot source spacer svg math template track video",
);

/** Of these, the ones that only say how something looks: they go without a word. */
export const QUIET_ELEMENTS = names("basefont big font nobr picture source");

export const VOID_ELEMENTS = names(
  "area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr",
);

/** Elements that HTML's parser opens again in every later paragraph until they are closed. */
export const FORMATTING_ELEMENTS = names("a b big code em font i nobr s small strike strong tt u");

/** Elements whose end tag may be left out, because the next one of their kind ends them. */
export const OPTIONAL_END_ELEMENTS = names("p li dt dd td th tr thead tbody tfoot colgroup caption rt rp");

/**
 * Whether a raw tag of this name (lower case) is HTML to the sanitizer; if not, it is a writer's text: `<T>`, and on purpose all of
 * GFM's "disallowed raw HTML", `<script>` and its kind (https://github.github.com/gfm/#disallowed-raw-html-extension-).
 */
export function isHtmlName(name: string): boolean {
  return ALLOWED_ELEMENTS.has(name) || RENAMED_ELEMENTS.has(name) || UNWRAPPED_ELEMENTS.has(name);
}

/** What else is HTML where notes are trusted: what GFM disallows, and what stands in drawings and formulas. */
const TRUSTED_ELEMENTS = names(
  "iframe noembed noframes script style textarea title xmp " +
    "animate animatemotion animatetransform circle clippath defs desc ellipse feblend fecolormatrix fecomposite fedropshadow feflood " +
    "fegaussianblur feimage femerge femergenode femorphology feoffset fetile feturbulence filter foreignobject g line lineargradient " +
    "marker mask metadata mpath path pattern polygon polyline radialgradient rect set stop switch symbol text textpath tspan use view " +
    "annotation maction merror mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd " +
    "mtext mtr munder munderover semantics",
);

/** The same where notes are trusted; elements of a site's own have a `-` in their name. `<T>` is still a writer's text. */
export function isTrustedName(name: string): boolean {
  return isHtmlName(name) || name.includes("-") || TRUSTED_ELEMENTS.has(name);
}
