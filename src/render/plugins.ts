/** What plug-ins add to the site: their checks, their pages, their files, their scripts. */
import { digest } from "../lib/digest.ts";
import { fromPlugin, seenBy } from "../lib/plugins.ts";
import { pathFault } from "../lib/safeJoin.ts";
import {
  sitePath,
  type Diagnostic,
  type Output,
  type Page,
  type Plugin,
  type PluginFile,
  type PluginPage,
  type SitePath,
} from "../model/index.ts";
import { entryFor, type RenderContext } from "./context.ts";
import { frameFor } from "./frame.ts";

export type Additions = {
  readonly pages: readonly Page[];
  readonly files: readonly PluginFile[];
  readonly diagnostics: readonly Diagnostic[];
};

/** What else has an address on the site. */
export type TakenAddresses = { readonly pages: readonly SitePath[]; readonly publicFiles: readonly SitePath[] };

/** Asks every plug-in; one that fails, or whose address cannot be had, is said to, and the others go on. */
export function askPlugins(context: RenderContext, others: TakenAddresses): Additions {
  const { site, hrefs, taken, words, say } = context;
  // A page hides a public file, but no other file does.
  const forPages = new Set(others.pages);
  const forFiles = new Set([...others.pages, ...others.publicFiles]);
  const shown = {
    ...site,
    href: hrefs.between,
    entry: (from: SitePath, path: Parameters<typeof entryFor>[2]) => entryFor(context, from, path),
    words,
    say,
  };
  const pages: Page[] = [];
  const files: PluginFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const plugin of context.plugins) {
    const view = seenBy(plugin, shown);
    const checked = fromPlugin(plugin, "check", () => plugin.check?.(view) ?? []);
    const paged = fromPlugin(plugin, "pages", () => plugin.pages?.(view) ?? []);
    const filed = fromPlugin(plugin, "files", () => plugin.files?.(view) ?? []);
    const claim = (path: SitePath, used: ReadonlySet<SitePath>): boolean => {
      const fault = pathFault(path, "write");
      if (fault !== undefined) diagnostics.push(badPath(plugin, path, fault));
      // What a note or folder has in the way is its writer's wish.
      if (fault !== undefined || taken.has(path)) return false;
      if (used.has(path)) {
        diagnostics.push(takenPath(plugin, path));
        return false;
      }
      forPages.add(path);
      forFiles.add(path);
      return true;
    };
    pages.push(...paged.results.filter(({ address }) => claim(address, forPages)).map((page) => pluginPage(context, page)));
    files.push(...filed.results.filter(({ path }) => claim(path, forFiles)));
    diagnostics.push(...checked.results, ...checked.diagnostics, ...paged.diagnostics, ...filed.diagnostics);
  }
  return { pages, files, diagnostics };
}

/** Where the script of each plug-in that has one is published, with its text. */
export function clientScripts(plugins: readonly Plugin[]): readonly PluginFile[] {
  return plugins.flatMap(({ name, client }) =>
    client === undefined ? [] : [{ path: sitePath(`assets/${name}.${digest(client).slice(0, 10)}.js`), text: client }],
  );
}

/** A file of a plug-in, finished. */
export function pluginOutput({ path, text }: PluginFile, cacheClass: Output["cacheClass"]): Output {
  const bytes = Buffer.from(text);
  return { path, digest: digest(bytes), size: bytes.length, cacheClass, read: async () => bytes };
}

function pluginPage(context: RenderContext, { address, title, distinction, description, template, data }: PluginPage): Page {
  const open = { address, folder: "" };
  const { frame, surroundings } = frameFor(context, { open, title, distinction, ...(description !== undefined && { description }) });
  return { address, template, data: { ...frame, ...data }, surroundings };
}

function takenPath({ name }: Plugin, path: SitePath): Diagnostic {
  const message = `what the plug-in "${name}" has for ${path} is left out, because the site has another file of that address`;
  return { code: "address-taken", severity: "warning", message, hint: "Give it another address." };
}

function badPath({ name }: Plugin, path: SitePath, fault: string): Diagnostic {
  const message = `the plug-in "${name}" asks for the address "${path}", which cannot be: ${fault}`;
  return { code: "bad-plugin", severity: "error", message, hint: "Mend it, or take it out of recto.yml." };
}
