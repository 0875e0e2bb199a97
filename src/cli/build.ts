/** recto build: notes → the output folder. */
import { homedir } from "node:os";
import { relative } from "node:path";
import { build, type BuildResult } from "../build.ts";
import { realFolderPath } from "../io/folder.ts";
import { acquireLock } from "../io/lock.ts";
import { hasErrors } from "../lib/diagnostics.ts";
import { findSite, openDestination, openWorld, outputFolder, type SiteFolder } from "../open.ts";
import { refuseOutputFolder } from "../publish/index.ts";
import type { Invocation } from "./main.ts";
import { showProgress } from "./progress.ts";
import { failedAsJson, failureOf, resultAsJson, seenFrom, summary, tellDiagnostics, withoutInfos } from "./report.ts";
import { abortOnStop } from "./stopSignal.ts";
import { textOption } from "./values.ts";

/** 0 when the site is built, 1 when an error kept it from being published. */
export async function run(invocation: Invocation): Promise<number> {
  const { operand, options, terminal } = invocation;
  const start = terminal.now();
  const isJson = options["json"] === true;
  try {
    const site = await findSite(operand ?? ".");
    const out = outputFolder(site, textOption(invocation, "out"));
    const result = await buildInto(out, site, invocation);
    const diagnostics = withoutInfos(seenFrom(result.diagnostics, process.cwd(), site.root));
    const milliseconds = terminal.now() - start;
    terminal.showStatus(undefined);
    if (isJson) {
      terminal.print(resultAsJson({ ...result, diagnostics }, milliseconds));
    } else {
      tellDiagnostics(terminal, diagnostics);
      const where = result.report === undefined ? "" : ` → ${relative(process.cwd(), out) || "."}`;
      terminal.print(`${summary({ ...result, diagnostics }, milliseconds)}${where}`);
    }
    return hasErrors(diagnostics) ? 1 : 0;
  } catch (error) {
    const failure = failureOf(error);
    if (!isJson || failure === undefined) throw error;
    terminal.print(failedAsJson(failure, terminal.now() - start));
    return 1;
  }
}

async function buildInto(out: string, site: SiteFolder, invocation: Invocation): Promise<BuildResult> {
  const { options, terminal } = invocation;
  const places = { out: realFolderPath(out), site: realFolderPath(site.root), notes: realFolderPath(site.notes), home: homedir() };
  const refusal = refuseOutputFolder(places);
  if (refusal !== undefined) return { noteCount: 0, pageCount: 0, diagnostics: [refusal] };
  const signal = abortOnStop();
  const lock = await acquireLock(site.state);
  try {
    const url = textOption(invocation, "url");
    return await build(await openWorld(site, [out]), openDestination(site, out, options["force"] === true), {
      overrides: { ...(url !== undefined && { url }), ...(options["drafts"] === true && { drafts: true }) },
      strict: options["strict"] === true,
      onProgress: showProgress(terminal),
      signal,
    });
  } finally {
    await lock.release();
  }
}
