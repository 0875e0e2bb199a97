/** render: the site → finished files. Pages are made from templates and remembered by all that decides them. */
import { digest } from "../lib/digest.ts";
import { memo } from "../lib/memo.ts";
import { createSay } from "../words/index.ts";
import {
  type AssetFacts,
  type Cache,
  type Diagnostic,
  type Digest,
  type NotePath,
  type Output,
  type Page,
  type Plugin,
  type Rendition,
  type Settings,
  type Site,
  type SitePath,
  type Surroundings,
} from "../model/index.ts";
import { createContext, leftOut } from "./context.ts";
import { copyFiles, copyPublicFile, keptNameClass } from "./files/copies.ts";
import { pointerFiles } from "./files/pointers.ts";
import { settleStylesheets } from "./files/stylesheets.ts";
import { withTokens } from "./files/tokens.ts";
import { filledBody } from "./holes.ts";
import { unknownLayouts } from "./layouts.ts";
import { pagesOfNotes, planPages, redirectPages } from "./pages/index.ts";
import { tooMuchToPrint } from "./print.ts";
import { printText } from "./printText.ts";
import { askPlugins, clientScripts, pluginOutput } from "./plugins.ts";
import type { Templates, TemplateTexts } from "./templates.ts";

export type { TemplateTexts } from "./templates.ts";

export type RenderInput = {
  readonly site: Site;
  readonly settings: Settings;
  /** Of `site.attachments`. */
  readonly attachments: readonly AssetFacts[];
  /** Of all files in `public/`, a site's own and the theme's. */
  readonly publicFiles: readonly AssetFacts[];
  readonly templates: TemplateTexts;
  readonly plugins: readonly Plugin[];
  /** Reads an attachment as it is published, a smaller form of it, and a file of `public/`, when it must be written. */
  readonly readAttachment: (path: string) => Promise<Uint8Array>;
  readonly readRendition: (path: string, rendition: Rendition) => Promise<Uint8Array>;
  readonly readPublicFile: (path: string) => Promise<Uint8Array>;
  readonly cache: Cache;
  /** Of the program that renders. */
  readonly version: string;
  readonly signal?: AbortSignal | undefined;
  readonly first?: First | undefined;
  /** Called once each page is known. */
  readonly onPage?: (page: Page, total: number) => void;
};

/** Pages that are wanted before all others are even planned: the preview shows what was just saved while the rest is made. */
export type First = {
  /** Those that are no notes of the site are passed over. */
  readonly notes: readonly NotePath[];
  readonly show: (outputs: readonly Output[]) => Promise<void>;
};

export type RenderResult = {
  readonly outputs: readonly Output[];
  /** Without redirects. */
  readonly pageCount: number;
  /** About notes: their places are below the notes folder. */
  readonly inNotes: readonly Diagnostic[];
  readonly diagnostics: readonly Diagnostic[];
};

/** What is remembered of a page: enough to tell whether the file that stands is the right one. */
type Rendered = { readonly digest: Digest; readonly size: number } | { readonly problem: Diagnostic };

/** All files of the site. A page's bytes are made once, in this run or an earlier one, and again only when they must be written. */
export async function renderSite(asked: RenderInput): Promise<RenderResult> {
  const input = { ...asked, ...(await settleStylesheets(await withTokens(asked, asked.settings))) };
  const scripts = clientScripts(input.plugins);
  const context = createContext({ ...input, scripts: scripts.map(({ path }) => path) });
  if (input.first !== undefined) {
    const { outputs } = await renderPages(input, pagesOfNotes(context, input.first.notes));
    await input.first.show(outputs);
  }
  const own = planPages(context);
  const publicAddresses = input.publicFiles.map((facts) => copyPublicFile(facts).address);
  const additions = askPlugins(context, { pages: own.map(({ address }) => address), publicFiles: publicAddresses });
  const planned = [...own, ...additions.pages];
  const others = [...[...planned.map(({ address }) => address), ...additions.files.map(({ path }) => path)], ...publicAddresses];
  const pointers = pointerFiles(context, planned, others);
  const redirects = redirectPages(context, [...others, ...pointers.map(({ path }) => path)]);
  const pages = [...planned, ...redirects.pages];
  const { outputs, diagnostics } = await renderPages(input, pages);
  const copies = copyFiles({ ...input, pages, attachments: [...context.attachments.values()] });
  return {
    outputs: [
      ...outputs,
      ...copies.outputs,
      ...scripts.map((file) => pluginOutput(file, "asset")),
      ...additions.files.map((file) => pluginOutput(file, keptNameClass(file.path))),
      ...pointers.map((file) => pluginOutput(file, "pointer")),
    ],
    pageCount: planned.length,
    inNotes: [
      ...unknownLayouts(
        [...input.site.notes.values()].map(({ note }) => note),
        context.layouts,
      ),
      ...redirects.diagnostics,
    ],
    diagnostics: [
      ...diagnostics,
      ...leftOut(context),
      ...(input.settings.print ? tooMuchToPrint(input.site) : []),
      ...copies.diagnostics,
      ...additions.diagnostics,
    ],
  };
}

async function renderPages(input: RenderInput, pages: readonly Page[]): Promise<{ outputs: Output[]; diagnostics: Diagnostic[] }> {
  // As bytes: a page with one letter beyond Latin-1 takes twice the memory as text.
  const fresh = new Map<SitePath, Buffer>();
  let templates: Promise<Templates> | undefined;
  const render = async (page: Page): Promise<string | Diagnostic> => {
    templates ??= import("./templates.ts").then(({ compileTemplates }) => compileTemplates(input.templates));
    return (await templates).render(page.template, shownBy(page));
  };
  const rendered = await memo<Page, Rendered>(
    {
      name: "render",
      version: digest(JSON.stringify([input.version, ...input.templates])),
      keyOf: createKeyOf(),
      prepare: async () => async (page) => {
        const html = await render(page);
        if (typeof html !== "string") return { problem: html };
        const bytes = Buffer.from(html);
        fresh.set(page.address, bytes);
        return { digest: digest(bytes), size: bytes.length };
      },
    },
    pages,
    { cache: input.cache, signal: input.signal, onDone: (page) => input.onPage?.(page, pages.length) },
  );
  const problems = new Map<string, Diagnostic>();
  const outputs = pages.flatMap((page, index): Output[] => {
    const result = rendered[index] as Rendered;
    if ("problem" in result) {
      problems.set(JSON.stringify(result.problem), result.problem);
      return [];
    }
    const read = async () => {
      const bytes = fresh.get(page.address);
      if (bytes !== undefined) return bytes;
      const html = await render(page);
      if (typeof html !== "string") throw new Error(html.message);
      return Buffer.from(html);
    };
    const from = page.body?.note.path;
    return [{ path: page.address, ...result, cacheClass: "page", ...(from !== undefined && { from }), read }];
  });
  return { outputs, diagnostics: [...problems.values()] };
}

/** A function that stands for all that decides a page's bytes: the body is told by its source, the surroundings by their digest, taken once. */
function createKeyOf(): (page: Page) => string {
  const digests = new Map<Surroundings, Digest>();
  const digestOf = (surroundings: Surroundings) => {
    // The program has the words, and its version is a part of the key.
    const known = digests.get(surroundings) ?? digest(JSON.stringify({ ...surroundings, words: surroundings.words.language }));
    digests.set(surroundings, known);
    return known;
  };
  const told = ({ note, fillings }: NonNullable<Page["body"]>) => [note.digest, note.path, fillings];
  return ({ template, data, surroundings, body, printed }) => {
    const shown = printed?.map((each) => [each.id, each.level, ...told(each)]) ?? (body && told(body)) ?? null;
    return JSON.stringify([template, digestOf(surroundings), data, shown]);
  };
}

/** What the template sees: the page's data, with what the note says put together. */
function shownBy({ data, surroundings: shared, body, printed }: Page): object {
  const surroundings = { ...shared, say: createSay(shared.words) };
  if (printed !== undefined) {
    const bodies = Object.fromEntries(printed.map((each) => [each.id, printText(each, shared.words)]));
    return { ...surroundings, ...data, bodies };
  }
  if (body === undefined) return { ...surroundings, ...data };
  const { note, fillings } = body;
  const said = {
    body: filledBody(note, fillings),
    headings: note.headings,
    extra: note.frontMatter.extra,
  };
  return "note" in data && typeof data.note === "object"
    ? { ...surroundings, ...data, note: { ...data.note, ...said } }
    : { ...surroundings, ...data, ...said };
}
