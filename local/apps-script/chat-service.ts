/**
 * The advanced Chat service: each method is one HTTP request to the Chat API.
 * https://developers.google.com/apps-script/advanced/chat
 */
import { defineService, type Execution, exception, Service } from "./execution";

type Fields = Record<string, unknown>;

class Members extends Service {
  create = (membership: unknown, parent: string, options?: Fields) =>
    send(this.execution, "spaces.members.create", "POST", `${parent}/members`, options, membership);
  get = (name: string, options?: Fields) =>
    send(this.execution, "spaces.members.get", "GET", name, options);
  list = (parent: string, options?: Fields) =>
    send(this.execution, "spaces.members.list", "GET", `${parent}/members`, options);
}
defineService(
  Members,
  "Chat.Spaces.Members",
  "create(object,string,object?) get(string,object?) list(string,object?)",
);

class Spaces extends Service {
  readonly Members = new Members(this.execution, undefined);

  create = (space: unknown, options?: Fields) =>
    send(this.execution, "spaces.create", "POST", "spaces", options, space);
  setup = (request: unknown) =>
    send(this.execution, "spaces.setup", "POST", "spaces:setup", {}, request);
  get = (name: string, options?: Fields) =>
    send(this.execution, "spaces.get", "GET", name, options);
  list = (options?: Fields) => send(this.execution, "spaces.list", "GET", "spaces", options);
  findDirectMessage = (options?: Fields) =>
    send(this.execution, "spaces.findDirectMessage", "GET", "spaces:findDirectMessage", options);
}
defineService(
  Spaces,
  "Chat.Spaces",
  "create(object,object?) setup(object) get(string,object?) list(object?) findDirectMessage(object?)",
);

export class Chat extends Service {
  readonly Spaces = new Spaces(this.execution, undefined);
}
defineService(Chat, "Chat");

/** One request, with the token of the person that the script runs as. */
function send(
  { project, user }: Execution,
  method: string,
  verb: string,
  path: string,
  options: Fields = {},
  body?: unknown,
): unknown {
  const response = project.chat.handle({
    method: verb,
    path: `/v1/${path}${query(options)}`,
    headers: {
      authorization: `Bearer ${project.chat.signIn(user.email, user.authorizedScopes())}`,
      "content-type": "application/json",
    },
    body: body === undefined ? "" : JSON.stringify(body),
  });
  const prefix = failurePrefix(`chat.${method}`, user.locale);
  // Google's text where no answer came, as seen in public reports of other advanced services.
  if (response === null) throw exception(`${prefix}Empty response`);
  const answer = parse(response.body);
  if (response.status < 400 && isObject(answer)) return answer;
  if (isObject(answer) && isObject(answer.error)) throw apiError(prefix, answer.error);
  // Our own text: what Apps Script says of an answer that is no JSON is not public.
  throw exception(`${prefix}HTTP ${response.status}`);
}

function query(options: Fields): string {
  const pairs = Object.entries(options).map(
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
  const thrown = new Error(`${prefix}${String(message)}`);
  thrown.name = "GoogleJsonResponseException";
  const single = [{ domain: "global", reason: status, message }];
  return Object.assign(thrown, { details: { code, message, errors: errors ?? single } });
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
