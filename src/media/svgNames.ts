/** What an SVG may hold: the elements and attributes of SVG 2, filter effects, masking and SMIL that draw, and none that act. */

const set = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/));

export const SVG = "http://www.w3.org/2000/svg";
export const XLINK = "http://www.w3.org/1999/xlink";
export const XML = "http://www.w3.org/XML/1998/namespace";
export const XHTML = "http://www.w3.org/1999/xhtml";

/** Elements of the SVG namespace that stay. */
export const ELEMENTS = set(`
  a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite
  feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  filter g image line linearGradient marker mask mpath path pattern polygon polyline radialGradient rect set stop style svg switch
  symbol text textPath title tspan use view
`);

/** Elements that can run something, or show another document: worth a word when they go. */
export const ACTIVE_ELEMENTS = set("script handler listener iframe object embed audio video canvas animation");

/** Elements in which text is seen or heard. */
export const TEXT_ELEMENTS = set("a desc style text textPath title tspan");

/** Elements that change an attribute in time. */
export const ANIMATIONS = set("animate animateMotion animateTransform set");

/** Attributes without a namespace that stay; of links only `href`, and that only where it is judged. */
export const ATTRIBUTES = set(`
  accent-height accumulate additive alignment-baseline amplitude attributeName attributeType azimuth baseFrequency baseProfile
  baseline-shift begin bias by calcMode class clip clip-path clip-rule clipPathUnits color color-interpolation
  color-interpolation-filters color-profile color-rendering crossorigin cursor cx cy d decoding diffuseConstant dir direction
  display divisor dominant-baseline dur dx dy edgeMode elevation enable-background end exponent fill fill-opacity fill-rule filter
  filterUnits flood-color flood-opacity focusable font font-family font-feature-settings font-kerning font-size font-size-adjust
  font-stretch font-style font-variant font-weight fr from fx fy glyph-orientation-horizontal glyph-orientation-vertical
  gradientTransform gradientUnits height id image-rendering in in2 intercept isolation k1 k2 k3 k4 kernelMatrix kernelUnitLength
  keyPoints keySplines keyTimes kerning lang lengthAdjust letter-spacing lighting-color limitingConeAngle line-height marker
  marker-end marker-mid marker-start markerHeight markerUnits markerWidth mask mask-type maskContentUnits maskUnits max media method
  min mix-blend-mode mode name numOctaves offset opacity operator order orient orientation origin overflow overflow-wrap paint-order
  path pathLength patternContentUnits patternTransform patternUnits pointer-events points pointsAtX pointsAtY pointsAtZ
  preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY repeatCount repeatDur requiredExtensions requiredFeatures
  restart result role rotate rx ry scale seed shape-inside shape-padding shape-rendering side slope spacing specularConstant
  specularExponent spreadMethod startOffset stdDeviation stitchTiles stop-color stop-opacity stroke stroke-dasharray
  stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style surfaceScale
  systemLanguage tabindex tableValues targetX targetY text-align text-anchor text-decoration text-indent text-orientation
  text-overflow text-rendering text-transform textLength title to transform transform-box transform-origin type unicode-bidi values
  vector-effect version viewBox viewTarget visibility white-space width word-spacing writing-mode x x1 x2 xChannelSelector y y1 y2
  yChannelSelector z zoomAndPan
`);

/** Of HTML inside an SVG: elements that end a line, and those whose text is not for reading. */
export const HTML_LINES = set("br div p li tr h1 h2 h3 h4 h5 h6 pre blockquote table ul ol");
export const HTML_SILENT = set("script style template title head");
