/** Finds what a path or a name may mean among all files of the notes folder. Knows nothing of links. */
import { groupBy } from "../lib/groupBy.ts";
import { extensionOf, folderOf, nameOf, stemOf } from "../lib/relative.ts";
import type { Folder, Note, NotePath, SitePath } from "../model/index.ts";

/** What was found: a note, an attachment, or a folder with a page. */
export type Found =
  | { readonly kind: "note"; readonly path: NotePath; readonly isDraft: boolean }
  | { readonly kind: "asset"; readonly path: NotePath }
  | { readonly kind: "folder"; readonly path: string };

export type Finder = {
  /** The file or folder at a path below the notes folder; `.md` may be missing, and a built page's `.html` means its note. */
  readonly atPath: (path: string) => Found | undefined;
  /** The same when case and Unicode form do not matter. */
  readonly atFoldedPath: (path: string) => Found | undefined;
  /** Files called so, or lying at a path that ends so: exact names, else folded names, else aliases; empty when none. */
  readonly named: (name: string) => readonly Found[];
  /** All names of notes, for suggestions. */
  readonly noteNames: readonly string[];
  /** All names of attachments, for suggestions. */
  readonly assetNames: readonly string[];
};

export type Findable = {
  readonly notes: readonly Note[];
  readonly drafts: readonly Note[];
  readonly assets: readonly NotePath[];
  readonly folders: ReadonlyMap<string, Folder>;
  /** Addresses that do not follow from paths: permalinks and aliases. The first of several counts. */
  readonly addresses: readonly { readonly address: SitePath; readonly to: NotePath }[];
};

const NOTE_EXTENSIONS: ReadonlySet<string> = new Set(["md", "markdown"]);

/** NFC and lower case: what people take for the same name. */
export function fold(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

/** Builds the indexes once; each look-up is then a few map look-ups. */
export function createFinder({ notes, drafts, assets, folders, addresses }: Findable): Finder {
  const found: Found[] = [
    ...notes.map(({ path }) => ({ kind: "note", path, isDraft: false }) as const),
    ...drafts.map(({ path }) => ({ kind: "note", path, isDraft: true }) as const),
    ...assets.map((path) => ({ kind: "asset", path }) as const),
    ...[...folders.keys()].map((path) => ({ kind: "folder", path }) as const),
  ];
  const byPath = firstOf(found, (thing) => (thing.kind === "note" ? [thing.path, bare(thing.path)] : [thing.path]));
  const byFoldedPath = firstOf(found, (thing) => [fold(thing.path), fold(bare(thing.path))]);
  const files = found.filter((thing) => thing.kind !== "folder");
  const byName = groupBy(files, (thing) => linkName(thing));
  const byFoldedName = groupBy(files, (thing) => fold(linkName(thing)));
  const byAlias = new Map<string, Found[]>();
  for (const { path, frontMatter } of [...notes, ...drafts]) {
    const note = byPath.get(path);
    if (note === undefined) continue;
    const folderName = isIndexLike(path) ? [nameOf(folderOf(path))] : [];
    for (const alias of new Set([...(frontMatter.aliases ?? []), ...folderName].map(fold))) {
      const sharing = byAlias.get(alias);
      if (sharing === undefined) byAlias.set(alias, [note]);
      else sharing.push(note);
    }
  }
  const byAddress = new Map<string, Found>();
  for (const { address, to } of addresses) {
    const note = byPath.get(to);
    const key = withoutIndex(withoutPageForm(address));
    if (note !== undefined && !byAddress.has(key)) byAddress.set(key, note);
  }
  const atAddress = (path: string) => byAddress.get(withoutIndex(withoutPageForm(path.normalize("NFC"))));
  return {
    atPath: (path) => byPath.get(path) ?? byPath.get(withoutPageForm(path)) ?? atAddress(path),
    atFoldedPath: (path) => byFoldedPath.get(fold(path)) ?? byFoldedPath.get(fold(withoutPageForm(path))),
    named: (name) => {
      const last = isNoteFile(name) ? stemOf(name) : nameOf(name);
      const ending = fold(isNoteFile(name) ? bare(name) : name);
      const atEnding = (thing: Found) =>
        !name.includes("/") || endsWithPath(fold(thing.kind === "note" ? bare(thing.path) : thing.path), ending);
      for (const candidates of [byName.get(last), byFoldedName.get(fold(last))]) {
        const fitting = candidates?.filter(atEnding) ?? [];
        if (fitting.length > 0) return fitting;
      }
      return byAlias.get(fold(name)) ?? [];
    },
    noteNames: notes.map(({ path }) => stemOf(path)),
    assetNames: assets.map(nameOf),
  };
}

/** Index from each key to the first thing that has it. */
function firstOf(things: readonly Found[], keysOf: (thing: Found) => readonly string[]): ReadonlyMap<string, Found> {
  const index = new Map<string, Found>();
  for (const thing of things) {
    for (const key of keysOf(thing)) if (!index.has(key)) index.set(key, thing);
  }
  return index;
}

function isNoteFile(path: string): boolean {
  return NOTE_EXTENSIONS.has(extensionOf(path));
}

/** A note's path without its extension. */
function bare(path: string): string {
  return isNoteFile(path) ? path.slice(0, path.lastIndexOf(".")) : path;
}

/** `aws/s3.html` → `aws/s3`, `aws/index.html` → `aws/index`: people link what they see in the address bar. */
function withoutPageForm(path: string): string {
  return path.replace(/\.html?$/, "");
}

/** `about/index` → `about`: the same page in the other form of addresses. */
function withoutIndex(path: string): string {
  return path.replace(/(^|\/)index$/, "").replace(/\/$/, "");
}

/** A wikilink names a note without its extension, an attachment with it. */
function linkName(thing: Found): string {
  return thing.kind === "note" ? stemOf(thing.path) : nameOf(thing.path);
}

function isIndexLike(path: NotePath): boolean {
  return folderOf(path) !== "" && /^(index|readme)$/i.test(stemOf(path));
}

function endsWithPath(path: string, ending: string): boolean {
  return path === ending || path.endsWith(`/${ending}`);
}
