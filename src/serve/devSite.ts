/** Requests of `recto dev` → responses, from what the build put into a store in memory. */
import { timingSafeEqual } from "node:crypto";
import type { HttpRequest, HttpResponse } from "../io/http.ts";
import type { Store } from "../model/index.ts";
import { mediaType } from "../publish/index.ts";
import { refusal } from "./guard.ts";
import { createLiveChannel } from "./liveChannel.ts";
import { LIVE, withLiveScript } from "./liveScript.ts";
import { lookUp } from "./lookup.ts";
import { fileResponse, LOCAL_HEADERS, redirect, textResponse } from "./response.ts";

export type DevSiteOptions = {
  /** Where builds go. */
  readonly store: Store;
  /** Unguessable; who has it may follow what happens. */
  readonly token: string;
  /** The bundled `client/live.ts`. */
  readonly liveScript: Uint8Array;
};

/** What a build came to, as far as open pages must know. */
export type Built = {
  /** Whether any file of the site is another one now. */
  readonly hasChanged: boolean;
  /** Texts of all errors, shown over the page as they are. */
  readonly problems: readonly string[];
};

export interface DevSite {
  respond(request: HttpRequest): Promise<HttpResponse>;
  /** After each build: brings open pages up to date. */
  show(built: Built): Promise<void>;
}

/** Changes at each load: files keep their names here while their content changes. */
const FRESH = { "cache-control": "no-cache" };

/** Shown while no build has succeeded yet; the problems appear over it. */
const NO_SITE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>No site yet</title>
</head>
<body>
<main>
<h1>No site yet</h1>
<p>It appears here as soon as the notes have no errors.</p>
</main>
</body>
</html>
`;

export function createDevSite({ store, token, liveScript }: DevSiteOptions): DevSite {
  const channel = createLiveChannel();
  let keys: ReadonlySet<string> = new Set();
  let problems: readonly string[] = [];
  let build = 0;

  async function fileOf(key: string, request: HttpRequest, status: number): Promise<HttpResponse> {
    const stored = await store.read(key);
    const type = mediaType(key);
    const bytes = type.startsWith("text/html") ? withLiveScript(stored, { token, build }) : stored;
    const headers = { ...FRESH, "content-type": type };
    return status === 200 ? fileResponse({ bytes, headers }, request) : { status, headers: { ...LOCAL_HEADERS, ...headers }, body: bytes };
  }

  function noSite(): HttpResponse {
    const headers = { ...LOCAL_HEADERS, ...FRESH, "content-type": "text/html; charset=utf-8" };
    return { status: 503, headers, body: withLiveScript(Buffer.from(NO_SITE), { token, build }) };
  }

  async function fromSite(request: HttpRequest): Promise<HttpResponse> {
    const found = lookUp(request.target, (key) => keys.has(key), "dev");
    switch (found.kind) {
      case "bad":
        return textResponse(400, "this address is malformed");
      case "redirect":
        return redirect(found.location);
      case "file":
        return fileOf(found.key, request, 200);
      case "missing":
        if (keys.size === 0) return noSite();
        return keys.has("404.html") ? fileOf("404.html", request, 404) : textResponse(404, "there is no page at this address");
    }
  }

  /** `path` is that of the request, without its query. */
  function fromServer(path: string, request: HttpRequest): HttpResponse {
    if (path === LIVE.script) {
      return fileResponse({ bytes: liveScript, headers: { ...FRESH, "content-type": "text/javascript; charset=utf-8" } }, request);
    }
    const [place = "", given = "", seen] = path.slice(1).split("/").slice(1);
    const isAllowed = isSame(given, token);
    if (`/@recto/${place}` === LIVE.problems && isAllowed && seen === undefined) {
      const headers = { ...LOCAL_HEADERS, "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
      return { status: 200, headers, body: Buffer.from(JSON.stringify(problems)) };
    }
    if (`/@recto/${place}` === LIVE.events && isAllowed) {
      return channel.follow(seen === String(build) ? [] : ["reload"]);
    }
    return textResponse(403, "this is for pages of this site");
  }

  return {
    async respond(request) {
      const refused = refusal(request);
      if (refused !== undefined) return refused;
      const [path = ""] = request.target.split(/[?#]/, 1);
      return path.startsWith("/@recto/") ? fromServer(path, request) : fromSite(request);
    },
    async show(built) {
      if (built.hasChanged) {
        keys = new Set((await store.list()).entries.map((entry) => entry.path));
        build++;
        channel.send("reload");
      }
      const areSame = JSON.stringify(problems) === JSON.stringify(built.problems);
      problems = built.problems;
      if (!areSame) channel.send("problems");
    },
  };
}

/** In a time that tells nothing of where they differ. */
function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
