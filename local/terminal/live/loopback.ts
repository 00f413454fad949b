import { timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { AuthError, answerError } from "./auth-error";
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
    throw new AuthError(
      "redirect_uri_mismatch",
      "This web client has no redirect URI on this machine. Add http://127.0.0.1:8765/ to its authorised redirect URIs and download its JSON again, or use a client of the type Desktop app.",
    );
  }
  const wanted = new URL(registered ?? "http://127.0.0.1:0/");
  const server = createServer();
  const port = await open(server, Number(wanted.port || 80));
  // As it is registered, to the letter: "http://127.0.0.1:8765" has no slash at its end.
  const redirectUri = registered ?? `http://127.0.0.1:${port}/`;
  return {
    redirectUri,
    port,
    wait: (state, timeoutMs, finish) => wait(server, redirectUri, state, timeoutMs, finish),
  };
}

function open(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const code = "code" in error ? String(error.code) : "failed";
      const message = `Port ${port} of this machine cannot be used (${code}), and the web client's redirect URI names it. End the program that uses it, or use a client of the type Desktop app.`;
      reject(new AuthError(code, message));
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function wait<Result>(
  server: Server,
  redirectUri: string,
  state: string,
  timeoutMs: number,
  finish: (code: string) => Promise<Result>,
): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    let isWaiting = true;
    const timer = setTimeout(() => {
      const message = `Nobody signed in within ${timeoutMs / 1000} seconds. Run it again when you are ready.`;
      reject(new AuthError("timeout", message));
    }, timeoutMs);
    server.on("request", async (request, response) => {
      const url = urlOf(request, redirectUri);
      const isCallback = isSame(url?.searchParams.get("state"), state);
      if (!isWaiting || !url || !isCallback) return answer(response, 404, pages.stray);
      isWaiting = false;
      clearTimeout(timer);
      // Closed also where the browser does not wait for its page.
      const closed = once(response, "close");
      try {
        const result = await finish(codeIn(url));
        answer(response, 200, pages.done);
        await closed;
        resolve(result);
      } catch (error) {
        answer(response, 200, pages.failed);
        await closed;
        reject(error);
      }
    });
  }).finally(() => {
    server.close();
    server.closeAllConnections();
  });
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

const page = (title: string, text: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>\n`;

/** Nothing of a request is ever shown in them. */
const pages = {
  done: page("Signed in", "Chat Spaces goes on in the terminal. You can close this page."),
  failed: page("Not signed in", "The terminal says why. You can close this page."),
  stray: page("Nothing here", "Chat Spaces waits for another page."),
};

function answer(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    connection: "close",
  });
  response.end(html);
}
