/** Bundled to `later.js`, a module that `recto.js` loads when the first of these is wanted. */
export { loadTree } from "./tree/treeFile.ts";
export { offerLast, offerPlace } from "./resume/offer.ts";
export { showPreview } from "./preview/preview.ts";
