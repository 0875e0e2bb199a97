/** Bundled to `recto.js`, loaded deferred by every page: what makes pages nicer where scripts run. Pages are complete without it. */
import { showCurrentPlace } from "./navigationView.ts";
import { startThemeSwitch } from "./themeSwitch.ts";

showCurrentPlace();
startThemeSwitch();
