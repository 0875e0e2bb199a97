/** The reader's choice of theme: kept in the browser, shown by `data-theme` on `<html>`. */

/** `auto` follows the system: no attribute, nothing stored. In the order in which the switch goes round. */
export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "recto:theme";

/** What the reader chose last; `auto` when nothing, or nothing known, is stored or storage is closed to us. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === stored) ?? "auto";
  } catch {
    return "auto";
  }
}

/** Remembers the choice. Without storage (private windows, full disks) it lasts as long as the page. */
export function storeTheme(theme: Theme): void {
  try {
    if (theme === "auto") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    return;
  }
}

/** Shows the page in this theme. */
export function applyTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

/** Whether a `storage` event of another tab may have changed the choice; a cleared storage has the key `null`. */
export function concernsTheme(event: StorageEvent): boolean {
  return event.key === KEY || event.key === null;
}
