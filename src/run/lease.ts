import {
  ADDING_LIMIT,
  afterCalls,
  FRESH_PACE,
  type Pace,
  placesFrom,
  workersFor,
} from "../chat/pace";
import { labelOf } from "../chat/space";
import { type Recorded, recordOutcomes } from "./outcomes";
import { findMe, type Me, sheetKeyOf } from "./person";
import type { ClaimedPlan, Known, RowPlan, RunContext } from "./row";
import {
  type Answers,
  addOrphans,
  answersTo,
  dropAnswers,
  dropLease,
  isBegun,
  isWorking,
  type Lease,
  type LeasedRow,
  leasesIn,
  MOST_UNSURE,
  noAnswers,
  type Outcome,
  type Run,
  readStore,
  rowAtHand,
  runsIn,
  runWith,
  type Store,
  type Unsure,
  writeStore,
} from "./run-store";
import { statusWord } from "./vocabulary";

/** How long one piece of work may take, in milliseconds: then a person hears of it. */
export const PIECE_MS = 20_000;
/** In rows: what Chat answers for so many fits into a property. */
const LARGEST_PIECE = 8;
/** How far ahead places in the quota's window are taken, in milliseconds. */
const AHEAD_MS = 25_000;
/** How long a piece of work is its worker's, in milliseconds. */
export const LEASE_MS = 90_000;
/** In characters. */
export const LONGEST_LABEL = 40;

export function contextOf({ sheetKey, keepsRoles }: Run, me: Me | undefined): RunContext {
  return { me, sheetKey, now: Date.now(), keepsRoles };
}

/** How many rows a worker takes: its share of what is left, as long as that is soon done. */
export function pieceSize(free: number, { pace, leases }: Store, { limit }: Run): number {
  const workers = Math.max(1, workersFor(pace, limit, Date.now()) - leases.length);
  const soon = Math.max(1, Math.floor(PIECE_MS / pace.callMs));
  return Math.min(Math.ceil(free / workers), soon, LARGEST_PIECE);
}

/** The places in the quota's window that are soon free. */
export function nearPlaces({ pace, leases }: Store, { limit }: Run): number[] {
  const now = Date.now();
  return placesFrom(pace, limit, placesOf(leases), now).filter((place) => place <= now + AHEAD_MS);
}

/** Of these places, those that one worker can use, who makes one call after the other. */
export function placesForOne(places: readonly number[], { callMs }: Pace): number[] {
  let next = 0;
  return places.filter((place) => {
    const isOwn = place <= Date.now() || place >= next;
    if (isOwn) next = place + callMs;
    return isOwn;
  });
}

export function placesOf(leases: readonly Lease[]): number[] {
  return leases.flatMap(({ rows }) => rows.map(({ place }) => place));
}

/** The golden ratio's: its multiples come near every place between 0 and 1. */
const FRACTION = 0.618;

/**
 * After a failure others come first: else some for which Chat fails each time would keep all from theirs.
 * Where these are so many that the run stops before, its next start has others come first again.
 */
export function elsewhere<T>(free: readonly T[], { failuresInARow, failingSince }: Run): T[] {
  const turns = failuresInARow && failuresInARow * FRACTION + failingSince / 1000;
  const first = Math.floor((turns % 1) * free.length);
  return [...free.slice(first), ...free.slice(0, first)];
}

/** Rows with their places, dealt out in so many pieces. */
export function leasesOf(
  { id: run }: Run,
  plans: readonly ClaimedPlan[],
  places: readonly number[],
  count: number,
): Lease[] {
  const until = Date.now() + LEASE_MS;
  const leases: Lease[] = Array.from({ length: Math.min(count, plans.length) }, () => {
    return { id: Utilities.getUuid(), run, until, rows: [] };
  });
  for (const [index, place] of places.entries()) {
    const plan = plans[index];
    if (plan) leases[index % leases.length]?.rows.push(leasedRow(plan, place));
  }
  return leases;
}

function leasedRow({ own, row, space, isShifted, isLeft }: ClaimedPlan, place: number): LeasedRow {
  const shown = isShifted ? statusWord("UNKNOWN") : row.cells.status.slice(0, LONGEST_LABEL);
  const before = isLeft ? "" : shown;
  return {
    requestId: own.requestId,
    content: own.content,
    label: labelOf(space).slice(0, LONGEST_LABEL),
    before,
    place,
  };
}

/** What the spreadsheet remembers of rows. @param own leases that are not stored any more. */
export function knownOf(store: Store, own: readonly Lease[] = []): Known {
  const runs = runsIn(store);
  const unsure = runs.flatMap((run) => run.unsure.map(({ requestId }) => requestId));
  // A row may be back that was deleted, or whose result was undone: Chat was asked for it.
  const isSure = ({ ended, unsure, report }: Run) =>
    ended !== "done" && unsure.length < MOST_UNSURE && report.orphans.length === 0;
  const sure = runs.filter(isSure);
  return {
    unsure: new Set(unsure),
    runIds: new Set(sure.map(({ id }) => id)),
    atWork: atWorkIn([...store.leases, ...own], store.answers),
  };
}

/** What whoever asks knows of a sheet's rows before they read them. */
export function contextIn(sheetId: number, store: Store): RunContext {
  const known = knownOf(store);
  return { me: findMe(), sheetKey: sheetKeyOf(sheetId), now: Date.now(), known };
}

/** The request IDs of rows that are in workers' hands, or whose answers are not in the sheet yet. */
function atWorkIn(leases: readonly Lease[], answers: readonly Answers[]): Set<string> {
  const answered = answers.flatMap(({ outcomes }) => outcomes.map(({ requestId }) => requestId));
  return new Set([...takenIn(leases), ...answered]);
}

/** Pieces of work that nobody has in hand. */
export function leftIn(store: Store): Lease[] {
  const now = Date.now();
  return store.leases.filter((lease) => !isWorking(lease, store, now));
}

/** How many rows are in nobody's hands, though the spreadsheet remembers them as taken. */
export function countLeft(store: Store): number {
  const left = leftIn(store);
  const working = store.leases.filter((lease) => !left.includes(lease));
  const answers = store.answers.filter(({ lease }) => !working.some(({ id }) => id === lease));
  return atWorkIn(left, answers).size;
}

/** The request IDs of rows that are in workers' hands. */
export function takenIn(leases: readonly Lease[]): Set<string> {
  return new Set(leases.flatMap(({ rows }) => rows.map(({ requestId }) => requestId)));
}

/** What the rows of leases said before, by request ID, without those that others have by now. */
export function statusesBefore(
  leases: readonly Lease[],
  others: readonly Lease[],
): Map<string, string> {
  const taken = takenIn(others);
  const statuses = new Map<string, string>();
  for (const { requestId, before } of leases.flatMap(({ rows }) => rows)) {
    if (!taken.has(requestId)) statuses.set(requestId, before);
  }
  return statuses;
}

/**
 * Takes back pieces of work whose workers are gone, and writes what they, or any other one before,
 * had heard from Chat. Of a row that was in their hands, and whose answer is not there, Chat may have
 * made the space: it says so, and if it was deleted, the report does.
 */
export function recover(store: Store, dead: readonly Lease[], me: Me | undefined): void {
  const [latest] = runsIn(store);
  const live = store.leases.filter((lease) => !dead.includes(lease));
  const kept = store.answers.filter(({ lease }) => !live.some(({ id }) => id === lease));
  if (!latest || dead.length + kept.length === 0) return;
  const all = [...kept, ...dead.flatMap((lease) => missingIn(lease, store) ?? [])];
  const before = statusesBefore(dead, live);
  const told = new Set<Run>();
  for (const { lease, run: id, sheetId, sheetKey, person, outcomes } of all) {
    const run = runWith(store, id);
    // Whoever is slow, and whose piece was taken back, tells again what was told, and perhaps more.
    const isHeld = dead.some(({ id }) => id === lease);
    const isCounted = isHeld && run?.settled?.includes(lease);
    const context = { me, sheetKey, now: Date.now(), keepsRoles: run?.keepsRoles };
    const known = { person, before, isUncounted: isHeld };
    const recorded = recordOutcomes(sheetId, outcomes, context, known);
    if (run && !isCounted) addTo(run, recorded);
    else addLost(run ?? latest, recorded);
    told.add(run ?? latest);
  }
  for (const answers of kept) store.pace = afterAnswers(store.pace, latest, answers);
  store.pace = afterPerhaps(store.pace, latest, dead.length);
  for (const run of told) settle(run, store, dead);
  store.leases = live;
  store.answers = store.answers.filter((answers) => !kept.includes(answers));
  for (const run of told.size > 0 ? told : [latest]) writeStore(run, store.pace);
  for (const { id } of dead) dropLease(id);
  for (const { lease } of kept) dropAnswers(lease);
}

/** To be stored with the report of a run that counts what came of these, and before they are dropped. */
export function settle(run: Run, { leases }: Store, done: readonly Lease[]): void {
  const isStored = (id: string) => leases.some((lease) => lease.id === id);
  run.settled = [...(run.settled ?? []).filter(isStored), ...done.map(({ id }) => id)];
}

/** What is not known of rows in the hands of a worker who is gone. */
function missingIn(lease: Lease, store: Store): Answers | undefined {
  const run = runWith(store, lease.run);
  if (!run) return undefined;
  const kept = answersTo(lease, store);
  const answered = new Set(kept?.outcomes.map(({ requestId }) => requestId));
  const outcome = kept ? "unknown" : "released";
  const outcomes = lease.rows.flatMap(({ requestId, content, label }): Outcome[] =>
    answered.has(requestId) ? [] : [{ requestId, content, outcome, label }],
  );
  return { ...noAnswers(lease, run), outcomes };
}

/** The pace after a worker has asked Chat. */
export function afterAnswers(pace: Pace, { limit }: Run, answers: Answers): Pace {
  const { calls, callMs, adds } = answers;
  if (WITH.additions) {
    const { adding = FRESH_PACE } = pace;
    if (adds) return { ...pace, adding: afterCalls(adding, ADDING_LIMIT, calls, callMs) };
  }
  return afterCalls(pace, limit, calls, callMs);
}

/** Chat may have been asked so often beyond what is known. */
function afterPerhaps(pace: Pace, { limit }: Run, count: number): Pace {
  const calls = Array<number>(count).fill(Date.now());
  return afterCalls(pace, limit, calls, pace.callMs);
}

/**
 * Takes all pieces of work from their workers, who stop after the space at hand. Rows of those that
 * nobody has taken up yet show again what they showed before.
 */
export function revokeLeases(store: Store, run: Run, me: Me | undefined): void {
  const leases = leasesIn(store, run);
  const { unsure } = run;
  // Should this execution end in between, a row too many is taken for one that Chat was asked for.
  run.unsure = [...unsure, ...leases.flatMap((lease) => unsureIn(lease, run, store) ?? [])];
  writeStore(run, store.pace);
  store.leases = store.leases.filter((lease) => !leases.includes(lease));
  for (const { id } of leases) dropLease(id);
  // Whoever takes one up from now on sees that it is gone, before Chat is asked.
  const now = readStore();
  const idle = leases.filter((lease) => !isBegun(lease, now));
  const begun = leases.filter((lease) => !idle.includes(lease));
  // Where Chat fails, they may still try their calls again.
  const calls = begun.map((lease) => {
    const asked = answersTo(lease, now)?.calls.length ?? 0;
    return run.failuresInARow > 0 ? Math.max(1, lease.rows.length - asked) : 1;
  });
  store.pace = afterPerhaps(
    store.pace,
    run,
    calls.reduce((sum, each) => sum + each, 0),
  );
  run.unsure = unsure;
  run.unsure = [...unsure, ...begun.flatMap((lease) => unsureIn(lease, run, now) ?? [])];
  writeStore(run, store.pace);
  if (idle.length === 0) return;
  const before = statusesBefore(idle, []);
  const rows = idle.flatMap((lease) => lease.rows);
  const outcomes = rows.map(
    ({ requestId, content }) => ({ requestId, content, outcome: "released" }) as const,
  );
  recordOutcomes(run.sheetId, outcomes, contextOf(run, me), { person: run.owner, before });
}

/** The row for which Chat is perhaps being asked: its worker may be killed before it tells. */
function unsureIn(lease: Lease, run: Run, now: Store): Unsure | undefined {
  const row = rowAtHand(lease, now);
  if (!row || run.unsure.some(({ requestId }) => requestId === row.requestId)) return undefined;
  const { requestId, label } = row;
  return { requestId, sheetKey: run.sheetKey, label, lease: lease.id };
}

/**
 * Counts what was written as work of this run.
 * @param leases of the worker that tells of it. What it did not ask for may have been asked for before.
 * @param left the request IDs of the rows that are counted as left, if they have just been counted: of a
 * row that was edited or deleted since it was taken that it has ended takes nothing away from them.
 */
export function addTo(
  run: Run,
  recorded: Recorded,
  leases: readonly Lease[] = [],
  left?: ReadonlySet<string>,
): void {
  const { created, failed, ended } = recorded;
  const { report } = run;
  addLost(run, recorded, leases);
  report.created += created;
  report.failed += failed;
  const countLess = (before: number, ids: readonly string[]) =>
    Math.max(0, before - ids.filter((id) => !left || left.has(id)).length);
  report.left = countLess(report.left, ended);
  if (WITH.additions) {
    const { added, roles, messages, asked, opened, closed } = recorded;
    report.adding = countLess((report.adding ?? 0) + opened, closed);
    report.added = (report.added ?? 0) + added;
    report.roles = (report.roles ?? 0) + roles;
    report.messages = (report.messages ?? 0) + messages;
    report.asked = (report.asked ?? 0) + asked;
    report.toAdd = Math.max(0, (report.toAdd ?? 0) - asked);
  }
}

/** Of what was written, also as work of a run that is no more, what no row tells. */
export function addLost(
  run: Run,
  { orphans, unsure, known, released }: Recorded,
  leases: readonly Lease[] = [],
): void {
  const settled = new Set([...known, ...unsure.map(({ requestId }) => requestId)]);
  const isSettled = ({ requestId, lease }: Unsure) =>
    settled.has(requestId) ||
    (released.includes(requestId) && leases.some(({ id }) => id === lease));
  run.unsure = [...run.unsure.filter((row) => !isSettled(row)), ...unsure];
  addOrphans(run, orphans);
}

/**
 * Rows of unknown outcome that are not in the sheet any more.
 * @param taken request IDs: what becomes of these is still to be heard.
 */
export function goneUnsure(
  run: Run,
  { sheetKey }: RunContext,
  plans: readonly RowPlan[],
  taken: ReadonlySet<string>,
): Unsure[] {
  if (run.unsure.length === 0) return [];
  const present = new Set(plans.map(({ own }) => own?.requestId));
  return run.unsure.filter(
    (unsure) =>
      unsure.sheetKey === sheetKey &&
      !present.has(unsure.requestId) &&
      !taken.has(unsure.requestId),
  );
}

/** Reports them. @returns whether there are any. */
export function reportUnsure(...where: Parameters<typeof goneUnsure>): boolean {
  const [run] = where;
  const gone = goneUnsure(...where);
  run.unsure = run.unsure.filter((unsure) => !gone.includes(unsure));
  addOrphans(
    run,
    gone.map(({ label }) => ({ text: label, url: "" })),
  );
  return gone.length > 0;
}
