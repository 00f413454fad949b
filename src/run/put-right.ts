import type { RowChange } from "../sheet/table";
import { contentOf, decidedBy, isSigned, labelOfRow, NOT_KEPT, requestIdIn, sign } from "./claim";
import { contextIn, leftIn, recover, reportUnsure, takenIn } from "./lease";
import { outsideRuns } from "./lock";
import { findMe } from "./person";
import {
  type Doubt,
  isDoubt,
  mustFindTable,
  planTable,
  type RowPlan,
  type RunContext,
} from "./row";
import { isWorking, readStore, runsIn, writeStore } from "./run-store";
import { cellsAfter } from "./transitions";
import { PUTTING_RIGHT, reportGone, writeRows } from "./write-rows";

/**
 * Writes beside rows what an interruption has kept from them: answers of Chat's that are not in the
 * sheet yet, and results that rows which moved have left in wrong places. Of rows that were deleted
 * before it was known what became of them, the report says so.
 * @throws Error if a run is under way, or the sheet was deleted.
 */
export function putRight({ sheetId }: { sheetId: number }): void {
  outsideRuns(() => {
    const store = readStore();
    recover(store, leftIn(store), findMe());
    const table = mustFindTable(sheetId);
    const context = contextIn(sheetId, store);
    const all = planTable(table, context);
    const taken = takenIn(store.leases);
    for (const run of runsIn(store)) {
      if (reportUnsure(run, context, all.plans, taken)) writeStore(run, store.pace);
    }
    return reportGone(writeRows(table, new Map(), all));
  });
}

export interface StartOver {
  sheetId: number;
  reason: Doubt;
  /** `requestIds` of the check that the person has seen. */
  requestIds: readonly string[];
  /** Only of displaced rows: what they show is theirs, and stays. */
  keep?: boolean;
}

/**
 * Does with rows what only a person can decide. Without `keep`, rows that are copies, that show
 * another row's space, or whose outcome is unknown become rows like any other: their results and
 * Request IDs are emptied. To be called only after the person has looked and said so; rows that came
 * to be like them since then stay as they are, and so does one that is in a worker's hands.
 * @throws Error if a run is under way, or the sheet was deleted.
 */
export function startOver({ sheetId, reason, requestIds, keep }: StartOver): void {
  outsideRuns(() => {
    const store = readStore();
    const context = contextIn(sheetId, store);
    const table = mustFindTable(sheetId);
    const all = planTable(table, context);
    // Chat may be asked right now for a form's answer.
    const atWork = takenIn(store.leases.filter((lease) => isWorking(lease, store, context.now)));
    const decided = requestIds.filter((each) => !atWork.has(requestIdIn(each)));
    const changes = all.plans
      .filter((plan) => plan.verdict === "attention" && plan.reason === reason && isDoubt(reason))
      .filter(({ row }) => decided.includes(decidedBy(row)))
      .map(
        (plan) =>
          [
            plan.row.number,
            keep ? adopted(plan, context) : cellsAfter({ event: "startedOver" }),
          ] as const,
      );
    if (reason === "uncertain") forget(decided);
    return reportGone(writeRows(table, new Map(changes), all, PUTTING_RIGHT));
  });
}

/** The person has looked: that these rows have no claim any more is no news to them. */
function forget(claims: readonly string[]): void {
  const store = readStore();
  const known = new Set(claims.map(requestIdIn));
  for (const run of runsIn(store)) {
    run.unsure = run.unsure.filter(({ requestId }) => !known.has(requestId));
    writeStore(run, store.pace);
  }
}

/** The claim of a row that was renamed, for the name that it has now: whom it names nobody has confirmed. */
function adopted({ own, row }: RowPlan, { me }: RunContext): RowChange {
  if (!own) return {};
  const about = { content: contentOf(row), label: labelOfRow(row), runId: undefined };
  const claim = { ...own, ...about, record: own.record || NOT_KEPT };
  // Which space it has nobody vouches for where somebody else has written that.
  const isMine = me !== undefined && isSigned(own, me);
  return cellsAfter({
    event: "claimed",
    claim: isMine ? sign(claim, me.secret) : { ...claim, signature: "" },
  });
}
