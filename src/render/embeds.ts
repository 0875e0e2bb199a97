/** Notes within notes, as `link` planned them: the other note's HTML with ids, levels and links that fit the page. */
import { textsOfSlice } from "../lib/bodySlice.ts";
import { escapeHtml } from "../lib/escape.ts";
import { directionOf } from "../lib/language.ts";
import type { BodySlice, Embed, Reference, Resolution, SiteNote, SitePath } from "../model/index.ts";
import { createSay } from "../words/index.ts";
import { noteAt, wordsIn, type RenderContext } from "./context.ts";
import { fitBackLinks, fitText, idsIn, levelsIn, type Fitting, type Outline } from "./embedText.ts";
import { fillReference, hrefOf, isOpenAfter, openingTag } from "./reference.ts";

type Shown = Extract<Embed, { readonly kind: "shown" }>;
type Cut = Extract<Embed, { readonly kind: "cut" }>;

export type EmbedHole = {
  readonly embed: Embed;
  readonly reference: Reference;
  readonly resolution: Resolution;
  /** Whether a link is open around it. */
  readonly isInLink: boolean;
};

/** All embeds of one page, in document order. */
export type Embedding = {
  /** Tells of text of the page itself that stands before the next embed. */
  readonly passText: (html: string) => void;
  /** Safe HTML: blocks. */
  readonly fill: (hole: EmbedHole) => string;
};

/** The page at `from` shows `host`. What it embeds gets ids that begin with `recto-`, as no id of a note does. */
export function createEmbedding(context: RenderContext, host: SiteNote, from: SitePath): Embedding {
  const hostLang = langOf(host);
  const hostWords = wordsIn(context, host.note);
  const labels = new Map<string, number>();
  let count = 0;
  /** Of the last heading on the page so far; the title's to begin with. */
  let level = 1;

  function langOf({ note }: SiteNote): string {
    return note.frontMatter.lang ?? context.settings.lang;
  }

  function directionIn(siteNote: SiteNote): "ltr" | "rtl" {
    return siteNote.note.frontMatter.dir ?? directionOf(langOf(siteNote));
  }

  function fill({ embed, reference, resolution, isInLink }: EmbedHole): string {
    const label = escapeHtml(reference.label);
    if (isInLink) return `<p>${label}</p>`;
    if (embed.kind === "shown") return show(embed);
    const href = hrefOf(context, resolution, from);
    if (embed.kind === "cut") return `<p class="embed-cut">${cut(embed.why, `${openingTag(reference, href)}${label}</a>`)}</p>`;
    if (resolution.kind !== "asset") return `<p>${openingTag(reference, href)}${label}</a></p>`;
    return `<p>${fillReference({ context, reference, resolution, from, href, words: hostWords, isFirst: false, isInLink })}</p>`;
  }

  function cut(why: Cut["why"], link: string): string {
    const reasons = { lost: "{link}", cycle: hostWords.embedCycle, deep: hostWords.embedDeep, large: hostWords.embedLarge };
    const [before, after] = createSay(hostWords).around(reasons[why], "link");
    return `${escapeHtml(before)}${link}${escapeHtml(after)}`;
  }

  function show(embed: Shown): string {
    const source = noteAt(context, embed.path);
    const { note, address } = source;
    const heading = note.headings.find(({ id }) => id === embed.anchor);
    const title = heading === undefined ? note.title : `${note.title} › ${heading.text}`;
    const lang = langOf(source);
    const words = wordsIn(context, note);
    const say = createSay(words);
    const name = uniqueLabel(say.fill(words.embeddedFrom, { title: note.title }));
    const content = writeContent(embed, source);
    const link = `<a href="${escapeHtml(context.hrefs.between(from, address, embed.anchor))}">${escapeHtml(title)}</a>`;
    const [before, after] = say.around(words.embeddedFrom, "title");
    const dir = directionIn(source);
    const language = say.inLanguage(lang === hostLang ? undefined : lang, dir === directionIn(host) ? undefined : dir);
    const attributes = `class="embed" aria-label="${escapeHtml(name)}"${language}`;
    return `<section ${attributes}>\n${content}<p class="embed-source">${escapeHtml(before)}${link}${escapeHtml(after)}</p>\n</section>`;
  }

  /** Landmarks of one kind on a page have different names. */
  function uniqueLabel(label: string): string {
    const uses = (labels.get(label) ?? 0) + 1;
    labels.set(label, uses);
    return uses === 1 ? label : `${label} (${uses})`;
  }

  function writeContent(embed: Shown, source: SiteNote): string {
    const { note, address } = source;
    const slices = [embed.content, ...embed.footnotes];
    const texts = slices.map((slice) => textsOfSlice(note.body, slice));
    const ids = new Set(texts.flatMap((parts) => parts.flatMap(idsIn)));
    const outline = outlineBelow(texts.flatMap((parts) => parts.flatMap(levelsIn)));
    const prefix = `recto-e${++count}-`;
    const fitting: Fitting = {
      prefix,
      ids,
      hrefOutside: (id) => escapeHtml(context.hrefs.between(from, address, id)),
      footnoteNumbers: new Map(texts.slice(1).map(([text = ""], i) => [idsIn(text)[0], i + 1])),
      outline,
      words: wordsIn(context, note),
    };
    let nextInner = 0;

    const fillHole = (index: number, isInLink: boolean): string => {
      const reference = note.references[index] as Reference;
      const resolution = source.resolutions[index] ?? { kind: "dead" };
      if (reference.kind === "embed")
        return fill({ embed: embed.inner[nextInner++] ?? { kind: "other" }, reference, resolution, isInLink });
      const own = resolution.kind === "note" && resolution.path === note.path ? resolution.anchor : undefined;
      const href = own !== undefined && ids.has(own) ? `#${prefix}${own}` : hrefOf(context, resolution, from);
      return fillReference({ context, reference, resolution, from, href, words: fitting.words, isFirst: false, isInLink });
    };
    /** A footnote has a number, from 1. */
    const write = ({ start, end }: BodySlice, number: number): string => {
      let html = "";
      let isInLink = false;
      for (const [i, text] of (texts[number] ?? []).entries()) {
        html += fitText(number === 0 ? text : fitBackLinks(text, number, fitting), fitting);
        const index = start[0] + i;
        if (index === end[0]) break;
        isInLink = isOpenAfter(text, isInLink);
        html += fillHole(index, isInLink);
        isInLink ||= note.references[index]?.kind === "link" || note.references[index]?.kind === "tag";
      }
      return html.endsWith("\n") ? html : `${html}\n`;
    };
    const content = write(embed.content, 0);
    const footnotes = embed.footnotes.map((slice, i) => write(slice, i + 1)).join("");
    return (
      (embed.isItem ? `<ul>\n${content}</ul>\n` : content) +
      (footnotes === "" ? "" : `<div class="footnotes">\n<ol>\n${footnotes}</ol>\n</div>\n`)
    );
  }

  /** Below the heading that stands before, and never more than one level below the last one. */
  function outlineBelow(written: readonly number[]): Outline {
    const top = level;
    const highest = written.reduce((least, each) => Math.min(least, each), 6);
    return {
      shift: (each) => {
        level = Math.min(6, level + 1, top + 1 + each - highest);
        return level;
      },
      last: () => level,
    };
  }

  return {
    passText: (html) => {
      level = levelsIn(html).at(-1) ?? level;
    },
    fill,
  };
}
