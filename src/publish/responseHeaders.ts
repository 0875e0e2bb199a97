/** What finished files are served with, by preview as by the CDN. */
import { HEADER_POLICY } from "../lib/contentSecurityPolicy.ts";
import type { CacheClass } from "../model/index.ts";

const CACHE_CONTROL: { readonly [Class in CacheClass]: string } = {
  asset: "public, max-age=31536000, immutable",
  media: "public, max-age=86400, s-maxage=604800",
  // At the edge for a day, not a year: an invalidation that got lost heals by itself. No `must-revalidate`, which would
  // forbid to show the old page while the origin is down.
  page: "public, max-age=0, s-maxage=86400, stale-if-error=86400",
  pointer: "public, max-age=300, s-maxage=86400",
};

/** The `Cache-Control` header of a file. */
export function cacheControl(cacheClass: CacheClass): string {
  return CACHE_CONTROL[cacheClass];
}

const POWERFUL_FEATURES = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "microphone",
  "midi",
  "payment",
  "usb",
];

/** Security headers of every response. What is about TLS (HSTS, `upgrade-insecure-requests`) belongs to the CDN alone. */
export const SECURITY_HEADERS: { readonly [name: string]: string } = {
  "content-security-policy": HEADER_POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": POWERFUL_FEATURES.map((feature) => `${feature}=()`).join(", "),
  "cross-origin-opener-policy": "same-origin",
};
