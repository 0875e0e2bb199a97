/** Several plug-ins as one: what each stage does with all of them. */
import type { Diagnostic, Json, Note, NotePath, ParsedSource, Plugin, PluginSite } from "../model/index.ts";

/** Facts of one note by plug-in; undefined when no plug-in has any, so that a note without costs nothing. */
export function factsFrom(plugins: readonly Plugin[], source: ParsedSource): { readonly [plugin: string]: Json } | undefined {
  const facts = plugins.flatMap(({ name, facts: factsOf }): [string, Json][] => {
    // As the cache gives them back: what JSON cannot say (dates, functions) would be there in the first build and not in the second.
    const text = JSON.stringify(named(name, () => factsOf?.(source))) as string | undefined;
    return text === undefined ? [] : [[name, JSON.parse(text) as Json]];
  });
  return facts.length === 0 ? undefined : Object.fromEntries(facts);
}

/** A plug-in's own failure, with its name; for what has no diagnostics to return. */
export class PluginFailure extends Error {}

function named<Result>(name: string, ask: () => Result): Result {
  try {
    return ask();
  } catch (error) {
    throw new PluginFailure(`the plug-in "${name}" failed in facts: ${reasonOf(error)}`, { cause: error });
  }
}

/** What an exception says, be it an Error or not. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The site as `plugin` sees it. */
export function seenBy(plugin: Plugin, site: Omit<PluginSite, "factsOf">): PluginSite {
  const noteAt = (path: NotePath): Note | undefined => site.notes.get(path)?.note;
  return { ...site, factsOf: (path) => noteAt(path)?.facts?.[plugin.name] };
}

/** What `ask` gets of a plug-in, or, when it throws, a diagnostic instead of a broken build. */
export function fromPlugin<Result>(
  plugin: Plugin,
  member: "check" | "pages" | "files",
  ask: () => readonly Result[],
): { readonly results: readonly Result[]; readonly diagnostics: readonly Diagnostic[] } {
  try {
    return { results: ask(), diagnostics: [] };
  } catch (error) {
    const message = `the plug-in "${plugin.name}" failed in ${member}: ${reasonOf(error)}`;
    return {
      results: [],
      diagnostics: [{ code: "bad-plugin", severity: "error", message, hint: "Mend it, or take it out of recto.yml." }],
    };
  }
}
