/**
 * How long Google's calls take, in milliseconds: on a median day and on a bad one. Where there are
 * public measurements, within their range ([seen]); the rest is inferred ([model]). Only calls that
 * are listed take time: making values, enumerations, Session, Utilities and the logs do not.
 */

export type Profile = "none" | "typical" | "badDay";
export interface TimeOptions {
  profile: Profile;
  /** what a Chat call takes; without, what the profile says */
  chatMs?: number;
}

type Durations = Record<Profile, number>;

const none = 0;
/** [seen] From google.script.run in a page to its handler, without the work: 1 to 3 s, up to 13. */
const SCRIPT_RUN: Durations = { none, typical: 900, badDay: 2500 };
/** [model] Creating a space; 700 on a good day. */
const CHAT: Durations = { none, typical: 1400, badDay: 3000 };
/** [model] A Chat call that exceeds a quota is refused at the door. */
const REFUSED_MS = 300;
/** [seen] Carrying out the writes that were kept: 610 for 4,000 cells. */
const CARRYING_OUT: Durations = { none, typical: 400, badDay: 1000 };

/** By the names that executions count; the first that fits. */
const calls: readonly ({ calls: RegExp } & Durations)[] = [
  // [seen] A call, not a row: 3 rows 521, 16 rows 769, 1,281 rows 614, in one heavy workbook.
  {
    calls: /^Range\.get(Value|Values|DisplayValues|RichTextValues|Formulas|Notes|DataValidations)$/,
    ...{ none, typical: 150, badDay: 600 },
  },
  // [seen] Kept until it is carried out: 4,000 cells in less than 50.
  { calls: /^Range\.set/, none, typical: 10, badDay: 50 },
  { calls: /^SpreadsheetApp\.new/, none, typical: 0, badDay: 0 },
  // [model]
  {
    calls: /^(SpreadsheetApp|Spreadsheet|Sheet|Range)\./,
    ...{ none, typical: 5, badDay: 20 },
  },
  // [seen] Average and maximum of one published test.
  { calls: /^Properties\.get/, none, typical: 30, badDay: 85 },
  { calls: /^Properties\./, none, typical: 65, badDay: 230 },
  // [model] What is waited for a lock comes on top.
  { calls: /^Lock\.(tryLock|waitLock|releaseLock)$/, none, typical: 60, badDay: 200 },
];

/** What a page's call takes beside the execution itself; whoever plays the page adds it. */
export function scriptRunMs(profile: Profile): number {
  return SCRIPT_RUN[profile];
}

export class CallTimes {
  /** for the writes that are carried out together, whatever carries them out */
  readonly carryingOutMs: number;
  readonly #profile: Profile;
  readonly #chatMs: number;
  readonly #known = new Map<string, number>();

  constructor({ profile, chatMs = CHAT[profile] }: TimeOptions) {
    this.#profile = profile;
    this.#chatMs = chatMs;
    this.carryingOutMs = CARRYING_OUT[profile];
  }

  /** @param name such as "Range.getValues" */
  of(name: string): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const ms = calls.find(({ calls }) => calls.test(name))?.[this.#profile] ?? 0;
    this.#known.set(name, ms);
    return ms;
  }

  /** Until Chat counts the call: a refusal is half-way then, so others are not yet. */
  get toChatMs(): number {
    return Math.min(REFUSED_MS, this.#chatMs) / 2;
  }

  /** From there until its answer is back. */
  fromChatMs(isRefused: boolean): number {
    return isRefused ? this.toChatMs : this.#chatMs - this.toChatMs;
  }
}
