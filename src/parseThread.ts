/** Compiled to `lib/parseThread.js`: parses notes in a thread of its own, as `openWorld` starts it. */
import { BUILT_IN } from "./builtIn.ts";
import { loadPlugins } from "./io/plugins.ts";
import { serveThread, type ThreadWork } from "./io/threadSide.ts";
import type { Note, Source } from "./model/index.ts";
import { createParser, type ParseOptions } from "./parse/index.ts";

/** What the thread is given. */
export type ParserGiven = {
  readonly siteFolder: string;
  /** Files, as `recto.yml` names them. What is wrong with them was said when the build loaded them. */
  readonly plugins: readonly string[];
  readonly options: ParseOptions;
};

const work: ThreadWork<ParserGiven, Source, Note> = async ({ siteFolder, plugins, options }) => {
  const loaded = await loadPlugins(siteFolder, plugins);
  return createParser([...BUILT_IN, ...loaded.plugins], options);
};

serveThread(work);
