import type { Json } from "./decode";
import { type ErrorName, errorOf } from "./errors";

/** What can go wrong, and be switched on: name and what a person sees. */
export const faultDescriptions = {
  "lost-before": "The connection breaks before Chat has done anything",
  "lost-after": "Chat does what was asked, then the connection breaks: no answer arrives",
  "too-many-requests": "429: Chat asks to slow down",
  unavailable: "503: Chat is unavailable for the moment",
  "server-error": "500: Google answers with an HTML error page",
  slow: "Every answer takes 20 seconds",
  "signed-out": "401: the sign-in has ended or was withdrawn",
  "api-disabled": "403: the Chat API is not enabled in the Cloud project",
  "scope-missing": "403: the person has not granted the permission that is needed",
  "app-not-configured": "404: the Chat API is enabled, but its Chat app is not configured",
  "chat-off": "400: Google Chat is turned off for this person",
  "admin-restricted": "403: the organization's administrator restricts the Chat app",
  "permission-denied": "403: this person may not do what was asked",
  "member-unknown": "400: a member's address belongs to nobody in Google Chat",
  "people-left-out": "Chat leaves a member out of the new space and says nothing",
  "people-invited": "A member has not accepted the invitation yet, and is not counted",
  "count-absent": "Chat does not say how many people have joined",
  "count-late": "Chat counts members later: its answer counts nobody but the creator",
  "spaces-barred": "403: the administrator lets this person create no spaces",
  "group-chats-barred": "403: the administrator lets this person create no group chats",
  "direct-messages-barred": "403: the administrator lets this person begin no direct messages",
  "name-taken": "409: a space with the same display name exists already",
};

export type FaultName = keyof typeof faultDescriptions;
export const faultNames: readonly FaultName[] = Object.keys(faultDescriptions).filter(isFaultName);

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faultDescriptions, name);
}

/** A call as it arrives, before anything in it was checked. */
export interface Call {
  /** From 1. */
  readonly number: number;
  /** Such as `spaces.setup`; `unknown` where no method has this verb and path. */
  readonly method: string;
  /** Who signed in with the call's token, if anyone did. */
  readonly person: string | undefined;
  readonly requestId: string | undefined;
  /** The body as JSON, undefined if it is not. */
  readonly body: Json | undefined;
}

export interface FaultRule {
  /** How often it strikes before it is over; without, until it is switched off. */
  times?: number;
  /** Which calls it may strike; without, every call that it fits. */
  when?: (call: Call) => boolean;
  /**
   * For the faults about people: the e-mail addresses it is about. Without, every request with
   * members is struck, and `people-left-out` and `people-invited` are about its last member.
   */
  people?: readonly string[];
  /** For `slow`: how long the answer takes, in milliseconds. Without, 20,000. */
  ms?: number;
}

export class Faults {
  readonly #rules = new Map<FaultName, FaultRule>();

  /** Switches a fault on; one that is on already gets the new rule. */
  switchOn(name: FaultName, rule: FaultRule = {}): void {
    this.#rules.set(name, { ...rule });
  }

  switchOff(name: FaultName): void {
    this.#rules.delete(name);
  }

  switchAllOff(): void {
    this.#rules.clear();
  }

  /** The faults that are on. */
  get active(): readonly FaultName[] {
    return [...this.#rules.keys()];
  }

  /**
   * Asks, where a fault could strike, whether it does; if so, one of its times is used up.
   * @param members who the request names, for the faults about people
   */
  strikes(name: FaultName, call: Call, members: readonly string[] = []): FaultRule | undefined {
    const rule = this.#rules.get(name);
    if (!rule || rule.when?.(call) === false) return undefined;
    const isAbout = (person: string) => members.includes(person.toLowerCase());
    if (rule.people && !rule.people.some(isAbout)) return undefined;
    if (rule.times !== undefined) rule.times -= 1;
    if (rule.times === 0) this.#rules.delete(name);
    return rule;
  }

  /** @throws ApiError with the fault's answer if it strikes */
  failOn(name: FaultName & ErrorName, call: Call, members: readonly string[] = []): void {
    if (this.strikes(name, call, members)) throw errorOf(name);
  }
}
