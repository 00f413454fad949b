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

/** Chat's own checks may ask for more than a pause: the pace drops to this part of it at most. */
const SLOWEST = 32;

/** When the next space may be created; in milliseconds since 1970, and milliseconds. */
export interface Pace {
  nextAt: number;
  interval: number;
}

/** The time from one space to the next at the usual pace, in milliseconds. */
export function usualInterval(spacesPerMinute: number): number {
  return Math.ceil(60_000 / spacesPerMinute);
}

/** The pace after the quota was exceeded all the same: half as fast. */
export function slower(pace: Pace, usual: number): Pace {
  return { ...pace, interval: Math.min(pace.interval * 2, usual * SLOWEST) };
}

/** The pace after a success: a tenth faster, up to the usual one. */
export function faster(pace: Pace, usual: number): Pace {
  return { ...pace, interval: Math.max(Math.floor(pace.interval * 0.9), usual) };
}
