import { errorOf } from "./errors";

/** At most so many calls in any span of so many milliseconds. */
type Limits = readonly { calls: number; perMs: number }[];

/** Limits per Cloud project, and two per space; a call must be within each of its kind. */
export interface Quota {
  spaceReads: Limits;
  spaceWrites: Limits;
  membershipReads: Limits;
  membershipWrites: Limits;
  messageWrites: Limits;
  /** Beside spaceWrites: making spaces of the types SPACE and GROUP_CHAT. */
  namedSpaceWrites: Limits;
  /** Of one space, by whichever app. */
  readsOfSpace: Limits;
  writesOfSpace: Limits;
}

const perSecond = (calls: number) => ({ calls, perMs: 1000 });
const perMinute = (calls: number) => ({ calls, perMs: 60_000 });
const perHour = (calls: number) => ({ calls, perMs: 3_600_000 });

const current: Quota = {
  spaceReads: [perMinute(3000)],
  spaceWrites: [perMinute(60)],
  membershipReads: [perMinute(3000)],
  membershipWrites: [perMinute(300)],
  messageWrites: [perMinute(3000)],
  namedSpaceWrites: [],
  readsOfSpace: [perSecond(15)],
  writesOfSpace: [perSecond(1)],
};

/**
 * What counts as what: the tables of https://developers.google.com/workspace/chat/limits, in which
 * spaces.members.patch stands nowhere, and spaces.members.create is no write of its space.
 */
const kinds: Record<string, (keyof Quota)[]> = {
  "spaces.create": ["spaceWrites"],
  "spaces.setup": ["spaceWrites"],
  "spaces.get": ["spaceReads", "readsOfSpace"],
  "spaces.list": ["spaceReads"],
  "spaces.findDirectMessage": ["spaceReads"],
  "spaces.members.create": ["membershipWrites"],
  "spaces.members.get": ["membershipReads", "readsOfSpace"],
  "spaces.members.list": ["membershipReads", "readsOfSpace"],
  "spaces.messages.create": ["messageWrites", "writesOfSpace"],
};

/**
 * Google's quotas, https://developers.google.com/workspace/chat/limits: those of today, and two
 * that the page named earlier, "fewer than 35 per minute" and "fewer than 10 per minute and 60
 * per hour" for spaces and group chats.
 */
export const quotas = {
  current,
  fewerThan35: { ...current, namedSpaceWrites: [perMinute(34)] },
  fewerThan10: { ...current, namedSpaceWrites: [perMinute(9), perHour(59)] },
} satisfies Record<string, Quota>;

/**
 * Counts calls in sliding windows. One that is refused does not count. A call may come after one with
 * a later time, where executions that run one after the other play executions at once.
 */
export class Meter {
  readonly #calls = new Map<string, number[]>();

  readonly #quota: Quota;

  constructor(quota: Quota) {
    this.#quota = quota;
  }

  /**
   * @param space the resource name of the space that the call is about, if it is about one
   * @param now milliseconds
   * @throws ApiError 429 if one more call would be too many
   */
  countCall(method: string, space: string, now: number): void {
    const places = (kinds[method] ?? []).map((kind) => this.#placeOf(kind, space, now));
    for (const { times, place } of places) times.splice(place, 0, now);
  }

  /** Like countCall, for one kind alone. */
  count(kind: keyof Quota, now: number): void {
    const { times, place } = this.#placeOf(kind, "", now);
    times.splice(place, 0, now);
  }

  #placeOf(kind: keyof Quota, space: string, now: number) {
    const key = kind.endsWith("OfSpace") ? `${kind} ${space}` : kind;
    const times = this.#calls.get(key) ?? [];
    this.#calls.set(key, times);
    let place = times.length;
    while ((times[place - 1] ?? now) > now) place -= 1;
    for (const { calls, perMs } of this.#quota[kind]) {
      const first = times[place - calls];
      if (first !== undefined && first > now - perMs) throw errorOf("too-many-requests");
    }
    return { times, place };
  }
}
