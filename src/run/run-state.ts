import { explain, type Failure } from "../chat/failure";
import {
  ADDING_LIMIT,
  addingSlower,
  afterRefusal,
  backoffMs,
  limitNow,
  MOST_WORKERS,
  workersFor,
} from "../chat/pace";
import type { Link } from "../sheet/table";
import { text } from "../text";
import { addedText } from "../text/added";
import { revokeLeases } from "./lease";
import { findMissing } from "./permission";
import type { Me } from "./person";
import {
  type Lease,
  type Outcome,
  type Report,
  type Run,
  runWith,
  type Stopped,
  type Store,
  writeStore,
} from "./run-store";

/** How long a run stays its owner's when it has no worker, in milliseconds. */
export const OWNER_MS = 30_000;
/** How long passing failures may go on without a success before the run stops, in milliseconds. */
const PATIENCE_MS = 10 * 60_000;
/** How soon somebody looks again where only others have work, in milliseconds. */
const LOOK_AGAIN_MS = 2000;

/** Where a run stands, as the person reads it. */
export interface RunProgress extends Report {
  runId: string;
  sheetId: number;
  /** How many executions can be of use at once. */
  workers: number;
  /** How far apart spaces are in the long run, in milliseconds. */
  msPerSpace: number;
  /** When it stopped, in milliseconds since 1970; 0 where it has not, or somebody goes on with it. */
  stoppedAt: number;
}

/**
 * How a run goes on. `going`: ask for the next piece of work now, and for each of these `leases`,
 * which are handed out. `waiting`: ask for it at `until`. `stopped`: something outside the sheet must
 * be mended first; where that is a permission, `grant` says where it is granted. `busy`: it is not the person's run, or no run any more.
 */
export type NextStep =
  | ({ state: "going"; leases: string[] } & RunProgress)
  | ({ state: "waiting"; until: number; why: string } & RunProgress)
  | ({ state: "stopped"; why: string[]; grant: string } & RunProgress)
  | ({ state: "done" | "cancelled" } & RunProgress)
  | Busy;

export interface Busy {
  state: "busy";
  why: string;
}

/** The same, with the spaces that were made on the way. */
export type RunState = (Exclude<NextStep, Busy> & { made: Link[] }) | Busy;

/** Notes how a piece of work ended, and whether the run has to rest after it. */
export function noteWork(
  run: Run,
  store: Store,
  outcomes: readonly Outcome[],
  failure: Failure | undefined,
  me: Me | undefined,
): void {
  const now = Date.now();
  const isSuccess = outcomes.some(({ outcome }) => outcome === "created" || outcome === "added");
  if (isSuccess) run.failuresInARow = 0;
  if (failure?.kind !== "passing" || now < run.restUntil) return;
  if (failure.code === "quota") {
    store.pace =
      WITH.additions && failure.capability
        ? addingSlower(store.pace, now)
        : afterRefusal(store.pace, run.limit, now);
  }
  if (run.failuresInARow === 0) run.failingSince = now;
  run.failuresInARow += 1;
  run.restUntil = now + 1000 + backoffMs(run.failuresInARow);
  // What the others would ask now would fail as well.
  revokeLeases(store, run, me);
}

/** After a failure that is not about one row. */
export function afterFailure(
  run: Run,
  store: Store,
  failure: Failure,
  me: Me | undefined,
): NextStep {
  const isPassing = failure.kind === "passing";
  const isPatient = run.failuresInARow === 0 || Date.now() - run.failingSince < PATIENCE_MS;
  const [said, ...todo] = explain(failure);
  const what = (WITH.additions && whatInSpaces(failure)) || said;
  if (isPassing && isPatient) return wait(run, store, run.restUntil, what);
  const why = [what, ...(isPassing ? [text().run.goOnLater] : todo)];
  const missing =
    failure.code === "scopeMissing" ? findMissing(failure.capability ?? "chat") : undefined;
  return stop(run, store, why, me, missing?.link);
}

/** What happened, where it is not to the creation of a space and would be said of one. */
function whatInSpaces({ code, capability, answer }: Failure): string | undefined {
  if (!capability) return undefined;
  const { notGranted, unsure } = addedText();
  if (code === "scopeMissing") return notGranted[capability];
  return code === "noAnswer" || code === "oddAnswer" ? unsure[capability](answer) : undefined;
}

/**
 * The run rests until the person starts it again; its workers end after the space at hand.
 * @param isTimeUp whether it is because triggers have no more time today.
 */
export function stop(
  run: Run,
  store: Store,
  why: string[],
  me: Me | undefined,
  grant = "",
  isTimeUp = false,
): NextStep {
  run.failuresInARow = 0;
  run.restUntil = 0;
  run.stopped = { at: Date.now(), why, grant, ...(isTimeUp && { isTimeUp }) };
  keep(run, store, 0);
  revokeLeases(store, run, me);
  return { state: "stopped", why, grant, ...progressOf(run, store) };
}

/** As it was stopped by another worker. */
export function stayStopped(run: Run, store: Store, { why, grant }: Stopped): NextStep {
  keep(run, store, 0);
  return { state: "stopped", why, grant, ...progressOf(run, store) };
}

/** It goes on so much later that nobody need wait for it. */
export function rest(run: Run, store: Store, until: number): NextStep {
  run.restUntil = until;
  keep(run, store, 0);
  return { state: "waiting", until, why: "", ...progressOf(run, store) };
}

export function wait(run: Run, store: Store, until: number, why: string): NextStep {
  keep(run, store, until + OWNER_MS);
  return { state: "waiting", until, why, ...progressOf(run, store) };
}

/** @param leases that are handed out with it. */
export function goOn(run: Run, store: Store, leases: readonly Lease[] = []): NextStep {
  keep(run, store, Date.now() + OWNER_MS, leases);
  return { state: "going", leases: leases.map(({ id }) => id), ...progressOf(run, store) };
}

/** The run ends here, and its consent with it: anybody may start the next one at once. */
export function finish(ended: "done" | "cancelled", run: Run, store: Store): NextStep {
  run.ended = ended;
  keep(run, store, 0);
  return { state: ended, ...progressOf(run, store) };
}

/** Stores how far the run is, and that it stays its owner's for a while. */
export function keep(
  run: Run,
  store: Store,
  ownersUntil: number,
  leases: readonly Lease[] = [],
): void {
  run.report.endedAt = Date.now();
  run.leaseUntil = ownersUntil && Math.max(run.leaseUntil, ownersUntil);
  writeStore(run, store.pace, leases);
}

/** The lock was not to be had: others are at work, and this one asks again. */
export function lookAgain(store: Store, runId: string, me: Me | undefined): NextStep {
  const run = ownRun(store, runId, me);
  if (!run) return notYours();
  if (run.ended) return { state: run.ended, ...progressOf(run, store) };
  const endedAt = Date.now();
  const until = endedAt + LOOK_AGAIN_MS;
  return { state: "waiting", until, why: "", ...progressOf(run, store), endedAt };
}

export function notYours(): Busy {
  return { state: "busy", why: text().run.notYours };
}

export function progressOf(
  { id: runId, sheetId, limit, report, stopped, ended }: Run,
  { pace }: Store,
): RunProgress {
  const now = Date.now();
  const { calls, perMs } = limitNow(pace, limit, now);
  const workers = workersFor(pace, limit, now);
  const msPerSpace = Math.ceil(perMs / calls);
  const about = { workers, msPerSpace, stoppedAt: stopped?.at ?? 0 };
  const progress = { runId, sheetId, ...report, ...about };
  if (WITH.additions) return { ...progress, ...addingProgress(progress, !!ended || !!stopped) };
  return progress;
}

/**
 * Each person is as much work as a space; they come last, and faster than spaces. Of a run that is over
 * it counts how many spaces are left: people are told of by the next check.
 */
function addingProgress(progress: RunProgress, isOver: boolean): Partial<RunProgress> {
  const { left, toAdd = 0, adding = 0, msPerSpace } = progress;
  if (isOver) return { left: left - adding };
  if (left > adding || toAdd === 0) return { left: Math.max(left, toAdd) };
  const { calls, perMs } = ADDING_LIMIT;
  return { left: toAdd, workers: MOST_WORKERS, msPerSpace: Math.min(msPerSpace, perMs / calls) };
}

/** The run of this name, if it is there and the person's own. */
export function ownRun(store: Store, runId: string, me: Me | undefined): Run | undefined {
  const run = runWith(store, runId);
  return run && run.owner === me?.id ? run : undefined;
}
