/**
 * A stand-in for the Google Chat API: https://developers.google.com/workspace/chat/api/reference/rest
 *
 * Left out, and answered 501 where it is asked for: import mode, direct messages with the Chat app,
 * administrator access, filters, partial responses (`fields`) and other system parameters.
 *
 * Simpler than Google:
 * - One Cloud project with one Chat app, and people who sign in; no sign-in as the app, no Chat
 *   apps as members.
 * - Nobody has to exist: every well-formed address or ID is a person who joins at once, and every
 *   group ID a group. Organizations, invitations and blocking are not modelled; the faults
 *   `member-unknown` and `people-left-out` play them.
 * - A display name may be used again while `name-taken` is off: when Google refuses is not known.
 * - A request ID may be any text and is remembered for ever: Google's limits are not public.
 * - No messages; so, as with Google before the first one, group chats and direct messages are not
 *   listed. Of a space's permission settings only `postMessages` is answered.
 * - Quotas per project only. Enums are answered by name even where numbers are asked for.
 *
 * Stricter than Google: names of enum values must be exact; a length counts UTF-16 units. And an
 * unknown path or verb is answered in JSON, where Google sends an HTML page.
 *
 * The order of checks is Google's where it is known: the route, then the sign-in. That all of the
 * set-up comes before anything in the request's body is inferred.
 */
import {
  decodeRequest,
  findRoute,
  isObject,
  type Json,
  parseBody,
  parseQuery,
  type Route,
  text,
} from "./decode";
import type { ApiDefinition } from "./definition";
import { ApiError, errors } from "./errors";
import { type Call, Faults } from "./faults";
import { Meter, type Quota, quotas } from "./quota";
import { Spaces, type StoredSpace } from "./spaces";

/** Milliseconds since 1970, virtual or real. */
export interface Clock {
  now(): number;
  sleep(ms: number): void;
}

export interface HttpRequest {
  method: string;
  /** With the query: `/v1/spaces?requestId=…` */
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface JournalEntry extends Call {
  /** When the call arrived. */
  at: number;
  /** HTTP status that Chat gave, also if it was lost; 0 if Chat never saw the call. */
  status: number;
  /** `OK`, a status such as `NOT_FOUND`, `HTML` for an error page, or `LOST` if no answer arrived. */
  outcome: string;
  /** The name of the space that was made, answered or changed. */
  space?: string;
  /** Whether the call made that space. */
  created: boolean;
}

export interface ChatApiOptions {
  definition: ApiDefinition;
  clock: Clock;
  /** Without, Google's of today. */
  quota?: Quota;
}

interface Incoming {
  request: HttpRequest;
  /** Undefined where no method has this verb and path. */
  route: Route | undefined;
  parameters: Map<string, string>;
  entry: JournalEntry;
}

interface SignIn {
  person: string;
  scopes: readonly string[];
}

export class ChatApi {
  readonly faults = new Faults();
  private readonly definition: ApiDefinition;
  private readonly clock: Clock;
  private readonly meter: Meter;
  private readonly chat = new Spaces();
  private readonly entries: JournalEntry[] = [];
  private readonly signIns = new Map<string, SignIn>();

  constructor({ definition, clock, quota = quotas.current }: ChatApiOptions) {
    this.definition = definition;
    this.clock = clock;
    this.meter = new Meter(quota);
  }

  /** Every call so far, in order. */
  get journal(): readonly Readonly<JournalEntry>[] {
    return this.entries;
  }

  /** Every space so far, in order. */
  get spaces(): readonly Readonly<StoredSpace>[] {
    return [...this.chat.all.values()];
  }

  /**
   * Signs a person in.
   * @param person e-mail address
   * @param scopes granted, as full URLs
   * @param token to accept; without, one is made up, the same for the same person and scopes
   * @returns the bearer token, good until signOut. It is no secret
   */
  signIn(person: string, scopes: readonly string[], token?: string): string {
    const signIn = { person: person.toLowerCase(), scopes: [...scopes].sort() };
    const same = [...this.signIns].find(([, each]) => isSame(each, signIn))?.[0];
    const accepted = token ?? same ?? `stand-in.${this.signIns.size + 1}`;
    this.signIns.set(accepted, signIn);
    return accepted;
  }

  /** Withdraws a token. */
  signOut(token: string): void {
    this.signIns.delete(token);
  }

  /**
   * Answers one HTTP request.
   * @returns null if no answer reached the caller; the journal says what Chat did
   */
  handle(request: HttpRequest): HttpResponse | null {
    const incoming = this.receive(request);
    const { entry } = incoming;
    const slow = this.faults.strikes("slow", entry);
    if (slow) this.clock.sleep(slow.ms ?? 20_000);
    if (this.faults.strikes("lost-before", entry)) return null;
    const response = this.respond(incoming);
    entry.status = response.status;
    if (!this.faults.strikes("lost-after", entry)) return response;
    entry.outcome = "LOST";
    return null;
  }

  private receive(request: HttpRequest): Incoming {
    const [path = "", ...query] = request.path.split("?");
    const route = findRoute(this.definition, request.method, path);
    const parameters = parseQuery(query.join("?"));
    const body = jsonOrUndefined(request.body);
    const inBody = isObject(body) ? text(body, "requestId") || text(body, "request_id") : "";
    const inQuery = parameters.get("requestId") || parameters.get("request_id");
    const entry: JournalEntry = {
      number: this.entries.length + 1,
      method: route?.method.name ?? "unknown",
      person: this.signIns.get(bearerToken(request))?.person,
      requestId: inQuery || inBody || undefined,
      body,
      at: this.clock.now(),
      status: 0,
      outcome: "LOST",
      created: false,
    };
    this.entries.push(entry);
    return { request, route, parameters, entry };
  }

  private respond(incoming: Incoming): HttpResponse {
    const { entry } = incoming;
    if (this.faults.strikes("server-error", entry)) {
      entry.outcome = "HTML";
      return {
        status: 500,
        headers: { "content-type": "text/html; charset=UTF-8" },
        body: page500,
      };
    }
    try {
      const answer = this.answer(incoming);
      entry.outcome = "OK";
      return json(200, answer);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      entry.outcome = error.status;
      return json(error.code, error.body);
    }
  }

  private answer({ request, route, parameters, entry }: Incoming): Json {
    if (this.faults.strikes("unavailable", entry)) throw errors.unavailable();
    if (!route) throw errors.methodNotFound();
    const caller = this.checkSetUp(request, route, entry);
    if (this.faults.strikes("too-many-requests", entry)) throw errors.tooManyRequests();
    this.meter.count(kindOf(entry.method), this.clock.now());
    const body = route.method.body === "" ? {} : parseBody(request.body);
    const own = withoutSystemParameters(parameters);
    const message = decodeRequest(this.definition, route, own, body);
    if (message.useAdminAccess === true) throw errors.leftOut("Administrator access");
    if (this.faults.strikes("admin-restricted", entry)) throw errors.adminRestricted();
    if (this.faults.strikes("permission-denied", entry)) throw errors.denied();
    return this.chat.perform(entry.method, {
      caller,
      request: message,
      now: this.clock.now(),
      strikes: (fault, members) => this.faults.strikes(fault, entry, members),
      checkRate: () => this.meter.count("namedSpaceWrites", this.clock.now()),
      onSpace: (name, created) => {
        entry.space = name;
        entry.created ||= created;
      },
    });
  }

  /** Everything that has to be set up before a call can succeed. @returns who is calling */
  private checkSetUp(request: HttpRequest, { method }: Route, entry: JournalEntry): string {
    const strikes = this.faults.strikes.bind(this.faults);
    const signIn = this.signIns.get(bearerToken(request));
    if (header(request, "authorization") === undefined) throw errors.notSignedIn(method.rpc);
    if (!signIn || strikes("signed-out", entry)) throw errors.signedOut();
    if (strikes("api-disabled", entry)) throw errors.apiDisabled();
    const suffices = method.scopes.some((scope) => signIn.scopes.includes(scope));
    if (!suffices || strikes("scope-missing", entry)) throw errors.scopeMissing(method.rpc);
    if (strikes("app-not-configured", entry)) throw errors.appNotConfigured();
    if (strikes("chat-off", entry)) throw errors.chatOff();
    return signIn.person;
  }
}

function isSame(one: SignIn, other: SignIn): boolean {
  return one.person === other.person && one.scopes.join() === other.scopes.join();
}

/** https://developers.google.com/workspace/chat/limits#per-project-quotas */
function kindOf(method: string): keyof Quota {
  const noun = method.startsWith("spaces.members") ? "membership" : "space";
  return /create$|setup$/.test(method) ? `${noun}Writes` : `${noun}Reads`;
}

/** https://cloud.google.com/apis/docs/system-parameters @throws ApiError for one that matters */
function withoutSystemParameters(parameters: Map<string, string>): Map<string, string> {
  const own = new Map(parameters);
  for (const [name, value] of parameters) {
    const asked = name.replace("$", "");
    const json = asked === "alt" && value.startsWith("json");
    if (json || ["prettyPrint", "key", "quotaUser"].includes(asked)) own.delete(name);
    else if (["alt", "fields", "callback", "access_token"].includes(asked)) {
      throw errors.leftOut(`The parameter ${name}`);
    }
  }
  return own;
}

function header({ headers }: HttpRequest, name: string): string | undefined {
  return Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1];
}

function bearerToken(request: HttpRequest): string {
  return /^Bearer (\S+)$/i.exec(header(request, "authorization") ?? "")?.[1] ?? "";
}

function jsonOrUndefined(body: string): Json | undefined {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function json(status: number, body: Json): HttpResponse {
  const headers = { "content-type": "application/json; charset=UTF-8" };
  return { status, headers, body: `${JSON.stringify(body, null, 2)}\n` };
}

const page500 =
  "<!DOCTYPE html>\n<html lang=en><title>Error 500 (Server Error)!!1</title><p>(stand-in) Something went wrong. Try again later.</html>\n";
