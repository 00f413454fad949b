import { enoughWorkers, type Pace, placesFrom, workersFor } from "../chat/pace";
import type { Link } from "../sheet/table";
import { text } from "../text";
import { addedText } from "../text/added";
import {
  type AddingFind,
  addingIds,
  addingLeases,
  addingNames,
  addingWorkers,
  findNewcomers,
  nextAddingPlace,
  spacesToAddTo,
} from "./adding";
import { afterMaking, allowance, nextAllowance } from "./allowance";
import { createAll, type Done, kindsAfter, outcomesOf, type Piece, spareRows } from "./asking";
import { sign } from "./claim";
import {
  addLost,
  addTo,
  afterAnswers,
  contextOf,
  elsewhere,
  knownOf,
  LEASE_MS,
  leasesOf,
  nearPlaces,
  PIECE_MS,
  pieceSize,
  placesForOne,
  placesOf,
  recover,
  reportUnsure,
  revokeLeases,
  settle,
  statusesBefore,
  takenIn,
} from "./lease";
import { withLock } from "./lock";
import { type Choose, isCreated, type Recorded, recordOutcomes } from "./outcomes";
import { explainMissing, findMissing, type PermissionMissing } from "./permission";
import { findMe, type Me } from "./person";
import {
  type ClaimedPlan,
  isClaimedFor,
  isConsented,
  mustFindTable,
  planRowsWith,
  type RowPlan,
  type RunContext,
} from "./row";
import {
  afterFailure,
  finish,
  goOn,
  lookAgain,
  type NextStep,
  noteWork,
  notYours,
  OWNER_MS,
  ownRun,
  progressOf,
  type RunProgress,
  type RunState,
  rest,
  stayStopped,
  stop,
  wait,
} from "./run-state";
import {
  dropAnswers,
  dropLease,
  idleLeases,
  isBegun,
  isWorking,
  keepAnswers,
  type Lease,
  leasesIn,
  noAnswers,
  type Outcome,
  type Run,
  readStore,
  rowAtHand,
  runsIn,
  runWith,
  type Stopped,
  type Store,
  writeStore,
} from "./run-store";

/*
 * How a run works, and why nothing is lost or made twice.
 *
 * 1. Consent. `confirmRun` writes a signed claim into each row that the person confirmed: the ID
 *    under which Chat is asked, and a digest of the content. Only such rows are ever created.
 * 2. Take, under the lock: some of these rows get the status Creating…, which is read again, a lease
 *    to one worker, and places in the quota's window. The confirmation does so for the first workers.
 * 3. Create, without the lock: one Chat call for each row. Each answer is kept in a property at
 *    once. Before each call the worker looks whether its lease is still there.
 * 4. Settle, under the lock: the results are written beside their rows, found by their claims, which
 *    are written along with them, and the next rows are taken; the report that counts them is stored
 *    with the names of the leases; then these and the kept answers are dropped.
 * Killed after 1: nothing was sent. After 2 or in 3: the row has its ID, and Chat answers the same ID
 * with the same space. Before 4 was done: the kept answers are written by the next execution, and
 * counted unless their lease is among those names.
 * In the middle of a write: the claim is written first, and the other cells follow from it.
 *
 * | a row that has       | and says  | is                                                      |
 * | -------------------- | --------- | ------------------------------------------------------- |
 * | no claim             | nothing   | not confirmed                                           |
 * | a claim for the run  | nothing   | to be taken                                             |
 * | a claim for the run  | Creating… | in a worker's hands, or left there by one who is gone   |
 * | a claim for the run  | Not known | asked for without an answer: asked for again            |
 * | a claim for no run   | Failed    | refused by Chat: to be confirmed again                  |
 * | a claim with a space | Created   | done; whatever else it says is put right from its claim |
 * | a torn claim         | anything  | killed while it was put right: done anew from its claim |
 */

/** How long a worker waits for the lock, in milliseconds. */
const LOCK_MS = 60_000;
/** How long before a place is free its worker asks for it, in milliseconds: many come at once. */
const LEAD_MS = 10_000;
/** How soon a page asks for work that it was handed, in milliseconds. */
const FETCH_MS = 20_000;
/** How long one execution takes new rows, in milliseconds; Google ends it after six minutes. */
const EXECUTION_MS = 45_000;
const ALONE_MS = 4 * 60_000;

/**
 * Where work is done. `page`: for a page that asks for piece after piece, several at once. `alone`:
 * no other execution works on the run, so this one takes all that is handed out, and waits itself.
 * `background`: for a trigger, beside any others; it waits itself, unless enough others are at work.
 */
type Place = "page" | "alone" | "background";

export interface BatchRequest {
  runId: string;
  /**
   * A piece of work that the confirmation has handed out. Any other word is the name of the one that
   * is picked, so that whoever asks knows it even if no answer comes.
   */
  lease?: string;
  /** No other execution works on the run: this one takes all that is handed out, and waits itself. */
  alone?: boolean;
  /** Pieces whose execution is known to have ended: others may take them at once. */
  lost?: readonly string[];
  /** The last stop that the person knows of, as RunProgress has it: one after it ends the work. */
  stoppedAt?: number;
}

/**
 * Works on a run for about a minute, alone for about four: takes rows, creates their spaces with one
 * Chat call each, writes the results and takes the next ones. A run is as many such calls as it
 * takes, from any number of executions at once, after any pause.
 * @throws Error in the person's language if the sheet was deleted.
 */
export function createNextBatch(request: BatchRequest): RunState {
  const ms = request.alone ? ALONE_MS : EXECUTION_MS;
  return workOn(request, findMe(), request.alone ? "alone" : "page", Date.now() + ms);
}

/**
 * The same for an execution that nobody waits for.
 * @param until when it takes no new rows any more, in milliseconds since 1970.
 */
export function workInBackground(runId: string, me: Me, until: number): RunState {
  return workOn({ runId }, me, "background", until);
}

function workOn(request: BatchRequest, me: Me | undefined, place: Place, until: number): RunState {
  const missing = findMissing("sheet", "chat");
  if (missing) return withMade(stopFor(missing, request.runId, me), []);
  const made: Link[] = [];
  let done: Done | undefined;
  let piece = takeUp(request, place, me);
  for (;;) {
    if (piece === "begun") return withMade(lookAgain(readStore(), request.runId, me), made);
    if (piece) done = { piece, work: createAll(piece) };
    const next = withLock(LOCK_MS, () => takeTurn({ request, place, me, done, until }));
    // Where it cannot settle, the answers are kept, and whoever works next writes them.
    if (!next) return withMade(lookAgain(readStore(), request.runId, me), made);
    made.push(...next.made);
    if (!("state" in next.step)) piece = next.step;
    else if (place !== "page" && goesOnBefore(until, next.step, place)) {
      piece = takeUp(request, place, me);
      done = undefined;
    } else return withMade(next.step, made);
  }
}

/** Whether there is more to do so soon that it can be waited for; then it is. */
function goesOnBefore(end: number, step: NextStep, place: Place): boolean {
  if (step.state === "going") return Date.now() < end;
  if (step.state !== "waiting" || step.until >= end) return false;
  if (place === "background" && othersGoOn(step)) return false;
  Utilities.sleep(Math.max(0, step.until - Date.now()));
  return true;
}

/** Whether those who are at work do without this one. */
function othersGoOn({ runId, why }: Extract<NextStep, { state: "waiting" }>): boolean {
  const store = readStore();
  const run = runWith(store, runId);
  if (!run) return true;
  const isAlone = leasesIn(store, run).length === 0;
  return !isAlone && (why === "" || areEnough(store, run));
}

/** Whether others at work on it use up the quota without this one. */
export function areEnough(store: Store, run: Run): boolean {
  const now = Date.now();
  const working = leasesIn(store, run).filter((lease) => isWorking(lease, store, now));
  return working.length >= enoughWorkers(store.pace, run.limit, now);
}

function withMade(step: NextStep, made: Link[]): RunState {
  return step.state === "busy" ? step : { ...step, made };
}

/** Without its permissions a run rests; rows that were handed out show again what they showed before. */
function stopFor(missing: PermissionMissing, runId: string, me: Me | undefined): NextStep {
  const why = explainMissing(missing);
  const { link } = missing;
  const stopped = withLock(LOCK_MS, (): NextStep | undefined => {
    const store = readStore();
    const run = ownRun(store, runId, me);
    if (!run || run.ended) return undefined;
    if (!findMissing("sheet")) return stop(run, store, why, me, link);
    run.stopped = { at: Date.now(), why, grant: link };
    writeStore(run, store.pace);
    return { state: "stopped", why, grant: link, ...progressOf(run, store) };
  });
  return stopped ?? lookAgain(readStore(), runId, me);
}

/** Takes up work that was handed out, unless somebody has begun it already. It needs no lock. */
function takeUp(
  { runId, lease: asked }: BatchRequest,
  place: Place,
  me: Me | undefined,
): Piece | "begun" | undefined {
  if (place === "page" && asked === undefined) return undefined;
  const store = readStore();
  const run = runAtWork(store, runId, me);
  if (!run) return undefined;
  const idle = idleLeases(store, run);
  if (place === "alone") return idle.length > 0 ? begin(run, idle, me) : undefined;
  const named = leasesIn(store, run).find(({ id }) => id === asked);
  const lease = place === "page" ? named : idle.find(isLeft);
  if (!lease) return undefined;
  return isBegun(lease, store) ? "begun" : begin(run, [lease], me);
}

/** Whether nobody has come for it for so long that nobody will. */
function isLeft({ until }: Lease): boolean {
  return until - Date.now() < LEASE_MS - FETCH_MS;
}

function runAtWork(store: Store, runId: string, me: Me | undefined): Run | undefined {
  const run = ownRun(store, runId, me);
  return run && !run.ended && run.restUntil <= Date.now() ? run : undefined;
}

/** The rows are marked already: looking at them again needs no lock. */
function begin(run: Run, leases: Lease[], me: Me | undefined): Piece {
  for (const lease of leases) keepAnswers(noAnswers(lease, run));
  const { rows } = mustFindTable(run.sheetId);
  const requestIds = takenIn(leases);
  if (WITH.additions) for (const id of addingIds(leases)) requestIds.add(id);
  return pieceOf(run, leases, planRowsWith(requestIds, rows, contextOf(run, me)).plans, me);
}

/** Only what is still just as it was confirmed may be created. */
function pieceOf(run: Run, leases: Lease[], plans: readonly RowPlan[], me: Me | undefined): Piece {
  const wanted = takenIn(leases);
  const context = contextOf(run, me);
  const spaces: Piece["spaces"] = new Map();
  for (const plan of plans) {
    const { own } = plan;
    if (own && wanted.has(own.requestId) && isConsented(plan, run.id, context)) {
      spaces.set(own.requestId, plan.space);
    }
  }
  const piece: Piece = { run, leases, spaces };
  if (WITH.additions) piece.adding = spacesToAddTo(leases, plans, run, context);
  return piece;
}

/** A worker's turn at the sheet: what it has done, and what it may still do. */
interface Turn {
  request: BatchRequest;
  place: Place;
  me: Me | undefined;
  done: Done | undefined;
  /** How long it may take new rows, in milliseconds since 1970. */
  until: number;
}

interface Next {
  made: Link[];
  step: Piece | NextStep;
}

/** What there is to take. */
interface Find {
  free: number;
  /** The request IDs of the rows that are left, where all were looked at. */
  left?: Set<string>;
  places: number[];
  adding?: AddingFind;
}

/** Under the lock: writes what a worker has done, and takes its next rows along with it. */
function takeTurn(turn: Turn): Next {
  const { request, me, done } = turn;
  const store = readStore();
  const run = ownRun(store, request.runId, me);
  if (!run) return { made: [], step: done ? settleLate(done, store, me) : notYours() };
  // What this one has heard it tells itself, below, and once.
  if (done) store.answers = store.answers.filter(({ lease }) => !isIn(done, lease));
  recover(store, deadIn(store, turn), me);
  if (done) store.leases = store.leases.filter(({ id }) => !isIn(done, id));
  if (done) spareRows(run, done);
  const mayTake = !run.ended && !done?.work.failure && run.restUntil <= Date.now();
  if (done) store.pace = paceAfter(done, run, store);
  const find: Find = { free: run.report.left, places: [] };
  const choose = (plans: readonly RowPlan[]) => chooseRows(plans, run, store, turn, find);
  // A worker that could not ask Chat at all does not try that again and again.
  const isStuck = done?.work.answers.every(({ calls }) => calls.length === 0);
  const isTaking = mayTake && !isStuck && !newStop(run, turn) && Date.now() < turn.until;
  const isLooking = isTaking && (nearPlaces(store, run).length > 0 || isLast(run, done));
  const recorded = record(done, run, store, me, isLooking ? choose : undefined);
  addTo(run, recorded, done?.piece.leases, find.left);
  if (done) settle(run, store, done.piece.leases);
  if (done) run.kinds = kindsAfter(run, done.piece.spaces, done.work);
  noteMade(run, turn, recorded.created);
  if (done) noteWork(run, store, outcomesOf(done.work), done.work.failure, me);
  const step = recorded.isGone
    ? stop(run, store, [text().run.sheetGone], me)
    : isTaking
      ? nextStep(turn, run, store, recorded, find)
      : lastStep(turn, run, store);
  if (done) drop(done);
  return { made: recorded.made, step };
}

/** What nobody watches is counted: what a trigger has created, and what a form has made of late. */
function noteMade(run: Run, { place }: Turn, created: number): void {
  if (created === 0) return;
  const at = Date.now();
  if (place === "background") run.away = { created: (run.away?.created ?? 0) + created, at };
  if (run.form) run.form = afterMaking(run.form, created);
}

/** Whether a lease is one of those that a worker had in hand. */
function isIn({ piece: { leases } }: Done, lease: string): boolean {
  return leases.some(({ id }) => id === lease);
}

/** All of it is in the sheet, or in the run's report. */
function drop({ piece: { leases } }: Done): void {
  for (const { id } of leases) {
    dropLease(id);
    dropAnswers(id);
  }
}

/** Whether nothing is left after this, as far as is known: then all rows are looked at once more. */
function isLast({ report: { left } }: Run, done: Done | undefined): boolean {
  return left <= (done ? outcomesOf(done.work).length : 0);
}

/** Where no rows were to be taken. */
function lastStep(turn: Turn, run: Run, store: Store): NextStep {
  const { done, me } = turn;
  if (done?.work.failure) return afterFailure(run, store, done.work.failure, me);
  if (run.ended) return finish(run.ended, run, store);
  const stopped = newStop(run, turn);
  if (stopped) return stayStopped(run, store, stopped);
  if (run.restUntil > Date.now()) return wait(run, store, run.restUntil, "");
  return isDone(run, store) ? finish("done", run, store) : goOn(run, store);
}

/**
 * That another worker has stopped the run, of which this one's page had not heard: it would take rows
 * for workers who do not come any more. A page that goes on names the stop that it goes on after.
 * What is only for triggers to wait for stops no page.
 */
function newStop({ stopped }: Run, { place, request }: Turn): Stopped | undefined {
  if (!stopped || stopped.isTimeUp || place !== "page" || request.lease === undefined)
    return undefined;
  return stopped.at > (request.stoppedAt ?? 0) ? stopped : undefined;
}

function isDone(run: Run, store: Store): boolean {
  return run.report.left === 0 && leasesIn(store, run).length === 0;
}

/** The rows that were taken are this worker's, or everybody's where nobody is at work yet. */
function nextStep(
  turn: Turn,
  run: Run,
  store: Store,
  { taken, opened }: Recorded,
  { free, places, adding }: Find,
): Piece | NextStep {
  if (isDone(run, store)) return finish("done", run, store);
  const isUsedUp = allowance(store, run) === 0;
  if (WITH.additions && (free === 0 || isUsedUp)) {
    if (adding && adding.free.length > 0) return addingStep(turn, run, store, adding);
    if (opened > 0) return goOn(run, store);
  }
  const isAlone = leasesIn(store, run).length === 0;
  if (isUsedUp && isAlone && run.form) return rest(run, store, nextAllowance(run.form));
  if (free === 0 || isUsedUp) return wait(run, store, firstEnd(store), "");
  if (places.length === 0) {
    const [next] = placesFrom(store.pace, run.limit, placesOf(store.leases), Date.now());
    return wait(run, store, soonBefore(next, store), text().run.waitingForQuota);
  }
  if (taken.length === 0) return wait(run, store, Date.now(), "");
  const size = pieceSize(free, store, run);
  const leases = leasesOf(run, taken, places, isAlone ? Math.ceil(taken.length / size) : 1);
  store.pace.lastPlace = Math.max(store.pace.lastPlace, ...places);
  return handOut(turn, run, store, leases, taken);
}

/** People are added once no space is to be made any more, which has its own quota. */
function addingStep(turn: Turn, run: Run, store: Store, find: AddingFind): Piece | NextStep {
  const isForAll = leasesIn(store, run).length === 0 && turn.place !== "background";
  const leases = addingLeases(find, run, store, isForAll ? addingWorkers(find) : 1);
  if (leases.length > 0) {
    const plans = find.free.map(({ plan }) => plan);
    return handOut(turn, run, store, leases, plans);
  }
  const until = soonBefore(nextAddingPlace(store), store);
  return wait(run, store, until, addedText().waitingForQuota);
}

/** One piece is this worker's; several are for whoever comes. */
function handOut(
  turn: Turn,
  run: Run,
  store: Store,
  leases: readonly Lease[],
  taken: readonly RowPlan[],
): Piece | NextStep {
  // As long as Chat may be asked for what is handed out, nobody else is to take that back.
  run.leaseUntil = Math.max(run.leaseUntil, Date.now() + PIECE_MS + OWNER_MS);
  run.stopped = undefined;
  const [first] = leases;
  if (leases.length > 1 || !first) return goOn(run, store, leases);
  const lease = { ...first, id: nameOf(first, turn) };
  writeStore(run, store.pace, [lease], noAnswers(lease, run));
  return pieceOf(run, [lease], taken, turn.me);
}

/** The name that was asked for, so that whoever asked can say that it is lost; later ones begin with it. */
function nameOf({ id }: Lease, { request, done }: Turn): string {
  if (request.lease === undefined) return id;
  return done ? `${request.lease}.${id}` : request.lease;
}

/** When to ask for the next place, none of which is soon free. */
function soonBefore(place: number | undefined, store: Store): number {
  return place === undefined ? firstEnd(store) : place - LEAD_MS;
}

/** Whoever works last ends the run; others look again should somebody never come back. */
function firstEnd({ leases }: Pick<Store, "leases">): number {
  const ends = leases.map(({ until }) => until);
  return Math.min(Date.now() + OWNER_MS, ...ends);
}

/**
 * Rows of the run that nobody has, as many as there are places for. Where nobody is at work, these are
 * pieces for all workers: so the first one picks for all, and they do not wait for one another.
 */
function chooseRows(
  plans: readonly RowPlan[],
  run: Run,
  store: Store,
  { me, done, place }: Turn,
  find: Find,
): ClaimedPlan[] {
  const context = contextOf(run, me);
  const left = plans.filter((plan) => isClaimedFor(run.id, plan));
  const outcomes = done ? outcomesOf(done.work) : [];
  const changed = plans.filter((plan) => isChanged(plan, run, outcomes)).length;
  run.report.changed = run.changedBefore + changed;
  const taken = takenIn([...store.leases, ...(done?.piece.leases ?? [])]);
  reportUnsure(run, context, plans, taken);
  const free = left.filter(({ own }) => !taken.has(own.requestId));
  const size = pieceSize(free.length, store, run);
  // What is being written just now is not noted yet.
  const most = allowance(store, run) - outcomes.filter(isCreated).length;
  const near = nearPlaces(store, run).slice(0, Math.max(0, most));
  const isForAll = leasesIn(store, run).length === 0 && place !== "background";
  const all = size * workersFor(store.pace, run.limit, context.now);
  const places = isForAll ? near.slice(0, all) : placesForOne(near, store.pace).slice(0, size);
  const chosen = signedOf(free, places.length, run, context);
  // Signatures are looked at as far as rows are wanted: of more of them than there are, at all.
  const forged = chosen.length < places.length ? free.length - chosen.length : 0;
  const counted = new Set(left.map(({ own }) => own.requestId));
  const others = leasesIn(store, run);
  run.report.left = left.length - forged + addNew(takenIn(others), counted);
  Object.assign(find, { free: free.length - forged, places, left: counted });
  if (WITH.additions) {
    find.adding = findNewcomers(plans, run, store, context, left, outcomes);
    const { rows, people } = find.adding;
    run.report.adding = addNew([...rows, ...addingIds(others)], counted);
    run.report.left += run.report.adding;
    run.report.toAdd = people + countAdded(outcomes);
  }
  return chosen;
}

/** Of rows in others' hands that were edited or deleted since it is still to be heard what they became. */
function addNew(ids: Iterable<string>, to: Set<string>): number {
  const before = to.size;
  for (const id of ids) to.add(id);
  return to.size - before;
}

/** Of these it is still to be counted that they are not to be added any more. */
function countAdded(outcomes: readonly Outcome[]): number {
  return outcomes.flatMap((one) => (one.outcome === "added" ? one.people : [])).length;
}

/**
 * The first so many of these rows to which the person has agreed. Those that were asked for without an
 * answer come last: should one of them fail each time, all others have their spaces before the run stops.
 */
function signedOf(
  free: readonly ClaimedPlan[],
  count: number,
  run: Run,
  context: RunContext,
): ClaimedPlan[] {
  const signed: ClaimedPlan[] = [];
  const wasAsked = ({ status }: ClaimedPlan) => status === "CREATING";
  const asked = elsewhere(free.filter(wasAsked), run);
  for (const plan of [...free.filter((one) => !wasAsked(one)), ...asked]) {
    if (signed.length === count) break;
    if (isConsented(plan, run.id, context)) signed.push(renewed(plan, context));
  }
  return signed;
}

/** In milliseconds: a claim that is much older could run out in a worker's hands. */
const CLAIM_MS = 12 * 60 * 60_000;

/** A run may last for days: a row that Chat was never asked for counts from its first try. */
function renewed(plan: ClaimedPlan, { me, now }: RunContext): ClaimedPlan {
  const { own, status } = plan;
  const isFresh = !me || status === "CREATING" || now - own.claimedAt < CLAIM_MS;
  return isFresh ? plan : { ...plan, own: sign({ ...own, claimedAt: now }, me.secret) };
}

/** A row that was confirmed for this run, has another content now, and is none that has ended just now. */
function isChanged(
  { own, isAsClaimed }: RowPlan,
  { id }: Run,
  outcomes: readonly Outcome[],
): boolean {
  if (own?.runId !== id || isAsClaimed) return false;
  return !outcomes.some(
    ({ requestId, outcome }) =>
      requestId === own.requestId && (outcome === "created" || outcome === "refused"),
  );
}

/** Pieces of work whose workers are gone. */
function deadIn({ leases }: Store, { request: { lost = [] }, done }: Turn): Lease[] {
  return leases.filter(({ id, until }) => {
    const isLost = lost.some((name) => id === name || id.startsWith(`${name}.`));
    return !(done && isIn(done, id)) && (until <= Date.now() || isLost);
  });
}

function record(
  done: Done | undefined,
  run: Run,
  store: Store,
  me: Me | undefined,
  choose?: Choose,
): Recorded {
  const { owner: person, sheetId } = run;
  const leases = done?.piece.leases ?? [];
  const context = { ...contextOf(run, me), known: knownOf(store, leases) };
  const before = statusesBefore(leases, store.leases);
  const outcomes = done ? outcomesOf(done.work) : [];
  return recordOutcomes(sheetId, outcomes, context, { person, before }, choose);
}

function paceAfter({ work }: Done, run: Run, { pace }: Store): Pace {
  return work.answers.reduce((before, answers) => afterAnswers(before, run, answers), pace);
}

/** Somebody has begun another run meanwhile: only what no row tells is left to be told. */
function settleLate(done: Done, store: Store, me: Me | undefined): RunState {
  store.pace = paceAfter(done, done.piece.run, store);
  const recorded = record(done, done.piece.run, store, me);
  const [latest] = runsIn(store);
  if (latest) {
    addLost(latest, recorded);
    writeStore(latest, store.pace);
  }
  drop(done);
  return notYours();
}

/**
 * Ends a run of one's own: its workers stop after the space at hand.
 * @returns how far it came, or that it is not the person's run.
 */
export function cancelRun(runId: string): NextStep {
  const me = findMe();
  const cancelled = withLock(LOCK_MS, () => {
    const store = readStore();
    const run = ownRun(store, runId, me);
    if (!run) return notYours();
    const step = finish(run.ended ?? "cancelled", run, store);
    revokeLeases(store, run, me);
    return step;
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
  const leases = leasesIn(store, run);
  const names = leases.flatMap((lease) => rowAtHand(lease, store)?.label ?? []);
  if (WITH.additions) names.push(...addingNames(leases));
  const answers = store.answers.filter((answer) => answer.run === runId);
  const created = answers.flatMap(({ outcomes }) => outcomes).filter(isCreated).length;
  const progress = progressOf(run, store);
  return {
    state: "working",
    names,
    ...progress,
    created: progress.created + created,
    left: Math.max(0, progress.left - created),
  };
}
