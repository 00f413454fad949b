import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { ChatApi, HttpResponse } from "./api";
import { type ApiError, invalid, refusedHost } from "./errors";

export interface RunningServer {
  /** Such as `http://127.0.0.1:8080`. */
  address: string;
  close(): Promise<void>;
}

/** In bytes: many times the largest request that Chat can understand. */
const LARGEST_BODY = 1_000_000;

/**
 * Puts the stand-in on HTTP, for this machine only. It asks for the Host by which this machine calls
 * itself, so that no page in a browser can reach it under a name of its own (DNS rebinding).
 * @param port 0 takes a free one
 * @throws if the port is taken
 */
export async function serve(api: Pick<ChatApi, "handle">, port: number): Promise<RunningServer> {
  const server = createServer(async (incoming, outgoing) => {
    const { method = "", url: path = "" } = incoming;
    const { authorization, host = "" } = incoming.headers;
    if (!hosts.includes(host)) return refuse(incoming, outgoing, refusedHost(host));
    const body = await read(incoming).catch(() => undefined);
    if (body === undefined) return; // The caller went away.
    if (body === TOO_LARGE) {
      const problem = `Request payload size exceeds the limit: ${LARGEST_BODY} bytes.`;
      return refuse(incoming, outgoing, invalid(problem));
    }
    const headers = authorization === undefined ? {} : { authorization };
    const response = api.handle({ method, path, headers, body });
    if (response) send(outgoing, response);
    else incoming.socket.destroy();
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  const own = typeof bound === "object" && bound ? bound.port : port;
  const hosts = [`127.0.0.1:${own}`, `localhost:${own}`];
  return {
    address: `http://${hosts[0]}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

const TOO_LARGE = Symbol("too large");

/** @throws where the caller goes away */
async function read(incoming: IncomingMessage): Promise<string | typeof TOO_LARGE> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Going on with the connection, so that whoever is sending still hears why it is refused.
  const parts: AsyncIterable<Buffer> = incoming.iterator({ destroyOnReturn: false });
  for await (const part of parts) {
    length += part.length;
    if (length > LARGEST_BODY) return TOO_LARGE;
    chunks.push(part);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function send(outgoing: ServerResponse, { status, headers, body }: HttpResponse): void {
  outgoing.writeHead(status, headers).end(body);
}

/** Answers without waiting for the rest of what is sent. */
function refuse(incoming: IncomingMessage, outgoing: ServerResponse, { code, body }: ApiError) {
  const headers = { "content-type": "application/json; charset=UTF-8", connection: "close" };
  incoming.resume();
  send(outgoing, { status: code, headers, body: JSON.stringify(body) });
}
