/**
 * A stand-in for the Google Chat API: https://developers.google.com/workspace/chat/api/reference/rest
 *
 * Left out:
 * - Every method but the ten of definition.json: answered like a path that does not exist.
 * - Import mode, direct messages with the Chat app, administrator access, filters: answered 501.
 * - System parameters other than `alt=json` and `prettyPrint`: answered 400, as unknown.
 * - Sign-in as the app, Chat apps as members, reading messages, and all of a message but its text:
 *   threads, cards, attachments. Group chats and direct messages are never listed, as with Google
 *   before the first message.
 *
 * Simpler than Google:
 * - Nobody has to exist: every well-formed address or ID is a person who joins at once, but those
 *   that end in ".invalid" (RFC 2606), and every group ID a group. An organization is a domain, and
 *   only adding a member looks at it: who is of another one than the creator is invited, where the
 *   space is open to external people. All else about people the faults play. Nobody accepts an
 *   invitation or leaves; whoever is invited may do all that a member may.
 * - A person's ID is made of the address. An ID stands for its address once that was named.
 * - A display name may be used again while `name-taken` is off: when Google refuses is not known.
 * - A request ID may be any text and is remembered for ever: Google's limits are not public. That
 *   of a message answers its message in whichever space it is asked for again.
 * - Of a space's permission settings only `postMessages` is answered and enforced.
 * - Enums are answered by name even where numbers are
 *   asked for. An error's details have its reason and a link, and no more.
 *
 * Stricter than Google: enum values and bools must be written exactly, a length counts UTF-16
 * units, a role is changed by the name that Chat gave the membership, where others have done it by
 * address, and who is only invited has none to change. An unknown path or verb is answered in JSON,
 * where Google sends an HTML page.
 *
 * The order of checks is Google's where it is known: the route, then the sign-in; Chat that is turned
 * off, then an app that is not configured. That all of the set-up comes before anything in the
 * request's body is inferred, and so is that what an administrator bars comes before who is asked.
 */
import { decodeRequest, type Json, type ParsedRequest, parseRequest, text } from "./decode";
import type { ApiDefinition } from "./definition";
import { ApiError, type ErrorName, errorOf, leftOut } from "./errors";
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
  /** By lower-case name. */
  headers: Record<string, string>;
  body: string;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A request that Chat has. */
export interface Arrival {
  /** How long Chat takes before it looks at it, in milliseconds. */
  takesMs: number;
  /** Chat does what is asked, now. null if no answer reaches the caller. */
  answer(): HttpResponse | null;
}

export interface JournalEntry extends Call {
  /** When the call arrived. */
  readonly at: number;
  /** HTTP status that Chat gave, also if it was lost; 0 if Chat never saw the call. */
  status: number;
  /** `OK`, a status such as `NOT_FOUND`, `HTML` for an error page, or `LOST` if no answer arrived. */
  outcome: string;
  /** The name of the space that was made, answered or changed. */
  space?: string;
}

export interface ChatApiOptions {
  definition: ApiDefinition;
  clock: Clock;
  /** Without, Google's of today. */
  quota?: Quota;
}

interface SignIn {
  person: string;
  scopes: readonly string[];
}

/** Who calls, or why that is not known. */
type Caller = SignIn | ErrorName;

export class ChatApi {
  readonly faults = new Faults();
  readonly #meter: Meter;
  readonly #chat: Spaces;
  readonly #entries: JournalEntry[] = [];
  readonly #signIns = new Map<string, SignIn>();
  readonly #options: ChatApiOptions;

  constructor(options: ChatApiOptions) {
    this.#options = options;
    this.#meter = new Meter(options.quota ?? quotas.current);
    this.#chat = new Spaces(this.faults, this.#meter);
  }

  /** Every call so far, in order. */
  get journal(): readonly Readonly<JournalEntry>[] {
    return this.#entries;
  }

  /** Every space so far, in order. */
  get spaces(): readonly StoredSpace[] {
    return [...this.#chat.all.values()];
  }

  /**
   * Signs a person in.
   * @param person e-mail address
   * @param scopes granted, as full URLs
   * @param token to accept; without, one that says who and what
   * @returns the bearer token, good until signOut. It is no secret
   */
  signIn(person: string, scopes: readonly string[], token?: string): string {
    const accepted = token ?? encodeURIComponent([person, ...scopes].join(" "));
    this.#signIns.set(accepted, { person: person.toLowerCase(), scopes: [...scopes] });
    return accepted;
  }

  /** Withdraws a token. */
  signOut(token: string): void {
    this.#signIns.delete(token);
  }

  /**
   * Answers one HTTP request.
   * @returns null if no answer reached the caller; the journal says what Chat did
   */
  handle(request: HttpRequest): HttpResponse | null {
    const { takesMs, answer } = this.receive(request);
    if (takesMs > 0) this.#options.clock.sleep(takesMs);
    return answer();
  }

  /** One HTTP request has arrived. For callers that let its time pass in their own way. */
  receive({ method, path, headers: { authorization }, body }: HttpRequest): Arrival {
    const request = parseRequest(this.#options.definition, method, path, body);
    const signIn = this.#signIns.get(/^Bearer (\S+)$/i.exec(authorization ?? "")?.[1] ?? "");
    const unknown = authorization === undefined ? "not-signed-in" : "signed-out";
    const entry = this.#enter(request, signIn?.person);
    const slow = this.faults.strikes("slow", entry);
    return {
      takesMs: slow ? (slow.ms ?? 20_000) : 0,
      answer: () => this.#deliver(entry, request, signIn ?? unknown),
    };
  }

  #deliver(entry: JournalEntry, request: ParsedRequest, caller: Caller) {
    if (this.faults.strikes("lost-before", entry)) return null;
    const response = this.#respond(entry, request, caller);
    entry.status = response.status;
    if (!this.faults.strikes("lost-after", entry)) return response;
    entry.outcome = "LOST";
    return null;
  }

  #enter({ method, query, body }: ParsedRequest, person: string | undefined): JournalEntry {
    const entry: JournalEntry = {
      number: this.#entries.length + 1,
      method: method?.name ?? "unknown",
      person,
      requestId: query.get("requestId") || text(body, "requestId") || undefined,
      body,
      at: this.#options.clock.now(),
      status: 0,
      outcome: "LOST",
    };
    this.#entries.push(entry);
    return entry;
  }

  #respond(entry: JournalEntry, request: ParsedRequest, caller: Caller): HttpResponse {
    if (this.faults.strikes("server-error", entry)) {
      entry.outcome = "HTML";
      return errorPage;
    }
    try {
      const answer = this.#answer(entry, request, caller);
      entry.outcome = "OK";
      return jsonResponse(200, answer);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      entry.outcome = error.status;
      return jsonResponse(error.code, error.body);
    }
  }

  #answer(entry: JournalEntry, parsed: ParsedRequest, caller: Caller): Json {
    const { clock, definition } = this.#options;
    const { method } = parsed;
    this.faults.failOn("unavailable", entry);
    if (!method) throw errorOf("method-not-found");
    const person = this.#checkSetUp(entry, caller, method.scopes);
    this.faults.failOn("too-many-requests", entry);
    const [resource = ""] = Object.values(parsed.variables);
    this.#meter.countCall(entry.method, spaceIn(resource), clock.now());
    const request = decodeRequest(definition, method, parsed);
    if (request.useAdminAccess) throw leftOut("Administrator access");
    this.faults.failOn("admin-restricted", entry);
    this.faults.failOn("permission-denied", entry);
    const answer = this.#chat.perform({ call: entry, caller: person, request, now: clock.now() });
    const space = spaceIn(text(answer, "name"));
    if (space) entry.space = space;
    return answer;
  }

  /** Everything that has to be set up before a call can succeed. @returns who is calling */
  #checkSetUp(entry: JournalEntry, caller: Caller, scopes: string[]): string {
    if (typeof caller === "string") throw errorOf(caller);
    this.faults.failOn("signed-out", entry);
    this.faults.failOn("api-disabled", entry);
    if (!scopes.some((scope) => caller.scopes.includes(scope))) throw errorOf("scope-missing");
    this.faults.failOn("scope-missing", entry);
    this.faults.failOn("chat-off", entry);
    this.faults.failOn("app-not-configured", entry);
    return caller.person;
  }
}

/** The resource name of the space that a resource is or is in; empty where there is none. */
function spaceIn(name: string): string {
  return /^spaces\/[^/]+/.exec(name)?.[0] ?? "";
}

function jsonResponse(status: number, body: Json): HttpResponse {
  const headers = { "content-type": "application/json; charset=UTF-8" };
  return { status, headers, body: `${JSON.stringify(body, null, 2)}\n` };
}

const errorPage: HttpResponse = {
  status: 500,
  headers: { "content-type": "text/html; charset=UTF-8" },
  body: "<!DOCTYPE html>\n<title>Error 500 (Server Error)!!1</title>\n<p>(stand-in) Something went wrong.\n",
};
