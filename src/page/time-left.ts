/** Chat counts the spaces of any minute: https://developers.google.com/workspace/chat/limits */
const MINUTE = 60_000;

/** From this part of the quota on, it is the quota that holds a run up, and not its workers. */
const FULL = 0.9;

/** The first spaces say little of all the others: as many as these are taken to have gone as expected. */
const EXPECTED = 30;

interface Step {
  at: number;
  count: number;
}

/** How fast a run has been since this page drives it. Times are in milliseconds. */
export interface Speed {
  /** When something was done last, and at first when it began. */
  at: number;
  doneHere: number;
  /** In which that was done, without the time for which the quota was used up. */
  workedMs: number;
  /** What the quota counts. */
  recent: readonly Step[];
}

export function speedAt(now: number): Speed {
  return { at: now, doneHere: 0, workedMs: 0, recent: [] };
}

/**
 * @param count the spaces that were done since the last look.
 * @param msPerSpace what the quota allows, on average.
 */
export function measured(speed: Speed, count: number, now: number, msPerSpace: number): Speed {
  if (count <= 0) return speed;
  const { limit, window } = quotaOf(msPerSpace);
  const wasFull = total(within(window, speed.recent, speed.at)) >= FULL * limit;
  return {
    at: now,
    doneHere: speed.doneHere + count,
    workedMs: speed.workedMs + (wasFull ? 0 : now - speed.at),
    recent: [...within(window, speed.recent, now), { at: now, count }],
  };
}

/** How long so many more take: as the workers were so far, or as the quota lets them, if that is longer. */
export function timeLeft(speed: Speed, left: number, now: number, msPerSpace: number): number {
  if (left <= 0) return 0;
  const { at, doneHere, workedMs } = speed;
  const work = (left * (workedMs + EXPECTED * msPerSpace)) / (doneHere + EXPECTED);
  // It counts down until the next is done; where nothing is done any more, it stays at the half.
  const workLeft = Math.max(work / 2, work - (now - at));
  return Math.max(workLeft, quotaTime(speed.recent, left, now, msPerSpace));
}

/** An estimate that became longer is said only if it became so much longer. */
const LONGER = 1.25;

/**
 * A time in steps that a person would take, and that does not jump to and fro.
 * @param shown what was said before; 0 if nothing was.
 */
export function steadyTime(shown: number, ms: number): number {
  if (shown > 0 && ms > shown && ms < LONGER * shown) return shown;
  const step = ms < 90_000 ? 10_000 : MINUTE;
  return Math.max(1, Math.ceil(ms / step)) * step;
}

/** How long it takes until the last of so many may begin. */
function quotaTime(recent: readonly Step[], left: number, now: number, msPerSpace: number): number {
  const { limit, window } = quotaOf(msPerSpace);
  const fullWindows = Math.floor((left - 1) / limit);
  const inLastWindow = left - fullWindows * limit;
  const counted = within(window, recent, now);
  const tooMany = inLastWindow + total(counted) - limit;
  return fullWindows * window + (tooMany > 0 ? timeOf(tooMany, counted) + window - now : 0);
}

/** When so many, counted from the oldest, were done. */
function timeOf(count: number, steps: readonly Step[]): number {
  let seen = 0;
  for (const step of steps) {
    seen += step.count;
    if (seen >= count) return step.at;
  }
  return steps.at(-1)?.at ?? 0;
}

/** So many in any window of so many milliseconds: a minute, or more if not even one is let through. */
function quotaOf(msPerSpace: number): { limit: number; window: number } {
  const window = Math.max(MINUTE, msPerSpace);
  return { limit: Math.max(1, Math.round(window / msPerSpace)), window };
}

function within(window: number, steps: readonly Step[], now: number): Step[] {
  return steps.filter(({ at }) => at > now - window);
}

function total(steps: readonly Step[]): number {
  return steps.reduce((sum, { count }) => sum + count, 0);
}
