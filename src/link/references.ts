/** Closes each reference of a note: what it points at, and what is to be said about it. */
import { nearest } from "../lib/nearest.ts";
import { extensionOf, folderOf, stemOf } from "../lib/relative.ts";
import type { Diagnostic, Note, NotePath, Place, Reference, Resolution } from "../model/index.ts";
import type { Finder, Found } from "./finder.ts";
import { resolveAnchor, resolveTarget } from "./resolve.ts";
import { tagSlug } from "./tags.ts";

export type Resolver = (note: Note) => { readonly resolutions: readonly Resolution[]; readonly diagnostics: readonly Diagnostic[] };

/** Each suggestion looks at every name; a vault with thousands of dead links gets suggestions for this many. */
const MOST_SUGGESTIONS = 200;

/** Files that browsers may run as a program in the site's name, by the type that an uploader gives them; they are never published from a notes folder. */
const ACTIVE_EXTENSIONS: ReadonlySet<string> = new Set(
  (
    "html htm htmls shtml shtm stm phtml jhtml xhtml xhtm xht hta htc mht mhtml xml xsl xslt xpdl xul xbl rss atom rdf mml mathml svgz " +
    "js mjs cjs swf"
  ).split(" "),
);

const DEAD: Resolution = { kind: "dead" };

/** `visible`: the notes of the site by path; drafts are known to the finder, so that a link to one is named as such. */
export function createResolver(finder: Finder, visible: ReadonlyMap<NotePath, Note>): Resolver {
  const ids = new Map<NotePath, ReadonlySet<string>>();
  const idsOf = (note: Note) => {
    const known = ids.get(note.path) ?? new Set(note.anchors);
    ids.set(note.path, known);
    return known;
  };
  const suggestions = new Map<string, string | undefined>();
  const suggest = (reference: Reference) => {
    const names = reference.kind === "image" ? finder.assetNames : finder.noteNames;
    const name = reference.kind === "image" ? reference.target : stemOf(reference.target);
    if (!suggestions.has(name) && suggestions.size < MOST_SUGGESTIONS) suggestions.set(name, nearest(name, names));
    return suggestions.get(name);
  };

  return (note) => {
    const diagnostics: Diagnostic[] = [];
    const resolutions = note.references.map((reference): Resolution => {
      if (reference.kind === "tag") return { kind: "tag", slug: tagSlug(reference.target) };
      const say = (diagnostic: Omit<Diagnostic, "at">) => diagnostics.push({ ...diagnostic, at: placeOf(reference, note) });
      const answer = resolveTarget(reference, note.path, finder);
      if (answer.kind === "missing") {
        say(missing(reference, suggest(reference), note.path));
        return DEAD;
      }
      const { thing } = answer;
      if (answer.isCaseOff) say(caseOff(reference, thing));
      if (answer.rivals.length > 0) say(ambiguous(reference, thing, answer.rivals));
      switch (thing.kind) {
        case "folder":
          return reference.kind !== "image" ? { kind: "folder", path: thing.path } : DEAD;
        case "asset":
          if (!ACTIVE_EXTENSIONS.has(extensionOf(thing.path))) return { kind: "asset", path: thing.path, ...anchorPart(reference.anchor) };
          say(active(reference));
          return DEAD;
        case "note": {
          const target = visible.get(thing.path);
          if (target === undefined) {
            say(toDraft(reference));
            return DEAD;
          }
          if (reference.anchor === undefined || reference.anchor === "") return { kind: "note", path: thing.path };
          const anchor = resolveAnchor(reference.anchor, target, idsOf(target));
          if (anchor === undefined) say(deadAnchor(reference, target));
          return { kind: "note", path: thing.path, ...anchorPart(anchor) };
        }
      }
    });
    return { resolutions, diagnostics };
  };
}

function anchorPart(anchor: string | undefined): { readonly anchor?: string } {
  return anchor === undefined || anchor === "" ? {} : { anchor };
}

function placeOf({ line, column, length }: Reference, { path }: Note): Place {
  return { path, line, column, length };
}

function missing(reference: Reference, suggestion: string | undefined, from: NotePath): Omit<Diagnostic, "at"> {
  if (reference.kind === "image") {
    return {
      code: "missing-image",
      severity: "warning",
      message: `there is no image "${reference.target}"`,
      hint: suggestion === undefined ? "Put the file into the notes folder, or mend the path." : `Did you mean "${suggestion}"?`,
    };
  }
  const name = reference.target;
  if (!isNoteName(name)) {
    return {
      code: "dead-link",
      severity: "warning",
      message: `there is no file "${name}" that could be published`,
      hint: "Put the file into the notes folder, or mend the path. Hidden files, keys and what the settings ignore are never published.",
    };
  }
  const place = folderOf(from) === "" ? "" : `${folderOf(from)}/`;
  const create = `create ${place}${stemOf(name)}.md`;
  const meant = reference.syntax === "wikilink" ? `[[${suggestion}]]` : `"${suggestion}"`;
  return {
    code: "dead-link",
    severity: "warning",
    message: reference.syntax === "wikilink" ? `no note is called "${name}"` : `there is nothing at "${name}"`,
    hint: suggestion === undefined ? `Mend the link, or ${create}.` : `Did you mean ${meant}? Otherwise ${create}.`,
  };
}

/** Whether a link of that target can only mean a note. */
function isNoteName(target: string): boolean {
  return !/\.(?!md$|markdown$|html?$)[a-z][a-z0-9]{1,5}$/i.test(target);
}

function caseOff(reference: Reference, thing: Found): Omit<Diagnostic, "at"> {
  return {
    code: "link-case",
    severity: "warning",
    message: `"${reference.target}" is written "${thing.path}" on disk`,
    hint: "The page links to the right place, but other tools and S3 tell capitals apart: write it the same way.",
  };
}

function ambiguous(reference: Reference, thing: Found, rivals: readonly Found[]): Omit<Diagnostic, "at"> {
  const shown = rivals.slice(0, 3).map(({ path }) => path);
  const more = rivals.length > shown.length ? ` and ${rivals.length - shown.length} more` : "";
  return {
    code: "ambiguous-link",
    severity: "warning",
    message: `"${reference.target}" fits ${rivals.length + 1} files; the nearest is taken, ${thing.path}`,
    hint: `The others: ${shown.join(", ")}${more}. Write more of the path to choose one.`,
  };
}

function toDraft(reference: Reference): Omit<Diagnostic, "at"> {
  return {
    code: "link-to-draft",
    severity: "warning",
    message: `"${reference.target}" is a draft, so readers see plain text here`,
    hint: "Remove `draft: true` from that note to publish it.",
  };
}

function active(reference: Reference): Omit<Diagnostic, "at"> {
  return {
    code: "active-attachment",
    severity: "warning",
    message: `"${reference.target}" could run scripts in your site's name and is not published`,
    hint: "Put it into public/ if you trust it, and link to its address.",
  };
}

function deadAnchor(reference: Reference, target: Note): Omit<Diagnostic, "at"> {
  const wanted = reference.anchor as string;
  const suggestion = likelyAnchor(wanted, target);
  const where = reference.target === "" ? "this note" : target.path;
  const until = reference.kind === "embed" ? "there is only a link to the note" : "the link leads to the top of the note";
  return {
    code: "dead-anchor",
    severity: "warning",
    message: `${where} has no heading or anchor "${wanted}"`,
    hint:
      suggestion === undefined ? `${until.charAt(0).toUpperCase()}${until.slice(1)}.` : `Did you mean ${suggestion}? Until then ${until}.`,
  };
}

/** `"#Costs"`; for a heading that says little alone its id, with the label that tells which one it is. */
function likelyAnchor(wanted: string, { headings, anchors }: Note): string | undefined {
  const labelled = new Map<string, string>();
  for (const { id, text, label } of headings) {
    if (label === undefined) continue;
    // "lambda use cases" means one of several "Use cases"; of two with the same words alone, the first.
    for (const name of [id, label.replace(" › ", " "), text]) if (!labelled.has(name)) labelled.set(name, `"#${id}" (${label})`);
  }
  const found = nearest(wanted, [...headings.map(({ text }) => text), ...anchors, ...labelled.keys()]);
  return found === undefined ? undefined : (labelled.get(found) ?? `"#${found}"`);
}
