/** render: the site → finished files. Pages are made from templates and remembered by all that decides them. */
import { digest } from "../lib/digest.ts";
import { memo } from "../lib/memo.ts";
import {
  sitePath,
  type AssetFacts,
  type Cache,
  type Diagnostic,
  type Digest,
  type Output,
  type Page,
  type Settings,
  type Site,
  type SitePath,
} from "../model/index.ts";
import { addressTags, type RenderContext } from "./context.ts";
import { attachmentAddress, copyOutput, copyPublicFile, fingerprintName } from "./files/copies.ts";
import { sitemap } from "./files/sitemap.ts";
import { createHrefs } from "./hrefs.ts";
import { planPages } from "./pages/index.ts";
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
  /** Reads an attachment, and a file of `public/`, when it must be written. */
  readonly readAttachment: (path: string) => Promise<Uint8Array>;
  readonly readPublicFile: (path: string) => Promise<Uint8Array>;
  readonly cache: Cache;
  /** Of the program that renders. */
  readonly version: string;
  readonly signal?: AbortSignal | undefined;
  /** Called once each page is known. */
  readonly onPage?: (page: Page, total: number) => void;
};

export type RenderResult = {
  readonly outputs: readonly Output[];
  readonly pageCount: number;
  readonly diagnostics: readonly Diagnostic[];
};

const SITEMAP = sitePath("sitemap.xml");

/** What is remembered of a page: enough to tell whether the file that stands is the right one. */
type Rendered = { readonly digest: Digest; readonly size: number } | { readonly problem: Diagnostic };

/** All files of the site. A page's bytes are made once, in this run or an earlier one, and again only when they must be written. */
export async function renderSite(input: RenderInput): Promise<RenderResult> {
  const context = createContext(input);
  const pages = planPages(context);
  const { outputs, diagnostics } = await renderPages(input, pages);
  const { readAttachment, readPublicFile } = input;
  const taken = new Set<SitePath>(pages.map(({ address }) => address));
  const copies = input.publicFiles.map(copyPublicFile).filter(({ address }) => !taken.has(address));
  const map = sitemap(context, pages);
  return {
    outputs: [
      ...outputs,
      ...new Map(
        [...context.attachments.values()].map((facts) => {
          const copy = copyOutput({ facts, address: facts.address, cacheClass: "asset" }, readAttachment);
          return [copy.path, copy] as const;
        }),
      ).values(),
      ...copies.map((copy) => copyOutput(copy, readPublicFile)),
      ...(map === undefined || copies.some(({ address }) => address === SITEMAP) ? [] : [textOutput(SITEMAP, map)]),
    ],
    pageCount: pages.length,
    diagnostics,
  };
}

function createContext({ site, settings, attachments, publicFiles }: RenderInput): RenderContext {
  const homeNote = site.folders.get("")?.indexNote;
  const homeTitle = homeNote === undefined ? undefined : site.notes.get(homeNote)?.note.title;
  const positions = new Map<string, number>();
  for (const folder of site.folders.values()) {
    for (const siblings of [folder.notes, folder.folders]) siblings.forEach((path, index) => positions.set(path, index));
  }
  const folderTitles = new Map<string, number>();
  for (const { title } of site.folders.values()) folderTitles.set(title.toLowerCase(), (folderTitles.get(title.toLowerCase()) ?? 0) + 1);
  const taken = new Set([...site.notes.values()].map(({ address }) => address));
  const free = (address: SitePath) => (taken.has(address) ? undefined : address);
  const recent = site.recent.length === 0 ? undefined : free(madeAddress("recent", settings));
  const tagIndex = site.tags.length === 0 ? undefined : free(sitePath("tags/index.html"));
  return {
    site,
    settings,
    siteTitle: settings.title ?? homeTitle ?? "Notes",
    hrefs: createHrefs(settings),
    attachments: new Map(attachments.map((facts) => [facts.path, { ...facts, address: attachmentAddress(facts) }])),
    fingerprints: new Map(
      publicFiles.flatMap((facts) => {
        const name = fingerprintName(facts);
        return name === undefined ? [] : [[name, copyPublicFile(facts).address] as const];
      }),
    ),
    ...(recent !== undefined && { recent }),
    ...(tagIndex !== undefined && { tagIndex }),
    positions,
    taken,
    tagAddresses: addressTags(site.tags, taken),
    folderTitles,
  };
}

function madeAddress(name: string, { urls }: Settings): SitePath {
  return sitePath(urls === "html" ? `${name}.html` : `${name}/index.html`);
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
      keyOf,
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
    return [{ path: page.address, ...result, cacheClass: "page", read }];
  });
  return { outputs, diagnostics: [...problems.values()] };
}

/** Stands for all that decides the page's bytes; the body is told by its source. */
function keyOf({ template, data, body }: Page): string {
  return JSON.stringify([template, data, body === undefined ? null : [body.note.digest, body.note.path, body.fillings]]);
}

/** What the template sees: the page's data with the body put together. */
function shownBy({ data, body }: Page): object {
  if (body === undefined) return data;
  const html = body.note.body.map((part, index) => part + (body.fillings[index] ?? "")).join("");
  return "note" in data ? { ...data, note: { ...data.note, body: html } } : { ...data, body: html };
}

function textOutput(path: SitePath, text: string): Output {
  const bytes = Buffer.from(text);
  return { path, digest: digest(bytes), size: bytes.length, cacheClass: "pointer", read: async () => bytes };
}
