/** Layouts: templates of the site's own that a note asks for by name. */
import { nearest } from "../lib/nearest.ts";
import type { Diagnostic, Note, Plugin } from "../model/index.ts";
import type { TemplateTexts } from "./templates.ts";

/** The theme's templates: each belongs to a kind of page, or is a part of others. No note can ask for one. */
export const THEME_TEMPLATES: ReadonlySet<string> = new Set(
  (
    "backlinks breadcrumbs contents date entries folder folders head home layout list logo navigation " +
    "navigation-items not-found note note-body note-end pager print print-contents print-part recent redirect tag " +
    "tags title"
  ).split(" "),
);

/** Names of the templates that the site adds to the theme's and the plug-ins'. */
export function layoutsOf(templates: TemplateTexts, plugins: readonly Plugin[]): ReadonlySet<string> {
  const others = new Set(plugins.flatMap((plugin) => Object.keys(plugin.templates ?? {})));
  return new Set([...templates.keys()].filter((name) => !THEME_TEMPLATES.has(name) && !others.has(name)));
}

/** The template that shows a note, where `usual` would. */
export function templateFor<Usual extends string>(note: Note | undefined, usual: Usual, layouts: ReadonlySet<string>): Usual | string {
  const { layout } = note?.frontMatter ?? {};
  return layout !== undefined && layouts.has(layout) ? layout : usual;
}

/**
 * Layouts that the site does not have. A site without any has its notes' `layout: post` from another program, and nothing is said.
 * Places are below the notes folder.
 */
export function unknownLayouts(notes: Iterable<Note>, layouts: ReadonlySet<string>): Diagnostic[] {
  if (layouts.size === 0) return [];
  return [...notes].flatMap(({ path, frontMatter: { layout, places } }): Diagnostic[] => {
    if (layout === undefined || layouts.has(layout)) return [];
    const meant = nearest(layout, layouts);
    return [
      {
        code: "unknown-layout",
        severity: "error",
        message: `there is no layout "${layout}"`,
        hint: meant === undefined ? `Create templates/${layout}.eta, or remove the key.` : `Did you mean "${meant}"?`,
        at: { path, ...(places?.["layout"] ?? { line: 1, column: 1, length: 1 }) },
      },
    ];
  });
}
