/** How many times as fast as real time; "instant" leaps over whatever is waited for. */
export type Speed = number | "instant";

/** While something is due, a minute passes in a tenth of a second. */
const INSTANT = 600;

type Due = { at: number; run: () => void; isLong: boolean };

/**
 * Time as the page shows it. The stand-in's own clock leaps to the end of an execution at once; this
 * one follows at the chosen speed, and whatever an execution answers, or a page's timer waits for,
 * comes when this clock is there.
 */
export class ShownClock {
  speed: Speed = 1;
  #now: number;
  #tickedAt: number;
  #lastId = 0;
  readonly #due = new Map<number, Due>();

  /**
   * @param now milliseconds since 1970 at which it starts
   * @param realNow milliseconds, from the clock that `tick` is told later
   */
  constructor(now: number, realNow: number) {
    this.#now = now;
    this.#tickedAt = realNow;
  }

  now(): number {
    return Math.floor(this.#now);
  }

  /**
   * @param isLong whether it takes long, or others wait for it: time stands still right after it, and
   *   the browser has its turn
   * @returns a number for `cancel`
   */
  after(ms: number, run: () => void, isLong = false): number {
    this.#lastId += 1;
    this.#due.set(this.#lastId, { at: this.#now + Math.max(0, ms), run, isLong });
    return this.#lastId;
  }

  cancel(id: number): void {
    this.#due.delete(id);
  }

  /** Something took this long without anybody waiting for an answer. */
  leapTo(now: number): void {
    this.#now = Math.max(this.#now, now);
  }

  /**
   * Lets time pass up to now; what is due on the way runs in its order.
   * @returns whether it got there: if not, it is to be called again soon
   */
  tick(realNow: number): boolean {
    const end = this.#now + (realNow - this.#tickedAt) * this.#rate();
    this.#tickedAt = realNow;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      const [id, { at, run, isLong }] = next;
      this.#due.delete(id);
      this.#now = Math.max(this.#now, at);
      run();
      if (isLong) return false;
    }
    this.#now = Math.max(this.#now, end);
    return true;
  }

  #rate(): number {
    if (this.speed !== "instant") return this.speed;
    return this.#due.size > 0 ? INSTANT : 1;
  }

  #next(end: number): [number, Due] | undefined {
    const due = [...this.#due].filter(([, { at }]) => at <= end);
    return due.sort(([, a], [, b]) => a.at - b.at)[0];
  }
}
