import { createServer, type IncomingMessage } from "node:http";
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
export function serve(api: Pick<ChatApi, "handle">, port: number): Promise<RunningServer> {
  const server = createServer(async (incoming, outgoing) => {
    const { method = "", url: path = "" } = incoming;
    const response = api.handle({
      method,
      path,
      headers: headersOf(incoming),
      body: await bodyOf(incoming),
    });
    if (!response) {
      incoming.socket.destroy();
      return;
    }
    outgoing.writeHead(response.status, response.headers).end(response.body);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const bound = server.address();
      const boundPort = typeof bound === "object" && bound ? bound.port : port;
      resolve({
        address: `http://127.0.0.1:${boundPort}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value);
  return headers;
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
