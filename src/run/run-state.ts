import { explain, type Failure } from "../chat/failure";
import { afterRefusal, backoffMs, limitNow, workersFor } from "../chat/pace";
import type { Link } from "../sheet/table";
import { text } from "../text";
import { revokeLeases } from "./lease";
import type { Me } from "./person";
import { type Answers, type Report, type Run, type Store, writeStore } from "./run-store";

/** How long a run stays its owner's when it has no worker, in milliseconds. */
export const OWNER_MS = 30_000;
/** How long passing failures may go on without a success before the run stops, in milliseconds. */
const PATIENCE_MS = 10 * 60_000;
/** How soon somebody looks again where only others have work, in milliseconds. */
export const LOOK_AGAIN_MS = 2000;

/** Where a run stands, as the person reads it. */
export interface RunProgress extends Report {
  runId: string;
  sheetId: number;
  /** How many executions can be of use at once. */
  workers: number;
  /** How far apart spaces are in the long run, in milliseconds. */
  msPerSpace: number;
}

/**
 * What a piece of work came to. `going`: ask for the next one now. `waiting`: ask for it at `until`.
 * `stopped`: something outside the sheet must be mended first. `busy`: it is not the person's run, or
 * no run any more.
 */
export type RunState =
  | ({ state: "going"; made: Link[] } & RunProgress)
  | ({ state: "waiting"; until: number; why: string; made: Link[] } & RunProgress)
  | ({ state: "stopped"; why: string[]; made: Link[] } & RunProgress)
  | ({ state: "done" | "cancelled"; made: Link[] } & RunProgress)
  | { state: "busy"; why: string };

/** How the run goes on after a piece of work, stored for whoever comes next. */
export function conclude(
  run: Run,
  store: Store,
  { answers, failure }: { answers: Answers; failure: Failure | undefined },
  made: Link[],
  me: Me | undefined,
): RunState {
  const now = Date.now();
  const isPassing = failure?.kind === "passing";
  if (answers.outcomes.some(({ outcome }) => outcome === "created")) run.failuresInARow = 0;
  if (isPassing && now >= run.restUntil) {
    if (failure.code === "quota") store.pace = afterRefusal(store.pace, run.limit, now);
    if (run.failuresInARow === 0) run.failingSince = now;
    run.failuresInARow += 1;
    run.restUntil = now + 1000 + backoffMs(run.failuresInARow);
    // What the others would ask now would be refused as well.
    revokeLeases(store, run, me);
  }
  const isPatient = run.failuresInARow === 0 || now - run.failingSince < PATIENCE_MS;
  if (failure && !(isPassing && isPatient)) return stop(run, store, failure, made, me);
  if (run.ended) return report(run.ended, run, store, made);
  if (run.report.left === 0 && store.leases.length === 0) return finish("done", run, store, made);
  if (isPassing) return wait(run, store, run.restUntil, explain(failure)[0] ?? "", made);
  keep(run, store, now + OWNER_MS);
  return { state: "going", made, ...progressOf(run, store) };
}

/** The run rests until the person starts it again; its workers end after the space at hand. */
function stop(
  run: Run,
  store: Store,
  failure: Failure,
  made: Link[],
  me: Me | undefined,
): RunState {
  const why =
    failure.kind === "passing"
      ? [...explain(failure).slice(0, 1), text().run.goOnLater]
      : explain(failure);
  run.failuresInARow = 0;
  run.restUntil = 0;
  run.leaseUntil = 0;
  keep(run, store, 0);
  revokeLeases(store, run, me);
  return { state: "stopped", why, made, ...progressOf(run, store) };
}

export function wait(
  run: Run,
  store: Store,
  until: number,
  why: string,
  made: Link[] = [],
): RunState {
  keep(run, store, until + OWNER_MS);
  return { state: "waiting", until, why, made, ...progressOf(run, store) };
}

/** The run ends here, and its consent with it: anybody may start the next one at once. */
export function finish(
  ended: "done" | "cancelled",
  run: Run,
  store: Store,
  made: Link[] = [],
): RunState {
  run.ended = ended;
  keep(run, store, 0);
  return report(ended, run, store, made);
}

export function report(
  state: "done" | "cancelled",
  run: Run,
  store: Store,
  made: Link[] = [],
): RunState {
  return { state, made, ...progressOf(run, store) };
}

/** Stores how far the run is, and that it stays its owner's for a while. */
function keep(run: Run, store: Store, ownersUntil: number): void {
  run.report.endedAt = Date.now();
  run.leaseUntil = ownersUntil && Math.max(run.leaseUntil, ownersUntil);
  writeStore(run, store.pace);
}

/** The lock was not to be had: others are at work, and this one asks again. */
export function lookAgain(store: Store, runId: string, me: Me | undefined): RunState {
  const run = ownRun(store, runId, me);
  if (!run) return notYours();
  if (run.ended) return report(run.ended, run, store);
  const endedAt = Date.now();
  const until = endedAt + LOOK_AGAIN_MS;
  return { state: "waiting", until, why: "", made: [], ...progressOf(run, store), endedAt };
}

export function notYours(): RunState {
  return { state: "busy", why: text().run.notYours };
}

export function progressOf(
  { id: runId, sheetId, limit, report }: Run,
  { pace }: Store,
): RunProgress {
  const now = Date.now();
  const { calls, perMs } = limitNow(pace, limit, now);
  const workers = workersFor(pace, limit, now);
  return { runId, sheetId, ...report, workers, msPerSpace: Math.ceil(perMs / calls) };
}

/** The run that is stored, if it is this one and the person's own. */
export function ownRun({ run }: Store, runId: string, me: Me | undefined): Run | undefined {
  return run && run.id === runId && run.owner === me?.id ? run : undefined;
}
