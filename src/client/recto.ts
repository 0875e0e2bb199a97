/** Bundled to `recto.js`, loaded deferred by every page: what makes pages nicer where scripts run. Pages are complete without it. */
import { addCopyButtons } from "./copyButtons.ts";
import { showCurrentPlace } from "./navigationView.ts";
import { startThemeSwitch } from "./themeSwitch.ts";

showCurrentPlace();
startThemeSwitch();
addCopyButtons();
// The live preview has brought the page up to date, without what scripts had added to it.
document.addEventListener("recto:update", addCopyButtons);
