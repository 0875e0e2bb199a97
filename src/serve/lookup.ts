/** The key that was asked for → the file that answers it, among keys that are known. Never a path of a disk. */
import { encodePath } from "../lib/escape.ts";
import { queryOf, requestedKey } from "./target.ts";

/** `location` is where the file is found instead, with the query of the request. */
export type Lookup =
  | { readonly kind: "file"; readonly key: string }
  | { readonly kind: "redirect"; readonly location: string }
  | { readonly kind: "missing" }
  | { readonly kind: "bad" };

/**
 * Who stands before the files. `bucket`: nobody, and only `/` means a page. `edge`: recto's edge function, for which folders
 * are addresses: `a/` shows `a/index.html`, and both `a` and `a/index.html` lead there. `dev`: a helpful hand that knows
 * `a/` and `a`, and leads nowhere that a link of the site does not.
 */
export type Front = "bucket" | "edge" | "dev";

/** Which of the site's files answers the request. */
export function lookUp(target: string, has: (key: string) => boolean, front: Front): Lookup {
  const requested = requestedKey(target);
  if (requested === "bad") return { kind: "bad" };
  if (requested === "none") return { kind: "missing" };
  const { key } = requested;
  if (has(key)) return front === "edge" && /(?:^|\/)index\.html$/.test(key) ? leadTo(target, "./") : { kind: "file", key };
  if (key === "" || (front !== "bucket" && key.endsWith("/")))
    return has(`${key}index.html`) ? { kind: "file", key: `${key}index.html` } : { kind: "missing" };
  return front !== "bucket" && has(`${key}/index.html`) ? leadTo(target, `${key.slice(key.lastIndexOf("/") + 1)}/`) : { kind: "missing" };
}

/** `last` takes the place of the last segment. Relative, so that a path that begins with two slashes is not taken for another host. */
function leadTo(target: string, last: string): Lookup {
  return { kind: "redirect", location: (last === "./" ? last : `./${encodePath(last)}`) + queryOf(target) };
}
