import { readFileSync } from "node:fs";
import { ChatServiceClient } from "@google-apps/chat";
import { auth, chat_v1 } from "@googleapis/chat";
import type { ChatApi, HttpRequest } from "../../../local/google/chat/api";
import type { Json } from "../../../local/google/chat/decode";
import type { ApiDefinition } from "../../../local/google/chat/definition";
import { type RunningServer, serve } from "../../../local/google/chat/server";

export const definition: ApiDefinition = JSON.parse(
  readFileSync("build/chat-definition.json", "utf8"),
);

/** Path and query parameters by name, and the body. */
export interface Params {
  requestBody?: object;
  name?: string;
  parent?: string;
  requestId?: string;
  pageSize?: number;
  pageToken?: string;
  filter?: string;
  showGroups?: boolean;
  showInvited?: boolean;
  updateMask?: string;
  messageId?: string;
  useAdminAccess?: boolean;
}

export interface Answer {
  /** `OK`, a status of AIP-193, `HTML` for an error page, `LOST` where no answer came. */
  status: string;
  /** Of the error. */
  message: string;
  /** The reason in the error's google.rpc.ErrorInfo. */
  reason?: string;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever a test expects of it
  body?: any;
}

/** One way to call the Chat API. */
export interface Driver {
  title: string;
  /** Starts to call this stand-in. */
  open(api: ChatApi): Promise<void> | void;
  close(): Promise<void> | void;
  /** Calls a method as this client does. */
  call(token: string, method: string, params: Params): Promise<Answer>;
  /** Sends what such a client may refuse to send. */
  send(request: HttpRequest): Promise<Answer>;
}

/** The stand-in as a function. */
export function functionDriver(): Driver {
  let api: ChatApi | undefined;
  const send = async (request: HttpRequest) => {
    const response = api?.handle(request);
    return response ? answerOf(response.status, response.body) : lost;
  };
  return {
    title: "the function",
    open: (opened) => {
      api = opened;
    },
    close: () => {},
    call: (token, method, params) => send(httpRequest(token, method, params)),
    send,
  };
}

/** `@googleapis/chat` over HTTP, with its retries off. */
export function googleapisDriver(): Driver {
  const http = httpServer();
  return {
    title: "@googleapis/chat over HTTP",
    open: http.open,
    close: http.close,
    send: http.send,
    call: async (token, method, params) => {
      const chat = new chat_v1.Chat({ auth: signedIn(token), rootUrl: `${http.address()}/` });
      const { spaces } = chat;
      const once = { retry: false };
      const calls: Record<string, () => Promise<{ status: number; data: object }>> = {
        "spaces.create": () => spaces.create(params, once),
        "spaces.setup": () => spaces.setup(params, once),
        "spaces.get": () => spaces.get(params, once),
        "spaces.list": () => spaces.list(params, once),
        "spaces.findDirectMessage": () => spaces.findDirectMessage(params, once),
        "spaces.members.create": () => spaces.members.create(params, once),
        "spaces.members.list": () => spaces.members.list(params, once),
        "spaces.members.get": () => spaces.members.get(params, once),
        "spaces.members.patch": () => spaces.members.patch(params, once),
        "spaces.messages.create": () => spaces.messages.create(params, once),
      };
      try {
        const response = await calls[method]?.();
        return { status: "OK", message: "", body: response?.data };
      } catch (error) {
        return answerOfError(error);
      }
    },
  };
}

/** `@google-apps/chat` over REST, with its retries off. */
export function googleAppsDriver(): Driver {
  const http = httpServer();
  const oauth = oauthClient();
  let client: ChatServiceClient | undefined;
  return {
    title: "@google-apps/chat over REST",
    open: async (api) => {
      await http.open(api);
      const { hostname, port } = new URL(http.address());
      client ??= new ChatServiceClient({
        authClient: oauth,
        fallback: true,
        protocol: "http",
        apiEndpoint: hostname,
        port: Number(port),
      });
    },
    close: http.close,
    send: http.send,
    call: async (token, method, { requestBody, updateMask, ...params }) => {
      const google = client;
      if (!google) throw new Error("The driver is not open");
      oauth.setCredentials(credentials(token));
      const once = { retry: null, autoPaginate: false };
      const [name, parent] = [params.name ?? null, params.parent ?? null];
      const calls: Record<string, () => Promise<unknown[]>> = {
        "spaces.create": () => google.createSpace({ ...params, space: requestBody ?? null }, once),
        "spaces.setup": () => google.setUpSpace({ ...requestBody }, once),
        "spaces.get": () => google.getSpace(params, once),
        "spaces.list": () => google.listSpaces(params, once),
        "spaces.findDirectMessage": () => google.findDirectMessage(params, once),
        "spaces.members.create": () =>
          google.createMembership({ parent, membership: requestBody ?? null }, once),
        "spaces.members.list": () => google.listMemberships(params, once),
        "spaces.members.get": () => google.getMembership(params, once),
        "spaces.members.patch": () =>
          google.updateMembership(
            {
              membership: { name, ...requestBody },
              ...(updateMask && { updateMask: { paths: updateMask.split(",") } }),
            },
            once,
          ),
        "spaces.messages.create": () =>
          google.createMessage({ ...params, message: requestBody ?? null }, once),
      };
      try {
        const [first, , page] = (await calls[method]?.()) ?? [];
        return { status: "OK", message: "", body: page ?? first };
      } catch (error) {
        return answerOfError(error);
      }
    },
  };
}

const lost: Answer = { status: "LOST", message: "" };

/** A server that stays while the stand-ins behind it change from test to test. */
function httpServer() {
  let api: ChatApi | undefined;
  let server: RunningServer | undefined;
  const address = () => server?.address ?? "";
  return {
    address,
    open: async (opened: ChatApi) => {
      api = opened;
      server ??= await serve({ handle: (request) => api?.handle(request) ?? null }, 0);
    },
    close: async () => server?.close(),
    send: async ({ method, path, headers, body }: HttpRequest) => {
      const hasBody = method !== "GET" && method !== "HEAD";
      const init = { method, headers, ...(hasBody && { body }) };
      const response = await fetch(address() + path, init).catch(lostIfBroken);
      return "text" in response ? answerOf(response.status, await response.text()) : response;
    },
  };
}

/** The request that the `.proto` files prescribe for a call. */
export function httpRequest(token: string, method: string, params: Params): HttpRequest {
  const route = definition.methods.find((each) => each.name === method);
  if (!route) throw new Error(`No method ${method}`);
  const { requestBody, ...rest } = params;
  const query = new Map<string, string>();
  let path = route.path;
  for (const [name, value] of Object.entries(rest)) {
    const variable = new RegExp(`\\{(\\w+\\.)?${name}=[^}]+\\}`);
    if (variable.test(path)) path = path.replace(variable, String(value));
    else query.set(name, encodeURIComponent(String(value)));
  }
  const search = [...query].map(([name, value]) => `${name}=${value}`).join("&");
  return {
    method: route.verb,
    path: search ? `${path}?${search}` : path,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: route.body ? JSON.stringify(requestBody ?? {}) : "",
  };
}

/** Reads an answer and insists that every error has the form of AIP-193. */
export function answerOf(httpStatus: number, text: string): Answer {
  if (text.startsWith("<!DOCTYPE html>")) return { status: "HTML", message: "" };
  const body = JSON.parse(text);
  if (httpStatus === 200) return { status: "OK", message: "", body };
  const { code, message, status, details } = body.error;
  if (code !== httpStatus || !message || !/^[A-Z_]+$/.test(status)) {
    throw new Error(`Not an answer by AIP-193: HTTP ${httpStatus} ${text}`);
  }
  const info = details?.find((detail: { "@type": Json }) =>
    String(detail["@type"]).endsWith("google.rpc.ErrorInfo"),
  );
  return { status, message, body, ...(info && { reason: info.reason }) };
}

/** An error of Google's clients: what came as an answer, or that none did. */
function answerOfError(error: unknown): Answer {
  const { status, message } = error as { status?: number; message: string };
  if (status === undefined) return lostIfBroken(error);
  const { response } = error as { response?: { data?: unknown } };
  const { data } = response ?? {};
  if (typeof data === "string") return answerOf(status, data);
  // Over REST `@google-apps/chat` gives the body as the error's message.
  return answerOf(status, isError(data) ? JSON.stringify(data) : message);
}

function isError(data: unknown): data is { error: object } {
  return typeof data === "object" && data !== null && "error" in data;
}

/** Only a broken connection is a lost answer; anything else is a mistake of the test. */
function lostIfBroken(error: unknown): Answer {
  // Node's fetch makes its errors outside of Jest's realm, so none is an `instanceof Error`.
  let cause = error as { message?: string; cause?: typeof cause } | undefined;
  while (cause && !/other side closed|ECONNRESET/.test(cause.message ?? "")) cause = cause.cause;
  if (!cause) throw error;
  return lost;
}

function signedIn(token: string) {
  const client = oauthClient();
  client.setCredentials(credentials(token));
  return client;
}

/** Google's client imports its own `fetch` when it runs, which Jest's modules cannot; Node's does as well. */
function oauthClient() {
  return new auth.OAuth2({ transporterOptions: { fetchImplementation: fetch } });
}

/** Without a date of expiry Google's client repeats a call after 401 and 403. */
function credentials(token: string) {
  return { access_token: token, expiry_date: Date.now() + 3_600_000 };
}
