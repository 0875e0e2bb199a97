/** Loads a site's plug-ins: modules that export one by default. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { digest } from "../lib/digest.ts";
import type { Diagnostic, LoadedPlugins, Plugin } from "../model/index.ts";

const MEMBERS: ReadonlySet<string> = new Set(["name", "syntax", "facts", "check", "pages", "files", "templates", "client"]);

/**
 * Plug-ins from files, as `recto.yml` names them, relative to the site folder. The stamp tells versions of the files
 * apart, not of what they import. A file that changed is loaded anew while `recto dev` runs.
 */
export async function loadPlugins(siteFolder: string, files: readonly string[]): Promise<LoadedPlugins> {
  const plugins: Plugin[] = [];
  const diagnostics: Diagnostic[] = [];
  const stamps: string[] = [];
  for (const file of files) {
    try {
      const path = join(siteFolder, file);
      const stamp = digest(await readFile(path));
      stamps.push(stamp);
      const module: unknown = await import(`${pathToFileURL(path).href}?${stamp.slice(0, 16)}`);
      plugins.push(pluginOf(module));
    } catch (error) {
      diagnostics.push(unusable(file, error));
    }
  }
  return { plugins, stamp: stamps.join(" "), diagnostics };
}

/** Throws what is wrong with it. */
function pluginOf(module: unknown): Plugin {
  const plugin: unknown = typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
  if (!isPlugin(plugin)) throw new Error('it must export an object with a "name" of lower-case letters, digits and "-" by default');
  const strange = Object.keys(plugin).find((key) => !MEMBERS.has(key));
  if (strange !== undefined) throw new Error(`a plug-in has no "${strange}"; it may have ${[...MEMBERS].join(", ")}`);
  return plugin;
}

function isPlugin(value: unknown): value is Plugin {
  return (
    typeof value === "object" && value !== null && "name" in value && typeof value.name === "string" && /^[a-z][a-z0-9-]*$/.test(value.name)
  );
}

function unusable(file: string, error: unknown): Diagnostic {
  const reason =
    error instanceof Error && "code" in error && error.code === "ENOENT" ? "there is no such file" : String(error).split("\n", 1)[0];
  return {
    code: "bad-plugin",
    severity: "error",
    message: `the plug-in ${file} cannot be loaded: ${reason}`,
    hint: "Mend it, or take it out of recto.yml.",
    at: { path: "recto.yml", line: 1, column: 1, length: 1 },
  };
}
