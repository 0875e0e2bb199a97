/** What must hold for the pages of every site, whatever its notes: our own checks beside those of html-validate and the W3C. */
import { readPage, type ReadPage } from "./page.ts";

/** All files of a built site, path → text. */
export type Tree = { readonly [path: string]: string };

/** What is wrong, one line for each fault: `aws/s3.html: what`. `basePath`: the part of the site's address after its host, without a final `/`. */
export function faultsOf(tree: Tree, basePath = ""): readonly string[] {
  const pages = new Map(Object.entries(tree).flatMap(([path, text]) => (path.endsWith(".html") ? [[path, readPage(text)] as const] : [])));
  return [...pages].flatMap(([path, page]) => {
    const faults = [...structureFaults(page), ...referenceFaults({ path, page, pages, tree, basePath })];
    return faults.map((fault) => `${path}: ${fault}`);
  });
}

/** Titles that more than one page has, with the pages. */
export function sharedTitles(tree: Tree): readonly string[] {
  const pagesOf = new Map<string, string[]>();
  for (const [path, text] of Object.entries(tree)) {
    if (!path.endsWith(".html")) continue;
    const title = readPage(text).title ?? "";
    pagesOf.set(title, [...(pagesOf.get(title) ?? []), path]);
  }
  return [...pagesOf].flatMap(([title, paths]) => (paths.length > 1 ? [`${title}: ${paths.join(", ")}`] : []));
}

/** JSON, which no browser runs: about the page, and what to fetch before a click. That nothing ends the former early, tests/render/structuredData.test.ts proves. */
const DATA_BLOCKS: readonly string[] = ['<script type="application/ld+json">', '<script type="speculationrules">'];

function structureFaults(page: ReadPage): readonly string[] {
  const { ids, tags, title, lang, unread } = page;
  const tagged = (name: string) => tags.get(name) ?? [];
  const written = [...tags.values()].flat();
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  const inline = written.filter((tag) => /\s(?:style|on[a-z]+)[=\s>]/.test(tag.replace(/"[^"]*"/g, '""')));
  return [
    ...[...new Set(repeated)].map((id) => `the id ${id} is there more than once`),
    ...(tagged("h1").length === 1 ? [] : [`${tagged("h1").length} h1`]),
    ...(lang === undefined || lang === "" ? ["no lang"] : []),
    ...(title === undefined || title.trim() === "" ? ["no title"] : []),
    ...tagged("script").flatMap((tag) => (/\ssrc="/.test(tag) || DATA_BLOCKS.includes(tag) ? [] : ["a script without src"])),
    ...DATA_BLOCKS.flatMap((block) => (tagged("script").filter((tag) => tag === block).length > 1 ? [`more than one ${block}`] : [])),
    ...tagged("style").map(() => "an inline stylesheet"),
    ...inline.map((tag) => `inline style or script: ${tag}`),
    ...(unread === undefined ? [] : [`cannot be read at ${unread}`]),
    ...(written.some((tag) => tag.includes('="undefined"')) ? ["an attribute has no value"] : []),
  ];
}

type Place = {
  readonly path: string;
  readonly page: ReadPage;
  readonly pages: ReadonlyMap<string, ReadPage>;
  readonly tree: Tree;
  readonly basePath: string;
};

/** A link checker over the output: each relative address must be a file that is there, each fragment an id in it. */
function referenceFaults({ path, page, pages, tree, basePath }: Place): readonly string[] {
  return page.references.flatMap(({ tag, attribute, value }) => {
    const named = `${tag} ${attribute}="${value}"`;
    if (/^(?:https?|mailto|tel|data):/i.test(value)) return [];
    if (/^[a-z][a-z0-9+.-]*:/i.test(value) || value.startsWith("//")) return [`${named} has a scheme of its own`];
    // Only the page for what is not there may know where the site lies: it is shown at addresses that are not its own.
    if (value.startsWith("/") !== (path === "404.html") && !value.startsWith("#")) return [`${named} is not relative to the page`];
    const target = fileAt(value, path, basePath);
    if (target === undefined) return [`${named} leaves the site`];
    if (!(target.file in tree)) return [`${named} leads to ${target.file}, which is not there`];
    const ids = pages.get(target.file)?.ids;
    if (target.fragment === "" || ids === undefined || ids.includes(target.fragment)) return [];
    return [`${named} leads to an id that is not in ${target.file}`];
  });
}

/** The file that a server gives for `value` on the page at `path`; undefined outside the site. */
function fileAt(value: string, path: string, basePath: string): { readonly file: string; readonly fragment: string } | undefined {
  const page = path.split("/").map(encodeURIComponent).join("/");
  const url = new URL(value, `http://site${basePath}/${page}`);
  if (url.host !== "site" || !url.pathname.startsWith(`${basePath}/`)) return undefined;
  const file = decodeURIComponent(url.pathname.slice(basePath.length + 1));
  return { file: file === "" || file.endsWith("/") ? `${file}index.html` : file, fragment: decodeURIComponent(url.hash.slice(1)) };
}
