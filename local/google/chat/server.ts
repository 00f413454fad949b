import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import type { ChatApi } from "./api";

export interface RunningServer {
  /** Such as `http://127.0.0.1:8080`. */
  address: string;
  close(): Promise<void>;
}

/**
 * Puts the stand-in on HTTP, for this machine only.
 * @param port 0 takes a free one
 * @throws if the port is taken
 */
export async function serve(api: Pick<ChatApi, "handle">, port: number): Promise<RunningServer> {
  const server = createServer(async (incoming, outgoing) => {
    const { method = "", url: path = "" } = incoming;
    const body = await text(incoming).catch(() => undefined);
    if (body === undefined) return; // The caller went away.
    const { authorization } = incoming.headers;
    const headers = authorization === undefined ? {} : { authorization };
    const response = api.handle({ method, path, headers, body });
    if (response) outgoing.writeHead(response.status, response.headers).end(response.body);
    else incoming.socket.destroy();
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  return {
    address: `http://127.0.0.1:${typeof bound === "object" ? bound?.port : port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
