/** Tells open pages that there is something new, and nothing else: what it is, they ask for. */
import type { HttpResponse } from "../io/http.ts";
import { LOCAL_HEADERS } from "./response.ts";

/** `reload`: the page may have changed. `problems`: there are problems, or none any more. */
export type Signal = "reload" | "problems";

export interface LiveChannel {
  /** Server-sent events, of which `missed` are sent at once. https://html.spec.whatwg.org/multipage/server-sent-events.html */
  follow(missed: readonly Signal[]): HttpResponse;
  send(signal: Signal): void;
}

export function createLiveChannel(): LiveChannel {
  const followers = new Set<(text: string) => void>();
  const event = (signal: Signal) => `data: ${signal}\n\n`;
  return {
    follow: (missed) => ({
      status: 200,
      headers: { ...LOCAL_HEADERS, "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" },
      body: (send) => {
        followers.add(send);
        // Something at least, so that the browser knows the connection stands.
        send(`:\n\n${missed.map(event).join("")}`);
        return () => void followers.delete(send);
      },
    }),
    send(signal) {
      for (const send of followers) send(event(signal));
    },
  };
}
