/** recto check: all that is to be said about the notes, or all files that would be published; nothing is written. */
import { check } from "../build.ts";
import { hasErrors } from "../lib/diagnostics.ts";
import { jsonForTerminal } from "../lib/escape.ts";
import { findSite, openWorld } from "../open.ts";
import { filesOf, fileTable } from "./fileList.ts";
import type { Invocation } from "./main.ts";
import { showProgress } from "./progress.ts";
import { counts, plural, resultAsJson, seconds, seenFrom, tellByCode } from "./report.ts";

/** 1 when anything is an error. */
export async function run({ operand, options, terminal }: Invocation): Promise<number> {
  const start = terminal.now();
  const site = await findSite(operand ?? ".");
  const world = await openWorld(site, []);
  const {
    diagnostics: all,
    noteCount,
    pageCount,
    outputs,
  } = await check(world, {
    overrides: options["drafts"] === true ? { drafts: true } : {},
    strict: options["strict"] === true,
    onProgress: showProgress(terminal),
  });
  const diagnostics = seenFrom(all, process.cwd(), site.root);
  const milliseconds = terminal.now() - start;
  terminal.showStatus(undefined);
  const isJson = options["json"] === true;
  if (options["list-files"] === true) {
    tellByCode(terminal, diagnostics);
    const files = filesOf(outputs, world.notesPrefix);
    terminal.print(isJson ? jsonForTerminal(files) : fileTable(files));
  } else if (isJson) {
    terminal.print(resultAsJson({ noteCount, pageCount, diagnostics }, milliseconds));
  } else {
    tellByCode(terminal, diagnostics);
    const infos = diagnostics.filter(({ severity }) => severity === "info").length;
    const found = infos === 0 ? counts(diagnostics) : `${counts(diagnostics)}, ${plural(infos, "info")}`;
    terminal.print(`${plural(noteCount, "note")} checked: ${found}, ${seconds(milliseconds)}`);
  }
  return hasErrors(diagnostics) ? 1 : 0;
}
