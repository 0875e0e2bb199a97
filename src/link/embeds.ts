/**
 * Notes within notes: what of which note is shown where. Decided here for the whole site, so that what is cut can be told with its
 * place; `render` writes it down. A page that embeds nothing costs one look at its references.
 */
import { textsOfSlice } from "../lib/bodySlice.ts";
import type { BodySlice, Diagnostic, Embed, Note, NotePath, Reference, Resolution } from "../model/index.ts";
import { elementAt, mapBody, partAt, wholeBody, type BodyMap, type BodyPart } from "./bodyMap.ts";
import { resolveAnchor } from "./resolve.ts";

export type Linked = { readonly note: Note; readonly resolutions: readonly Resolution[] };

export type EmbedPlan = {
  /** See {@link SiteNote}; notes without embeds are absent. */
  readonly embeds: ReadonlyMap<NotePath, readonly Embed[]>;
  readonly diagnostics: readonly Diagnostic[];
};

/** Embeds within embeds; more is no page that anybody reads. */
const MOST_DEPTH = 8;

/** What one page embeds in all, in characters of HTML before links are filled in; a link counts {@link HOLE_SIZE}, an embed {@link FRAME_SIZE}. */
const MOST_SIZE = 1_000_000;
const HOLE_SIZE = 64;
const FRAME_SIZE = 500;

/** What one embed shows, wherever it stands. */
type Target = Linked & {
  /** For messages, and one for each: `aws/s3#costs`. */
  readonly name: string;
  readonly anchor?: string;
  readonly part: BodyPart;
  readonly footnotes: readonly BodySlice[];
  /** Numbers of the references that are embeds, in the order of what is shown. */
  readonly holes: readonly number[];
  readonly size: number;
};

/** `linked`: the notes of the site, in reading order. */
export function planEmbeds(linked: readonly Linked[]): EmbedPlan {
  const embedding = linked.filter(({ note }) => note.references.some(isEmbed));
  if (embedding.length === 0) return { embeds: new Map(), diagnostics: [] };
  const targetOf = createTargets(linked);
  const said = new Map<string, Diagnostic>();
  const embeds = new Map(embedding.map((page) => [page.note.path, planPage(page, { targetOf, said })]));
  return { embeds, diagnostics: [...said.values()] };
}

function isEmbed({ kind }: Reference): boolean {
  return kind === "embed";
}

type Planning = {
  readonly targetOf: (reference: Reference, resolution: Resolution) => Target | "other" | "lost";
  /** By what tells the same from page to page. */
  readonly said: Map<string, Diagnostic>;
};

function planPage(page: Linked, { targetOf, said }: Planning): readonly Embed[] {
  let room = MOST_SIZE;
  const say = (key: string, what: Omit<Diagnostic, "at">, at: { readonly reference: Reference; readonly note: Note }) => {
    const { line, column, length } = at.reference;
    if (!said.has(key)) said.set(key, { ...what, at: { path: at.note.path, line, column, length } });
  };
  /** `around`: names of what is open, the page first. `top`: the page's own embed that this one stands in. */
  const plan = (shown: Linked, index: number, around: readonly string[], top: Reference): Embed => {
    const reference = shown.note.references[index] as Reference;
    const target = targetOf(reference, shown.resolutions[index] ?? { kind: "dead" });
    if (target === "other") return { kind: "other" };
    if (target === "lost") return { kind: "cut", why: "lost" };
    const at = { reference, note: shown.note };
    const first = around.indexOf(target.name);
    if (first !== -1) {
      const cycle = around.slice(first);
      say(`cycle ${cycle.toSorted().join("\n")}`, embedCycle([...cycle, target.name]), at);
      return { kind: "cut", why: "cycle" };
    }
    if (around.length > MOST_DEPTH) {
      say(`deep ${shown.note.path} ${index}`, tooDeep(target, around), at);
      return { kind: "cut", why: "deep" };
    }
    if (target.size > room) {
      say(`large ${page.note.path}`, tooLarge(target), { reference: top, note: page.note });
      return { kind: "cut", why: "large" };
    }
    room -= target.size;
    const { note, anchor, part, footnotes, holes, name } = target;
    return {
      kind: "shown",
      path: note.path,
      ...(anchor !== undefined && { anchor }),
      ...part,
      footnotes,
      inner: holes.map((hole) => plan(target, hole, [...around, name], top)),
    };
  };
  return page.note.references.flatMap((reference, index) =>
    isEmbed(reference) ? [plan(page, index, [nameOf(page.note.path)], reference)] : [],
  );
}

/** Each note is looked at once, and each part of it measured once. */
function createTargets(linked: readonly Linked[]): Planning["targetOf"] {
  const byPath = new Map(linked.map((each) => [each.note.path, each]));
  const maps = new Map<NotePath, BodyMap>();
  const targets = new Map<string, Target | "lost">();
  const measure = (name: string, target: Linked, anchor: string | undefined): Target | "lost" => {
    const { note } = target;
    const map = maps.get(note.path) ?? mapBody(note);
    maps.set(note.path, map);
    const part = anchor === undefined ? wholeBody(map) : partAt(map, anchor);
    if (part === undefined) return "lost";
    const footnotes = footnotesOf(note, map, part.content);
    const slices = [part.content, ...footnotes];
    const holes = slices.flatMap((slice) => holesIn(slice).filter((hole) => note.references[hole]?.kind === "embed"));
    const lengths = slices.flatMap((slice) => textsOfSlice(note.body, slice).map((text) => text.length + HOLE_SIZE));
    const size = lengths.reduce((sum, length) => sum + length, FRAME_SIZE);
    return { ...target, name, ...(anchor !== undefined && { anchor }), part, footnotes, holes, size };
  };
  return (reference, resolution) => {
    const target = resolution.kind === "note" ? byPath.get(resolution.path) : undefined;
    if (target === undefined || resolution.kind !== "note") return "other";
    const { anchor } = resolution;
    if (anchor === undefined && !meansWhole(reference, target.note)) return "lost";
    const name = nameOf(resolution.path, anchor);
    const known = targets.get(name) ?? measure(name, target, anchor);
    targets.set(name, known);
    return known;
  };
}

/** Without an anchor, or with the title's. */
function meansWhole({ anchor = "" }: Reference, note: Note): boolean {
  return anchor === "" || resolveAnchor(anchor, note, new Set(note.anchors)) === "";
}

const FOOTNOTE_REFERENCE = /<sup class="footnote-ref"><a href="#([^"]*)"/g;

/** Items of the footnotes that a stretch refers to, and of those that these refer to. */
function footnotesOf({ body }: Note, map: BodyMap, content: BodySlice): readonly BodySlice[] {
  const found = new Map<string, BodySlice>();
  const waiting = [content];
  for (const slice of waiting) {
    for (const text of textsOfSlice(body, slice)) {
      for (const [, id = ""] of text.matchAll(FOOTNOTE_REFERENCE)) {
        const item = found.has(id) ? undefined : elementAt(map, id);
        if (item === undefined) continue;
        found.set(id, item);
        waiting.push(item);
      }
    }
  }
  return [...found.values()];
}

/** Numbers of the holes within a stretch. */
function holesIn({ start, end }: BodySlice): readonly number[] {
  return Array.from({ length: end[0] - start[0] }, (_, i) => start[0] + i);
}

function nameOf(path: NotePath, anchor?: string): string {
  const note = path.replace(/\.(?:md|markdown)$/i, "");
  return anchor === undefined ? note : `${note}#${anchor}`;
}

function embedCycle(chain: readonly string[]): Omit<Diagnostic, "at"> {
  const [first = ""] = chain;
  return {
    code: "embed-cycle",
    severity: "warning",
    message: `the embeds go round in a circle: ${chain.join(" → ")}`,
    hint: `Readers see a link where "${first}" would be within itself. Remove the ! from one of them to make it a link.`,
  };
}

function tooDeep({ name }: Target, around: readonly string[]): Omit<Diagnostic, "at"> {
  return {
    code: "embed-too-deep",
    severity: "warning",
    message: `"${name}" would be the embed of an embed more than ${MOST_DEPTH} deep: ${[...around, name].join(" → ")}`,
    hint: "Readers see a link there. Embed fewer notes within each other.",
  };
}

function tooLarge({ name }: Target): Omit<Diagnostic, "at"> {
  return {
    code: "embed-too-large",
    severity: "warning",
    message: `what this note embeds comes to more than 1 MB with "${name}"`,
    hint: "Readers see a link there, and wherever else there is no room. Embed sections instead of whole notes, or write links.",
  };
}
