import { text } from "../text";
import { currentPerson } from "./row";
import { type Run, readStore } from "./store";

/** How long to wait for another batch on the same spreadsheet to end, in milliseconds. */
const LOCK_MS = 1000;

/**
 * Does something while it holds the spreadsheet's lock.
 * @param refused is done instead, with who is at work, if somebody else holds it.
 */
export function withLock<T>(action: () => T, refused: (why: string) => T): T {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(LOCK_MS)) return refused(busyWith(readStore().run));
  try {
    return action();
  } finally {
    lock.releaseLock();
  }
}

/** Who is at work, in the person's language. */
export function busyWith(run: Run | undefined): string {
  const { busyMine, busyOther } = text().run;
  return run?.by === currentPerson() ? busyMine : busyOther;
}

/**
 * Changes rows while no run is under way, neither in a batch nor between two.
 * @throws Error that says who is at work.
 */
export function outsideRuns<T>(action: () => T): T {
  const refuse = (why: string): never => {
    throw new Error(why);
  };
  return withLock(() => {
    const { run } = readStore();
    return run && run.until > Date.now() ? refuse(busyWith(run)) : action();
  }, refuse);
}
