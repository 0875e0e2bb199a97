/** Rows of the navigation, as `templates/navigation-items.eta` makes them. */
import type { TreeFacts } from "../../model/tree.ts";
import { element } from "../element.ts";
import { words } from "../words.ts";

/** `href` is absolute. */
export type Row = TreeFacts & { readonly title: string; readonly href: string; readonly isFolder?: true };

/** Rows that are made at once: of a folder with 10,000 notes the others follow when they are asked for. */
export const AT_ONCE = 200;

export function rowElement({ title, href, isFolder, distinction, isDraft, lang }: Row): HTMLLIElement {
  const name = element("bdi", lang === undefined ? {} : { lang }, title);
  const link = element("a", { href }, name);
  if (distinction !== undefined) link.append(" ", element("span", { className: "distinction" }, distinction));
  if (isDraft === true) link.append(" ", element("span", { className: "draft-mark" }, words.draft));
  if (isFolder === true) link.className = "folder";
  if (href === location.href.split("#")[0]) link.setAttribute("aria-current", "page");
  return element("li", {}, link);
}

/** The first rows of a list, and if there are more a link that stands for them. `folder` is the address of the folder's page. */
export function firstRows(rows: readonly Row[], folder: string): HTMLLIElement[] {
  const shown = rows.slice(0, AT_ONCE).map(rowElement);
  if (rows.length > AT_ONCE) shown.push(element("li", {}, element("a", { className: "omitted", href: folder }, words.showMore)));
  return shown;
}
