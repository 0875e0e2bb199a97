/** Which requests a local server answers: those of its own pages and of people who type its address, from no other site. */
import type { HttpRequest, HttpResponse } from "../io/http.ts";
import { textResponse } from "./response.ts";

/**
 * Why a request is refused; undefined when it may be answered. A page of another site that is open in the same browser must
 * neither read the notes nor reach the live channel: not by DNS rebinding (`Host`), nor by script, image, frame or form.
 */
export function refusal(request: HttpRequest): HttpResponse | undefined {
  const { method, headers } = request;
  if (!isOwnHost(request)) return textResponse(403, "this server does not answer for that host name");
  if (isForeign(headers)) return textResponse(403, "this server does not answer pages of other sites");
  if (method !== "GET" && method !== "HEAD") return textResponse(403, "this server only answers GET and HEAD");
  return undefined;
}

/**
 * A name can be made to lead anywhere, so the only one is `localhost`; an address cannot, so the address that the connection
 * came to is good. The port does not matter: it may be forwarded.
 */
function isOwnHost({ headers, localAddress }: HttpRequest): boolean {
  const host = hostName(headers["host"] ?? "");
  if (host === undefined) return false;
  return host === "localhost" || host === "127.0.0.1" || host === "[::1]" || host === addressAsHost(localAddress);
}

/**
 * Whether a page of another origin asks. `Sec-Fetch-Site` counts another port of this machine as `same-site`, which is
 * another origin as well. Following a link to here is not asking: the other page sees nothing of it.
 */
function isForeign(headers: HttpRequest["headers"]): boolean {
  const { host = "", origin } = headers;
  if (origin !== undefined) return origin.toLowerCase() !== `http://${host.toLowerCase()}`;
  const site = headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin" || site === "none") return false;
  return !(headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document");
}

/** `localhost:4000` → `localhost`, `[0:0::1]:4000` → `[::1]`; undefined when it is no host with a port. */
function hostName(host: string): string | undefined {
  if (!/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host)) return undefined;
  // Node's parser brings addresses into their one form; it also takes numbers such as 2130706433, which no browser sends.
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined;
}

/** `::ffff:192.168.1.5` → `192.168.1.5`, `fe80::1%eth0` → `[fe80::1]`. */
function addressAsHost(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  return plain.includes(":") ? (hostName(`[${plain}]`) ?? "") : plain;
}
