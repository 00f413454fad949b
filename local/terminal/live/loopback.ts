import { timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { sayLive as say } from "../text";
import { AuthError, answerError, codeOf } from "./auth-error";
import { page } from "./browser-page";
import { isLoopback } from "./secrets";

/** Waits on this machine for the browser to come back from Google: RFC 8252, section 7.3. */
export interface Callback {
  redirectUri: string;
  port: number;
  /**
   * @param state what Google must bring back; it counts once
   * @param finish what is done with the code while the browser waits for its page
   * @throws AuthError if the person declined, `finish` throws one, or the time is over
   */
  wait<Result>(
    state: string,
    timeoutMs: number,
    finish: (code: string) => Promise<Result>,
  ): Promise<Result>;
}

/**
 * @param redirectUris those of a web client, of which the first on this machine is used; without,
 *   a free port
 * @throws AuthError if none is on this machine, or its port is taken
 */
export async function listen(redirectUris?: readonly string[]): Promise<Callback> {
  const registered = redirectUris?.find(isLoopback);
  if (redirectUris && !registered) {
    throw new AuthError("redirect_uri_mismatch", say().failures.noRedirect);
  }
  const wanted = new URL(registered ?? "http://127.0.0.1:0/");
  const server = createServer();
  const port = await open(server, Number(wanted.port || 80), "127.0.0.1");
  const servers = [server];
  // A browser tries both addresses of that name: on one that is left alone another program can listen.
  if (wanted.hostname === "localhost") {
    try {
      servers.push(...(await openIfThere(port, "::1")));
    } catch (error) {
      server.close();
      throw error;
    }
  }
  // As it is registered, to the letter: "http://127.0.0.1:8765" has no slash at its end.
  const redirectUri = registered ?? `http://127.0.0.1:${port}/`;
  return {
    redirectUri,
    port,
    wait: (state, timeoutMs, finish) => wait(servers, redirectUri, state, timeoutMs, finish),
  };
}

function open(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const code = codeOf(error);
      reject(new AuthError(code, say().failures.portTaken(port, code)));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** @returns nothing on a machine that has no such address. @throws AuthError if its port is taken */
async function openIfThere(port: number, host: string): Promise<Server[]> {
  const server = createServer();
  try {
    await open(server, port, host);
    return [server];
  } catch (error) {
    if (["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(codeOf(error))) return [];
    throw error;
  }
}

/** In milliseconds: longer timers of Node's end at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

async function wait<Result>(
  servers: readonly Server[],
  redirectUri: string,
  state: string,
  timeoutMs: number,
  finish: (code: string) => Promise<Result>,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Result>((resolve, reject) => {
      let isWaiting = true;
      const tooLate = () => {
        isWaiting = false;
        reject(new AuthError("timeout", say().failures.timeout(timeoutMs / 1000)));
      };
      timer = setTimeout(tooLate, Math.min(timeoutMs, LONGEST_TIMER));
      const onRequest = async (request: IncomingMessage, response: ServerResponse) => {
        const url = urlOf(request, redirectUri);
        const isCallback = isSame(url?.searchParams.get("state"), state);
        if (!isWaiting || !url || !isCallback) return answer(response, 404, say().pages.stray);
        isWaiting = false;
        clearTimeout(timer);
        // Closed also where the browser does not wait for its page.
        const closed = once(response, "close");
        try {
          const result = await finish(codeIn(url));
          answer(response, 200, say().pages.done);
          await closed;
          resolve(result);
        } catch (error) {
          answer(response, 200, say().pages.failed);
          await closed;
          reject(error);
        }
      };
      for (const server of servers) server.on("request", onRequest);
    });
  } finally {
    clearTimeout(timer);
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  }
}

/** What a request asks for, if that is this address by its own name: no other page can ask so. */
function urlOf({ method, url = "", headers }: IncomingMessage, redirectUri: string) {
  const { host, pathname } = new URL(redirectUri);
  if (method !== "GET" || headers.host !== host || !URL.canParse(url, redirectUri))
    return undefined;
  const asked = new URL(url, redirectUri);
  return asked.host === host && asked.pathname === pathname ? asked : undefined;
}

function isSame(given: string | null | undefined, expected: string): boolean {
  const [one, other] = [Buffer.from(given ?? ""), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** @throws AuthError if Google brings an error back, or nothing */
function codeIn({ searchParams }: URL): string {
  const code = searchParams.get("code");
  if (code) return code;
  const error = searchParams.get("error") ?? "";
  throw answerError(/^\w{1,40}$/.test(error) ? error : "no code", "sign-in");
}

/** Nothing of a request is ever shown in it. */
function answer(response: ServerResponse, status: number, [title = "", text]: string[]): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    connection: "close",
  });
  response.end(page(title, `<p>${text}</p>`));
}
