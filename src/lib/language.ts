/** Language tags. */

/** A tag of the shape of BCP 47 (RFC 5646): `en`, `de-CH`, `zh-Hant-TW`; that the language exists is not checked. */
export function isLanguageTag(tag: string): boolean {
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,8}$/i.test(tag);
}
