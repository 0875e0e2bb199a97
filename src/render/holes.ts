/** What a note's holes are filled with. */
import type { Note, SiteNote, SitePath } from "../model/index.ts";
import { wordsIn, type RenderContext } from "./context.ts";
import { createEmbedding } from "./embeds.ts";
import { fillReference, hrefOf, isOpenAfter } from "./reference.ts";

/** One filling for each reference of the note, as seen from the page at `from`. Safe HTML. */
export function fillHoles(context: RenderContext, siteNote: SiteNote, from: SitePath): readonly string[] {
  const { note, resolutions, embeds = [] } = siteNote;
  const embedding = embeds.length === 0 ? undefined : createEmbedding(context, siteNote, from);
  const words = wordsIn(context, note);
  let images = 0;
  let nextEmbed = 0;
  let isInLink = false;
  return note.references.map((reference, index) => {
    const part = note.body[index] ?? "";
    isInLink = isOpenAfter(part, isInLink);
    embedding?.passText(part);
    const resolution = resolutions[index] ?? { kind: "dead" };
    if (reference.kind === "embed") {
      const embed = embeds[nextEmbed++] ?? { kind: "other" };
      return embedding?.fill({ embed, reference, resolution, isInLink }) ?? "";
    }
    const isFirst = reference.kind === "image" && images++ === 0;
    const href = hrefOf(context, resolution, from);
    const filling = fillReference({ context, reference, resolution, from, href, words, isFirst, isInLink });
    if (reference.kind !== "image") isInLink = true;
    return filling;
  });
}

/** A note's body with its holes filled: safe HTML. */
export function filledBody({ body }: Note, fillings: readonly string[]): string {
  return body.map((part, index) => part + (fillings[index] ?? "")).join("");
}
