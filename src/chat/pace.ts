/** Google's own upper bound for a wait between tries, in milliseconds. */
const MAX_BACKOFF_MS = 64_000;

/**
 * Truncated exponential backoff with full jitter, in whole milliseconds: at random between nothing
 * and Google's min(2^n s + 1 s, 64 s).
 * @param retries how many tries failed before the one that is being answered, from 0.
 * @see https://developers.google.com/workspace/chat/limits
 */
export function backoffMs(retries: number): number {
  return Math.floor(Math.random() * Math.min(2 ** retries * 1000 + 1000, MAX_BACKOFF_MS));
}

/**
 * How many spaces are created a minute, by everybody who uses the same spreadsheet. Google allows
 * 60 writes of spaces a minute and project; one is kept back for clocks that differ. The script
 * property SPACES_PER_MINUTE sets another number, also one below 1.
 * @see https://developers.google.com/workspace/chat/limits
 */
export const SPACES_PER_MINUTE = 59;

/** At most so many calls in any span of so many milliseconds. */
export interface Limit {
  calls: number;
  perMs: number;
}

/** The times of so many calls fit into a property. */
const MOST_CALLS = 120;

/** @param spacesPerMinute above 0; 2.5 is two in 48 seconds, 0.5 is one in two minutes. */
export function limitOf(spacesPerMinute: number): Limit {
  const calls = Math.min(MOST_CALLS, Math.max(1, Math.floor(spacesPerMinute)));
  return { calls, perMs: Math.ceil((60_000 * calls) / spacesPerMinute) };
}

/** What the spreadsheet remembers of its calls to Chat; times are in milliseconds since 1970. */
export interface Pace {
  /** When the calls of the last span were made. */
  calls: number[];
  /** Until when fewer calls are made, in even steps, since Chat asked to slow down. */
  slowed: { calls: number; since: number; until: number } | undefined;
  /** The last place that was given out. */
  lastPlace: number;
  /** How long one call takes, in milliseconds: the average of the last ones. */
  callMs: number;
  /** The same of calls that add people, which have a quota of their own. */
  adding?: Pace;
}

/**
 * How many people are added: Google allows 300 a minute and project; some are kept back for clocks
 * that differ. The times of so many calls fit into a property, beside those of spaces.
 * @see https://developers.google.com/workspace/chat/limits
 */
export const ADDING_LIMIT: Limit = { calls: 295, perMs: 60_000 };

/** What is written between calls, of the time of a call; and until all begin and the last has written. */
const WRITING = 0.15;
const ADDING_MS = 10_000;

/** How long it takes to add so many people, in milliseconds. */
export function addingTime(people: number, { adding = FRESH_PACE }: Pace): number {
  if (people === 0) return 0;
  const { calls, perMs } = ADDING_LIMIT;
  const workers = Math.min(MOST_WORKERS, people);
  return ADDING_MS + people * Math.max(perMs / calls, (adding.callMs * (1 + WRITING)) / workers);
}

/** An ordinary call, in milliseconds, until one has been measured. */
const USUAL_CALL_MS = 1400;

export const FRESH_PACE: Pace = {
  calls: [],
  slowed: undefined,
  lastPlace: 0,
  callMs: USUAL_CALL_MS,
};

/** A call may reach Google a little later than another that left at the same time, in milliseconds. */
const JITTER_MS = 250;

/** Whether Chat has asked to slow down and the time for that is not over. */
export function isSlowed({ slowed }: Pace, now: number): boolean {
  return slowed !== undefined && slowed.until > now;
}

/** The limit that is kept at this moment. */
export function limitNow(pace: Pace, limit: Limit, now: number): Limit {
  const { slowed } = pace;
  if (!slowed || slowed.until <= now) return limit;
  const calls = Math.max(1, Math.floor(slowed.calls));
  return { calls, perMs: Math.ceil((limit.perMs * calls) / slowed.calls) };
}

/**
 * When the next calls may be made. A window, not a metronome: as long as fewer calls than the limit
 * were made within its span, the next one may be made at once; then whenever one leaves the span.
 * @param taken places that were given out for calls of which it is not known yet when they are made.
 * @returns as many times as are known, in order.
 */
export function placesFrom(
  pace: Pace,
  limit: Limit,
  taken: readonly number[],
  now: number,
): number[] {
  const { calls, perMs } = limitNow(pace, limit, now);
  const span = perMs + JITTER_MS;
  const recent = pace.calls.filter((at) => at > now - span).sort((a, b) => a - b);
  const free = Array<number>(Math.max(0, calls - recent.length)).fill(now);
  const leaving = recent.slice(Math.max(0, recent.length - calls)).map((at) => at + span);
  const places = [...free, ...leaving];
  for (const place of [...taken].sort((a, b) => b - a)) {
    const later = places.findIndex((other) => other > place);
    places.splice(later < 0 ? places.length - 1 : Math.max(0, later - 1), 1);
  }
  if (!isSlowed(pace, now)) return places;
  let last = pace.lastPlace;
  return places.map((place) => {
    last = Math.ceil(Math.max(place, last + perMs / calls));
    return last;
  });
}

/** The pace after calls were made. @param callMs how long each of them took, in milliseconds. */
export function afterCalls(
  pace: Pace,
  limit: Limit,
  made: readonly number[],
  callMs: number,
): Pace {
  if (made.length === 0) return pace;
  const calls = [...pace.calls, ...made].sort((a, b) => a - b).slice(-limit.calls);
  const weight = Math.min(1, made.length / 8);
  const average = Math.round(pace.callMs * (1 - weight) + callMs * weight);
  return { ...pace, calls, callMs: average };
}

/** How long the pace stays lower after Chat asked to slow down, in milliseconds. */
const SLOWED_MS = 10 * 60_000;

/** Where so few calls were too many, somebody else is using the quota, and that passes sooner. */
const FEW_CALLS = 7;
const FEW_CALLS_MS = 60_000;

/**
 * The pace after the quota was exceeded all the same: the limit seems to be what was allowed within
 * the last span. Where it was lowered before, half of that, unless that was within the span too: then
 * what was refused may have been on its way already.
 */
export function afterRefusal(pace: Pace, limit: Limit, now: number): Pace {
  const { slowed } = pace;
  if (slowed && isSlowed(pace, now)) {
    if (now - slowed.since < limit.perMs) return pace;
    const calls = Math.max(slowed.calls / 2, limit.calls / 64);
    return { ...pace, slowed: { calls, since: now, until: now + SLOWED_MS } };
  }
  const allowed = pace.calls.filter((at) => at > now - limit.perMs).length;
  const calls = Math.min(limit.calls, Math.max(allowed, FEW_CALLS));
  const until = now + (allowed < FEW_CALLS ? FEW_CALLS_MS : SLOWED_MS);
  return { ...pace, slowed: { calls, since: now, until } };
}

/** The same for calls that add people. */
export function addingSlower(pace: Pace, now: number): Pace {
  return { ...pace, adding: afterRefusal(pace.adding ?? FRESH_PACE, ADDING_LIMIT, now) };
}

/** google.script.run has ten places in a page; two are left for progress and cancelling. */
export const MOST_WORKERS = 8;

/** How many executions can be of use at once. */
export function workersFor(pace: Pace, limit: Limit, now: number): number {
  return isSlowed(pace, now) ? enoughWorkers(pace, limit, now) : MOST_WORKERS;
}

/** How many executions use up the quota in the long run: a burst takes more. */
export function enoughWorkers(pace: Pace, limit: Limit, now: number): number {
  const { calls, perMs } = limitNow(pace, limit, now);
  return Math.min(MOST_WORKERS, 1 + Math.ceil((pace.callMs * calls) / perMs));
}

/** From a click to the first call, in milliseconds. */
const BEGIN_MS = 3500;
/** By how much more is announced: days are rather slower than the median than faster. */
const SLOWER = 1.05;

/** How long it takes to create so many spaces, from the click that confirms, in milliseconds. */
export function durationOf(count: number, pace: Pace, limit: Limit, now: number): number {
  if (count === 0) return 0;
  const { calls, perMs } = limitNow(pace, limit, now);
  const workers = Math.min(workersFor(pace, limit, now), count);
  const timeFor = (spaces: number) => Math.ceil(spaces / workers) * pace.callMs;
  if (isSlowed(pace, now)) return SLOWER * (BEGIN_MS + (count * perMs) / calls);
  const windows = Math.floor((count - 1) / calls);
  const whole = Math.max(perMs + JITTER_MS, timeFor(calls));
  return SLOWER * (BEGIN_MS + windows * whole + timeFor(count - windows * calls));
}
