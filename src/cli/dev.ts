/** recto dev: the site while it is being written. */
import { randomBytes } from "node:crypto";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import type { BuildResult } from "../build.ts";
import { systemClock } from "../io/clock.ts";
import { createFolderStore } from "../io/folder.ts";
import type { ListenOptions } from "../io/http.ts";
import { openBrowser } from "../io/openBrowser.ts";
import { findProgram } from "../io/program.ts";
import { escapeTerminal } from "../lib/escape.ts";
import { findSite, openWorld, outputFolder } from "../open.ts";
import { startDev, type DevEvent } from "../serve/dev.ts";
import type { Invocation } from "./main.ts";
import { showProgress } from "./progress.ts";
import { failureText, plural, seenFrom, tellDiagnostics, withoutInfos } from "./report.ts";
import { stopSignal } from "./stopSignal.ts";
import type { Terminal } from "./terminal.ts";
import { portOption } from "./values.ts";

const PORT = 4000;

/** Runs until a signal ends it: 130 or 143. */
export async function run(invocation: Invocation): Promise<number> {
  const { operand, options, terminal } = invocation;
  const port = portOption(invocation) ?? PORT;
  const on = addressOf(options["host"]);
  const site = await findSite(operand ?? ".");
  const stopped = stopSignal();
  const server = await startDev({
    site,
    world: await openWorld(site, [outputFolder(site, undefined)]),
    liveScript: await createFolderStore(join(findProgram().root, "lib/dev")).read("live.js"),
    token: randomBytes(16).toString("hex"),
    clock: systemClock,
    port,
    on,
    report: createReporter(terminal, site.root),
    onProgress: showProgress(terminal),
  });
  const url = `http://${urlHost(on)}:${server.port}/`;
  terminal.print(url);
  if (on !== "loopback") tellExposed(terminal, on, server.port);
  if (options["open"] === true && !(await openBrowser(url))) terminal.tell(`no browser could be opened; the site is at ${url}`);
  const code = await stopped;
  await server.close();
  return code;
}

function addressOf(host: string | true | undefined): ListenOptions["on"] {
  if (host === undefined || host === "localhost") return "loopback";
  if (host === true || host === "0.0.0.0" || host === "::") return "everywhere";
  return { address: host.replace(/^\[|\]$/g, "") };
}

function urlHost(on: ListenOptions["on"]): string {
  if (typeof on === "string") return "localhost";
  return on.address.includes(":") ? `[${on.address}]` : on.address;
}

/** Who lets others look shall know what they see, and where. */
function tellExposed(terminal: Terminal, on: ListenOptions["on"], port: number): void {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const shown =
    typeof on === "object" ? [on.address] : own.filter(({ internal, scopeid }) => !internal && !scopeid).map(({ address }) => address);
  terminal.tell("Everybody who can reach this machine can read the site, drafts included, at:");
  for (const address of shown) terminal.tell(`  http://${urlHost({ address })}:${port}/`);
}

/** Tells each diagnostic once, as long as it stays, and one line for each rebuild. */
function createReporter(terminal: Terminal, root: string): (event: DevEvent) => void {
  let told = new Set<string>();
  let isFirst = true;
  return (event) => {
    terminal.showStatus(undefined);
    if (event.kind === "trouble") {
      terminal.tell(event.message);
      return;
    }
    if (event.kind === "failed") {
      terminal.tell(failureText(event.error));
      return;
    }
    const { result, changed, milliseconds } = event;
    const known = told;
    const shown = withoutInfos(result.diagnostics);
    told = new Set(shown.map((diagnostic) => JSON.stringify(diagnostic)));
    const fresh = shown.filter((diagnostic) => !known.has(JSON.stringify(diagnostic)));
    tellDiagnostics(terminal, seenFrom(fresh, process.cwd(), root));
    if (changed.length > 0 || isFirst)
      terminal.tell(`${isFirst ? plural(result.noteCount, "note") : what(changed)} → ${came(result)}, ${Math.round(milliseconds)} ms`);
    isFirst = false;
  };
}

/** "changed notes/aws/s3.md and 3 more" */
function what([first = "", ...others]: readonly string[]): string {
  return `changed ${escapeTerminal(first)}${others.length === 0 ? "" : ` and ${others.length} more`}`;
}

/** "2 pages", "nothing new", "1 error". */
function came({ report, diagnostics }: BuildResult): string {
  if (report === undefined)
    return `${plural(diagnostics.filter(({ severity }) => severity === "error").length, "error")}, the site stays as it was`;
  const pages = [...report.written, ...report.removed].filter((path) => path.endsWith(".html")).length;
  const others = report.written.length + report.removed.length - pages;
  if (pages + others === 0) return "nothing new";
  return [pages > 0 ? plural(pages, "page") : "", others > 0 ? plural(others, "other file") : ""]
    .filter((part) => part !== "")
    .join(" and ");
}
