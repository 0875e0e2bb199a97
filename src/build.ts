/** The pipeline, in order: settings → read → parse → link → render → publish. The only file that knows the order. */
import { memo } from "./lib/memo.ts";
import { byUnits } from "./lib/order.ts";
import { linkSite } from "./link/index.ts";
import type { Cache, Diagnostic, History, Note, PublishReport, ReadResult, ReleaseRecord, Settings, Site, Store } from "./model/index.ts";
import { publish } from "./publish/index.ts";
import { inspectAssets, readNotes, readTheme } from "./read/index.ts";
import { renderSite, type RenderResult } from "./render/index.ts";
import { parseSettings } from "./settings/index.ts";

/** Where notes come from and what else decides the site. */
export type World = {
  /** Text of `recto.yml`; undefined without one. */
  readonly settingsText: () => Promise<string | undefined>;
  readonly notes: Store;
  /** From the site folder to the notes, for messages: `notes/`, or nothing in a vault. */
  readonly notesPrefix: string;
  /** Folders below the notes that hold no notes: the output of a vault. */
  readonly notNotes: readonly string[];
  /** The site's templates and public files over the theme's. */
  readonly templates: Store;
  readonly publicFiles: Store;
  readonly cache: Cache;
  readonly history: History;
  /** Differs when the program may give other results. */
  readonly programStamp: string;
};

/** Where a site goes. */
export type Destination = {
  readonly store: Store;
  readonly record: ReleaseRecord;
  /** Whether files that recto did not write may lie there. */
  readonly force: boolean;
};

export type Progress = {
  readonly step: "read" | "parse" | "render" | "write";
  readonly done: number;
  readonly total: number;
};

export type BuildOptions = {
  /** From the command line; they win over `recto.yml`. */
  readonly overrides: Partial<Settings>;
  /** Whether warnings count as errors. */
  readonly strict: boolean;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Ends the build with an exception, its reason; what stands stays as it is, or becomes the new site as a whole. */
  readonly signal?: AbortSignal | undefined;
};

/** What is known of a site before any page is made. */
export type Examination = {
  readonly settings: Settings;
  readonly site: Site;
  readonly read: ReadResult;
  /** Of all stages so far, by place; `sourceLine` is filled in. */
  readonly diagnostics: readonly Diagnostic[];
};

export type BuildResult = {
  readonly noteCount: number;
  readonly pageCount: number;
  /** By place; `sourceLine` is filled in. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when an error kept the site from being published. */
  readonly report?: PublishReport;
};

/** Everything that is to be said about a site; nothing is made or written. */
export async function examine(world: World, options: BuildOptions): Promise<Examination> {
  const { settings, diagnostics: inSettings } = parseSettings(await world.settingsText(), options.overrides);
  const read = await readNotes({ store: world.notes, settings, ignoredPaths: world.notNotes });
  const notes = await parseNotes(world, read, options);
  const site = linkSite({ notes, assets: read.assets, dates: await world.history.dates(), settings });
  const inNotes = [...read.diagnostics, ...notes.flatMap(({ diagnostics }) => diagnostics), ...site.diagnostics];
  const diagnostics = [...inSettings, ...noNotes(read), ...inNotes.map((diagnostic) => inSiteFolder(diagnostic, world, read))];
  return { settings, site, read, diagnostics: severely(diagnostics, options) };
}

/** Makes the site and publishes it, unless something is an error: then what stands stays as it is. */
export async function build(world: World, destination: Destination, options: BuildOptions): Promise<BuildResult> {
  const examination = await examine(world, options);
  const rendered = await render(world, examination, options);
  const result = {
    noteCount: examination.site.notes.size,
    pageCount: rendered.pageCount,
    diagnostics: [...examination.diagnostics, ...severely(rendered.diagnostics, options)],
  };
  // Before publishing: what was learnt is worth keeping even when nothing may be published.
  await world.cache.flush();
  if (hasErrors(result.diagnostics)) return result;
  const { report, diagnostics } = await publish({
    ...destination,
    outputs: rendered.outputs,
    onWrite: (done, total) => options.onProgress?.({ step: "write", done, total }),
    ...(options.signal && { signal: options.signal }),
  });
  return { ...result, diagnostics: [...result.diagnostics, ...diagnostics], ...(report !== undefined && { report }) };
}

/** Whether any is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

async function parseNotes(world: World, { sources }: ReadResult, { onProgress, signal }: BuildOptions): Promise<Note[]> {
  let done = 0;
  return memo(
    {
      name: "parse",
      version: world.programStamp,
      keyOf: (source) => JSON.stringify([source.path, source.digest]),
      prepare: async () => (await import("./parse/index.ts")).createParser(),
    },
    sources,
    { cache: world.cache, signal, onDone: () => onProgress?.({ step: "parse", done: ++done, total: sources.length }) },
  );
}

async function render(world: World, { site, settings, read }: Examination, { onProgress, signal }: BuildOptions): Promise<RenderResult> {
  const theme = await readTheme({ templates: world.templates, publicFiles: world.publicFiles, cache: world.cache });
  const attachments = await inspectAssets(world.notes, site.attachments, world.cache, read.assets);
  let done = 0;
  const rendered = await renderSite({
    site,
    settings,
    attachments: [...attachments.facts.values()],
    publicFiles: theme.publicFiles,
    templates: theme.templates,
    readAttachment: (path) => world.notes.read(path),
    readPublicFile: (path) => world.publicFiles.read(path),
    cache: world.cache,
    version: world.programStamp,
    signal,
    onPage: (_page, total) => onProgress?.({ step: "render", done: ++done, total }),
  });
  const inAttachments = attachments.diagnostics.map((diagnostic) => inSiteFolder(diagnostic, world, read));
  return { ...rendered, diagnostics: [...inAttachments, ...rendered.diagnostics] };
}

/** A site without notes is a mistake more often than a wish, and would empty what stands. */
function noNotes({ sources }: ReadResult): Diagnostic[] {
  if (sources.length > 0) return [];
  return [{ code: "no-notes", severity: "error", message: "there are no notes", hint: "Put a file ending in .md into the notes folder." }];
}

/** The place as seen from the site folder, with the line it points to. */
function inSiteFolder(diagnostic: Diagnostic, { notesPrefix }: World, { sources }: ReadResult): Diagnostic {
  const { at } = diagnostic;
  if (at === undefined) return diagnostic;
  const sourceLine = lineOf(sources, at.path, at.line);
  return { ...diagnostic, at: { ...at, path: notesPrefix + at.path }, ...(sourceLine !== undefined && { sourceLine }) };
}

/** Line `line`, from 1, of the source at `path`; sources are sorted by path. */
function lineOf(sources: ReadResult["sources"], path: string, line: number): string | undefined {
  let low = 0;
  let high = sources.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byUnits((sources[middle] as { path: string }).path, path) < 0) low = middle + 1;
    else high = middle;
  }
  const source = sources[low];
  return source?.path === path ? source.text.split("\n", line)[line - 1] : undefined;
}

/** In the order of places; with `strict`, warnings are errors. */
function severely(diagnostics: readonly Diagnostic[], { strict }: BuildOptions): Diagnostic[] {
  return diagnostics
    .map((diagnostic) => (strict && diagnostic.severity === "warning" ? { ...diagnostic, severity: "error" as const } : diagnostic))
    .sort(
      (a, b) =>
        byUnits(a.at?.path ?? "", b.at?.path ?? "") || (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0),
    );
}
