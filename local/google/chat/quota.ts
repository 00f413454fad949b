import { errorOf } from "./errors";

/** At most so many calls in any span of so many milliseconds. */
type Limits = readonly { calls: number; perMs: number }[];

/** Limits per Cloud project; a call must be within each of its kind. */
export interface Quota {
  spaceWrites: Limits;
  membershipWrites: Limits;
  /** Beside spaceWrites: making spaces of the types SPACE and GROUP_CHAT. */
  namedSpaceWrites: Limits;
}

const perMinute = (calls: number) => ({ calls, perMs: 60_000 });
const perHour = (calls: number) => ({ calls, perMs: 3_600_000 });

const current: Quota = {
  spaceWrites: [perMinute(60)],
  membershipWrites: [perMinute(300)],
  namedSpaceWrites: [],
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
  private readonly calls = new Map<keyof Quota, number[]>();

  constructor(private readonly quota: Quota) {}

  /** @param now milliseconds @throws ApiError 429 if one more call would be too many */
  count(kind: keyof Quota, now: number): void {
    const times = this.calls.get(kind) ?? [];
    let place = times.length;
    while ((times[place - 1] ?? now) > now) place -= 1;
    for (const { calls, perMs } of this.quota[kind]) {
      const first = times[place - calls];
      if (first !== undefined && first > now - perMs) throw errorOf("too-many-requests");
    }
    times.splice(place, 0, now);
    this.calls.set(kind, times);
  }
}
