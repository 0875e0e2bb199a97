/** The pipeline, in order: settings → read → parse → link → media → render → publish. The only file that knows the order. */
import { BUILT_IN } from "./builtIn.ts";
import { hasErrors, inOrderOfPlace, strictly, textsOf, withPrefix, withSecretsCovered, withSourceLines } from "./lib/diagnostics.ts";
import { memo } from "./lib/memo.ts";
import { stoppedNote } from "./lib/emptyNote.ts";
import { linkSite, lintSite } from "./link/index.ts";
import type {
  Cache,
  Diagnostic,
  History,
  Note,
  Output,
  PublishReport,
  ReadResult,
  ReleaseRecord,
  Settings,
  Site,
  Source,
  Stopped,
  Store,
  LoadedPlugins,
} from "./model/index.ts";
import { cleanMedia, optimizeImages, reportLargeImages, type CleanedMedia, type OptimizedImages } from "./media/index.ts";
import { publish } from "./publish/index.ts";
import type { ParseOptions } from "./parse/index.ts";
import { inspectAssets, readNotes, readTheme } from "./read/index.ts";
import { renderSite, type First, type RenderResult } from "./render/index.ts";
import { checkLogoFile, parseSettings } from "./settings/index.ts";

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
  /** Loads the plug-ins that the settings name. */
  readonly loadPlugins: (files: readonly string[]) => Promise<LoadedPlugins>;
  /** Where notes are parsed: in threads, which are stopped when a note takes too long. Absent: in this one. */
  readonly startParser?: (asked: AskedParser) => (source: Source) => Promise<Note | Stopped>;
  /** Differs when the program may give other results. */
  readonly programStamp: string;
};

/** All that decides what a parser makes of a note, in a form that can be sent to a thread; and how long one note may take. */
export type AskedParser = {
  readonly plugins: readonly string[];
  /** Of the plug-ins: see {@link LoadedPlugins}. */
  readonly pluginStamp: string;
  readonly options: ParseOptions;
  readonly seconds: number;
};

/** Where a site goes. */
export type Destination = {
  readonly store: Store;
  readonly record: ReleaseRecord;
  /** Whether files that recto did not write may lie there. */
  readonly force: boolean;
};

export type Progress = {
  readonly step: "read" | "parse" | "images" | "render" | "write";
  readonly done: number;
  readonly total: number;
};

export type BuildOptions = {
  /** From the command line; they win over `recto.yml`. */
  readonly overrides: Partial<Settings>;
  /** Whether warnings count as errors. */
  readonly strict: boolean;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly first?: First | undefined;
  /** Ends the build with an exception, its reason; what stands stays as it is, or becomes the new site as a whole. */
  readonly signal?: AbortSignal | undefined;
};

/** Notes that are parsed or looked up at the same time: enough to keep every thread busy. */
const PARSED_AT_ONCE = 256;

/** What is known of a site before any page is made. */
type Examination = {
  readonly settingsText: string | undefined;
  readonly settings: Settings;
  readonly site: Site;
  readonly read: ReadResult;
  readonly plugins: LoadedPlugins;
  readonly diagnostics: readonly Diagnostic[];
};

/** A site that is ready to be published. */
export type Prepared = {
  readonly noteCount: number;
  readonly pageCount: number;
  readonly outputs: readonly Output[];
  /** By place; `sourceLine` is filled in. */
  readonly diagnostics: readonly Diagnostic[];
};

export type BuildResult = Omit<Prepared, "outputs"> & {
  /** Absent when an error kept the site from being published. */
  readonly report?: PublishReport;
};

/** Makes the site and publishes it, unless something is an error: then what stands stays as it is. */
export async function build(world: World, destination: Destination, options: BuildOptions): Promise<BuildResult> {
  const { outputs, ...prepared } = await prepare(world, options);
  // Before publishing: what was learnt is worth keeping even when nothing may be published.
  await world.cache.flush();
  if (hasErrors(prepared.diagnostics)) return prepared;
  const { report, diagnostics } = await publish({
    ...destination,
    outputs,
    onWrite: (done, total) => options.onProgress?.({ step: "write", done, total }),
    ...(options.signal && { signal: options.signal }),
  });
  return { ...prepared, diagnostics: [...prepared.diagnostics, ...diagnostics], ...(report !== undefined && { report }) };
}

/** Everything but publishing: nothing is written, and everything that is to be said is found. */
export async function prepare(world: World, options: BuildOptions): Promise<Prepared> {
  return prepareExamined(world, await examine(world, options), options);
}

/** The same, and what is worth knowing about the notes although nothing is wrong with them. */
export async function check(world: World, options: BuildOptions): Promise<Prepared> {
  const examination = await examine(world, options);
  const lints = withPrefix(lintSite(examination.site), world.notesPrefix);
  return prepareExamined(world, { ...examination, diagnostics: [...examination.diagnostics, ...lints] }, options);
}

async function prepareExamined(world: World, examination: Examination, options: BuildOptions): Promise<Prepared> {
  const { outputs, pageCount, diagnostics } = await render(world, examination, options);
  const all = inOrderOfPlace(withSecretsCovered([...examination.diagnostics, ...diagnostics]));
  return { noteCount: examination.site.notes.size, pageCount, outputs, diagnostics: options.strict ? strictly(all) : all };
}

async function examine(world: World, options: BuildOptions): Promise<Examination> {
  const settingsText = await world.settingsText();
  const { settings, diagnostics: inSettings } = parseSettings(settingsText, options.overrides);
  const loaded = await world.loadPlugins(settings.plugins);
  const plugins = { ...loaded, plugins: [...BUILT_IN, ...loaded.plugins] };
  const read = await readNotes({ store: world.notes, settings, ignoredPaths: world.notNotes });
  const notes = await parseNotes(world, { settings, read, plugins }, options);
  const site = linkSite({ notes, assets: read.assets, dates: await world.history.dates(), settings });
  const inNotes = [...read.diagnostics, ...notes.flatMap(({ diagnostics }) => diagnostics), ...site.diagnostics];
  return {
    settingsText,
    settings,
    site,
    read,
    plugins,
    diagnostics: [
      ...loaded.diagnostics,
      ...withSourceLines(inSettings, () => settingsText),
      ...noNotes(read),
      ...withPrefix(withSourceLines(inNotes, textsOf(read.sources)), world.notesPrefix),
    ],
  };
}

async function parseNotes(
  world: World,
  { settings, read: { sources }, plugins }: Pick<Examination, "settings" | "read" | "plugins">,
  { onProgress, signal }: BuildOptions,
): Promise<Note[]> {
  const asked = { plugins: settings.plugins, pluginStamp: plugins.stamp, options: parseOptions(settings), seconds: settings.timeout };
  let done = 0;
  const parsed = await memo<Source, Note | Stopped>(
    {
      name: "parse",
      version: JSON.stringify([world.programStamp, plugins.stamp, asked.options]),
      keyOf: (source) => JSON.stringify([source.path, source.digest]),
      prepare: async () => world.startParser?.(asked) ?? (await import("./parse/index.ts")).createParser(plugins.plugins, asked.options),
      // On another day the machine may have more time.
      isLasting: (note) => !("stopped" in note),
    },
    sources,
    {
      cache: world.cache,
      signal,
      onDone: () => onProgress?.({ step: "parse", done: ++done, total: sources.length }),
      atOnce: PARSED_AT_ONCE,
    },
  );
  return parsed.map((note, index) => ("stopped" in note ? stoppedNote(sources[index] as Source, note, settings.timeout) : note));
}

function parseOptions({ html, lang }: Settings): ParseOptions {
  return { html, lang };
}

async function render(world: World, examination: Examination, { onProgress, signal, first }: BuildOptions): Promise<RenderResult> {
  const { site, settings, settingsText, read, plugins } = examination;
  const theme = await readTheme({ templates: world.templates, publicFiles: world.publicFiles, cache: world.cache });
  const media = await prepareMedia(world, examination, { onProgress, signal });
  const templates = new Map([...plugins.plugins.flatMap((plugin) => Object.entries(plugin.templates ?? {})), ...theme.templates]);
  let done = 0;
  const rendered = await renderSite({
    site,
    settings,
    attachments: media.attachments,
    publicFiles: theme.publicFiles,
    templates,
    plugins: plugins.plugins,
    readAttachment: media.read,
    readRendition: media.readRendition,
    readPublicFile: (path) => world.publicFiles.read(path),
    cache: world.cache,
    // A page is told by its note's source, so by these as well.
    version: JSON.stringify([world.programStamp, plugins.stamp, parseOptions(settings)]),
    signal,
    first: hasErrors(examination.diagnostics) ? undefined : first,
    onPage: (_page, total) => onProgress?.({ step: "render", done: ++done, total }),
  });
  const inTemplates = withSourceLines(rendered.diagnostics, (path) => templates.get(path.replace(/^templates\/|\.eta$/g, "")));
  const inSettings = checkLogoFile(
    settings,
    settingsText,
    theme.publicFiles.map(({ path }) => path),
  );
  return {
    ...rendered,
    diagnostics: [
      ...withSourceLines(inSettings, () => settingsText),
      ...withPrefix(withSourceLines([...media.diagnostics, ...rendered.inNotes], textsOf(read.sources)), world.notesPrefix),
      ...inTemplates,
    ],
  };
}

/** Attachments as they are published: harmless, without metadata, and in smaller forms where the settings want them. */
async function prepareMedia(
  { notes, cache, programStamp }: World,
  { site, settings, read }: Examination,
  { onProgress, signal }: Pick<BuildOptions, "onProgress" | "signal">,
): Promise<CleanedMedia & Pick<OptimizedImages, "readRendition">> {
  const found = await inspectAssets(notes, site.attachments, cache, read.assets);
  const clean = await cleanMedia({ facts: found.facts.values(), read: (path) => notes.read(path), cache, version: programStamp, signal });
  const optimized = await optimizeImages({
    site: settings.images === "optimize" ? site : undefined,
    attachments: clean.attachments,
    read: clean.read,
    cache,
    signal,
    onDone: (done, total) => onProgress?.({ step: "images", done, total }),
  });
  const { attachments, readRendition } = optimized;
  const large = settings.images === "optimize" ? [] : reportLargeImages(site, attachments);
  return {
    ...clean,
    attachments,
    readRendition,
    diagnostics: [...found.diagnostics, ...clean.diagnostics, ...optimized.diagnostics, ...large],
  };
}

/** A site without notes is a mistake more often than a wish, and would empty what stands. */
function noNotes({ sources }: ReadResult): Diagnostic[] {
  if (sources.length > 0) return [];
  return [{ code: "no-notes", severity: "error", message: "there are no notes", hint: "Put a file ending in .md into the notes folder." }];
}
