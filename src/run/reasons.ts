import type { Row, RowChange, Table } from "../sheet/table";
import { describeGone, withoutGone } from "./added-details";
import { goneFrom } from "./additions";
import type { Claim } from "./claim";
import type { Plans, RowPlan } from "./row";
import { cellsAfter, shortened } from "./transitions";
import { reportGone, writeRows } from "./write-rows";

/** Only beside rows that are the product's own to write to. */
export function noteReasons(table: Table, plans: readonly RowPlan[], all: Plans): void {
  const changes = new Map<number, RowChange>();
  for (const plan of plans) {
    const change = reasonsOf(plan);
    if (!change) continue;
    const { cells, number } = plan.row;
    const isNoted = cells.status === change.status && cells.details === change.details;
    if (!isNoted) changes.set(number, change);
  }
  reportGone(writeRows(table, changes, all));
}

/** What is wrong with a row, or nothing where that is written beside it and is not true any more. */
function reasonsOf(plan: RowPlan): RowChange | undefined {
  if (WITH.members && plan.own?.space && plan.verdict !== "attention") {
    return goneIn(plan.row, plan.own);
  }
  if (plan.verdict === "create" || plan.verdict === "skip") {
    return plan.status === "ATTENTION" ? { status: "", details: "" } : undefined;
  }
  const isOurs =
    plan.verdict === "attention" && (plan.reason === "invalid" || plan.reason === "uncertain");
  if (!isOurs) return undefined;
  const isBegun = plan.status === "CREATING";
  return cellsAfter({ event: "noted", problems: plan.problems, isBegun });
}

/** Who stands no longer in a row is named beside it; the rest of Details stays. */
function goneIn(row: Row, own: Claim): RowChange | undefined {
  const said = describeGone(goneFrom(row, own));
  const { details } = row.cells;
  const now = shortened(`${withoutGone(details)} ${said}`.trim());
  return now === details ? undefined : { details: now };
}
