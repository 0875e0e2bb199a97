/** Stylesheets of the open page → those of its new version, without a moment between them in which the page is bare. */

/** What each stylesheet looked like when it was last seen, by address. */
const contents = new Map<string, string>();

/** Milliseconds waited for new stylesheets, before the old ones go all the same. */
const PATIENCE = 2000;

/** Takes note of what the page's stylesheets are now: a later version may have the same address. */
export async function rememberStylesheets(): Promise<void> {
  await Promise.all(linksOf(document).map(async ({ href }) => contents.set(href, await textOf(href, "force-cache"))));
}

/** Resolves when the page has the stylesheets of `fresh`, in its order. */
export async function swapStylesheets(fresh: Document): Promise<void> {
  const old = linksOf(document);
  const wanted = await Promise.all(linksOf(fresh).map(async (link) => ({ link, isChanged: await isChanged(link.href) })));
  const kept = new Set<HTMLLinkElement>();
  const loading: Promise<void>[] = [];
  let last = old.at(-1);
  for (const { link, isChanged } of wanted) {
    const same = old.find((known) => plain(known.href) === link.href);
    if (same !== undefined && !isChanged) {
      kept.add(same);
      continue;
    }
    const added = document.importNode(link, true);
    // Another address, so that the browser does not take what it has.
    if (same !== undefined) added.href = `${link.href}?${Date.now()}`;
    loading.push(loaded(added));
    if (last === undefined) document.head.append(added);
    else last.after(added);
    last = added;
  }
  await Promise.race([Promise.all(loading), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  for (const link of old) if (!kept.has(link)) link.remove();
}

export function isStylesheet(element: Element): boolean {
  return element.matches('link[rel~="stylesheet"]');
}

function linksOf(page: Document): HTMLLinkElement[] {
  return [...page.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet"]')].filter(({ href }) =>
    href.startsWith(`${location.origin}/`),
  );
}

async function isChanged(href: string): Promise<boolean> {
  const before = contents.get(href);
  const now = await textOf(href, "no-cache");
  contents.set(href, now);
  return before !== undefined && before !== now;
}

async function textOf(href: string, cache: RequestCache): Promise<string> {
  return fetch(href, { cache }).then(
    (response) => response.text(),
    () => "",
  );
}

async function loaded(link: HTMLLinkElement): Promise<void> {
  return new Promise((resolve) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => resolve());
  });
}

/** The address without what was added to it here. */
function plain(href: string): string {
  return href.replace(/\?\d+$/, "");
}
