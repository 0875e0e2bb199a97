/** Loads `later.js`, once. `import()` takes no part in Trusted Types, and the policy lets it load files of the site. */
import type * as Later from "./later.ts";
import { laterAddress } from "./site.ts";

let later: Promise<typeof Later> | undefined;

/** Undefined when it cannot be had: the page goes on without, and a failed attempt is not remembered. */
export async function loadLater(): Promise<typeof Later | undefined> {
  if (laterAddress === undefined) return undefined;
  later ??= import(laterAddress) as Promise<typeof Later>;
  return later.catch(() => (later = undefined));
}
