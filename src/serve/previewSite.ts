/** Requests of `recto preview` → responses as S3 behind a CDN would give them. */
import type { HttpRequest, HttpResponse } from "../io/http.ts";
import { isTemporary } from "../lib/safeJoin.ts";
import { StoreError } from "../lib/storeError.ts";
import type { CacheClass, ReleaseRecord, Settings, Store } from "../model/index.ts";
import { cacheControl, mediaType, SECURITY_HEADERS } from "../publish/index.ts";
import { refusal } from "./guard.ts";
import { lookUp } from "./lookup.ts";
import { fileResponse, LOCAL_HEADERS, redirect, textResponse } from "./response.ts";

export type PreviewOptions = {
  /** The output folder. */
  readonly store: Store;
  /** Of the output folder: how long each file may be cached. */
  readonly record: ReleaseRecord;
  /** With `folder`, an edge function stands before the bucket. */
  readonly urls: Settings["urls"];
};

export interface PreviewSite {
  respond(request: HttpRequest): Promise<HttpResponse>;
  /** Looks again at what there is; how many files. */
  refresh(): Promise<number>;
}

/**
 * Files are found by their exact key among those that the folder lists, because a disk may ignore case or normal form and
 * a bucket does not. The list is made anew when a key is missing, so that a new build shows.
 */
export function createPreviewSite({ store, record, urls }: PreviewOptions): PreviewSite {
  let classes: ReadonlyMap<string, CacheClass> = new Map();

  async function refresh(): Promise<number> {
    const { entries } = await store.list();
    const known = (await record.load())?.release.files ?? {};
    // What recto did not write is cached like what it copies.
    const classOf = (path: string) => (Object.hasOwn(known, path) ? known[path]?.cacheClass : undefined) ?? "media";
    classes = new Map(entries.filter(({ path }) => !isTemporary(path)).map(({ path }) => [path, classOf(path)]));
    return classes.size;
  }

  /** Undefined when it is there no more. */
  async function fileOf(key: string): Promise<{ readonly bytes: Uint8Array; readonly headers: HttpResponse["headers"] } | undefined> {
    try {
      const bytes = await store.read(key);
      return {
        bytes,
        headers: { ...headersOf(), "content-type": mediaType(key), "cache-control": cacheControl(classes.get(key) ?? "media") },
      };
    } catch (error) {
      if (error instanceof StoreError && error.fault === "not-found") return undefined;
      throw error;
    }
  }

  async function missing(): Promise<HttpResponse> {
    const page = classes.has("404.html") ? await fileOf("404.html") : undefined;
    if (page === undefined) return ours(textResponse(404, "there is no file of this name, and no 404.html"));
    return { status: 404, headers: { ...LOCAL_HEADERS, ...page.headers }, body: page.bytes };
  }

  async function fromSite(request: HttpRequest, isSecondTry: boolean): Promise<HttpResponse> {
    const found = lookUp(request.target, (key) => classes.has(key), urls === "folder" ? "edge" : "bucket");
    if (found.kind === "bad") return ours(textResponse(400, "this address is malformed"));
    if (found.kind === "redirect") return ours(redirect(found.location));
    const file = found.kind === "file" ? await fileOf(found.key) : undefined;
    if (file !== undefined) return fileResponse(file, request);
    if (isSecondTry) return missing();
    await refresh();
    return fromSite(request, true);
  }

  return {
    refresh,
    async respond(request) {
      const refused = refusal(request);
      return refused === undefined ? fromSite(request, false) : ours(refused);
    },
  };
}

function headersOf(): HttpResponse["headers"] {
  return { ...SECURITY_HEADERS, "x-recto-preview": "1" };
}

function ours(response: HttpResponse): HttpResponse {
  return { ...response, headers: { ...headersOf(), ...response.headers } };
}
