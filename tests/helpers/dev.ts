/** A live preview of a real folder, as `recto dev` starts it. */
import { buildSync } from "esbuild";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { systemClock } from "../../src/io/clock.ts";
import type { HttpServer, ListenOptions } from "../../src/io/http.ts";
import { findSite, openWorld } from "../../src/open.ts";
import { startDev, type DevEvent } from "../../src/serve/dev.ts";

export const TOKEN = "0123456789abcdef0123456789abcdef";

export type RunningDev = {
  readonly server: HttpServer;
  /** `http://localhost:4711`. */
  readonly origin: string;
  /** All that was reported so far. */
  readonly events: readonly DevEvent[];
  readonly builds: () => readonly (DevEvent & { kind: "built" })[];
};

/** The preview of `folder`; it ends with the test. */
export async function dev(folder: string, where: Partial<Pick<ListenOptions, "on" | "port">> = {}, token = TOKEN): Promise<RunningDev> {
  const site = await findSite(folder);
  const events: DevEvent[] = [];
  const server = await startDev({
    site,
    world: await openWorld(site, [join(site.root, "dist")]),
    liveScript: liveScript(),
    token,
    clock: systemClock,
    port: 0,
    on: "loopback",
    report: (event) => events.push(event),
    onProgress: () => {},
    ...where,
  });
  onTestFinished(() => server.close());
  return {
    server,
    origin: `http://localhost:${server.port}`,
    events,
    builds: () => events.flatMap((event) => (event.kind === "built" ? [event] : [])),
  };
}

/** Polls until `claim` holds; the test's own time limit ends it when it never does. */
export async function until(claim: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await claim())) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** As the build of recto bundles it. */
function liveScript(): Uint8Array {
  const entry = new URL("../../src/client/live.ts", import.meta.url).pathname;
  const { outputFiles } = buildSync({ entryPoints: [entry], bundle: true, format: "iife", target: "es2022", write: false });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("esbuild made no file");
  return file.contents;
}
