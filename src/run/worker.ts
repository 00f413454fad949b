import { type ChatAnswer, createInChat } from "../chat/client";
import type { Failure } from "../chat/failure";
import { afterCalls, placesFrom } from "../chat/pace";
import type { NewSpace } from "../chat/space";
import type { Link } from "../sheet/table";
import { text } from "../text";
import { parseClaim } from "./claim";
import {
  addOrphans,
  addTo,
  claimsIn,
  contextOf,
  leasesOf,
  linksOf,
  mayCreate,
  nearPlaces,
  PIECE_MS,
  pieceSize,
  recover,
  revokeLeases,
  statusesBefore,
} from "./lease";
import { withLock } from "./lock";
import { isCreated, type Recorded, recordOutcomes } from "./outcomes";
import { findMe, type Me } from "./person";
import { type CreatablePlan, type RowPlan, readPlans } from "./row";
import {
  conclude,
  finish,
  LOOK_AGAIN_MS,
  lookAgain,
  notYours,
  OWNER_MS,
  ownRun,
  progressOf,
  type RunProgress,
  type RunState,
  report,
  wait,
} from "./run-state";
import {
  type Answers,
  dropAnswers,
  dropLease,
  hasLease,
  keepAnswers,
  type Lease,
  noAnswers,
  type Outcome,
  type Run,
  readStore,
  type Store,
  writeStore,
} from "./run-store";
import { cellsAfter, refusalOf, resultOf } from "./transitions";
import { writeRows } from "./write-rows";

/*
 * How a run works, and why nothing is lost or made twice.
 *
 * 1. Consent. `confirmRun` writes a signed claim into each row that the person confirmed: the ID
 *    under which Chat is asked, and a digest of the content. Only such rows are ever created.
 * 2. Pick, under the lock: some claimed rows get the status Creating…, which is read again, and a
 *    lease; their calls get places in the quota's window.
 * 3. Create, without the lock: one Chat call for each row. Each answer is kept in a property at
 *    once. Between two calls the worker looks whether its lease is still there.
 * 4. Settle, under the lock: the results are written beside their rows, found by their claims, which
 *    are written along with them; then the kept answers are dropped.
 * Killed after 1: nothing was sent. After 2 or in 3: the row has its ID, and Chat answers the same ID
 * with the same space. Before 4 was done: the kept answers are written by the next execution.
 * In the middle of a write: the claim is written first, and the other cells follow from it.
 *
 * | a row that has      | and says    | is                                                     |
 * | ------------------- | ----------- | ------------------------------------------------------ |
 * | no claim            | nothing     | not confirmed                                          |
 * | a claim for the run | nothing     | to be picked                                           |
 * | a claim for the run | Creating…   | in a worker's hands, or of unknown outcome             |
 * | a claim for no run  | Failed      | refused by Chat: to be confirmed again                 |
 * | a claim with a space| Created     | done; whatever else it says is put right from its claim |
 */

/** How long before its lease ends a worker makes its last call, in milliseconds. */
const LAST_CALL_MS = 45_000;
/** How long a worker waits for the lock, in milliseconds. */
const LOCK_MS = 60_000;
/** Refused alike so often, with no success before, it is not about the row: the run stops. */
const ALIKE = 3;

export interface BatchRequest {
  runId: string;
  /**
   * A piece of work that the confirmation has handed out. Any other word is the name of the one that
   * is picked, so that whoever asks knows it even if no answer comes.
   */
  lease?: string;
  /** Pieces whose execution is known to have ended: others may take them at once. */
  lost?: readonly string[];
}

/** What a worker has in hand. */
interface Piece {
  run: Run;
  lease: Lease;
  /** What may be created, by request ID. */
  spaces: Map<string, NewSpace>;
}

/** What a worker has done, and why it ended before its last row. */
interface Work {
  answers: Answers;
  failure: Failure | undefined;
}

/**
 * Does one piece of work of a run: picks rows, creates their spaces with one Chat call each, writes
 * the results. A run is as many pieces as it takes, from any number of executions at once, after any
 * pause.
 * @throws Error in the person's language if the sheet was deleted.
 */
export function createNextBatch(request: BatchRequest): RunState {
  const { runId, lease } = request;
  const me = findMe();
  const piece = lease ? takeOver(runId, lease, me) : undefined;
  const picked = piece ?? withLock(LOCK_MS, () => pick(request, me));
  if (!picked) return lookAgain(readStore(), runId, me);
  if ("state" in picked) return picked;
  const work = createAll(picked);
  const settled = withLock(LOCK_MS, () => settle(picked, work, me));
  // Where it cannot settle, the answers are kept, and whoever works next writes them.
  return settled ?? lookAgain(readStore(), runId, me);
}

/** Rows that a confirmation has marked already. They are looked at again, which needs no lock. */
function takeOver(runId: string, leaseId: string, me: Me | undefined): Piece | undefined {
  const store = readStore();
  const run = ownRun(store, runId, me);
  const lease = store.leases.find(({ id }) => id === leaseId);
  if (!lease || !run || run.ended || run.restUntil > Date.now()) return undefined;
  keepAnswers(noAnswers(lease));
  return pieceOf(run, lease, readPlans(run.sheetId, contextOf(run, me)).plans, me);
}

/** Only what is still just as it was confirmed may be created. */
function pieceOf(run: Run, lease: Lease, plans: readonly RowPlan[], me: Me | undefined): Piece {
  const wanted = claimsIn([lease]);
  const context = contextOf(run, me);
  const spaces: Piece["spaces"] = new Map();
  for (const plan of plans) {
    const requestId = plan.own?.requestId ?? "";
    if (wanted.has(requestId) && mayCreate(plan, run, context)) spaces.set(requestId, plan.space);
  }
  return { run, lease, spaces };
}

/** Under the lock: takes the next rows. */
function pick({ runId, lease: id, lost = [] }: BatchRequest, me: Me | undefined): Piece | RunState {
  const store = readStore();
  const run = ownRun(store, runId, me);
  if (!run) return notYours();
  if (run.ended) return report(run.ended, run, store);
  const now = Date.now();
  const isLost = (lease: Lease) => lease.id === id || lost.includes(lease.id);
  const dead = store.leases.filter((lease) => lease.until <= now || isLost(lease));
  recover(store, dead, me);
  if (run.restUntil > now) return wait(run, store, run.restUntil, "");
  const context = contextOf(run, me);
  const { table, plans, orphans } = readPlans(run.sheetId, context);
  addOrphans(run, linksOf(orphans));
  const left = plans.filter((plan): plan is CreatablePlan => mayCreate(plan, run, context));
  run.report.left = left.length;
  run.report.changed = plans.filter((plan) => isChanged(plan, run)).length;
  if (left.length === 0 && store.leases.length === 0) return finish("done", run, store);
  const taken = claimsIn(store.leases);
  const free = left.filter(({ own }) => !taken.has(own?.requestId ?? ""));
  if (free.length === 0) return wait(run, store, now + LOOK_AGAIN_MS, "");
  const places = nearPlaces(
    store.pace,
    run.limit,
    store.leases,
    pieceSize(free.length, store, run),
  );
  if (places.length === 0) {
    return wait(run, store, nextPlace(run, store), text().run.waitingForQuota);
  }
  const chosen = free.slice(0, places.length);
  const changes = chosen.map(({ row }) => [row.number, cellsAfter({ event: "taken" })] as const);
  const landed = writeRows(table, plans, new Map(changes));
  const hit = chosen.filter(({ row }) => landed.has(row.number));
  const [picked] = leasesOf(hit, places, hit.length);
  if (!picked) return wait(run, store, now, "");
  const lease = { ...picked, id: id ?? picked.id };
  lend(run, store, lease);
  return pieceOf(run, lease, plans, me);
}

/** A row that was confirmed for this run and has another content now. */
function isChanged({ own, isAsClaimed }: RowPlan, { id }: Run): boolean {
  return own?.runId === id && !isAsClaimed;
}

function nextPlace({ limit }: Run, { pace, leases }: Store): number {
  const now = Date.now();
  const [place] = placesFrom(pace, limit, { pending: claimsIn(leases).size, wanted: 1, now });
  return place ?? now + LOOK_AGAIN_MS;
}

function lend(run: Run, store: Store, lease: Lease): void {
  const last = Math.max(store.pace.lastPlace, ...lease.rows.map(({ place }) => place));
  const leaseUntil = Date.now() + PIECE_MS + OWNER_MS;
  const pace = { ...store.pace, lastPlace: last };
  writeStore({ ...run, leaseUntil }, pace, [lease], noAnswers(lease));
}

/** Without the lock: asks Chat for one space after the other, each not before its place. */
function createAll({ run, lease, spaces }: Piece): Work {
  const answers = noAnswers(lease);
  const time = Utilities.formatDate(new Date(), run.timeZone, text().run.timeFormat);
  const lastCall = lease.until - LAST_CALL_MS;
  let failure: Failure | undefined;
  for (const { claim, place } of lease.rows) {
    const requestId = parseClaim(claim)?.requestId ?? "";
    const space = spaces.get(requestId);
    const isLate = Math.max(Date.now(), place) > lastCall;
    if (failure || !space || isLate || !hasLease(lease.id)) {
      answers.outcomes.push({ requestId, outcome: "released" });
      continue;
    }
    sleepUntil(place);
    const until = Math.min(Date.now() + PIECE_MS, lastCall);
    const answer = askChat(space, requestId, until, answers);
    answers.outcomes.push(outcomeOf(requestId, space, answer, time));
    if ("failure" in answer && isAboutMore(answer.failure, run, answers)) failure = answer.failure;
    keepAnswers(answers);
  }
  return { answers, failure };
}

/** Notes when Chat was asked and how long it took; a call that exceeded the quota used none of it. */
function askChat(space: NewSpace, requestId: string, until: number, answers: Answers): ChatAnswer {
  const began = Date.now();
  const calls: number[] = [];
  const onCall = (at: number) => calls.push(at);
  const answer = createInChat(space, requestId, { until, afterQuota: false, onCall });
  if ("failure" in answer && answer.failure.code === "quota") calls.pop();
  answers.calls.push(...calls);
  const share = calls.length / Math.max(1, answers.calls.length);
  answers.callMs += (Date.now() - began - answers.callMs) * share;
  return answer;
}

/** Whether a failure concerns more than its row, so that the next one need not be tried. */
function isAboutMore(failure: Failure, { report: before }: Run, { outcomes }: Answers): boolean {
  if (failure.kind !== "row") return true;
  const isWithoutSuccess = before.created === 0 && !outcomes.some(isCreated);
  const refused = before.failed + outcomes.length;
  return failure.code === "notAllowed" && isWithoutSuccess && refused >= ALIKE;
}

function sleepUntil(time: number): void {
  const wait = time - Date.now();
  if (wait > 0) Utilities.sleep(wait);
}

function outcomeOf(requestId: string, space: NewSpace, answer: ChatAnswer, time: string): Outcome {
  if ("created" in answer) {
    const { created } = answer;
    const result = resultOf(created, space, time);
    return { requestId, outcome: "created", name: created.name ?? "spaces/unknown", result };
  }
  const { failure, mayExist } = answer;
  if (failure.kind === "row") return { requestId, outcome: "refused", details: refusalOf(failure) };
  return { requestId, outcome: mayExist ? "unknown" : "released" };
}

/** Under the lock: writes what came of a piece of work, and says how the run goes on. */
function settle({ run: begun, lease }: Piece, work: Work, me: Me | undefined): RunState {
  const { outcomes, calls, callMs } = work.answers;
  const store = readStore();
  store.leases = store.leases.filter(({ id, until }) => id !== lease.id && until > Date.now());
  const recorded = recordOutcomes(begun.sheetId, outcomes, contextOf(begun, me), {
    claims: claimsIn([lease]),
    before: statusesBefore(lease, store.leases),
  });
  store.pace = afterCalls(store.pace, begun.limit, calls, callMs);
  const run = ownRun(store, begun.id, me);
  const state = run ? goOn(run, store, work, recorded, me) : endLate(store, recorded.orphans);
  dropLease(lease.id);
  dropAnswers(lease.id);
  return state;
}

function goOn(
  run: Run,
  store: Store,
  work: Work,
  recorded: Recorded,
  me: Me | undefined,
): RunState {
  addTo(run, recorded);
  return conclude(run, store, work, recorded.made, me);
}

/** Somebody has begun another run meanwhile: only a space without a row is left to be told. */
function endLate({ run, pace }: Store, orphans: readonly Link[]): RunState {
  if (run) {
    addOrphans(run, orphans);
    writeStore(run, pace);
  }
  return notYours();
}

/**
 * Ends a run of one's own: its workers stop after the space at hand.
 * @returns how far it came, or that it is not the person's run.
 */
export function cancelRun(runId: string): RunState {
  const me = findMe();
  const cancelled = withLock(LOCK_MS, () => {
    const store = readStore();
    const run = ownRun(store, runId, me);
    if (!run) return notYours();
    if (run.ended) return report(run.ended, run, store);
    const state = finish("cancelled", run, store);
    revokeLeases(store, run, me);
    return state;
  });
  return cancelled ?? lookAgain(readStore(), runId, me);
}

/** How far a run of one's own is, and what is being created, without a look at the sheet. */
export function runProgress(
  runId: string,
): ({ state: "working"; names: string[] } & RunProgress) | { state: "busy"; why: string } {
  const store = readStore();
  const run = ownRun(store, runId, findMe());
  if (!run) return { state: "busy", why: text().run.notYours };
  const names = store.leases.flatMap((lease) => {
    const answered = store.answers.find(({ lease: id }) => id === lease.id)?.outcomes.length ?? 0;
    return lease.rows.slice(answered, answered + 1).map(({ label }) => label);
  });
  const created = store.answers.flatMap(({ outcomes }) => outcomes).filter(isCreated).length;
  const progress = progressOf(run, store);
  return {
    state: "working",
    names,
    ...progress,
    created: progress.created + created,
    left: Math.max(0, progress.left - created),
  };
}
