import { workersFor } from "../chat/pace";
import { ownHeaders } from "../sheet/own-headers";
import { findSheet, type RowChange, readWhole, type Table } from "../sheet/table";
import { addingLeases, addingWorkers, findNewcomers } from "./adding";
import { type Ask, laterAsks, openRecord } from "./additions";
import { type NotSetUp, notSetUp } from "./check";
import { type Claim, contentOf, formatUuid, isSigned, labelOfRow, linksOf, sign } from "./claim";
import {
  knownOf,
  leasesOf,
  leftIn,
  nearPlaces,
  PIECE_MS,
  pieceSize,
  recover,
  reportUnsure,
} from "./lease";
import { busyWith, CLICK_MS, withLock } from "./lock";
import { findMissing, type PermissionMissing } from "./permission";
import { introduceMe, type Me, rememberLanguage, sheetKeyOf } from "./person";
import {
  type AddingPlan,
  agreementOf,
  type ClaimedPlan,
  type CreatablePlan,
  type Plans,
  planTable,
  type RowPlan,
  type RunContext,
} from "./row";
import { OWNER_MS, progressOf, type RunProgress } from "./run-state";
import {
  addOrphans,
  type Concluding,
  isUnderWay,
  type Lease,
  type Run,
  readLimit,
  readStore,
  type Store,
  writeStore,
} from "./run-store";
import { cellsAfter } from "./transitions";
import { writeRows } from "./write-rows";

export interface ConfirmRequest {
  sheetId: number;
  /** `toConfirm` of the check that the person has seen. */
  confirmed: readonly string[];
  /** `rows` of that check: of rows that say the same, these are meant first. */
  rows?: readonly number[];
  /** Where all rows of a kind take part: which, should the run end while nobody watches it. */
  concluding?: Concluding;
}

/**
 * `confirmed`: the rows that will be created are claimed; `leases` are pieces of work for the first
 * workers, who need not pick any. `changed` in it counts rows that were confirmed and are not as the
 * person saw them any more. `busy`: a run is under way.
 */
export type Confirmation =
  | ({ state: "confirmed"; rows: number; leases: string[] } & RunProgress)
  | { state: "busy"; why: string }
  | NotSetUp
  | PermissionMissing;

/**
 * Begins a run: writes a signed claim into each row that the person has confirmed, as often as they
 * did and as long as it still has the content that they saw. Nothing else is created.
 * @throws Error in the person's language if the sheet was deleted or the pace is set to nonsense.
 */
export function confirmRun(request: ConfirmRequest): Confirmation {
  const missing = findMissing("sheet", "chat");
  if (missing) return missing;
  const confirmation = withLock(CLICK_MS, () => confirm(request));
  return confirmation ?? { state: "busy", why: busyWith(readStore().run) };
}

function confirm(request: ConfirmRequest): Confirmation {
  const { sheetId, confirmed, concluding } = request;
  const sheet = findSheet(sheetId);
  const store = readStore();
  if (isUnderWay(store, Date.now())) return { state: "busy", why: busyWith(store.run) };
  const me = introduceMe();
  rememberLanguage();
  const context = { me, sheetKey: sheetKeyOf(sheetId), now: Date.now() };
  recover(store, leftIn(store), me);
  const read = readWhole(sheet, ownHeaders(sheetId));
  if ("missing" in read) return notSetUp(sheetId, read);
  const all = planTable(read.table, { ...context, known: knownOf(store) });
  const { plans } = all;
  const run: Run = {
    ...newRun(sheetId, context, me),
    ...(WITH.members && { keepsRoles: read.table.positions.managers === undefined }),
    unsure: store.run?.unsure ?? [],
    // And nothing else of what a page may send: a property has to take it.
    concluding: concluding && { rows: concluding.rows },
  };
  const meant = meantBy(request, plans);
  if (WITH.additions) {
    const missing = missingFor([...meant].flatMap(asksOf));
    if (missing) return missing;
  }
  const claimed = claimRows(plans, meant, run, me);
  const adding = WITH.additions ? claimSpaces(plans, meant, run, me) : [];
  const { pace } = store;
  const size = pieceSize(claimed.length, store, run);
  const wanted = size * workersFor(pace, run.limit, context.now);
  const places = nearPlaces(store, run).slice(0, wanted);
  const written = writeClaims(read.table, all, claimed, adding, run, places, size);
  const { landed, gone } = written;
  // Where no space is to be made, what is to be done in others begins at once.
  const leases =
    WITH.additions && claimed.length === 0
      ? leasesForAdding(written.open, run, store, context)
      : written.leases;
  // As long as Chat may be asked for what is handed out, nobody else is to take that back.
  if (leases.length > 0) run.leaseUntil = Date.now() + PIECE_MS + OWNER_MS;
  run.report.left = landed;
  run.changedBefore = confirmed.length - claimed.length - adding.length;
  run.report.changed = confirmed.length - landed;
  // Of a run that was left in the middle nobody may have read the report.
  const isRead = store.run?.ended && !store.run.isUnread;
  const unread = isRead ? [] : (store.run?.report.orphans ?? []);
  const forms = store.forms.filter(({ owner }) => owner === me.id);
  const told = forms.flatMap(({ report }) => report.orphans);
  addOrphans(run, [...unread, ...told, ...linksOf(gone)]);
  reportUnsure(run, context, plans, new Set());
  const paceNow = { ...pace, lastPlace: places[places.length - 1] ?? pace.lastPlace };
  writeStore(run, paceNow, leases);
  for (const form of forms) {
    form.report.orphans = [];
    writeStore(form, paceNow);
  }
  const progress = progressOf(run, store);
  return { state: "confirmed", rows: landed, leases: leases.map(({ id }) => id), ...progress };
}

export function newRun(sheetId: number, { now, sheetKey }: RunContext, me: Me): Run {
  return {
    id: Utilities.getUuid(),
    owner: me.id,
    sheetId,
    sheetKey,
    timeZone: SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone(),
    limit: readLimit(),
    leaseUntil: now + OWNER_MS,
    ended: undefined,
    failuresInARow: 0,
    failingSince: now,
    restUntil: 0,
    changedBefore: 0,
    unsure: [],
    kinds: {},
    report: {
      startedAt: now,
      endedAt: now,
      created: 0,
      failed: 0,
      left: 0,
      changed: 0,
      orphans: [],
    },
  };
}

type OpenPlan = CreatablePlan | AddingPlan;

/**
 * The rows that the person has seen as they are, none more often than seen. What they say is agreed
 * to; where they stand only tells equal ones apart.
 */
function meantBy(
  { confirmed, rows = [] }: ConfirmRequest,
  plans: readonly RowPlan[],
): ReadonlySet<OpenPlan> {
  const seen = new Map<string, number>();
  for (const each of confirmed) seen.set(each, (seen.get(each) ?? 0) + 1);
  const chosen = new Set(rows);
  const isChosen = ({ row }: RowPlan) => chosen.has(row.number);
  const open = plans.filter((plan) => plan.verdict === "create" || plan.verdict === "add");
  const inOrder = [...open.filter(isChosen), ...open.filter((plan) => !isChosen(plan))];
  return new Set(
    inOrder.filter((plan) => {
      const agreement = agreementOf(plan);
      const times = seen.get(agreement) ?? 0;
      seen.set(agreement, times - 1);
      return times > 0;
    }),
  );
}

/** These rows, each with its claim. */
function claimRows(
  plans: readonly RowPlan[],
  meant: ReadonlySet<RowPlan>,
  run: Run,
  me: Me,
): ClaimedPlan[] {
  return plans.flatMap((plan, index) => {
    if (plan.verdict !== "create" || !meant.has(plan)) return [];
    const own = claimFor(plan, run, me, `${run.id} ${index} ${me.secret}`);
    return [{ ...plan, own }];
  });
}

/**
 * A try whose outcome is unknown keeps the time of the first one. An ID that somebody else has put there
 * may stand for another space: where Chat was not asked for the row, a new one makes no second space.
 * @param seed of a new request ID: no other row of the run may have the same.
 */
export function claimFor(
  { claim, status, row }: CreatablePlan,
  run: Run,
  me: Me,
  seed: string,
): Claim {
  const own = claim && isSigned(claim, me) ? claim : undefined;
  const claimedAt = own && status === "CREATING" ? own.claimedAt : run.report.startedAt;
  const unsigned = {
    requestId: own?.requestId ?? formatUuid(seed),
    claimedAt,
    person: me.id,
    sheetKey: run.sheetKey,
    runId: run.id,
    content: contentOf(row),
    label: labelOfRow(row),
    space: undefined,
    record: "",
  };
  return sign(unsigned, me.secret);
}

/** What is done in a row's space once it exists. */
function asksOf(plan: OpenPlan): readonly Ask[] {
  return plan.verdict === "add" ? plan.asks : laterAsks(plan.row);
}

/** Asked for only where it is needed. */
function missingFor(asks: readonly Ask[]): PermissionMissing | undefined {
  const permissions = [
    ...(asks.some(({ to }) => to !== "post") ? (["members"] as const) : []),
    ...(asks.some(({ to }) => to === "post") ? (["welcome"] as const) : []),
  ];
  return permissions.length > 0 ? findMissing(...permissions) : undefined;
}

/** The claims of these rows' spaces, signed for what the rows say now, and for this run. */
function claimSpaces(
  plans: readonly RowPlan[],
  meant: ReadonlySet<RowPlan>,
  run: Run,
  me: Me,
): AddingPlan[] {
  return plans.flatMap((plan) => {
    if (plan.verdict !== "add" || !meant.has(plan)) return [];
    const { row, own } = plan;
    const claim = { ...own, person: me.id, runId: run.id, record: openRecord(plan, me) };
    const about = { content: contentOf(row), label: labelOfRow(row) };
    return [{ ...plan, own: sign({ ...claim, ...about }, me.secret), isAsClaimed: true }];
  });
}

function leasesForAdding(
  open: readonly AddingPlan[],
  run: Run,
  store: Store,
  context: RunContext,
): Lease[] {
  const find = findNewcomers(open, run, store, context, [], []);
  run.report.adding = find.rows.length;
  run.report.toAdd = find.people;
  return addingLeases(find, run, store, addingWorkers(find));
}

/** Writes all claims in one block, and marks the rows of the first workers along with it. */
function writeClaims(
  table: Table,
  plans: Plans,
  claimed: readonly ClaimedPlan[],
  adding: readonly AddingPlan[],
  run: Run,
  places: readonly number[],
  size: number,
): { landed: number; open: AddingPlan[]; leases: Lease[]; gone: Claim[] } {
  const taken = claimed.slice(0, places.length);
  const changes = new Map<number, RowChange>();
  for (const { own, row } of [...claimed, ...adding]) {
    changes.set(row.number, cellsAfter({ event: "claimed", claim: own }));
  }
  for (const { row } of taken) {
    changes.set(row.number, { ...changes.get(row.number), ...cellsAfter({ event: "taken" }) });
  }
  const { landed, gone } = writeRows(table, changes, plans);
  const isHit = ({ row }: RowPlan) => landed.has(row.number);
  const open = adding.filter(isHit);
  const count = claimed.filter(isHit).length + open.length;
  const hit = taken.filter(isHit);
  const leases = leasesOf(run, hit, places, Math.ceil(hit.length / size));
  return { landed: count, open, leases, gone };
}
