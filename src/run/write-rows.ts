import { isUnknown, LONGEST_LABEL } from "../chat/space";
import { RESULT_COLUMNS, type ResultColumn } from "../sheet/columns";
import { type Content, textOf, writeColumn } from "../sheet/contents";
import { formerLines, formerPlaces, headerIn } from "../sheet/moved";
import {
  isBlank,
  type Row,
  type RowChange,
  readAgain,
  readWhole,
  type Table,
} from "../sheet/table";
import {
  type Claim,
  claimIn,
  hasSpace,
  linksOf,
  parseClaim,
  requestIdIn,
  tornClaim,
} from "./claim";
import { keepOthers } from "./others";
import type { Plans, RowPlan } from "./row";
import { reportAtOnce } from "./run-store";
import {
  isChanged,
  isUntouched,
  matched,
  type Pair,
  present,
  showing,
  shownBy,
  shownOf,
  type Target,
  UNCHANGED,
  wanted,
} from "./targets";
import { cellsAfter } from "./transitions";
import { readVocabulary, saysCreated } from "./vocabulary";

/** Rows may move while they are written: whatever was missed is looked for again. */
const WRITE_TRIES = 3;

export interface Written {
  /** The numbers, as they were before, of the rows that show what was to be written. */
  landed: Set<number>;
  /** Claims of spaces that are in no row: it was deleted, or pasted over, before or while this was written. */
  gone: Claim[];
}

/**
 * Writes rows, and is the only one who does: each column as one block, so the number of calls does
 * not depend on the number of rows. A spreadsheet cannot be locked against its people, so rows may
 * move between reading and writing, and the execution may be killed before it sees that. Therefore
 * - the column Request ID is always written whole: then whatever moves, every claim is still there,
 *   at worst in a wrong row, where `resolveClaims` recognises it, now or in the next run;
 * - it is written first, so a result in a wrong row has its claim with it; where rows are put right,
 *   it is written again at the end: until then it says that all the rest may be another row's;
 * - what is there afterwards is read again, and rows that were missed or hit by mistake are put right.
 * What earlier stops have left in wrong rows is put right before anything else.
 * @param table as it was read just before.
 * @param changes by row number.
 * @param all what is to be done about the rows, and which claims are left over.
 * @param order in which columns are written; `PUTTING_RIGHT` where rows lose their claims.
 */
export function writeRows(
  table: Table,
  changes: ReadonlyMap<number, RowChange>,
  { plans, orphans }: Plans,
  order: readonly ResultColumn[] = RESULT_COLUMNS,
): Written {
  // Their claims are written over: they are nowhere else.
  reportAtOnce(linksOf(orphans));
  const repairs = repairsIn(plans);
  const targets = table.rows.map((row): Target => {
    return { row, change: repairs.get(row.number) ?? UNCHANGED };
  });
  const repaired = writeTargets(table, targets, PUTTING_RIGHT);
  if (repaired.hasMoved) return { landed: new Set(), gone: [] };
  for (const target of targets) {
    if (isChanged(target)) target.row = showing(target);
    // What was kept of it beside the repair is read anew: it is no longer what stands there.
    delete target.kept;
    target.change = changes.get(target.row.number) ?? UNCHANGED;
  }
  const written = writeTargets(table, targets, order);
  return {
    landed: new Set(written.landed),
    gone: [...orphans, ...repaired.gone, ...written.gone],
  };
}

/** Request ID first says of these rows that they are torn: whatever of this is carried out, it is known. */
export const PUTTING_RIGHT = [...RESULT_COLUMNS, "requestId"] as const;

function writeTargets(
  table: Table,
  targets: readonly Target[],
  order: readonly ResultColumn[],
): WrittenTargets {
  const changed = targets.filter(isChanged);
  const columns = order.filter((column) => changed.some(({ change }) => column in change));
  if (columns.length === 0) return { landed: [], gone: [] };
  if (!keepOthers(table, targets, columns)) return NOTHING_WRITTEN;
  const kept = claimsIn(targets);
  let present = table;
  let pairs = targets.map((target): Pair => ({ row: target.row, target }));
  let wrong = changed.map(({ row }) => row.number);
  let lost: Claim[] = [];
  let landed: number[] = [];
  for (let tries = 0; tries < WRITE_TRIES && wrong.length > 0; tries++) {
    const isFirst = tries === 0;
    const written = writeBlocks(
      present,
      pairs,
      wrong,
      isFirst ? columns : PUTTING_RIGHT.filter((column) => columns.includes(column)),
    );
    const look = lookAgain(present, targets);
    if (!look || (hasMovedColumns(present, look.present) && !areAllShown(changed, look.pairs))) {
      putBack(present, written);
      // What landed in an earlier try stays.
      return { ...NOTHING_WRITTEN, landed };
    }
    ({ present, pairs } = look);
    // What is put right next writes over their claims.
    if (order === PUTTING_RIGHT) lost = lostOf(changed, pairs);
    reportAtOnce(linksOf(lost));
    if (!columns.includes("requestId")) {
      for (const { row, target } of pairs) if (target) target.row = asEmptied(row, target, columns);
    }
    wrong = pairs.filter((pair) => isWrong(pair, written, columns)).map(({ row }) => row.number);
    landed = shownOf(pairs)
      .filter(isChanged)
      .map(({ row }) => row.number);
  }
  const standing = requestIdsIn(present);
  const gone = [...lost, ...kept.filter(({ requestId }) => !standing.has(requestId))];
  return { landed, gone };
}

interface WrittenTargets {
  landed: number[];
  gone: Claim[];
  /** Whether columns have moved: the rest is for whoever reads the rows anew and begins again. */
  hasMoved?: boolean;
}

const NOTHING_WRITTEN: WrittenTargets = { landed: [], gone: [], hasMoved: true };

/** The claims of spaces that were to be put right, and whose rows are not there any more. */
function lostOf(targets: readonly Target[], pairs: readonly Pair[]): Claim[] {
  const found = new Set(pairs.map(({ target }) => target));
  const lost = targets.filter((target) => !found.has(target));
  return lost.flatMap((target) => parseClaim(shownBy(target, "requestId")) ?? []);
}

/** The claims that are to stay where they are. */
function claimsIn(targets: readonly Target[]): Claim[] {
  const kept = targets.filter(({ change }) => !("requestId" in change));
  return kept.flatMap(({ row }) => claimIn(row) ?? []);
}

function requestIdsIn({ rows }: Table): Set<string> {
  return new Set(rows.map(({ cells }) => requestIdIn(cells.requestId)));
}

/** Where somebody has emptied a row meanwhile, what was written back there beside others goes, too. */
function asEmptied(now: Row, target: Target, written: readonly ResultColumn[]): Row {
  const { row } = target;
  const isEmptied = (column: ResultColumn) => written.includes(column) || now.cells[column] === "";
  if (isChanged(target) || !claimIn(row) || !RESULT_COLUMNS.every(isEmptied)) return row;
  return showing({ row, change: cellsAfter({ event: "startedOver" }) });
}

/**
 * Rows and columns that came in may have pushed others out of what was read before.
 * @returns undefined where a column is gone.
 */
function lookAgain(
  table: Table,
  targets: readonly Target[],
): { present: Table; pairs: Pair[] } | undefined {
  const again = readAgain(table);
  if (again && !hasMovedColumns(table, again)) {
    const pairs = matched(again.rows, targets);
    const found = new Set(pairs.map(({ target }) => target));
    if (targets.every((target) => found.has(target))) return { present: again, pairs };
  }
  const read = readWhole(table.sheet, table.own);
  if ("missing" in read) return undefined;
  return { present: read.table, pairs: matched(read.table.rows, targets) };
}

function hasMovedColumns(before: Table, now: Table): boolean {
  return RESULT_COLUMNS.some((column) => before.positions[column] !== now.positions[column]);
}

/** Whether each one shows all that was written: its claim and its status may have been there before. */
function areAllShown(targets: readonly Target[], pairs: readonly Pair[]): boolean {
  const isShown = ({ row, target }: Pair) =>
    target && RESULT_COLUMNS.every((column) => row.cells[column] === shownBy(target, column));
  const shown = new Set(pairs.filter(isShown).map(({ target }) => target));
  return targets.every((target) => shown.has(target));
}

/**
 * Somebody has inserted, moved or deleted columns in the very moment in which these were written: all
 * goes back as it was, in other columns as it was shown, and nothing counts as written.
 */
function putBack(table: Table, written: Blocks): void {
  const { sheet, headerRow, positions, shown } = table;
  const now = sheet.getDataRange().getDisplayValues();
  const hit = new Set([...written.keys()].map((column) => positions[column]));
  // Where the header itself was written over, columns cannot be told by it.
  const isPushed = headerIn(now, shown[headerRow] ?? [], hit) !== headerRow;
  const placeOf = isPushed ? (at: number) => at : formerPlaces(shown, now, headerRow, hit);
  const lineOf = formerLines(shown, now, new Set([...hit].map(placeOf)), hit);
  for (const [column, { first, pairs }] of written) {
    const at = positions[column];
    const from = placeOf(at);
    if (at >= sheet.getMaxColumns()) continue;
    const known = new Map(pairs.map((pair) => [pair.row.number, pair]));
    const contents = pairs.map((_, index): Content => {
      const former = lineOf(first - 1 + index);
      const pair = from === at ? known.get(former + 1) : undefined;
      if (pair) return asItWas(pair, column);
      return { typed: shown[former]?.[from] ?? "" };
    });
    const isHit = contents.some(
      (content, index) => now[first - 1 + index]?.[at] !== textOf(content),
    );
    if (from === at || isHit) writeColumn(table, column, first, contents);
  }
  SpreadsheetApp.flush();
}

function asItWas({ row, target }: Pair, column: ResultColumn): Content {
  return target?.kept?.[column] ?? present(row, column);
}

/** What puts right what earlier stops have left in wrong rows, by row number. */
export function repairsIn(plans: readonly RowPlan[]): Map<number, RowChange> {
  const repairs = new Map<number, RowChange>();
  for (const plan of plans) {
    const repair = repairOf(plan);
    if (repair) repairs.set(plan.row.number, repair);
  }
  return repairs;
}

function repairOf(plan: RowPlan): RowChange | undefined {
  const { own, found, row, status } = plan;
  if (plan.isLeft && own && plan.isShifted) return cellsAfter({ event: "startedOver", claim: own });
  if (plan.isLeft) return cellsAfter({ event: "released", before: "" });
  const isSilent = !isUnknown(status) && (!saysCreated(status) || row.cells.space === "");
  if (own && hasSpace(own) && isSilent && plan.verdict !== "skip") {
    const name = row.cells.name || row.cells.members.slice(0, LONGEST_LABEL);
    const label = plan.verdict === "attention" ? own.space.name : name;
    const { members, type } = readVocabulary().draft(row);
    const hasMembers = members !== "" && type !== "DIRECT_MESSAGE";
    return cellsAfter({ event: "restored", claim: own, label, hasMembers });
  }
  if (own) return plan.isShifted ? cellsAfter({ event: "unsettled", claim: own }) : undefined;
  const isAnothers = found !== undefined && plan.verdict !== "attention";
  if (plan.verdict === "skip" && (isAnothers || plan.isRemnant))
    return cellsAfter({ event: "startedOver" });
  return isAnothers ? { requestId: "" } : undefined;
}

/** Whether a row was missed, or hit by what was meant for another one. */
function isWrong(
  { row, target }: Pair,
  written: Blocks,
  columns: readonly ResultColumn[],
): boolean {
  if (target && isUntouched(row, target)) return false;
  return columns.some((column) => {
    const isRight = target && row.cells[column] === shownBy(target, column);
    if (isRight || (target && column in target.change)) return !isRight;
    const isHit = written.get(column)?.texts.has(row.cells[column]);
    return isHit && (target !== undefined || (row.cells[column] !== "" && isBlank(row)));
  });
}

/** What was written into each column: from which row on, into which rows, and what they were to show. */
type Blocks = Map<ResultColumn, { first: number; pairs: readonly Pair[]; texts: Set<string> }>;

/** Writes the columns of these rows, and of those between them; Request ID of all. */
function writeBlocks(
  table: Table,
  pairs: readonly Pair[],
  numbers: readonly number[],
  columns: readonly ResultColumn[],
): Blocks {
  const written: Blocks = new Map();
  const due = new Set(numbers);
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const block = pairs.filter(({ row: { number } }) => number >= first && number <= last);
  for (const [index, column] of columns.entries()) {
    const rows = column === "requestId" ? pairs : block;
    const comesAgain = columns.includes(column, index + 1);
    const contents = rows.map(({ row, target }) => {
      const isDue = due.has(row.number);
      const isOurs = isDue && isBlank(row);
      const content = target ? wanted(target, column) : isOurs ? "" : present(row, column);
      return comesAgain && isDue ? tornClaim(textOf(content || row.cells.requestId)) : content;
    });
    const top = rows[0]?.row.number ?? 1;
    writeColumn(table, column, top, contents);
    // What is in an empty row that came in meanwhile is its own.
    const texts = rows.flatMap(({ row, target }, index) =>
      target || !isBlank(row) ? [textOf(contents[index] ?? "")] : [],
    );
    written.set(column, { first: top, pairs: rows, texts: new Set(texts) });
  }
  SpreadsheetApp.flush();
  return written;
}

/** Spaces whose rows were deleted in the instant in which these were written. */
export function reportGone(written: Written): Written {
  reportAtOnce(linksOf(written.gone));
  return written;
}
