/** From a store of notes to texts and attachments. */
export { inspectAssets } from "./assets.ts";
export type { InspectedAssets } from "./assets.ts";
export { isNotePath } from "./ignore.ts";
export { readNotes } from "./notes.ts";
export type { ReadRequest } from "./notes.ts";
export { readTheme } from "./theme.ts";
export type { Theme } from "./theme.ts";
