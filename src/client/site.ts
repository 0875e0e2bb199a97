/** Where the site begins, and its addresses. */

const script = document.querySelector<HTMLScriptElement>("script[data-later]");

/** Of `later.js`; undefined where a site's own layout does not say it. */
export const laterAddress = script === null ? undefined : new URL(script.dataset["later"] ?? "", document.baseURI).href;

/** Of the home page, without `index.html`: scripts lie in `assets/`. Undefined likewise. */
export const siteRoot = laterAddress === undefined ? undefined : new URL("../", laterAddress).href;

/** The page that an address leads to, without its fragment; the home page has one address. */
export function pageOf(href: string): string {
  const page = href.split("#")[0] as string;
  return page === `${siteRoot}index.html` ? (siteRoot as string) : page;
}

/** Whether an address is that of a page of this site, as far as it tells: attachments and other sites are none. */
export function isPage(href: string): boolean {
  return siteRoot !== undefined && href.startsWith(siteRoot) && /^[^?#]*(?:\/|\.html)(?:#|$)/.test(href);
}
