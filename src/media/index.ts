/** media: attachments as they lie in the notes folder → as they are published: harmless, without metadata, and if wished in smaller forms. */
export { cleanMedia } from "./clean.ts";
export type { CleanedMedia } from "./clean.ts";
export { reportLargeImages } from "./large.ts";
export { optimizeImages } from "./optimize.ts";
export type { OptimizedImages } from "./optimize.ts";
