/** Bundled to `theme.js`: shows the stored theme before the first paint. It blocks the page, so it does nothing else. */
import { applyTheme, storedTheme } from "./themeChoice.ts";
import { forgiveTransitions } from "./transition.ts";

applyTheme(storedTheme());
forgiveTransitions();
