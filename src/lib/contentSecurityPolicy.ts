/**
 * The Content-Security-Policy: of each page, as a meta element, and of every answer of a server, as a header. Both hold at once.
 *
 * No inline script, style or event handler runs, nothing is loaded from elsewhere but images, and no string becomes HTML or a
 * script's address in the browser. `'self'` holds for `file:`, too (tried in Chromium, see tests/browser/policy.test.ts).
 */
import type { Feature } from "../model/index.ts";
import { SPECULATION_RULES_SOURCE } from "./speculationRules.ts";

/** Trusted Types policies of each feature's scripts: https://www.w3.org/TR/trusted-types/ */
const TRUSTED_TYPES: { readonly [Name in Feature]: readonly string[] } = {
  // The address of the library that draws; and DOMPurify, through which that library's strings go. See src/client/diagram/.
  diagram: ["dompurify", "recto-diagram"],
  math: [],
};

const EVERYWHERE = [
  "default-src 'none'",
  // Besides files of the site one text, which is data: see there.
  `script-src 'self' ${SPECULATION_RULES_SOURCE}`,
  "style-src 'self'",
  // Notes may show images of other sites. `http:` as well (it includes `https:`): a quarter of such images in real notes begin so;
  // on an https page browsers ask for them by https, and where they do not, an image is no script.
  "img-src 'self' data: http:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** For the meta element of a page with these features: as strict as the page allows. */
export function pagePolicy(features: readonly Feature[]): string {
  return [...EVERYWHERE, ...trustedTypes(features)].join("; ");
}

/** For the header of every answer: what any page may need. `frame-ancestors` counts in a header only. */
export const HEADER_POLICY = [
  ...EVERYWHERE,
  "frame-ancestors 'none'",
  ...trustedTypes(Object.keys(TRUSTED_TYPES) as readonly Feature[]),
].join("; ");

function trustedTypes(features: readonly Feature[]): readonly string[] {
  const policies = features.flatMap((feature) => TRUSTED_TYPES[feature]);
  return ["require-trusted-types-for 'script'", `trusted-types ${policies.length === 0 ? "'none'" : policies.join(" ")}`];
}
