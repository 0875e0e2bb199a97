/** From `recto.yml` and the command line to settings. */
export { parseSettings } from "./parseSettings.ts";
