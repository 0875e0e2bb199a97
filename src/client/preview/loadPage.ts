/** A page of the site as a document that runs nothing. */

/** Pages that are kept, the oldest go first. */
const MOST = 16;

const pages = new Map<string, Promise<Document | undefined>>();

/** Undefined when it cannot be had, or is no page. Each is asked for once. Parsed by the request itself: a string that becomes a document would need a Trusted Types policy. */
export async function loadPage(href: string): Promise<Document | undefined> {
  const address = href.split("#")[0] as string;
  const known = pages.get(address);
  if (known !== undefined) return known;
  const page = request(address);
  pages.set(address, page);
  for (const oldest of pages.keys()) if (pages.size > MOST) pages.delete(oldest);
  return page;
}

async function request(address: string): Promise<Document | undefined> {
  return new Promise((resolve) => {
    const asked = new XMLHttpRequest();
    asked.open("GET", address);
    asked.responseType = "document";
    asked.addEventListener("load", () => resolve((asked.status === 200 && asked.responseXML) || undefined));
    asked.addEventListener("error", () => resolve(undefined));
    asked.send();
  });
}
