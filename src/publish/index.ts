/** Outputs → a store. Publishing is a difference: what stands against what shall stand. */
export { mediaType } from "./mediaType.ts";
export { refuseOutputFolder } from "./outputFolder.ts";
export { planPublish } from "./plan.ts";
export { publish } from "./publish.ts";
export { releaseOf } from "./release.ts";
export { cacheControl, SECURITY_HEADERS } from "./responseHeaders.ts";
