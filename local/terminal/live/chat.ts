import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { gaxios } from "google-auth-library";
import type { RemoteChat } from "../../google/apps-script";
import type { HttpRequest, HttpResponse } from "../../google/chat/api";
import { sayLive as say } from "../text";
import type { Account } from "./account";
import { AuthError, codeOf } from "./auth-error";
import type { RecentCalls } from "./recent-calls";
import { LOOPBACK_HOSTS } from "./secrets";

/** How long an answer of Chat's is waited for, in milliseconds. After it, the outcome is unknown. */
const CHAT_TIMEOUT_MS = 60_000;

/** In bytes: Chat's longest answers have some ten thousand. */
const LONGEST_ANSWER = 1_000_000;

const METHODS = ["GET", "PATCH"] as const;

/** These calls have a quota that goes on counting in the next process. */
const MAKES_SPACE = /^\/v1\/spaces(?::setup)?(?:\?|$)/;

interface LiveChatOptions {
  /** Where Chat is. */
  address: string;
  print(text: string): void;
  recentCalls: RecentCalls;
  /** From then on nothing is sent, and no answer is waited for. */
  stop: AbortSignal;
}

/** Chat over HTTP, with an account's tokens. */
export class LiveChat implements RemoteChat {
  readonly #account: Account;
  readonly #options: LiveChatOptions;
  readonly #http: gaxios.Gaxios;
  #lastSaid = "";

  constructor(account: Account, options: LiveChatOptions) {
    this.#account = account;
    this.#options = options;
    this.#http = new gaxios.Gaxios(keptOpen(options.address));
  }

  /** The stand-in asks for a token and sends it along: the person's name does for both. */
  signIn(person: string): string {
    return encodeURIComponent(person);
  }

  /** One call, once more with a new token if Chat did not accept the first. */
  async send(request: HttpRequest): Promise<HttpResponse | null> {
    const { address, stop } = this.#options;
    stop.throwIfAborted();
    const bearer = (request.headers.authorization ?? "").replace("Bearer ", "");
    const person = decodeURIComponent(bearer);
    try {
      const token = await this.#account.token(person);
      const response = await this.#request(request, token);
      if (response.status !== 401) return response;
      return await this.#request(request, await this.#account.token(person, token));
    } catch (error) {
      if (error instanceof AuthError) {
        this.#say(error.message);
        return signedOut;
      }
      if (!stop.aborted) this.#say(say().failures.noAnswer(address, codeOf(error)));
      return null;
    }
  }

  /** One HTTP request, whatever comes back. @throws where no answer came: the outcome is unknown */
  async #request({ method, path, body }: HttpRequest, token: string): Promise<HttpResponse> {
    if (MAKES_SPACE.test(path)) this.#options.recentCalls.add(Date.now());
    const response = await this.#http.request<string>({
      url: `${this.#options.address}${path}`,
      method: METHODS.find((known) => known === method) ?? "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body && { body }),
      responseType: "text",
      redirect: "error",
      noProxy: LOOPBACK_HOSTS,
      retry: false,
      timeout: CHAT_TIMEOUT_MS,
      size: LONGEST_ANSWER,
      signal: this.#options.stop,
      validateStatus: () => true,
    });
    return { status: response.status, headers: {}, body: response.data };
  }

  /** What several calls at once meet with is said once. */
  #say(text: string): void {
    if (text !== this.#lastSaid) this.#options.print(text);
    this.#lastSaid = text;
  }
}

/** Without an agent, each call has a connection of its own; the way through a proxy is the library's. */
function keptOpen(address: string): { agent?: HttpAgent } {
  const isLoopback = LOOPBACK_HOSTS.includes(new URL(address).hostname);
  const { HTTPS_PROXY, https_proxy, HTTP_PROXY, http_proxy } = process.env;
  if (!isLoopback && (HTTPS_PROXY || https_proxy || HTTP_PROXY || http_proxy)) return {};
  const Agent = address.startsWith("https:") ? HttpsAgent : HttpAgent;
  return { agent: new Agent({ keepAlive: true }) };
}

const signedOut: HttpResponse = {
  status: 401,
  headers: {},
  body: JSON.stringify({
    error: { code: 401, message: "The sign-in has ended.", status: "UNAUTHENTICATED" },
  }),
};
