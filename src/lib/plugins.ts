/** Several plug-ins as one: what each stage does with all of them. */
import type { Diagnostic, Json, Note, NotePath, ParsedSource, Plugin, PluginSite } from "../model/index.ts";

/** Facts of one note by plug-in; undefined when no plug-in has any, so that a note without costs nothing. */
export function factsFrom(plugins: readonly Plugin[], source: ParsedSource): { readonly [plugin: string]: Json } | undefined {
  const facts = plugins.flatMap(({ name, facts: factsOf }): [string, Json][] => {
    const known = factsOf?.(source);
    return known === undefined ? [] : [[name, known]];
  });
  return facts.length === 0 ? undefined : Object.fromEntries(facts);
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
    const reason = error instanceof Error ? error.message : String(error);
    const message = `the plug-in "${plugin.name}" failed in ${member}: ${reason}`;
    return {
      results: [],
      diagnostics: [{ code: "bad-plugin", severity: "error", message, hint: "Mend it, or take it out of recto.yml." }],
    };
  }
}
