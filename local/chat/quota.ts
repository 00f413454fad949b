import { errors } from "./errors";

/** At most so many calls in any span of so many milliseconds. */
export interface Limit {
  calls: number;
  perMs: number;
}

/** Limits per Cloud project; a call must be within each of its kind. */
export interface Quota {
  spaceWrites: readonly Limit[];
  spaceReads: readonly Limit[];
  membershipWrites: readonly Limit[];
  membershipReads: readonly Limit[];
  /** Beside spaceWrites: making spaces of the types SPACE and GROUP_CHAT. */
  namedSpaceWrites: readonly Limit[];
}

const minute = 60_000;
const current: Quota = {
  spaceWrites: [{ calls: 60, perMs: minute }],
  spaceReads: [{ calls: 3000, perMs: minute }],
  membershipWrites: [{ calls: 300, perMs: minute }],
  membershipReads: [{ calls: 3000, perMs: minute }],
  namedSpaceWrites: [],
};

/**
 * Google's quotas, https://developers.google.com/workspace/chat/limits: those of today, and two
 * that the page named earlier, "fewer than 35 per minute" and "fewer than 10 per minute and 60
 * per hour" for spaces and group chats.
 */
export const quotas = {
  current,
  fewerThan35: { ...current, namedSpaceWrites: [{ calls: 34, perMs: minute }] },
  fewerThan10: {
    ...current,
    namedSpaceWrites: [
      { calls: 9, perMs: minute },
      { calls: 59, perMs: 60 * minute },
    ],
  },
} satisfies Record<string, Quota>;

/** Counts calls in sliding windows. One that is refused does not count. */
export class Meter {
  private readonly calls = new Map<keyof Quota, number[]>();

  constructor(private readonly quota: Quota) {}

  /** @param now milliseconds @throws ApiError 429 if one more call would be too many */
  count(kind: keyof Quota, now: number): void {
    const limits = this.quota[kind];
    const longest = Math.max(0, ...limits.map((limit) => limit.perMs));
    const calls = (this.calls.get(kind) ?? []).filter((at) => at > now - longest);
    for (const limit of limits) {
      const inWindow = calls.filter((at) => at > now - limit.perMs).length;
      if (inWindow >= limit.calls) throw errors.tooManyRequests();
    }
    this.calls.set(kind, [...calls, now]);
  }
}
