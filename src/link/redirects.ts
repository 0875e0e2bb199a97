/** Aliases as addresses: where a note once lived, or what else it is called, leads to it. */
import { folderOf } from "../lib/relative.ts";
import { readAddress } from "../lib/wantedAddress.ts";
import type { Diagnostic, Note, NotePath, Redirect, Settings, SitePath } from "../model/index.ts";
import { folderAddress, noteAddress, wantedAddress } from "./address.ts";
import { fold } from "./finder.ts";

export type RedirectsInput = {
  /** In reading order. */
  readonly notes: readonly Note[];
  readonly addressOf: (path: NotePath) => SitePath | undefined;
  readonly urls: Settings["urls"];
};

/** Every address that aliases ask for; whether it is free, only `render` knows. An address that cannot be is said, and left out. */
export function collectRedirects({ notes, addressOf, urls }: RedirectsInput): {
  readonly redirects: readonly Redirect[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const redirects = notes.flatMap((note) => {
    const own = addressOf(note.path);
    return (note.frontMatter.aliases ?? []).flatMap((alias): Redirect[] => {
      const isPath = isAddress(alias);
      const address = isPath ? addressOfPath(alias, note, urls) : addressOfName(alias, note, urls);
      if (typeof address === "object") {
        diagnostics.push(refused(alias, address.fault, note));
        return [];
      }
      return own !== undefined && fold(own) === fold(address) ? [] : [{ address, to: note.path, alias, isPath }];
    });
  });
  return { redirects, diagnostics };
}

/** `/old/page.html`, `../old/` and `old.html` are addresses; `old-name`, `C/C++` and `Amazon S3` are names. */
function isAddress(alias: string): boolean {
  return /^\.{0,2}\/|\/$|\.html?$/i.test(alias);
}

function addressOfPath(alias: string, note: Note, urls: Settings["urls"]): SitePath | { readonly fault: string } {
  const path = /^\.{1,2}\//.test(alias) ? climb(folderAddress(folderOf(note.path)), alias) : alias;
  if (path === undefined) return { fault: "it leads out of the site" };
  const wanted = readAddress(path);
  return wanted.kind === "bad" ? wanted : wantedAddress(wanted.path, urls);
}

/** The address of a note called so: in the same folder, or, with folders in the name, below the notes folder. */
function addressOfName(alias: string, note: Note, urls: Settings["urls"]): SitePath {
  const segments = alias
    .replace(/\.(?:md|markdown)$/i, "")
    .split("/")
    .filter((segment) => segment.trim() !== "");
  const folder = segments.length > 1 ? "" : folderOf(note.path);
  // An extension that is cut off again, so that `v1.2` keeps its dot.
  return noteAddress(`${folder === "" ? "" : `${folder}/`}${segments.join("/")}.md`, urls);
}

/** `folder` with its final `/`; undefined above the root. */
function climb(folder: string, path: string): string | undefined {
  const segments = folder.split("/").slice(0, -1);
  for (const segment of path.split("/")) {
    if (segment === "..") {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}

function refused(alias: string, fault: string, { path, frontMatter }: Note): Diagnostic {
  return {
    code: "alias-address",
    severity: "info",
    message: `no redirect leads from "${alias}": ${fault}`,
    hint: "Links between notes find it nevertheless. Write an address as /old/page.html.",
    at: { path, ...(frontMatter.places?.["aliases"] ?? { line: 1, column: 1, length: 1 }) },
  };
}
