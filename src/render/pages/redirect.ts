/** Pages at the addresses of aliases, which lead to where a note is now. */
import { folderOf } from "../../lib/relative.ts";
import type { Diagnostic, Page, Redirect, SitePath } from "../../model/index.ts";
import { noteAt, type RenderContext } from "../context.ts";
import { frameFor } from "../frame.ts";

/** What `taken`, the addresses of all other files, leaves free; of several redirects of one address the first. */
export function redirectPages(
  context: RenderContext,
  taken: readonly SitePath[],
): { readonly pages: Page[]; /** Places are below the notes folder. */ readonly diagnostics: Diagnostic[] } {
  if (context.site.redirects.length === 0) return { pages: [], diagnostics: [] };
  const owners = new Map<string, SitePath>(taken.map((address) => [fold(address), address]));
  const folders = new Set(taken.flatMap((address) => foldersAbove(fold(address))));
  const pages: Page[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const redirect of context.site.redirects) {
    const address = fold(redirect.address);
    const above = foldersAbove(address);
    // A file system has either a file or a folder of one name.
    const owner = [address, ...above].map((path) => owners.get(path)).find((path) => path !== undefined);
    if (owner === undefined && !folders.has(address)) {
      owners.set(address, redirect.address);
      for (const folder of above) folders.add(folder);
      pages.push(redirectPage(context, redirect));
    } else if (redirect.isPath) {
      diagnostics.push(notFree(context, redirect, owner ?? redirect.address));
    }
  }
  return { pages, diagnostics };
}

function redirectPage(context: RenderContext, { address, to, alias }: Redirect): Page {
  const { note, address: target } = noteAt(context, to);
  const { frame, surroundings } = frameFor(context, {
    open: { address, folder: "" },
    title: note.title,
    distinction: alias,
    lang: note.frontMatter.lang,
    dir: note.frontMatter.dir,
    isUnlisted: true,
  });
  const canonical = context.hrefs.absolute(target);
  const href = context.hrefs.between(address, target);
  const { canonical: _canonical, social: _social, ...own } = frame;
  const data = {
    ...own,
    ...(canonical !== undefined && { canonical }),
    // In a refresh, an address that begins with a quote would be taken for a quoted one.
    target: href.startsWith(".") ? href : `./${href}`,
  };
  return { address, template: "redirect", data, surroundings };
}

function notFree({ site }: RenderContext, { alias, to, address }: Redirect, owner: string): Diagnostic {
  const { path, frontMatter } = site.notes.get(to)?.note ?? { path: to, frontMatter: { extra: {} } };
  return {
    code: "alias-address",
    severity: "info",
    message: `no redirect leads from "${alias}": ${owner === address ? `${address} is another page or file` : `${owner} is in the way`}`,
    hint: "Links between notes find it nevertheless.",
    at: { path, ...(frontMatter.places?.["aliases"] ?? { line: 1, column: 1, length: 1 }) },
  };
}

/** `a/b/c.html` → `a/b`, `a`. */
function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); folder !== ""; folder = folderOf(folder)) folders.push(folder);
  return folders;
}

/** As disks do that take two cases for one file. */
function fold(address: SitePath): string {
  return address.normalize("NFC").toLowerCase();
}
