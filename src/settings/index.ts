/** From `recto.yml` and the command line to settings. */
export { checkLogoFile } from "./logo.ts";
export { parseSettings } from "./parseSettings.ts";
