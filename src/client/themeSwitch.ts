/** The button in the header that goes round auto, light and dark. Without a script it stays hidden. */
import { applyTheme, concernsTheme, storedTheme, storeTheme, THEMES, type Theme } from "./themeChoice.ts";
import { words } from "./words.ts";

const NAMES: { readonly [Name in Theme]: string } = { auto: words.themeAuto, light: words.themeLight, dark: words.themeDark };

/** Brings the button to life; a site's own layout may have none. */
export function startThemeSwitch(): void {
  const button = document.getElementById("recto-theme");
  const name = document.getElementById("recto-theme-name");
  if (button === null || name === null) return;

  // Not read from storage at each click: the switch must go round where nothing can be stored, too.
  let current = storedTheme();
  const show = (theme: Theme): void => {
    current = theme;
    applyTheme(theme);
    name.textContent = NAMES[theme];
  };

  show(current);
  button.hidden = false;
  button.addEventListener("click", () => {
    show(THEMES[(THEMES.indexOf(current) + 1) % THEMES.length] ?? "auto");
    storeTheme(current);
  });
  window.addEventListener("storage", (event) => {
    if (concernsTheme(event)) show(storedTheme());
  });
}
