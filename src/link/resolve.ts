/** From what a writer wrote to what it means: the rules of wikilinks and of Markdown links between notes. */
import { anchorSlug } from "../lib/slug.ts";
import { folderOf } from "../lib/relative.ts";
import type { Note, NotePath, Reference } from "../model/index.ts";
import { fold, type Finder, type Found } from "./finder.ts";

export type Answer =
  /** `isCaseOff`: found only because case was ignored, which breaks on S3. `rivals`: others that the name fits as well. */
  | { readonly kind: "found"; readonly thing: Found; readonly isCaseOff: boolean; readonly rivals: readonly Found[] }
  | { readonly kind: "missing" };

const MISSING: Answer = { kind: "missing" };

/** What `reference`, written in the note `from`, points at; its anchor is not looked at. */
export function resolveTarget(reference: Reference, from: NotePath, finder: Finder): Answer {
  const { target, syntax } = reference;
  if (target === "") return exactly(finder.atPath(from));
  return syntax === "wikilink" ? resolveWikilink(target, from, finder) : resolvePath(target, from, finder);
}

/**
 * The id in `note` that an anchor means: an id as it is, the block of `^id`, else the heading with that text or slug.
 * Obsidian chains headings (`Storage#Costs`); the last one counts. Undefined when there is none; empty for the top of the page,
 * which the title's own anchor means, as the title is no heading of the body, and `top`, as to browsers.
 */
export function resolveAnchor(anchor: string, note: Note, ids: ReadonlySet<string>): string | undefined {
  if (ids.has(anchor)) return anchor;
  const last = anchor.slice(anchor.lastIndexOf("#") + 1);
  if (last.startsWith("^")) {
    // As `parse/syntax/blockId.ts` names it; never a heading that happens to have the same word.
    const block = `block-${last.slice(1).trim().toLowerCase()}`;
    return ids.has(block) ? block : undefined;
  }
  const slug = anchorSlug(last);
  if (ids.has(slug)) return slug;
  const text = fold(last.trim());
  const heading = note.headings.find((candidate) => fold(candidate.text) === text);
  if (heading !== undefined) return heading.id;
  const isTop = slug !== "" && (slug === note.titleAnchor || slug === anchorSlug(note.title) || slug === "top");
  return isTop ? "" : undefined;
}

/** Exact path, else name or alias anywhere; the nearest of several. */
function resolveWikilink(target: string, from: NotePath, finder: Finder): Answer {
  const path = joinPath(/^\.{1,2}\//.test(target) ? folderOf(from) : "", target.replace(/^\//, ""));
  if (path === undefined) return MISSING;
  const exact = target.includes("/") ? finder.atPath(path) : undefined;
  if (exact !== undefined) return exactly(exact);
  const candidates = finder.named(path);
  if (candidates.length > 0) return nearestOf(candidates, from);
  return exactly(finder.atFoldedPath(path));
}

/** Relative to the note, or to the notes folder with a leading `/`; then in another case; then by name, as vaults link. */
function resolvePath(target: string, from: NotePath, finder: Finder): Answer {
  const path = joinPath(target.startsWith("/") ? "" : folderOf(from), target.replace(/^\/+/, ""));
  const exact = path === undefined ? undefined : finder.atPath(path);
  if (exact !== undefined) return exactly(exact);
  const folded = path === undefined ? undefined : finder.atFoldedPath(path);
  if (folded !== undefined) return { kind: "found", thing: folded, isCaseOff: !isAlike(path as string, folded), rivals: [] };
  const name = target.replace(/^(?:\.{0,2}\/)+/, "");
  const candidates = name === "" ? [] : finder.named(name);
  return candidates.length > 0 ? nearestOf(candidates, from) : MISSING;
}

/** Whether a path differs from the one it found in its Unicode form alone: addresses have one form, so nothing breaks. */
function isAlike(path: string, thing: Found): boolean {
  return thing.path.normalize("NFC").startsWith(path.replace(/\.html?$/, "").normalize("NFC"));
}

function exactly(thing: Found | undefined): Answer {
  return thing === undefined ? MISSING : { kind: "found", thing, isCaseOff: false, rivals: [] };
}

/** A relative path made plain; undefined when it climbs out of the notes folder. */
function joinPath(folder: string, path: string): string | undefined {
  const segments = folder === "" ? [] : folder.split("/");
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join("/");
}

/** Fewest folders away from `from`; of those, the shortest path, then the first by units. A neighbour in the same folder has no rivals. */
function nearestOf(candidates: readonly Found[], from: NotePath): Answer {
  const visible = candidates.filter((thing) => !(thing.kind === "note" && thing.isDraft));
  const ranked = (visible.length > 0 ? visible : candidates)
    .map((thing) => ({ thing, distance: distance(folderOf(from), folderOf(thing.path)) }))
    .sort((a, b) => a.distance - b.distance || a.thing.path.length - b.thing.path.length || (a.thing.path < b.thing.path ? -1 : 1));
  const [best, ...others] = ranked;
  if (best === undefined) return MISSING;
  return { kind: "found", thing: best.thing, isCaseOff: false, rivals: best.distance === 0 ? [] : others.map(({ thing }) => thing) };
}

/** Steps up and down between two folders. */
function distance(a: string, b: string): number {
  const left = a === "" ? [] : a.split("/");
  const right = b === "" ? [] : b.split("/");
  let shared = 0;
  while (shared < left.length && shared < right.length && left[shared] === right[shared]) shared++;
  return left.length + right.length - 2 * shared;
}
