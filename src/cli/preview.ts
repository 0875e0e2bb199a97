/** recto preview: the finished site as S3 behind a CDN would serve it. */
import { relative } from "node:path";
import { listen } from "../io/http.ts";
import { findSite, openDestination, openWorld, outputFolder } from "../open.ts";
import { createPreviewSite } from "../serve/previewSite.ts";
import { parseSettings } from "../settings/index.ts";
import type { Invocation } from "./main.ts";
import { plural } from "./report.ts";
import { stopSignal } from "./stopSignal.ts";
import { portOption, textOption } from "./values.ts";

const PORT = 4100;

/** Runs until a signal ends it: 130 or 143. 1 when there is nothing to serve. */
export async function run(invocation: Invocation): Promise<number> {
  const { operand, terminal } = invocation;
  const port = portOption(invocation) ?? PORT;
  const site = await findSite(operand ?? ".");
  const out = outputFolder(site, textOption(invocation, "out"));
  const shown = relative(process.cwd(), out) || ".";
  const world = await openWorld(site, [out]);
  const { settings } = parseSettings(await world.settingsText(), {});
  const preview = createPreviewSite({ ...openDestination(site, out, false), urls: settings.urls });
  const fileCount = await preview.refresh();
  if (fileCount === 0) {
    terminal.tell(`error: there is no site in ${shown}; "recto build" makes one.`);
    return 1;
  }
  const stopped = stopSignal();
  const server = await listen((request) => preview.respond(request), {
    port,
    on: "loopback",
    onError: (error) => terminal.tell(`error: ${error instanceof Error ? error.message : String(error)}`),
  });
  terminal.print(`http://localhost:${server.port}/`);
  terminal.tell(`${plural(fileCount, "file")} in ${shown}, served as S3 behind a CDN would`);
  const code = await stopped;
  await server.close();
  return code;
}
