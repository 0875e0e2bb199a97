/** HTTP as values, and the sockets behind them: whoever answers sees a request and returns a response. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { StoreError } from "../lib/storeError.ts";
import { codeOf } from "./systemError.ts";

export type HttpRequest = {
  readonly method: string;
  /** As it stands in the request line: neither decoded nor trusted. */
  readonly target: string;
  /** Names in lower case; of a repeated header, all values with commas between them. */
  readonly headers: { readonly [name: string]: string | undefined };
  /** The address of this machine that the request came to: `127.0.0.1`, `::1`, `::ffff:192.168.1.5`. */
  readonly localAddress: string;
};

export type HttpResponse = {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array | Follow;
};

/** A body that never ends: called once, it sends as things happen; what it returns is called when the reader is gone. */
export type Follow = (send: (text: string) => void) => () => void;

export type Respond = (request: HttpRequest) => Promise<HttpResponse>;

export type HttpServer = {
  readonly port: number;
  /** Stops listening and ends every connection, also those that follow something. */
  close(): Promise<void>;
};

export type ListenOptions = {
  /** The first to try; 0 for any free one. */
  readonly port: number;
  /** Loopback only, every address of the machine, or one address. */
  readonly on: "loopback" | "everywhere" | { readonly address: string };
  /** Told of an exception in the answering; the client sees only that there was one. */
  readonly onError: (error: unknown) => void;
};

/** Ports tried, one after another, when the first is taken. */
const ATTEMPTS = 20;

/** Throws {@link StoreError} when no port of twenty is free, or this one is not allowed. */
export async function listen(respond: Respond, { port, on, onError }: ListenOptions): Promise<HttpServer> {
  const [first, ...others] = on === "loopback" ? ["127.0.0.1", "::1"] : [on === "everywhere" ? undefined : on.address];
  for (let taken = 0; taken < ATTEMPTS && port + taken <= 65535; taken++) {
    const attempt = port === 0 ? 0 : port + taken;
    const servers: Server[] = [];
    try {
      const server = await open({ respond, onError, port: attempt, address: first });
      servers.push(server);
      // The same port at each address: otherwise `localhost` would lead to somebody else's server.
      for (const address of others) servers.push(...(await openIfThere({ respond, onError, port: portOf(server), address })));
      return {
        port: portOf(server),
        close: async () => {
          await Promise.all(servers.map(close));
        },
      };
    } catch (error) {
      await Promise.all(servers.map(close));
      if (codeOf(error) !== "EADDRINUSE") throw listenError(error, attempt, first);
    }
  }
  throw new StoreError(
    "failed",
    String(port),
    `no port from ${port} to ${Math.min(port + ATTEMPTS - 1, 65535)} is free; choose another one with --port`,
  );
}

type OpenOptions = Pick<ListenOptions, "port" | "onError"> & { readonly respond: Respond; readonly address: string | undefined };

async function open({ respond, onError, port, address }: OpenOptions): Promise<Server> {
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing, { respond, onError }));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: address }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  server.on("error", onError);
  return server;
}

/** Nothing where the machine has no such address: many have no IPv6. */
async function openIfThere(options: OpenOptions): Promise<Server[]> {
  try {
    return [await open(options)];
  } catch (error) {
    if (codeOf(error) === "EADDRNOTAVAIL" || codeOf(error) === "EAFNOSUPPORT") return [];
    throw error;
  }
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { respond, onError }: { readonly respond: Respond; readonly onError: (error: unknown) => void },
): Promise<void> {
  // What a client sends beside the headers is not looked at, but must be taken in.
  incoming.resume();
  outgoing.on("error", () => {});
  let response: HttpResponse;
  try {
    response = await respond(asRequest(incoming));
  } catch (error) {
    onError(error);
    response = {
      status: 500,
      headers: { "content-type": "text/plain; charset=utf-8" },
      body: Buffer.from("recto could not answer; the terminal says why\n"),
    };
  }
  const { status, headers, body } = response;
  if (typeof body !== "function") {
    outgoing.writeHead(status, { ...headers, ...(status !== 304 && { "content-length": body.length }) });
    outgoing.end(incoming.method === "HEAD" || status === 304 ? undefined : body);
    return;
  }
  outgoing.writeHead(status, headers);
  if (incoming.method === "HEAD") {
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  const leave = body((text) => void outgoing.write(text));
  outgoing.on("close", leave);
}

function asRequest({ method = "", url = "", headers, socket }: IncomingMessage): HttpRequest {
  const plain = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value] as const);
  return { method, target: url, headers: Object.fromEntries(plain), localAddress: socket.localAddress ?? "" };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function listenError(cause: unknown, port: number, address: string | undefined): StoreError {
  const reasons: { readonly [code: string]: string } = {
    EACCES: `the system does not allow port ${port}; choose one above 1023 with --port`,
    EADDRNOTAVAIL: `${address ?? "it"} is not an address of this machine`,
    ENOTFOUND: `${address ?? "it"} is not an address`,
  };
  const code = codeOf(cause) ?? "";
  return new StoreError(code === "EACCES" ? "denied" : "failed", String(port), `cannot listen: ${reasons[code] ?? String(cause)}`, {
    cause,
  });
}
