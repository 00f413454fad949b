/**
 * The advanced Chat service: each method is one HTTP request to the Chat API.
 * https://developers.google.com/apps-script/advanced/chat
 */
import type { HttpRequest, HttpResponse } from "../chat/api";
import { exception } from "./errors";
import type { RunningExecution } from "./kept";
import { chatRefused } from "./permissions";
import { Service } from "./service";
import type { Steps } from "./steps";

type Fields = Record<string, unknown>;

export class Chat extends Service {
  static readonly google = "Chat";
  readonly Spaces = new Spaces(this.execution, undefined);
}

class Spaces extends Service {
  static readonly google = "Chat.Spaces create(object,object?) setup(object)";
  readonly Members = new Members(this.execution, undefined);
  readonly Messages = new Messages(this.execution, undefined);

  create = (body: Fields, query?: Fields) =>
    call(this.execution, { name: "spaces.create", path: "spaces", body, query });
  setup = (body: Fields) =>
    call(this.execution, { name: "spaces.setup", path: "spaces:setup", body });
}

/** Without `remove`: nobody is ever removed. */
class Members extends Service {
  static readonly google =
    "Chat.Spaces.Members create(object,string,object?) get(string,object?) " +
    "list(string,object?) patch(object,string,object?)";

  create = (body: Fields, parent: string, query?: Fields) =>
    call(this.execution, { name: "spaces.members.create", path: `${parent}/members`, body, query });
  get = (path: string, query?: Fields) =>
    call(this.execution, { name: "spaces.members.get", path, query, method: "GET" });
  list = (parent: string, query?: Fields) => {
    const path = `${parent}/members`;
    return call(this.execution, { name: "spaces.members.list", path, query, method: "GET" });
  };
  patch = (body: Fields, path: string, query?: Fields) =>
    call(this.execution, { name: "spaces.members.patch", path, body, query, method: "PATCH" });
}

class Messages extends Service {
  static readonly google = "Chat.Spaces.Messages create(object,string,object?)";

  create = (body: Fields, parent: string, query?: Fields) => {
    const path = `${parent}/messages`;
    return call(this.execution, { name: "spaces.messages.create", path, body, query });
  };
}

interface Request {
  /** As in the REST reference. */
  name: string;
  path: string;
  /** Without: POST. */
  method?: string;
  body?: Fields;
  query?: Fields | undefined;
}

function* call(execution: RunningExecution, request: Request): Steps<unknown> {
  const { name } = request;
  const { project, user } = execution;
  if (project.faults.has("refused-by-script")) {
    throw exception(chatRefused(`chat.${name}`, user.locale));
  }
  const response = yield* send(execution, requestOf(execution, request));
  return readResponse(response, failurePrefix(`chat.${name}`, user.locale));
}

/** With the token of the person that the script runs as. */
function requestOf(
  { project, user }: RunningExecution,
  { path, method = "POST", body, query = {} }: Request,
): HttpRequest {
  return {
    method,
    path: `/v1/${path}${encodeQuery(query)}`,
    headers: {
      authorization: `Bearer ${project.chat.signIn(user.email, user.authorizedScopes())}`,
      "content-type": "application/json",
    },
    body: body ? JSON.stringify(body) : "",
  };
}

/** What was sent arrives, even where the execution's time is over before its answer is back. */
function* send(execution: RunningExecution, request: HttpRequest): Steps<HttpResponse | null> {
  const { chat, times } = execution.project;
  if ("send" in chat) return (yield { for: "answer", answer: chat.send(request) }) ?? null;
  yield { for: "time", ms: times.toChatMs };
  const { takesMs, answer } = chat.receive?.(request) ?? {
    takesMs: 0,
    answer: () => chat.handle(request),
  };
  if (takesMs > 0) yield { for: "time", ms: takesMs };
  const response = answer();
  yield* execution.wait(times.fromChatMs(response?.status === 429));
  return response;
}

/** @throws what Google does where there is no answer, or none that is a success */
function readResponse(response: HttpResponse | null, prefix: string): unknown {
  // Google's text where no answer came, as seen in public reports of other advanced services.
  if (response === null) throw exception(`${prefix}Empty response`);
  const answer = parse(response.body);
  if (response.status < 400 && isObject(answer)) return answer;
  if (isObject(answer) && isObject(answer.error)) throw apiError(prefix, answer.error);
  // Our own text: what Apps Script says of an answer that is no JSON is not public.
  throw exception(`${prefix}HTTP ${response.status}`);
}

function encodeQuery(query: Fields): string {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  );
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

/** The Portuguese is our own: Google translates this part, but its text is not public. */
function failurePrefix(method: string, locale: string): string {
  return locale.startsWith("pt")
    ? `Falha na chamada de API para ${method}. Erro: `
    : `API call to ${method} failed with error: `;
}

/** `details` has what Google's Java client keeps of an error; the reason in `errors` is our own. */
function apiError(prefix: string, { code, message, status, errors }: Fields): Error {
  const single = [{ domain: "global", reason: status, message }];
  const text = typeof message === "string" ? message : JSON.stringify(message);
  return Object.assign(new Error(`${prefix}${text}`), {
    name: "GoogleJsonResponseException",
    details: { code, message, errors: errors ?? single },
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
