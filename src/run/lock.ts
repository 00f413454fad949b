import { text } from "../text";
import { findMe } from "./person";
import { isUnderWay, type Run, readStore } from "./run-store";

/** How long a person's click waits for the lock, in milliseconds: workers hold it for a second. */
export const CLICK_MS = 5000;

/**
 * Does something while it holds the spreadsheet's lock.
 * @param waitMs how long it waits for whoever holds it, in milliseconds.
 * @returns undefined if somebody else went on holding it.
 */
export function withLock<T>(waitMs: number, action: () => T): T | undefined {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(waitMs)) return undefined;
  try {
    return action();
  } finally {
    lock.releaseLock();
  }
}

/** Who is at work, in the person's language. */
export function busyWith(run: Run | undefined): string {
  const { busyMine, busyOther } = text().run;
  return run && run.owner === findMe()?.id ? busyMine : busyOther;
}

/**
 * Changes rows while no run is under way.
 * @throws Error that says who is at work.
 */
export function outsideRuns<T extends object>(action: () => T): T {
  const done = withLock(CLICK_MS, () => {
    const store = readStore();
    if (isUnderWay(store, Date.now())) throw new Error(busyWith(store.run));
    return action();
  });
  if (!done) throw new Error(busyWith(readStore().run));
  return done;
}
