/** recto build: notes → the output folder. */
import { homedir } from "node:os";
import { relative } from "node:path";
import { build, hasErrors } from "../build.ts";
import { acquireLock } from "../io/lock.ts";
import { findSite, openDestination, openWorld, outputFolder } from "../open.ts";
import { refuseOutputFolder } from "../publish/index.ts";
import type { Invocation } from "./main.ts";
import { showProgress } from "./progress.ts";
import { resultAsJson, seenFrom, summary, tellDiagnostics } from "./report.ts";
import { abortOnStop } from "./stopSignal.ts";
import { textOption } from "./values.ts";

/** 0 when the site is built, 1 when an error kept it from being published. */
export async function run(invocation: Invocation): Promise<number> {
  const { operand, options, terminal } = invocation;
  const start = terminal.now();
  const site = await findSite(operand ?? ".");
  const out = outputFolder(site, textOption(invocation, "out"));
  const refusal = refuseOutputFolder({ out, site: site.root, notes: site.notes, home: homedir() });
  if (refusal !== undefined) {
    tellDiagnostics(terminal, [refusal]);
    return 1;
  }
  const signal = abortOnStop();
  const lock = await acquireLock(site.state);
  try {
    const url = textOption(invocation, "url");
    const result = await build(await openWorld(site, [out]), openDestination(site, out, options["force"] === true), {
      overrides: { ...(url !== undefined && { url }), ...(options["drafts"] === true && { drafts: true }) },
      strict: options["strict"] === true,
      onProgress: showProgress(terminal),
      signal,
    });
    const diagnostics = seenFrom(result.diagnostics, process.cwd(), site.root);
    const milliseconds = terminal.now() - start;
    terminal.showStatus(undefined);
    if (options["json"] === true) {
      terminal.print(resultAsJson({ ...result, diagnostics }, milliseconds));
    } else {
      tellDiagnostics(terminal, diagnostics);
      terminal.print(`${summary(result, milliseconds)} → ${relative(process.cwd(), out) || "."}`);
    }
    return hasErrors(diagnostics) ? 1 : 0;
  } finally {
    await lock.release();
  }
}
