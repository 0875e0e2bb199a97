/** Outputs → a store. Publishing is a difference: what stands against what shall stand. */
export { mediaType } from "./mediaType.ts";
export { refuseOutputFolder, type Places } from "./outputFolder.ts";
export { planPublish } from "./plan.ts";
export { publish, type PublishOrder, type PublishResult } from "./publish.ts";
export { releaseOf } from "./release.ts";
export { cacheControl, SECURITY_HEADERS } from "./responseHeaders.ts";
