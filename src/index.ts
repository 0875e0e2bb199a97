/** recto as a library: build a site from any store to any store. */
export { build, prepare, type BuildOptions, type BuildResult, type Destination, type Prepared, type World } from "./build.ts";
export { findSite, openDestination, openWorld, outputFolder, type SiteFolder } from "./open.ts";
export { createMemoryReleaseRecord, createMemoryStore } from "./io/memory.ts";
export { createMemoryCache } from "./io/memoryCache.ts";
export type * from "./model/index.ts";
export type { Say, Words } from "./words/index.ts";
