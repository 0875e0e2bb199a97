/** Bundled to `recto.js`, loaded deferred by every page: what makes pages nicer where scripts run. Pages are complete without it. */
import { startContentsSpy } from "./contentsSpy.ts";
import { addCopyButtons } from "./copyButtons.ts";
import { startIntent } from "./intent.ts";
import { keepNavigationPlace } from "./navigationView.ts";
import { startResume } from "./resume/places.ts";
import { startThemeSwitch } from "./themeSwitch.ts";
import { startTree } from "./tree/tree.ts";

startTree();
keepNavigationPlace();
startContentsSpy();
startResume();
startIntent();
startThemeSwitch();
addCopyButtons();
// The live preview has brought the page up to date, without what scripts had added to it.
document.addEventListener("recto:update", addCopyButtons);
