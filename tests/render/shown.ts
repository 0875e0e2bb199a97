/** A site through `link` and `render`, with templates that write down what they are shown. */
import { createMemoryCache } from "../../src/io/memoryCache.ts";
import { linkSite } from "../../src/link/index.ts";
import { notePath, type AssetFacts, type Diagnostic, type Note, type Output, type Settings } from "../../src/model/index.ts";
import { digest } from "../../src/lib/digest.ts";
import { renderSite } from "../../src/render/index.ts";
import { tags } from "../../src/tags/index.ts";
import { parseSettings } from "../../src/settings/index.ts";

const SETTINGS: Settings = parseSettings(undefined).settings;
const NAMES = ["note", "folder", "home", "tag", "tags", "recent", "not-found", "print"];
const WRITE_DOWN = new Map(NAMES.map((name) => [name, "<%~ JSON.stringify(it) %>"]));

/** What is not said is the default. */
export type Parts = Partial<Settings> & {
  readonly notes: readonly Note[];
  /** Attachments by path, with width and height where they are images. */
  readonly attachments?: { readonly [path: string]: readonly [number, number] | undefined };
  /** Path in `public/` → content. */
  readonly publicFiles?: { readonly [path: string]: string };
  readonly templates?: { readonly [name: string]: string };
};

export type Shown = {
  readonly outputs: readonly Output[];
  readonly diagnostics: readonly Diagnostic[];
  readonly paths: readonly string[];
  /** What the template of the page at `path` is shown. Throws when there is no such page. */
  readonly at: (path: string) => Promise<{ readonly [key: string]: unknown }>;
  readonly text: (path: string) => Promise<string>;
};

export async function show({ notes, attachments = {}, publicFiles = {}, templates, ...settings }: Parts): Promise<Shown> {
  const all = { ...SETTINGS, ...settings };
  const site = linkSite({
    notes,
    assets: Object.keys(attachments).map((path) => ({ path: notePath(path), size: 1, stamp: "" })),
    dates: new Map(),
    settings: all,
  });
  const { outputs, diagnostics } = await renderSite({
    site,
    settings: all,
    attachments: site.attachments.map((path) => factsOf(path, path, attachments[path])),
    publicFiles: Object.entries(publicFiles).map(([path, content]) => factsOf(path, content, undefined)),
    templates: templates === undefined ? WRITE_DOWN : new Map(Object.entries(templates)),
    plugins: [tags],
    readRendition: async (path) => Buffer.from(path),
    readAttachment: async (path) => Buffer.from(path),
    readPublicFile: async (path) => Buffer.from(publicFiles[path] ?? ""),
    cache: createMemoryCache(),
    version: "test",
  });
  const text = async (path: string) => {
    const output = outputs.find((each) => each.path === path);
    if (output === undefined) throw new Error(`there is no ${path} among ${outputs.map((each) => each.path).join(", ")}`);
    return new TextDecoder().decode(await output.read());
  };
  return {
    outputs,
    diagnostics: [...site.diagnostics, ...diagnostics],
    paths: outputs.map(({ path }) => path),
    at: async (path) => JSON.parse(await text(path)) as { readonly [key: string]: unknown },
    text,
  };
}

function factsOf(path: string, content: string, size: readonly [number, number] | undefined): AssetFacts {
  const dimensions = size && { width: size[0], height: size[1] };
  return { path: notePath(path), digest: digest(content), size: content.length, ...(dimensions && { dimensions }) };
}
