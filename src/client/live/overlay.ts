/** Problems over the page. Everything is text: nothing of a note is ever read as HTML. */

const STYLE = `
  :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; }
  section { box-sizing: border-box; max-block-size: 70vh; overflow: auto; padding: 1rem 1.25rem; border-block-start: 0.25rem solid #e5484d;
    background: #1c1a19; color: #f4f1ee; font: 0.9375rem/1.5 system-ui, sans-serif; box-shadow: 0 -0.5rem 2rem #0008; }
  header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
  h2 { margin: 0; font-size: 1rem; }
  button { min-block-size: 2rem; padding: 0 0.75rem; border: 1px solid #9a918a; border-radius: 0.25rem; background: none; color: inherit; font: inherit; cursor: pointer; }
  button:focus-visible, pre:focus-visible { outline: 2px solid #8ec8ff; outline-offset: 2px; }
  ol { margin: 0.75rem 0 0; padding: 0; list-style: none; }
  pre { margin: 0 0 0.75rem; overflow-x: auto; font: 0.875rem/1.5 ui-monospace, monospace; tab-size: 1; white-space: pre; }
  pre::first-line { font-weight: 700; color: #ffb4a8; }
`;

let host: HTMLElement | undefined;
let shown = "[]";

/** Shows these texts, or nothing when there are none. The same ones again change nothing, so that they are not spoken again. */
export function showProblems(problems: readonly string[]): void {
  const wanted = JSON.stringify(problems);
  if (wanted === shown) return;
  shown = wanted;
  hide();
  if (problems.length === 0) return;
  host = document.createElement("recto-problems");
  const root = host.attachShadow({ mode: "open" });
  // Allowed where the page's policy forbids style elements and attributes.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  root.append(panel(problems));
  // Beside the body, out of the way of whatever brings the body up to date.
  document.documentElement.append(host);
  document.addEventListener("keydown", hideOnEscape);
}

function panel(problems: readonly string[]): HTMLElement {
  const section = element("section", "");
  section.setAttribute("role", "alert");
  section.setAttribute("lang", "en");
  const header = element("header", "");
  const button = element("button", "Hide");
  button.setAttribute("type", "button");
  button.addEventListener("click", hide);
  header.append(element("h2", problems.length === 1 ? "1 problem" : `${problems.length} problems`), button);
  const list = element("ol", "");
  for (const problem of problems) {
    const text = element("pre", problem);
    // Wider than the window it can only be read by scrolling, which needs no mouse then.
    text.setAttribute("tabindex", "0");
    const item = element("li", "");
    item.append(text);
    list.append(item);
  }
  section.append(header, list);
  return section;
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function hide(): void {
  host?.remove();
  host = undefined;
  document.removeEventListener("keydown", hideOnEscape);
}

function hideOnEscape(event: KeyboardEvent): void {
  if (event.key === "Escape") hide();
}
