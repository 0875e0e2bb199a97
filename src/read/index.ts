/** From a store of notes to texts and attachments. */
export { inspectAssets } from "./assets.ts";
export { readNotes } from "./notes.ts";
export { readTheme } from "./theme.ts";
