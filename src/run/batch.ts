import { explain, type Failure } from "../chat/failure";
import { backoffMs } from "../chat/pace";
import { labelOf } from "../chat/space";
import { headersOf } from "../sheet/columns";
import { findSheet, type Link, readTable } from "../sheet/table";
import { text } from "../text";
import { createAll, type Outcome } from "./creation";
import { busyWith, withLock } from "./lock";
import { mark, writeByRequestId } from "./mark";
import {
  type Circumstances,
  circumstancesIn,
  contentOf,
  type JudgedRow,
  judgeRows,
  type PendingRow,
} from "./row";
import { type Run, readStore, type Store, writeStore } from "./store";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** How long a batch goes on starting spaces, in milliseconds: a person hears of progress after it. */
const BATCH_MS = 5000;

/** How long a run stays its owner's after a batch, in milliseconds. */
const LEASE_MS = 30_000;

/** How long passing failures may go on without a success before the run stops, in milliseconds. */
const PATIENCE_MS = 10 * 60_000;

export interface BatchRequest {
  /** The sheet to work on; without, the one that is open. */
  sheetId?: number;
  /**
   * Of the run that this batch goes on with. Where there is none, one begins under this ID, by which
   * it can be cancelled during its first batch.
   */
  runId?: string;
  /** What the person has confirmed, `toConfirm` of the check; without, whatever is there. */
  confirmed?: readonly string[];
}

/** Where a run stands. Times are in milliseconds since 1970. */
export interface RunProgress {
  runId: string;
  sheetId: number;
  created: number;
  failed: number;
  left: number;
  startedAt: number;
  endedAt: number;
  /** Spaces whose row was deleted meanwhile. */
  lost: Link[];
  /** The spaces that this batch created. */
  made: Link[];
}

/**
 * What a batch came to. `going`: ask for the next one now. `waiting`: ask for it at `until`.
 * `stopped`: something outside the sheet must be mended first. `busy`: another run is under way.
 */
export type RunState =
  | ({ state: "going"; next: string } & RunProgress)
  | ({ state: "waiting"; until: number; why: string } & RunProgress)
  | ({ state: "stopped"; why: string[] } & RunProgress)
  | ({ state: "done" | "cancelled" } & RunProgress)
  | { state: "busy"; why: string }
  | { state: "notSetUp"; sheetId: number; missing: string[] };

/**
 * Creates the spaces of the next rows, with one Chat call each, for about five seconds. A run is as
 * many batches as it takes, from any execution, after any pause.
 * @throws Error in the person's language if the sheet was deleted or the pace is set to nonsense.
 */
export function createNextBatch(request: BatchRequest): RunState {
  return withLock<RunState>(
    () => runBatch(request),
    (why) => ({ state: "busy", why }),
  );
}

/** Ends a run after the space that is being created now. */
export function cancelRun(runId: string): void {
  CacheService.getDocumentCache()?.put(cancelKey(runId), CANCELLED);
}

function isCancelled({ id }: Run): boolean {
  return CacheService.getDocumentCache()?.get(cancelKey(id)) === CANCELLED;
}

const CANCELLED = "cancelled";

function cancelKey(runId: string): string {
  return `cancel ${runId}`;
}

function runBatch(request: BatchRequest): RunState {
  const store = readStore();
  const own = store.run?.id === request.runId ? store.run : undefined;
  const sheet = findSheet(own?.sheetId ?? request.sheetId);
  const circumstances = circumstancesIn(sheet);
  const { now } = circumstances;
  if (store.run && !own && store.run.until > now)
    return { state: "busy", why: busyWith(store.run) };
  const read = readTable(sheet);
  if ("missing" in read) {
    return { state: "notSetUp", sheetId: sheet.getSheetId(), missing: headersOf(read.missing) };
  }
  const run = own ?? newRun(request.runId ?? Utilities.getUuid(), sheet, circumstances);
  const rows = judgeRows(read.table.rows, circumstances).flatMap(pendingIn(run, request.confirmed));
  if (isCancelled(run)) return finish("cancelled", run, store, rows.length);
  if (rows.length === 0 && !own) return { state: "done", ...progressOf(run) };
  if (rows.length === 0) return finish("done", run, store, 0);
  if (store.pace.nextAt - now > BATCH_MS) {
    return pause(run, store, rows.length, store.pace.nextAt, text().run.waitingForQuota);
  }
  const chosen = consecutive(rows, Math.floor(BATCH_MS / store.pace.interval));
  reserve(run, store, chosen.length, now);
  const outcome = createAll(mark(read.table, chosen, circumstances), {
    ...store,
    budgetMs: BATCH_MS,
    isCancelled: () => isCancelled(run),
  });
  settle(sheet, outcome, run);
  const state = conclude(run, { ...store, pace: outcome.pace }, outcome, rows);
  return "made" in state ? { ...state, made: linksIn(outcome) } : state;
}

function newRun(id: string, sheet: Sheet, { person, now }: Circumstances): Run {
  return {
    id,
    sheetId: sheet.getSheetId(),
    by: person,
    startedAt: now,
    endedAt: now,
    until: 0,
    created: 0,
    failed: 0,
    left: 0,
    setbacks: 0,
    failingSince: now,
    lost: [],
  };
}

/** Rows to create, without those that this run has tried already or that nobody has confirmed. */
function pendingIn(run: Run, confirmed?: readonly string[]): (row: JudgedRow) => PendingRow[] {
  const known = confirmed && new Set(confirmed);
  return (row) => {
    if (row.verdict !== "create" || (known && !known.has(contentOf(row.row)))) return [];
    const failedNow = row.status === "FAILED" && (row.identity?.begun ?? 0) >= run.startedAt;
    return failedNow ? [] : [row];
  };
}

/** The first rows that stand together, at most so many and at least one: they are one block. */
function consecutive(rows: PendingRow[], most: number): PendingRow[] {
  const first = rows[0]?.row.number ?? 0;
  return rows.slice(0, Math.max(1, most)).filter(({ row }, index) => row.number === first + index);
}

/** Whatever happens to this batch: its share of the quota is spent, and the run is its owner's. */
function reserve(run: Run, store: Store, calls: number, now: number): void {
  const nextAt = Math.max(now, store.pace.nextAt) + calls * store.pace.interval;
  writeStore({ ...store, pace: { ...store.pace, nextAt }, run: { ...run, until: now + LEASE_MS } });
}

/** Writes what became of the rows. A space whose row is gone is kept for the report. */
function settle(sheet: Sheet, { results, untouched }: Outcome, run: Run): void {
  for (const { space } of writeByRequestId(sheet, results)) {
    if (space) run.lost.push(typeof space === "object" ? space : { text: space, url: "" });
  }
  const before = untouched.map(({ identity, was }) => {
    const { requestId, status } = was.row.cells;
    return [identity.requestId, { requestId, status }] as const;
  });
  writeByRequestId(sheet, new Map(before));
}

function linksIn({ results }: Outcome): Link[] {
  return [...results.values()].flatMap(({ space }) => (typeof space === "object" ? [space] : []));
}

/** What the batch leaves to the next one, and what it tells the person. */
function conclude(run: Run, store: Store, outcome: Outcome, rows: PendingRow[]): RunState {
  const { created, failed, halt } = outcome;
  const isSetback = isFailure(halt) && halt.kind === "passing";
  const after: Run = {
    ...run,
    created: run.created + created,
    failed: run.failed + failed,
    setbacks: isSetback ? run.setbacks + 1 : 0,
    failingSince: isSetback && run.setbacks > 0 ? run.failingSince : Date.now(),
  };
  const left = rows.length - created - failed;
  if (halt === "cancelled") return finish("cancelled", after, store, left);
  if (isFailure(halt) && isSetback && Date.now() - after.failingSince < PATIENCE_MS) {
    const until = Date.now() + 1000 + backoffMs(after.setbacks);
    return pause(after, store, left, Math.max(until, store.pace.nextAt), explain(halt)[0] ?? "");
  }
  if (isFailure(halt)) {
    const why = isSetback ? [...explain(halt).slice(0, 1), text().run.goOnLater] : explain(halt);
    return { ...finish("stopped", { ...after, setbacks: 0 }, store, left), state: "stopped", why };
  }
  if (left === 0) return finish("done", after, store, left);
  const next = rows[created + failed];
  const progress = keep(after, store, left, Date.now());
  return { state: "going", next: next ? labelOf(next.space) : "", ...progress };
}

function isFailure(halt: Outcome["halt"]): halt is Failure {
  return typeof halt === "object";
}

function pause(run: Run, store: Store, left: number, until: number, why: string): RunState {
  return { state: "waiting", until, why, ...keep(run, store, left, until) };
}

/** The run ends here: anybody may start the next one at once. */
function finish<S extends "done" | "cancelled" | "stopped">(
  state: S,
  run: Run,
  store: Store,
  left: number,
): { state: S } & RunProgress {
  return { state, ...keep(run, store, left, -LEASE_MS) };
}

/** Stores how far the run is. It stays its owner's for half a minute from the time given. */
function keep(run: Run, store: Store, left: number, from: number): RunProgress {
  const kept = { ...run, left, endedAt: Date.now(), until: from + LEASE_MS };
  writeStore({ ...store, run: kept });
  return progressOf(kept);
}

function progressOf({
  id,
  sheetId,
  created,
  failed,
  left,
  startedAt,
  endedAt,
  lost,
}: Run): RunProgress {
  return { runId: id, sheetId, created, failed, left, startedAt, endedAt, lost, made: [] };
}
