/** What scripts say, in the language of the site: the page's own script element carries it, unless that is English. */
import { scriptWords } from "../words/en.ts";

type ScriptWords = typeof scriptWords;

/** English where the page has nothing else, as in a site's own layout. */
export const words: ScriptWords = { ...scriptWords, ...fromPage() };

/** A text with its places in braces filled in. */
export function fill(text: string, values: { readonly [place: string]: string }): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** What is no text is left out. */
function fromPage(): Partial<ScriptWords> {
  const written = document.querySelector<HTMLElement>("script[data-words]")?.dataset["words"];
  try {
    const entries = Object.entries(JSON.parse(written ?? "{}") as object);
    return Object.fromEntries(entries.filter(([, text]) => typeof text === "string"));
  } catch {
    return {};
  }
}
