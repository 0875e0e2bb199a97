/** The navigation as a tree whose folders open and close in place. The page shows the branch that leads to it; the rest is loaded on demand. */
import { element } from "../element.ts";
import { loadLater } from "../loadLater.ts";
import { scrollerIn } from "../navigationView.ts";
import { fill, words } from "../words.ts";
import { forgetOpen, openFolders, rememberOpen } from "./openFolders.ts";
import { AT_ONCE, firstRows, rowElement } from "./rows.ts";
import type { Content, Tree } from "./treeFile.ts";

let tree: Promise<Tree | undefined> | undefined;

/** Gives each folder a button that opens it. On disk nothing can be loaded, and folders are links to their pages alone. */
export function startTree(): void {
  const navigation = document.querySelector<HTMLElement>(".navigation[data-tree]");
  if (navigation === null || location.protocol === "file:") return;
  addButtons(navigation, openFolders());
  navigation.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a.omitted") : null;
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (link === null || !isPlain) return;
    event.preventDefault();
    void showMore(link);
  });
  document.addEventListener("recto:update", () => void refresh(navigation));
}

/** The live preview has put back what the page itself shows, and the notes may be others. */
async function refresh(navigation: HTMLElement): Promise<void> {
  tree = undefined;
  const opened = openFolders();
  if (opened.size > 0) {
    const content = await wholeTree();
    for (const folder of opened.keys()) {
      const fresh = content?.(folder);
      if (fresh === undefined) forgetOpen(folder);
      else rememberOpen(folder, fresh);
    }
  }
  addButtons(navigation, openFolders());
}

/** Folders within those that are opened here get theirs, too. */
function addButtons(within: ParentNode, opened: ReadonlyMap<string, Content>): void {
  for (const link of within.querySelectorAll<HTMLAnchorElement>("a.folder")) {
    if (link.nextElementSibling?.matches(".disclosure") === true) continue;
    const title = link.querySelector("bdi")?.textContent ?? "";
    const button = element("button", { type: "button", className: "disclosure" });
    button.setAttribute("aria-label", fill(words.inFolder, { title }));
    button.addEventListener("click", () => void toggle(link, button));
    link.after(button);
    const content = opened.get(link.href);
    if (content !== undefined && listOf(link) === undefined) link.parentElement?.append(listFrom(link.href, content, opened));
    expand(link, button, listOf(link) !== undefined);
  }
}

function listFrom(folder: string, { notes, folders }: Content, opened: ReadonlyMap<string, Content>): HTMLUListElement {
  const list = element("ul", {}, ...firstRows(notes, folder), ...firstRows(folders, folder));
  addButtons(list, opened);
  return list;
}

function listOf(link: Element): HTMLUListElement | undefined {
  return link.parentElement?.querySelector<HTMLUListElement>(":scope > ul") ?? undefined;
}

function expand(link: Element, button: HTMLButtonElement, isOpen: boolean): void {
  button.setAttribute("aria-expanded", String(isOpen));
  const list = listOf(link);
  if (list !== undefined) list.hidden = !isOpen;
}

async function toggle(link: HTMLAnchorElement, button: HTMLButtonElement): Promise<void> {
  const isOpen = button.getAttribute("aria-expanded") === "true";
  if (isOpen) {
    forgetOpen(link.href);
    expand(link, button, false);
    return;
  }
  const content = await contentOf(link);
  // Where it cannot be shown here, the folder's page shows it.
  if (content === undefined && listOf(link) === undefined) location.assign(link.href);
  if (content !== undefined) {
    rememberOpen(link.href, content);
    if (listOf(link) === undefined) link.parentElement?.append(listFrom(link.href, content, openFolders()));
  }
  expand(link, button, true);
}

/** The rows that a window leaves out, beside those that it shows; `link` stands for them. */
async function showMore(link: HTMLAnchorElement): Promise<void> {
  const content = await contentOf(link);
  const place = link.parentElement;
  // A second click, while the first one waited, has nothing left to show.
  if (place === null || !place.isConnected) return;
  const isBefore = link.classList.contains("before");
  // Not before the waiting: another click may have put rows here.
  const neighbour = (isBefore ? place.nextElementSibling : place.previousElementSibling)?.querySelector<HTMLAnchorElement>(":scope > a");
  const rows = neighbour?.classList.contains("folder") === true ? content?.folders : content?.notes;
  const position = rows?.findIndex(({ href }) => href === neighbour?.href) ?? -1;
  // Where they cannot be shown here, the folder's page shows them.
  if (rows === undefined || neighbour === undefined || neighbour === null || position === -1) {
    location.assign(link.href);
    return;
  }
  const [start, end] = isBefore ? [Math.max(0, position - AT_ONCE), position] : [position + 1, position + 1 + AT_ONCE];
  const added = rows.slice(start, end).map(rowElement);
  const top = neighbour.getBoundingClientRect().top;
  if (isBefore) place.after(...added);
  else place.before(...added);
  addButtons(place.parentElement as HTMLElement, openFolders());
  // Who goes by keyboard goes on with what she asked for; and nothing that she sees moves.
  (isBefore ? added.at(-1) : added[0])?.querySelector("a")?.focus({ preventScroll: true });
  const scroller = scrollerIn(".navigation");
  if (scroller !== undefined) scroller.scrollTop += neighbour.getBoundingClientRect().top - top;
  link.removeAttribute("aria-label");
  link.textContent = words.showMore;
  if (isBefore ? start === 0 : end >= rows.length) place.remove();
}

async function contentOf({ href }: HTMLAnchorElement): Promise<Content | undefined> {
  return (await wholeTree())?.(href);
}

/** A failed attempt is not remembered. */
async function wholeTree(): Promise<Tree | undefined> {
  const address = document.querySelector<HTMLElement>(".navigation")?.dataset["tree"] ?? "";
  tree ??= loadLater().then(async (later) => later?.loadTree(new URL(address, document.baseURI).href));
  const found = await tree.catch(() => undefined);
  if (found === undefined) tree = undefined;
  return found;
}
