/** Requests as a browser or a stranger sends them, for handlers that take them as values. */
import type { HttpRequest, HttpResponse } from "../../src/io/http.ts";

/** GET `target` at `localhost:4000`, as a person who types the address; `headers` over that, a header of undefined is not sent. */
export function get(target: string, headers: HttpRequest["headers"] = {}, method = "GET"): HttpRequest {
  return { method, target, headers: { host: "localhost:4000", ...headers }, localAddress: "127.0.0.1" };
}

/** The body as text; what a response that follows something has sent so far. */
export function textOf({ body }: HttpResponse): string {
  if (typeof body !== "function") return new TextDecoder().decode(body);
  let sent = "";
  body((text) => (sent += text));
  return sent;
}
