/**
 * A call that takes time, as a generator of what it waits for. So the same call can be played here
 * and now, among other executions on one virtual clock, or in real time.
 */
import type { Clock, HttpResponse } from "../chat/api";
import { notImplemented } from "./errors";

export type Wait =
  /** so many milliseconds */
  | { for: "time"; ms: number }
  /** until nobody holds the lock, but at most so many milliseconds */
  | { for: "lock"; name: string; ms: number }
  /** what a Chat outside of this machine's clock answers, which is handed back */
  | { for: "answer"; answer: Promise<HttpResponse | null> };

export type Steps<Result> = Generator<Wait, Result, HttpResponse | null | undefined>;

export function isSteps(value: unknown): value is Steps<unknown> {
  return Object.prototype.toString.call(value) === "[object Generator]";
}

/** Plays it here and now: the clock moves on, and nothing else happens meanwhile. */
export function playOut<Result>(steps: Steps<Result>, clock: Clock): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (step.value.for === "answer") throw notImplemented("Waiting here for a Chat that is remote");
    if (step.value.ms > 0) clock.sleep(step.value.ms);
  }
}
