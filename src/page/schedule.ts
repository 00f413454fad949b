/** So many calls begin at once, the others one by one: what stops them all is then met by few. */
export const FIRST_WORKERS = 2;
export const RAMP_MS = 400;

/** How long one call that looks for work goes ahead of the next one. */
const SCOUT_MS = 3000;

const MAX_BACKOFF_MS = 30_000;

/** When the next call may start. Times are in milliseconds. */
export class Schedule {
  /** Failed calls in a row. */
  failures = 0;
  /** Until when there is nothing to do, and why. */
  sleep = { until: 0, why: "" };
  #rampAt = 0;
  #lastStart = 0;
  #retryAt = 0;

  /** @param isUrgent whether it is to be heard by the server although there is nothing to do. */
  nextStartAt(isUrgent: boolean): number {
    const rampAt = isUrgent ? Math.min(this.#rampAt, this.#lastStart + RAMP_MS) : this.#rampAt;
    return Math.max(rampAt, this.#retryAt, isUrgent ? 0 : this.sleep.until);
  }

  /**
   * @param working the calls that are under way now.
   * @param isUrgent whether its work was known beforehand. Else it may find work for all the others,
   *   and until it says so they would only be in its way.
   */
  started(working: number, now: number, isUrgent: boolean): void {
    this.#lastStart = now;
    if (!isUrgent) this.#rampAt = now + SCOUT_MS;
    else if (working >= FIRST_WORKERS) this.#rampAt = now + RAMP_MS;
  }

  /** All sleep until the latest of the times that they were told. */
  fallAsleep(until: number, why: string): void {
    if (until > this.sleep.until) this.sleep = { until, why };
  }

  succeeded(): void {
    this.failures = 0;
  }

  /** Calls that were under way together fail together, and that counts once. */
  failed(now: number): void {
    if (now < this.#retryAt) return;
    this.failures += 1;
    this.#retryAt = now + backoffMs(this.failures);
  }

  /** The person tries again, and at once. */
  forgetFailures(): void {
    this.failures = 0;
    this.#retryAt = 0;
  }
}

/** 1, 2, 4 … seconds. @param failures in a row, from 1 */
export function backoffMs(failures: number): number {
  return Math.min(1000 * 2 ** (failures - 1), MAX_BACKOFF_MS);
}
