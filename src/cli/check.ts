/** recto check: all that is to be said about the notes; nothing is written. */
import { prepare } from "../build.ts";
import { hasErrors } from "../lib/diagnostics.ts";
import { findSite, openWorld } from "../open.ts";
import type { Invocation } from "./main.ts";
import { showProgress } from "./progress.ts";
import { counts, plural, resultAsJson, seconds, seenFrom, tellDiagnostics } from "./report.ts";

/** 1 when anything is an error. */
export async function run({ operand, options, terminal }: Invocation): Promise<number> {
  const start = terminal.now();
  const site = await findSite(operand ?? ".");
  const {
    diagnostics: found,
    noteCount,
    pageCount,
  } = await prepare(await openWorld(site, []), {
    overrides: options["drafts"] === true ? { drafts: true } : {},
    strict: options["strict"] === true,
    onProgress: showProgress(terminal),
  });
  const diagnostics = seenFrom(found, process.cwd(), site.root);
  const milliseconds = terminal.now() - start;
  terminal.showStatus(undefined);
  if (options["json"] === true) {
    terminal.print(resultAsJson({ noteCount, pageCount, diagnostics }, milliseconds));
  } else {
    tellDiagnostics(terminal, diagnostics);
    terminal.print(`${plural(noteCount, "note")} checked: ${counts(diagnostics)}, ${seconds(milliseconds)}`);
  }
  return hasErrors(diagnostics) ? 1 : 0;
}
